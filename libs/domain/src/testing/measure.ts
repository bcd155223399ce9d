import type { MeasureCommandOf, MeasureEvent, StatusReport, StatusStatement } from '../measure/index.js';
import { measureDecider } from '../measure/index.js';
import { given, type StatedFact } from './given.js';

/** What a specification of measures says where it says nothing else: a measure that the council has not adopted. */
export const registration: MeasureCommandOf<'RegisterMeasure'> = {
  type: 'RegisterMeasure',
  title: 'Etablering av grunneierfunksjon',
  description: null,
  area: 'eiendom',
  areaAssumed: false,
  chapterArea: null,
  adoption: { status: 'not-adopted', programme: null },
  responsible: 'kari',
  continuous: false,
  due: '2017',
  legalBasis: null,
  goals: [],
  strategies: [],
  participatingAreas: [],
  exemption: null,
  source: null,
};

type Registered = Extract<MeasureEvent, { type: 'MeasureRegistered' }>;

export function registered(otherwise: Partial<Registered['data']> = {}): Registered {
  const { type: _, ...data } = registration;
  return { type: 'MeasureRegistered', data: { ...data, ...otherwise } };
}

/** As the council adopted it in the programme HP 2017–2020. */
export const adopted = registered({ adoption: { status: 'adopted', programme: 'hp-2017' } });

const nothingSaid = {
  words: null,
  progress: 'not-assessed',
  effect: 'not-assessed',
  comment: null,
  commentExempt: null,
  risk: null,
  deviation: null,
  cause: null,
  action: null,
  remedy: null,
} as const;

/** A statement for a day: ongoing, chosen, with nothing assessed. */
export const statement = (effectiveOn: string, otherwise: Partial<StatusStatement> = {}): StatusStatement => ({
  effectiveOn,
  phase: 'ongoing',
  byHeading: false,
  ...nothingSaid,
  decision: null,
  ...otherwise,
});

export const reportStatus = (effectiveOn: string, otherwise: Partial<StatusStatement> = {}) =>
  ({ type: 'ReportStatus', ...statement(effectiveOn, otherwise) }) as const;

/** A report as it is kept. */
export const report = (effectiveOn: string, otherwise: Partial<StatusReport> = {}): StatusReport => ({
  effectiveOn,
  phase: 'ongoing',
  reading: 'none',
  ...nothingSaid,
  ...otherwise,
});

export const reported = (effectiveOn: string, otherwise: Partial<StatusReport> = {}) =>
  ({ type: 'StatusReported', data: report(effectiveOn, otherwise) }) as const;

/** A registered measure, and what happened since. Today is 2 May 2017. */
export const measure = (...facts: StatedFact<MeasureEvent>[]) => given(measureDecider, [registered(), ...facts]);

/** A measure that the council adopted, and what happened since. */
export const adoptedMeasure = (...facts: StatedFact<MeasureEvent>[]) => given(measureDecider, [adopted, ...facts]);
