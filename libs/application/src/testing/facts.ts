import type { GoalCommand, MeasureCommand, RoundCommand, SavingsCommand, SavingsCommandOf } from '#domain';

/** A measure of a sector, put forward in a programme. */
export const registerMeasure = (programme: string | null, responsible: string | null = null): MeasureCommand => ({
  type: 'RegisterMeasure',
  title: 'Et tiltak',
  description: null,
  area: 'osu',
  areaAssumed: false,
  chapterArea: null,
  adoption: { status: 'not-adopted', programme },
  responsible,
  continuous: true,
  due: null,
  legalBasis: null,
  goals: [],
  strategies: [],
  participatingAreas: [],
  exemption: null,
  source: null,
});

export const addSector = {
  type: 'AddUnit',
  unit: 'osu',
  level: 'sector',
  name: 'Organisasjon, styring og utvikling',
  parent: null,
  source: null,
} as const;

export const openLine = (measure: string, line: string): SavingsCommand => ({
  type: 'OpenSavingsLine',
  measure,
  line,
  unit: 'NOK',
  title: 'Energi',
  nature: 'saving',
  kind: null,
  recurrence: null,
  budgetArea: null,
  priceYear: null,
  baseline: null,
  continues: null,
  source: null,
});

/** A goal that stands at the top and serves nothing else. */
export const setGoal = (self: string, more: Partial<GoalSetting> = {}): GoalSetting => ({
  type: 'SetGoal',
  self,
  level: 'effort',
  title: `Goal ${self}`,
  description: null,
  parent: null,
  alsoUnder: [],
  chapterArea: null,
  source: null,
  ...more,
});

type GoalSetting = Extract<GoalCommand, { type: 'SetGoal' }>;

/** A million a year saved from 2018. */
export const proposePlan = (line: string, programme: string): SavingsCommandOf<'PlanSavings'> => ({
  type: 'PlanSavings',
  line,
  programme,
  programmeYears: { firstYear: 2018, lastYear: 2021 },
  basis: { kind: 'proposal' },
  years: [{ year: 2018, amount: -1_000_000, approximate: false, range: null }],
  undated: [],
  reason: null,
});

export const openRound: Extract<RoundCommand, { type: 'OpenRound' }> = {
  type: 'OpenRound',
  title: '1. tertial 2017',
  from: '2017-01-01',
  cutOff: '2017-04-30',
  programme: null,
  sectors: [{ sector: 'osu', due: '2017-05-05' }],
  previous: null,
};
