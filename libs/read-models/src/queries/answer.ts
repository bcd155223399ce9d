import type { Refusal, Viewer } from '#domain';

/** Which state of things is asked for; left out: the present. */
export type At =
  /** The log up to and including this position; judged on this day, by default the one on which it was reached. */
  | { readonly position: number; readonly day?: string }
  /** What was known at this moment (recorded time): an instant with its offset, or a date, which means its end in Oslo. */
  | { readonly moment: string };

/** What every query carries. */
export interface Asked {
  readonly viewer: Viewer;
  readonly at?: At | undefined;
}

/** Where an answer stands: everything in it is of this one position. */
export interface Stand {
  readonly position: number;
  /** Running maximum of the moments of recording up to the position, ISO 8601; null: the log is empty there. */
  readonly logTime: string | null;
  /** The day on which due dates and freshness are judged, in Oslo: today, or the day asked for. */
  readonly day: string;
}

export type QueryRefusalCode =
  /** This viewer may read published versions only. */
  | 'nothing-live'
  /** A view is being built and cannot be asked yet. */
  | 'view-building'
  /** The position is beyond what the views know. */
  | 'position-not-reached'
  | 'moment-invalid'
  | 'since-invalid'
  | 'cursor-invalid'
  /** Full-text search knows the present only. */
  | 'search-present-only'
  | 'search-empty'
  | 'measure-not-found'
  | 'strategy-not-found'
  | 'indicator-not-found'
  /** The series has had no rule of this version. */
  | 'rule-not-found'
  | 'round-not-found'
  /** The sector has no part in the round. */
  | 'sector-not-in-round'
  | 'round-not-published'
  | 'unit-not-found'
  | 'programme-not-found'
  /** No whole number, or the range begins after its end. */
  | 'years-invalid'
  | 'days-invalid'
  /** Amounts together are beyond what a number holds exactly. */
  | 'sum-too-large';

export type QueryRefusal = Refusal<QueryRefusalCode>;

/** What a query says: the answer with where it stands, or why there is none. */
export type Answer<Report extends object> =
  | { readonly ok: true; readonly answer: Stand & Report }
  | { readonly ok: false; readonly refusals: readonly [QueryRefusal, ...QueryRefusal[]] };

export const refused = (
  code: QueryRefusalCode,
  params: QueryRefusal['params'] = {},
  field?: string,
): { readonly ok: false; readonly refusals: readonly [QueryRefusal] } => ({
  ok: false,
  refusals: [field === undefined ? { code, params } : { code, field, params }],
});
