import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolvesWhateverComes, obeysTheLaws } from '../testing/decider-laws.js';
import {
  actorOf,
  type OrganisationCommand,
  organisationDecider,
  type OrganisationEvent,
  organisationEvents,
  type OrganisationState,
  pathOf,
  unitsUnder,
} from './index.js';

const unit = fc.constantFrom('s1', 's2', 'a1', 'a2', 'a3', 'u1', 'u2', 'u3');
const level = fc.constantFrom('sector' as const, 'area' as const, 'unit' as const);
/** Few units and people where rights are given and taken, so that the commands meet each other. */
const led = fc.constantFrom('s1', 'a1');
const person = fc.constantFrom('kari', 'ola');
const name = fc.constantFrom('Eiendom', 'DigIT', 'HR', 'Økonomi', 'Anskaffelser', 'eiendom', ' ');
const reason = fc.constantFrom('Omorganisert', ' ');
const role = fc.constantFrom('administrator' as const, 'administrator' as const, 'auditor' as const);
const day = fc.constantFrom('2017-05-01', '2017-05-31', '2017-06-30', '2017-02-29');
const chapterArea = fc.constantFrom('c1', 'c2');
const of = <Type extends OrganisationCommand['type']>(type: Type) => fc.constant(type);

/** A tree to begin with, so that moving, closing and renaming find something. */
const beginning: OrganisationEvent[] = (
  [
    ['s1', 'sector', null],
    ['s2', 'sector', null],
    ['a1', 'area', 's1'],
    ['a2', 'area', 's2'],
    ['u1', 'unit', 'a1'],
  ] as const
).map(([unit, level, parent]) => ({ type: 'UnitAdded', data: { unit, level, name: unit, parent, source: null } }));

const command: fc.Arbitrary<OrganisationCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: of('AddUnit'),
      unit,
      level,
      name,
      parent: fc.option(unit),
      source: fc.constant(null),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: of('RenameUnit'), unit, name, reason }) },
  { weight: 6, arbitrary: fc.record({ type: of('MoveUnit'), unit, to: unit, reason }) },
  { weight: 2, arbitrary: fc.record({ type: of('CloseUnit'), unit, reason }) },
  { weight: 1, arbitrary: fc.record({ type: of('AddChapterArea'), chapterArea, name, source: fc.constant(null) }) },
  { weight: 1, arbitrary: fc.record({ type: of('RenameChapterArea'), chapterArea, name, reason }) },
  { weight: 4, arbitrary: fc.record({ type: of('AppointLead'), unit: led, person }) },
  { weight: 1, arbitrary: fc.record({ type: of('WithdrawLead'), unit: led }) },
  { weight: 4, arbitrary: fc.record({ type: of('NameDeputy'), unit: led, person, from: day, to: day }) },
  { weight: 2, arbitrary: fc.record({ type: of('WithdrawDeputy'), unit: led, person }) },
  { weight: 2, arbitrary: fc.record({ type: of('GrantRole'), person, role }) },
  { weight: 2, arbitrary: fc.record({ type: of('WithdrawRole'), person, role, reason: fc.option(reason) }) },
);

const administrators = ({ roles }: OrganisationState): number =>
  [...roles.values()].filter((granted) => granted.includes('administrator')).length;

function isATreeOfThreeLevels(state: OrganisationState): void {
  const levelAbove = { sector: undefined, area: 'sector', unit: 'area' };
  const units = [...state.units.values()];
  for (const { unit, level, parent, closed, lead, deputies } of units) {
    const above = parent === null ? undefined : state.units.get(parent);
    expect(above?.level).toBe(levelAbove[level]);
    expect(pathOf(state, unit)?.[level]).toBe(unit);
    if (!closed && above) expect(above.closed).toBe(false);
    if (closed) expect([lead, deputies]).toEqual([null, []]);
    expect(deputies.map((deputy) => deputy.person)).not.toContain(lead ?? 'nobody');
    expect(new Set(deputies.map((deputy) => deputy.person)).size).toBe(deputies.length);
  }
  const open = units.filter(({ closed }) => !closed).map(({ parent, name }) => `${parent}/${name.toLowerCase()}`);
  expect(new Set(open).size).toBe(open.length);
  // The sectors' subtrees hold every unit, each once.
  const covered = units.filter(({ level }) => level === 'sector').flatMap(({ unit }) => [...unitsUnder(state, unit)]);
  expect(covered.sort()).toEqual([...state.units.keys()].sort());
}

describe('the organisation', () => {
  it('obeys the laws, stays a tree of three levels, and never loses its last administrator', () =>
    obeysTheLaws({
      decider: organisationDecider,
      events: organisationEvents,
      command,
      from: beginning,
      invariant: (state, before) => {
        isATreeOfThreeLevels(state);
        if (administrators(before) > 0) expect(administrators(state)).toBeGreaterThan(0);
      },
    }));

  it('evolves whatever comes, and can be read, even if the facts make a circle', () => {
    const facts: OrganisationEvent[] = [
      { type: 'UnitAdded', data: { unit: 'a', level: 'area', name: 'A', parent: 'b', source: null } },
      { type: 'UnitAdded', data: { unit: 'b', level: 'sector', name: 'B', parent: null, source: null } },
      { type: 'UnitMoved', data: { unit: 'b', from: null, to: 'a', reason: 'Feil' } },
      { type: 'UnitMoved', data: { unit: 'a', from: 'b', to: 'nowhere', reason: 'Feil' } },
      { type: 'UnitRenamed', data: { unit: 'a', name: 'C', reason: 'Feil' } },
      { type: 'UnitClosed', data: { unit: 'a', reason: 'Feil' } },
      { type: 'ChapterAreaAdded', data: { chapterArea: 'c', name: 'C', source: null } },
      { type: 'ChapterAreaRenamed', data: { chapterArea: 'c', name: 'D', reason: 'Feil' } },
      { type: 'LeadAppointed', data: { unit: 'a', person: 'kari' } },
      { type: 'LeadWithdrawn', data: { unit: 'a', person: 'ola' } },
      { type: 'DeputyNamed', data: { unit: 'a', person: 'ola', from: '2017-05-01', to: '2017-05-31' } },
      { type: 'DeputyWithdrawn', data: { unit: 'a', person: 'ola' } },
      { type: 'RoleGranted', data: { person: 'kari', role: 'auditor' } },
      { type: 'RoleWithdrawn', data: { person: 'kari', role: 'auditor', reason: null } },
    ];
    expect(new Set(facts.map(({ type }) => type))).toEqual(new Set(Object.keys(organisationEvents)));
    evolvesWhateverComes(organisationDecider, facts, (state) => [
      pathOf(state, 'a'),
      unitsUnder(state, 'b'),
      actorOf(state, 'kari', '2017-05-02'),
    ]);
  });
});
