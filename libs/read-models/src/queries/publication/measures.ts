import { counts, decodeStatus, isByHeading } from '../../projections/measures/code.js';
import { COLUMN, NO_DAY, WIDTH, type ColumnName } from '../../projections/measures/standing.js';
import { dayNumber, dayOfNumber } from '../../time/day-number.js';
import { isOverdue } from '../judging.js';
import { ROLE_TITLES } from './publisher.js';
import { listOf, type Publication } from './parts.js';

/** So many measures take about a millisecond. */
const AT_ONCE = 50;

/** Every measure that counts and is not exempt, in the order of registration, with status and comment. */
export function* measureParts({ standpoint }: Publication): Generator<string> {
  const { measures, position, day } = standpoint;
  const { standing, catalogue } = measures.at(position);
  const today = dayNumber(day);
  const at = (measure: number, column: ColumnName): number =>
    standing.rows[(measure - 1) * WIDTH + COLUMN[column]] ?? 0;

  function* published(): Generator<number> {
    for (let measure = 1; measure <= standing.count; measure++) {
      if (counts(at(measure, 'code')) && !catalogue.isExempt(at(measure, 'placement'))) yield measure;
    }
  }

  function line(measure: number): object {
    const code = at(measure, 'code');
    const { commentExempt, ...status } = decodeStatus(code);
    const placement = catalogue.placement(at(measure, 'placement'));
    const report = measures.reportLine(at(measure, 'report'));
    return {
      measure: catalogue.measureId(measure),
      title: catalogue.title(measure, position),
      unit: placement.unit,
      chapterArea: placement.chapterArea,
      programme: placement.programme,
      adopted: placement.adopted,
      responsible: placement.responsible === null ? null : ROLE_TITLES.responsible,
      ...status,
      byHeading: isByHeading(code),
      words: report?.words ?? null,
      comment: commentExempt ? null : (report?.comment ?? null),
      effectiveOn: dayOrNull(at(measure, 'effective')),
      confirmedOn: dayOrNull(at(measure, 'confirmed')),
      due: placement.due,
      continuous: placement.continuous,
      overdue: isOverdue(code, placement.dueLast, today),
      // in the order of their ids: a catalogue numbers them as it meets them
      goals: [...placement.goals].sort(),
      strategies: [...placement.strategies].sort(),
    };
  }

  yield* listOf(published(), line, AT_ONCE);
}

const dayOrNull = (day: number): string | null => (day === NO_DAY ? null : dayOfNumber(day));
