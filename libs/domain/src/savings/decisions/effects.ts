import { amountFaults, cleanAmount, cleanEstimate, risingYears, yearTwiceFaults } from '../../shared/amount-checks.js';
import {
  clean,
  cleanOrNull,
  optionalText,
  requiredText,
  same,
  TEXT_LENGTH,
  unlessRefused,
  yearFaults,
} from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { SavingsCommandOf, SavingsRefusal } from '../commands.js';
import { outlook } from '../figures.js';
import type { SavingsLine } from '../line.js';
import { sameLine } from '../state.js';
import type { Decide } from './decision.js';
import { onOpenLine } from './open-line.js';
import { contradicts, figureFaults, signFault } from './statement.js';

type Faults = readonly SavingsRefusal[];

/** Helårseffekt: a field of its own, in no sum of a year. A new one says why. */
export const stateFullYearEffect: Decide<'StateFullYearEffect'> = ({ line: id, figure, year, reason }, state) =>
  onOpenLine(state, id, (line) => {
    const faults: SavingsRefusal[] = [
      ...(figure === null ? [] : figureFaults('figure.', figure, line.nature)),
      ...yearFaults('year', year),
      ...optionalText('reason', reason, TEXT_LENGTH),
    ];
    if (figure === null && year === null) faults.push({ code: 'full-year-effect-empty', params: {} });
    const effect = { figure: figure && cleanEstimate(figure), year };
    if (faults.length === 0 && same(effect, line.fullYearEffect)) return accept();
    if (line.fullYearEffect && cleanOrNull(reason) === null) {
      faults.push({ code: 'figure-change-reason-missing', field: 'reason', params: {} });
    }
    return unlessRefused(faults, [
      { type: 'FullYearEffectStated', data: { line: id, ...effect, reason: cleanOrNull(reason) } },
    ]);
  });

/**
 * What another line counts of this one, by year; said again of the same line, it replaces what was said. All that
 * others count of a year can be no more than the line itself says of it.
 */
export const stateOverlap: Decide<'StateSavingsOverlap'> = (command, state) =>
  onOpenLine(state, command.line, (line) => {
    const faults: SavingsRefusal[] = [
      ...overlapYearsFaults(command, line),
      ...requiredText('reason', command.reason, TEXT_LENGTH),
    ];
    if (sameLine(command.with, command)) faults.push({ code: 'overlap-with-itself', field: 'with', params: {} });
    const years = risingYears(command.years.map(({ year, amount }) => ({ year, amount: cleanAmount(amount) })));
    const before = line.overlaps.find((known) => sameLine(known.with, command.with));
    if (faults.length === 0 && before && same(before.years, years)) return accept();
    if (faults.length === 0) faults.push(...excessFaults(command, line));
    const { measure, line: other } = command.with;
    return unlessRefused(faults, [
      {
        type: 'SavingsOverlapStated',
        data: { line: line.line, with: { measure, line: other }, years, reason: clean(command.reason) },
      },
    ]);
  });

export const liftOverlap: Decide<'LiftSavingsOverlap'> = ({ line: id, with: other, reason }, state) =>
  onOpenLine(state, id, (line) => {
    const known = line.overlaps.find((overlap) => sameLine(overlap.with, other));
    if (!known) return refuse({ code: 'overlap-unknown', field: 'with', params: { line: other.line } });
    return unlessRefused(requiredText('reason', reason, TEXT_LENGTH), [
      { type: 'SavingsOverlapLifted', data: { line: id, with: known.with, reason: clean(reason) } },
    ]);
  });

type Overlapping = SavingsCommandOf<'StateSavingsOverlap'>;

function overlapYearsFaults({ years }: Overlapping, { nature }: SavingsLine): Faults {
  if (years.length === 0) return [{ code: 'years-missing', field: 'years', params: {} }];
  const faults: SavingsRefusal[] = [
    ...years.flatMap(({ year, amount }, index) => [
      ...yearFaults(`years[${index}].year`, year),
      ...amountFaults(`years[${index}].amount`, amount),
    ]),
    ...yearTwiceFaults('years', years),
  ];
  if (faults.length > 0) return faults;
  return years.flatMap(({ amount }, index) =>
    contradicts(nature, amount) ? [signFault(`years[${index}].amount`, nature, amount)] : [],
  );
}

/** Together with what still other lines count. All have the sign of the line, so their size can be compared. */
function excessFaults(command: Overlapping, line: SavingsLine): Faults {
  const others = line.overlaps.filter((known) => !sameLine(known.with, command.with));
  return command.years.flatMap(({ year, amount }, index): Faults => {
    const counted = others
      .flatMap(({ years }) => years.filter((one) => one.year === year))
      .reduce((sum, one) => sum + one.amount, amount);
    const available = outlook(line, year)?.figure.amount ?? 0;
    return Math.abs(counted) > Math.abs(available)
      ? [{ code: 'overlap-exceeds-line', field: `years[${index}].amount`, params: { year, counted, available } }]
      : [];
  });
}
