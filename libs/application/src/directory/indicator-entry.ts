import type { IndicatorEvent, Recorded } from '#domain';

/** What must be known of an indicator outside its own stream: whom its figures may be shown to. */
export interface IndicatorEntry {
  /** Unit that it is about; null: the whole municipality. */
  readonly area: string | null;
  /** Figures of so few that they are shown to that line only. */
  readonly restricted: boolean;
  readonly retired: boolean;
}

export function foldIndicator(entry: IndicatorEntry | null, fact: Recorded<IndicatorEvent>): IndicatorEntry | null {
  switch (fact.type) {
    case 'IndicatorDefined':
      return { area: fact.data.area, restricted: fact.data.restricted, retired: false };
    case 'IndicatorDetailsChanged':
      return entry && { ...entry, area: fact.data.area, restricted: fact.data.restricted };
    case 'IndicatorRetired':
      return entry && { ...entry, retired: true };
    default:
      return entry;
  }
}
