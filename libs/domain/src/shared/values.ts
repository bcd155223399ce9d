/** Values that several aggregates share. */

/** A calendar day, `YYYY-MM-DD`. A date, never a timestamp. */
export type Day = string;

/** A date as far as it is known: `2016`, `2016-05` or `2016-05-12` (EDTF level 0). */
export type PartialDate = string;

/**
 * When something is due, as EDTF (ISO 8601-2): a day `2017-06-01`, a month `2017-06`, a year `2017`, a season
 * `2017-21` … `2017-24` (spring, summer, autumn, winter) or a tertial `2017-37` … `2017-39`.
 */
export type DuePeriod = string;

export type Phase = 'planned' | 'ongoing' | 'completed' | 'postponed' | 'discontinued' | 'unclassified';
export type Light = 'green' | 'yellow' | 'red' | 'not-assessed';

/** A political case: number, body, date (each possibly unknown), kind. Nothing but `kind` is certain in the sources. */
export interface DecisionReference {
  readonly case?: string;
  readonly title?: string;
  readonly body?: string;
  readonly on?: PartialDate;
  readonly kind: 'decided' | 'informed' | 'planned' | 'asked-for';
}

/** Why a text or a measure is kept from public view: the paragraph of the law. */
export interface Exemption {
  readonly legalBasis: string;
}

/** Where an imported entry comes from: the document and its chapter. */
export interface SourceReference {
  readonly document: string;
  readonly chapter: string;
}
