import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolvesWhateverComes, obeysTheLaws } from '../testing/decider-laws.js';
import { given, stateAfter } from '../testing/given.js';
import {
  programmeDecider,
  programmeEvents,
  successorRefusals,
  type Programme,
  type ProgrammeCommand,
  type ProgrammeEvent,
} from './index.js';

const prepared: ProgrammeEvent = {
  type: 'ProgrammePrepared',
  data: { name: 'HP 2018–2021', firstYear: 2018, lastYear: 2021, source: null },
};
const decision = { kind: 'decided', body: 'Kommunestyret', on: '2017-12-13', case: '123/17' } as const;
const adopted: ProgrammeEvent = { type: 'ProgrammeAdopted', data: { decision } };
const adoptedWithoutCase: ProgrammeEvent = { type: 'ProgrammeAdopted', data: { decision: null } };
const superseded: ProgrammeEvent = { type: 'ProgrammeSuperseded', data: { by: 'next' } };
const withdrawn: ProgrammeEvent = { type: 'ProgrammeWithdrawn', data: { reason: 'Feil' } };

const prepare = {
  type: 'PrepareProgramme',
  name: 'HP 2018–2021',
  firstYear: 2018,
  lastYear: 2021,
  source: null,
} as const;
const adopt = { type: 'AdoptProgramme', decision, decisionUnknown: false } as const;
const supersede = { type: 'SupersedeProgramme', self: 'this', by: 'next' } as const;

const programme = (...facts: ProgrammeEvent[]) => given(programmeDecider, facts);

describe('preparing a programme', () => {
  it('is four years long', () => {
    programme().when(prepare).then(prepared);
    programme()
      .when({ ...prepare, lastYear: 2022 })
      .thenRefused('programme-not-four-years@lastYear');
  });

  it('is refused with every fault at once', () => {
    programme()
      .when({ ...prepare, name: ' ', firstYear: 18, lastYear: 2021.5 })
      .thenRefused('text-missing@name', 'year-invalid@firstYear', 'year-invalid@lastYear', 'programme-not-four-years');
    programme()
      .when({ ...prepare, name: 'x'.repeat(201) })
      .thenRefused('text-too-long@name');
  });

  it('happens once', () => programme(prepared).when(prepare).thenRefused('programme-exists'));

  it('comes before everything else', () => {
    programme().when(adopt).thenRefused('programme-unknown');
    programme().when(supersede).thenRefused('programme-unknown');
  });
});

describe('renaming a programme', () => {
  const rename = { type: 'RenameProgramme', name: ' HP 18–21 ', reason: 'Kortere' } as const;

  it('keeps the reason', () =>
    programme(prepared)
      .when(rename)
      .then({ type: 'ProgrammeRenamed', data: { name: 'HP 18–21', reason: 'Kortere' } }));

  it('says nothing new with the name that it has', () =>
    programme(prepared)
      .when({ ...rename, name: prepare.name })
      .then());

  it('needs name and reason', () =>
    programme(prepared)
      .when({ ...rename, name: '', reason: '' })
      .thenRefused('text-missing@name', 'text-missing@reason'));

  it('is over once it is withdrawn', () =>
    programme(prepared, withdrawn).when(rename).thenRefused('programme-withdrawn'));
});

describe('adopting a programme', () => {
  it('takes the decision of the council', () => programme(prepared).when(adopt).then(adopted));

  it('leaves out what is empty in the reference', () =>
    programme(prepared)
      .when({ ...adopt, decision: { kind: 'decided', case: ' 7/17 ', title: '', body: ' ' } })
      .then({ type: 'ProgrammeAdopted', data: { decision: { kind: 'decided', case: '7/17' } } }));

  it('goes without one only if it is said that the decision is unknown', () => {
    programme(prepared)
      .when({ ...adopt, decision: null })
      .thenRefused('decision-missing@decision');
    programme(prepared)
      .when({ ...adopt, decision: null, decisionUnknown: true })
      .then(adoptedWithoutCase);
    programme(prepared)
      .when({ ...adopt, decisionUnknown: true })
      .thenRefused('decision-both-known-and-unknown@decisionUnknown');
  });

  it('needs a case that was decided, at a date that exists', () =>
    programme(prepared)
      .when({ ...adopt, decision: { kind: 'planned', on: '2017-13' } })
      .thenRefused('decision-not-decided@decision.kind', 'partial-date-invalid@decision.on'));

  it('happens once, but a decision that was unknown may be stated later', () => {
    programme(prepared, adopted).when(adopt).then();
    programme(prepared, adopted)
      .when({ ...adopt, decision: { kind: 'decided', case: '1/18' } })
      .thenRefused('programme-already-adopted');
    programme(prepared, adoptedWithoutCase)
      .when({ ...adopt, decision: null, decisionUnknown: true })
      .then();
    programme(prepared, adoptedWithoutCase).when(adopt).then(adopted);
  });

  it('is too late once superseded or withdrawn', () => {
    programme(prepared, adopted, superseded).when(adopt).thenRefused('programme-superseded');
    programme(prepared, withdrawn).when(adopt).thenRefused('programme-withdrawn');
  });
});

describe('superseding a programme', () => {
  it('happens to adopted ones, once', () => {
    programme(prepared, adopted).when(supersede).then(superseded);
    programme(prepared, adopted, superseded).when(supersede).then();
    programme(prepared, adopted, superseded)
      .when({ ...supersede, by: 'other' })
      .thenRefused('programme-superseded');
    programme(prepared).when(supersede).thenRefused('programme-not-adopted');
    programme(prepared, withdrawn).when(supersede).thenRefused('programme-not-adopted');
  });

  it('is not done by itself', () =>
    programme(prepared, adopted)
      .when({ ...supersede, by: 'this' })
      .thenRefused('programme-superseded-by-itself@by'));

  it('keeps the decision that it was adopted with', () =>
    expect(stateAfter(programmeDecider, [prepared, adopted, superseded])).toMatchObject({
      status: 'superseded',
      decision,
      supersededBy: 'next',
    }));

  it('takes a successor that is adopted and begins later', () => {
    const now = stateAfter(programmeDecider, [prepared, adopted]) as Programme;
    const next: Programme = { ...now, firstYear: 2019, lastYear: 2022 };
    const codes = (successor: Programme | null) => successorRefusals(now, successor).map(({ code }) => code);
    expect(codes(next)).toEqual([]);
    expect(codes(null)).toEqual(['programme-successor-unknown']);
    expect(codes({ ...now, status: 'under-preparation' })).toEqual([
      'programme-successor-not-adopted',
      'programme-successor-not-later',
    ]);
  });
});

describe('withdrawing a programme', () => {
  const withdraw = { type: 'WithdrawProgramme', reason: ' Feil ' } as const;

  it('is for programmes under preparation, with a reason', () => {
    programme(prepared).when(withdraw).then(withdrawn);
    programme(prepared)
      .when({ ...withdraw, reason: '' })
      .thenRefused('text-missing@reason');
    programme(prepared, withdrawn).when(withdraw).thenRefused('programme-withdrawn');
    programme(prepared, adopted).when(withdraw).thenRefused('programme-not-under-preparation');
    programme(prepared, adopted, superseded).when(withdraw).thenRefused('programme-not-under-preparation');
  });
});

const reason = fc.constantFrom('Ny beregning', ' ');
const figure = fc.record({
  amount: fc.constantFrom(1, 2, 3, 23_000_000, 0, -1, 0.5),
  approximate: fc.boolean(),
  range: fc.constantFrom(null, null, { from: -0, to: 23_000_000 }),
});
const target = fc.record({
  target: fc.constantFrom('t1', 't2'),
  title: fc.constantFrom('Fellestjenester', 'Fellestjenester', ' '),
  scope: fc.constant({ kind: 'programme' as const }),
  unit: fc.constant('NOK' as const),
  year: fc.constantFrom(2019, 2019, 2019, 2025),
  figure,
  baseline: fc.constantFrom(null, { year: 2015, amount: -0 }),
  unreconciledWith: fc.constantFrom(null, null, null, 't1'),
  note: fc.constantFrom(null, ' '),
  source: fc.constant(null),
});
const need = fc.record({
  need: fc.constantFrom('n1', 'n2'),
  title: fc.constantFrom('Behov', ' '),
  unit: fc.constant('NOK' as const),
  year: fc.constantFrom(2018, 2025),
  figure,
  note: fc.constant(null),
  source: fc.constant(null),
});
const targetOrNeed: fc.Arbitrary<ProgrammeCommand> = fc.oneof(
  target.map((said) => ({ type: 'SetSavingsTarget' as const, ...said })),
  fc.tuple(target, reason).map(([said, why]) => ({ type: 'ChangeSavingsTarget' as const, ...said, reason: why })),
  fc.record({
    type: fc.constant('WithdrawSavingsTarget' as const),
    target: fc.constantFrom('t1', 't2'),
    reason,
  }),
  need.map((said) => ({ type: 'StateSavingsNeed' as const, ...said })),
  fc.tuple(need, reason).map(([said, why]) => ({ type: 'ChangeSavingsNeed' as const, ...said, reason: why })),
  fc.record({ type: fc.constant('WithdrawSavingsNeed' as const), need: fc.constantFrom('n1', 'n2'), reason }),
);

describe('a programme', () => {
  const name = fc.constantFrom('HP 2018–2021', 'HP 18', '');
  const anyDecision = fc.constantFrom(null, decision, { kind: 'decided' } as const, { kind: 'informed' } as const);
  const command: fc.Arbitrary<ProgrammeCommand> = fc.oneof(
    fc.record({
      type: fc.constant('PrepareProgramme' as const),
      name,
      firstYear: fc.integer({ min: 2016, max: 2019 }),
      lastYear: fc.integer({ min: 2019, max: 2021 }),
      source: fc.constant(null),
    }),
    fc.record({ type: fc.constant('RenameProgramme' as const), name, reason: name }),
    fc.record({ type: fc.constant('AdoptProgramme' as const), decision: anyDecision, decisionUnknown: fc.boolean() }),
    fc.record({
      type: fc.constant('SupersedeProgramme' as const),
      self: fc.constant('a'),
      by: fc.constantFrom('a', 'b', 'c'),
    }),
    fc.record({ type: fc.constant('WithdrawProgramme' as const), reason: name }),
    { weight: 15, arbitrary: targetOrNeed },
  );
  const next: Readonly<Record<Programme['status'], readonly Programme['status'][]>> = {
    'under-preparation': ['under-preparation', 'adopted', 'withdrawn'],
    adopted: ['adopted', 'superseded'],
    superseded: ['superseded'],
    withdrawn: ['withdrawn'],
  };

  it('obeys the laws, never goes back, and is four years long', () =>
    obeysTheLaws({
      decider: programmeDecider,
      events: programmeEvents,
      command,
      invariant: (state, before) => {
        if (state === null) return;
        expect(state.lastYear - state.firstYear).toBe(3);
        if (before !== null) expect(next[before.status]).toContain(state.status);
        expect(state.supersededBy !== null).toBe(state.status === 'superseded');
        for (const { year, figure: asked } of state.targets) {
          expect(asked.amount > 0 && Number.isSafeInteger(asked.amount)).toBe(true);
          expect(year >= state.firstYear && year <= state.lastYear).toBe(true);
        }
        expect(state.needs.filter(({ figure: lacking }) => lacking.amount <= 0)).toEqual([]);
        const gone = before?.targets.filter((known) => known.withdrawn) ?? [];
        expect(state.targets.filter((known) => known.withdrawn)).toEqual(expect.arrayContaining(gone));
      },
    }));

  it('evolves whatever comes', () =>
    evolvesWhateverComes(programmeDecider, [prepared, adopted, adoptedWithoutCase, superseded, withdrawn]));
});
