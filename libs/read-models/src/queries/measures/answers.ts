import type { Day, DuePeriod, Light, Phase } from '#domain';
import type { Fate } from '../../projections/measures/code.js';
import type { Asked } from '../answer.js';
import type { Selection } from '../selection.js';
import type { Split } from '../tally.js';

export interface MeasureFilter extends Selection {
  /** With everything below them. */
  readonly units?: readonly string[] | undefined;
  readonly phases?: readonly Phase[] | undefined;
  readonly progress?: readonly Light[] | undefined;
  readonly effect?: readonly Light[] | undefined;
  readonly responsible?: string | undefined;
  readonly withoutResponsible?: boolean | undefined;
  /** With everything below it. */
  readonly goal?: string | undefined;
  /** With its sub-strategies and sub-goals. */
  readonly strategy?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly stale?: boolean | undefined;
  /** True: only those completed by heading; false: without them. */
  readonly byHeading?: boolean | undefined;
  /** What became of them. Default: those that count. */
  readonly fates?: readonly Fate[] | undefined;
}

/** Phases and lights in their own order, days and positions rising; the others by the alphabet. */
export type MeasureSort = 'registered' | 'title' | 'phase' | 'progress' | 'effect' | 'due' | 'changed' | 'confirmed';

export interface MeasuresQuery extends Asked {
  readonly filter?: MeasureFilter | undefined;
  /** Words that must all stand in the measure, or be the beginning of one. The present only, best first. */
  readonly text?: string | undefined;
  readonly sort?: MeasureSort | undefined;
  readonly descending?: boolean | undefined;
  /** 1 to {@link MAX_PAGE}, default 50. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  readonly staleAfterDays?: number | undefined;
}

export const MAX_PAGE = 200;
/** Hits of a search that can be paged through. */
export const MAX_HITS = 500;

export interface MeasureRow {
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  readonly chapterArea: string | null;
  readonly programme: string | null;
  readonly adopted: boolean;
  readonly responsible: string | null;
  readonly phase: Phase;
  readonly progress: Light;
  readonly effect: Light;
  readonly byHeading: boolean;
  readonly words: string | null;
  readonly effectiveOn: Day | null;
  /** Latest day that somebody reported or confirmed. */
  readonly confirmedOn: Day | null;
  /** When something was last changed: moment of recording. */
  readonly changedAt: string;
  readonly due: DuePeriod | null;
  readonly continuous: boolean;
  readonly overdue: boolean;
  readonly stale: boolean;
  readonly exempt: boolean;
  readonly fate: Fate;
  readonly goals: readonly string[];
  readonly strategies: readonly string[];
  /** Where the words were found: HTML with `<mark>`. Of a full-text search only. */
  readonly snippet: string | null;
}

export interface MeasureList {
  readonly count: Split;
  /** Hits beyond {@link MAX_HITS} are counted and not listed. */
  readonly truncated: boolean;
  readonly measures: readonly MeasureRow[];
  /** Null: this was the last page. */
  readonly next: string | null;
}
