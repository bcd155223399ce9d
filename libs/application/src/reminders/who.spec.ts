import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answersFor, daysBetween, NAMED, whoIsReminded, type SectorStanding } from './who.js';

const sector = (more: Partial<SectorStanding> = {}): SectorStanding => ({
  sector: 'osu',
  due: '2017-05-05',
  lead: 'lead',
  open: true,
  missing: [
    { measure: 'm1', responsible: 'ada' },
    { measure: 'm2', responsible: 'ada' },
    { measure: 'm3', responsible: 'bo' },
  ],
  ...more,
});
const on = (today: string) => ({ today, escalationDays: 3 });

test.each([
  ['its responsible', 'unit', 'ada', 'ada'],
  ['the lead of its unit', 'led', null, 'bo'],
  ['the nearest lead above it', 'unit', null, 'cy'],
  ['nobody, where nobody leads it', 'alone', null, null],
  ['nobody, where its unit is not known', 'gone', null, null],
])('who answers for a measure: %s', (_, unit, responsible, person) => {
  const units = new Map([
    ['sector', { parent: null, lead: 'dag' }],
    ['area', { parent: 'sector', lead: 'cy' }],
    ['unit', { parent: 'area', lead: null }],
    ['led', { parent: 'area', lead: 'bo' }],
    ['alone', { parent: null, lead: null }],
  ]);
  expect(answersFor(units, { unit, responsible })).toBe(person);
});

test('one reminder for each person, whatever the number of measures', () => {
  expect(whoIsReminded([sector()], on('2017-05-01'))).toEqual([
    { kind: 'reminder', person: 'ada', sector: 'osu', measures: ['m1', 'm2'], missing: 2 },
    { kind: 'reminder', person: 'bo', sector: 'osu', measures: ['m3'], missing: 1 },
  ]);
});

test('a person with measures in two sectors gets one, told under the one that is due first', () => {
  const sectors = [
    sector({ sector: 'late', due: '2017-05-09', missing: [{ measure: 'm9', responsible: 'ada' }] }),
    sector(),
  ];
  expect(whoIsReminded(sectors, on('2017-05-01'))[0]).toEqual({
    kind: 'reminder',
    person: 'ada',
    sector: 'osu',
    measures: ['m1', 'm2', 'm9'],
    missing: 3,
  });
});

test.each([
  ['2017-05-07', 0],
  ['2017-05-08', 1],
  ['2017-06-01', 1],
])('the lead is written to when the due day has passed by three days: on %s %i', (today, escalations) => {
  const found = whoIsReminded([sector()], on(today)).filter(({ kind }) => kind === 'escalation');
  expect(found).toHaveLength(escalations);
  if (escalations > 0) {
    expect(found[0]).toMatchObject({ person: 'lead', measures: ['m1', 'm2', 'm3'], missing: 3 });
  }
});

test('without days of grace the lead is written to on the day after, not on the due day itself', () => {
  const kinds = (today: string) => whoIsReminded([sector()], { today, escalationDays: 0 }).map(({ kind }) => kind);
  expect(kinds('2017-05-05')).not.toContain('escalation');
  expect(kinds('2017-05-06')).toContain('escalation');
});

test('a lead who is written to about the whole sector gets no reminder of own measures in it', () => {
  const own = sector({ missing: [{ measure: 'm1', responsible: 'lead' }] });
  expect(whoIsReminded([own], on('2017-05-20')).map(({ kind }) => kind)).toEqual(['escalation']);
});

test('a measure without a responsible is its lead’s; without a lead it is nobody’s', () => {
  const orphan = [{ measure: 'm1', responsible: null }];
  expect(whoIsReminded([sector({ missing: orphan })], on('2017-05-01'))).toMatchObject([{ person: 'lead' }]);
  expect(whoIsReminded([sector({ missing: orphan, lead: null })], on('2017-05-20'))).toEqual([]);
});

test('nobody is reminded in a sector that is ready or approved', () => {
  expect(whoIsReminded([sector({ open: false })], on('2017-05-20'))).toEqual([]);
});

const day = fc
  .integer({ min: 0, max: 60 })
  .map((days) => new Date(Date.UTC(2017, 3, 10) + days * 86_400_000).toISOString().slice(0, 10));
const person = fc.constantFrom('ada', 'bo', 'cy', null);
const sectors = fc.uniqueArray(
  fc.record({
    sector: fc.constantFrom('a', 'b', 'c'),
    due: day,
    lead: person,
    open: fc.boolean(),
    missing: fc.uniqueArray(fc.record({ measure: fc.uuid(), responsible: person }), {
      maxLength: 300,
      selector: ({ measure }) => measure,
    }),
  }),
  { selector: ({ sector: id }) => id },
);

test('whatever is missing: at most one of each kind for a person, and every measure with somebody to ask is told', () => {
  fc.assert(
    fc.property(sectors, day, fc.integer({ min: 0, max: 10 }), (standing, today, escalationDays) => {
      const found = whoIsReminded(standing, { today, escalationDays });
      const keys = found.map((one) => `${one.kind} ${one.person}`);
      expect(new Set(keys).size).toBe(keys.length);
      const isLate = ({ open, due }: SectorStanding): boolean => open && daysBetween(due, today) > 0;
      for (const { person, measures, missing } of found) {
        expect(measures.length).toBe(Math.min(missing, NAMED));
        expect(missing > 0 || standing.some((one) => one.lead === person && isLate(one))).toBe(true);
      }
      const told = found.flatMap(({ kind, missing }) => (kind === 'reminder' ? [missing] : []));
      const escalated = (one: (typeof standing)[number]) =>
        one.lead !== null && daysBetween(one.due, today) >= Math.max(1, escalationDays);
      const asked = standing
        .filter(({ open }) => open)
        .flatMap((one) =>
          one.missing
            .map(({ responsible }) => responsible ?? one.lead)
            .filter((to) => to !== null && !(escalated(one) && to === one.lead)),
        );
      expect(told.reduce((sum, count) => sum + count, 0)).toBe(asked.length);
    }),
  );
});

test('a late sector that misses nothing and is not marked ready: its lead is written to', () => {
  const complete = sector({ missing: [] });
  expect(whoIsReminded([complete], on('2017-05-05'))).toEqual([]);
  const told = { person: 'lead', sector: 'osu', measures: [], missing: 0 };
  expect(whoIsReminded([complete], on('2017-05-06'))).toEqual([{ kind: 'reminder', ...told }]);
  expect(whoIsReminded([complete], on('2017-05-08'))).toEqual([{ kind: 'escalation', ...told }]);
  const missing = sector({ sector: 'digit', missing: [{ measure: 'm1', responsible: 'lead' }] });
  expect(whoIsReminded([complete, missing], on('2017-05-06'))).toMatchObject([{ person: 'lead', missing: 1 }]);
  expect(whoIsReminded([{ ...complete, open: false }], on('2017-05-08'))).toEqual([]);
  expect(whoIsReminded([{ ...complete, lead: null }], on('2017-05-08'))).toEqual([]);
});
