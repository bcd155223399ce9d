import type { Estimate, YearEstimate } from '../shared/amounts.js';
import { savingsDecider, type SavingsCommandOf, type SavingsEvent, type SavingsNature } from '../savings/index.js';
import type { DecisionContext } from '../shared/kernel.js';
import { CONTEXT, given, type StatedFact } from './given.js';

/** One figure, exact. */
export const figure = (amount: number, otherwise: Partial<Estimate> = {}): Estimate => ({
  amount,
  approximate: false,
  range: null,
  ...otherwise,
});

export const inYear = (year: number, amount: number, otherwise: Partial<Estimate> = {}): YearEstimate => ({
  year,
  ...figure(amount, otherwise),
});

/** What a specification of savings says where it says nothing else: the energy contract's line. */
export const opening: SavingsCommandOf<'OpenSavingsLine'> = {
  type: 'OpenSavingsLine',
  measure: 'epc',
  line: 'energy',
  unit: 'NOK',
  continues: null,
  source: null,
  title: 'Energisparekontrakt',
  nature: 'saving',
  kind: 'cash-released',
  recurrence: 'recurring',
  budgetArea: 'Eiendom',
  priceYear: 2016,
  baseline: null,
};

export function opened(line = 'energy', nature: SavingsNature = 'saving') {
  const { type: _, measure: _measure, ...details } = opening;
  return { type: 'SavingsLineOpened', data: { ...details, line, nature } } as const;
}

export const plan = {
  line: 'energy',
  programme: 'hp-2016',
  programmeYears: { firstYear: 2016, lastYear: 2019 },
  basis: { kind: 'proposal' },
  years: [inYear(2016, -1_000_000), inYear(2017, -2_000_000)],
  undated: [],
  reason: null,
} as const;

export const planned = (otherwise: Partial<Extract<SavingsEvent, { type: 'SavingsPlanned' }>['data']> = {}) =>
  ({ type: 'SavingsPlanned', data: { ...plan, ...otherwise } }) as const;

export const forecast = {
  line: 'energy',
  on: '2017-04-30',
  years: [inYear(2017, -1_500_000)],
  cause: 'delayed',
  reason: 'Startet senere',
} as const;

export const realisation = {
  line: 'energy',
  year: 2016,
  figure: figure(-2_000_000),
  on: '2016-12-31',
  source: 'Regnskapet',
} as const;

/** As the energy contract's figure for 2016 is recorded by somebody else than the actor of a specification. */
export const recordedRealisation = { ...realisation, recordedBy: 'ola' } as const;

/** The money of a measure with one line, and what happened since. Today is 2 May 2017, the actor `person-1`. */
export const savings = (...facts: StatedFact<SavingsEvent>[]) => given(savingsDecider, [opened(), ...facts]);

export const savingsBy = (actor: string, ...facts: StatedFact<SavingsEvent>[]) => {
  const context: DecisionContext = { ...CONTEXT, actor };
  return given(savingsDecider, [opened(), ...facts], context);
};
