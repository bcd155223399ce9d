import { COLUMN, WIDTH, type Standing } from '../../projections/measures/standing.js';
import type { Round } from '../../projections/rounds/round.js';
import type { Answer } from '../answer.js';
import type { ReadViews, Standpoint } from '../read-models.js';
import { canonicalJson } from './canonical.js';

/** What a publication is built from. */
export interface Publication {
  readonly models: ReadViews;
  /** At the position that it is of. */
  readonly standpoint: Standpoint;
  readonly round: Round;
}

/** Pieces of JSON that make one value; each is worked out when it is asked for, in a few milliseconds. */
export type Parts = Iterable<string>;

/** A value in one piece. */
export function* once(value: () => unknown): Generator<string> {
  yield canonicalJson(value());
}

/** A list, some items in each piece. */
export function* listOf<Item>(
  items: Iterable<Item>,
  write: (item: Item) => unknown,
  atOnce: number,
): Generator<string> {
  let text = '[';
  let held = 0;
  let separator = '';
  for (const item of items) {
    text += separator + canonicalJson(write(item));
    separator = ',';
    if (++held < atOnce) continue;
    yield text;
    [text, held] = ['', 0];
  }
  yield `${text}]`;
}

/** The answer of a report, without where it stands: that is said once. */
export function reported<Report extends object>(answer: Answer<Report>): Report {
  if (!answer.ok) throw new Error(`a publication's report was refused: ${answer.refusals[0].code}`);
  const { position: _position, logTime: _logTime, day: _day, ...report } = answer.answer;
  return report as unknown as Report;
}

/** Number of the placement of a measure. */
export const placementAt = ({ rows }: Standing, measure: number): number =>
  rows[(measure - 1) * WIDTH + COLUMN.placement] ?? 0;

/** Is a measure, by id, registered at the standpoint and open to all? */
export function isOpenMeasure({ measures, position }: Standpoint): (measure: string) => boolean {
  const { standing, catalogue } = measures.at(position);
  return (measure) => {
    const number = catalogue.measureNumber(measure);
    return number !== undefined && number <= standing.count && !catalogue.isExempt(placementAt(standing, number));
  };
}
