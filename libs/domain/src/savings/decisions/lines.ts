import { cleanAmount, amountFaults } from '../../shared/amount-checks.js';
import {
  clean,
  cleanOrNull,
  NAME_LENGTH,
  optionalText,
  requiredText,
  same,
  TEXT_LENGTH,
  unlessRefused,
  yearFaults,
} from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { SavingsRefusal } from '../commands.js';
import type { SavingsBaseline, SavingsLineDetails } from '../events.js';
import type { SavingsLine } from '../line.js';
import { lineNamed, sameLine } from '../state.js';
import type { Decide } from './decision.js';
import { onOpenLine } from './open-line.js';
import { contradicts, signFault } from './statement.js';

type Faults = readonly SavingsRefusal[];

/** A line is opened without figures. It may go on from a line of another measure, or from a withdrawn one of its own. */
export const openLine: Decide<'OpenSavingsLine'> = (command, state) => {
  const { measure, line, unit, continues, source } = command;
  if (lineNamed(state, line)) return refuse({ code: 'line-exists', field: 'line', params: { line } });
  const faults: SavingsRefusal[] = [...detailsFaults(command)];
  if (continues && sameLine(continues, { measure, line })) {
    faults.push({ code: 'line-continues-itself', field: 'continues', params: {} });
  }
  return unlessRefused(faults, [
    { type: 'SavingsLineOpened', data: { line, unit, continues, source, ...cleanDetails(command) } },
  ]);
};

/** What is said of a line apart from its figures. Its nature cannot become one that its figures contradict. */
export const changeDetails: Decide<'ChangeSavingsLineDetails'> = (command, state) =>
  onOpenLine(state, command.line, (line) => {
    const faults: SavingsRefusal[] = [
      ...detailsFaults(command),
      ...requiredText('reason', command.reason, TEXT_LENGTH),
    ];
    const details = cleanDetails(command);
    if (faults.length === 0 && same(details, cleanDetails(line))) return accept();
    const contradicting = amountsOf(line).find((amount) => contradicts(command.nature, amount));
    if (contradicting !== undefined) faults.push(signFault('nature', command.nature, contradicting));
    return unlessRefused(faults, [
      {
        type: 'SavingsLineDetailsChanged',
        data: { line: line.line, reason: clean(command.reason), ...details },
      },
    ]);
  });

/** The line will not come. What was said of it stays to be read, and counts no more. */
export const withdrawLine: Decide<'WithdrawSavingsLine'> = ({ line, reason }, state) =>
  onOpenLine(state, line, () =>
    unlessRefused(requiredText('reason', reason, TEXT_LENGTH), [
      { type: 'SavingsLineWithdrawn', data: { line, reason: clean(reason) } },
    ]),
  );

function detailsFaults({ title, budgetArea, priceYear, baseline }: SavingsLineDetails): Faults {
  return [
    ...requiredText('title', title, NAME_LENGTH),
    ...optionalText('budgetArea', budgetArea, NAME_LENGTH),
    ...yearFaults('priceYear', priceYear),
    ...(baseline === null ? [] : baselineFaults(baseline)),
  ];
}

const baselineFaults = ({ year, amount, note }: SavingsBaseline): Faults => [
  ...yearFaults('baseline.year', year),
  ...(amount === null ? [] : amountFaults('baseline.amount', amount)),
  ...optionalText('baseline.note', note, TEXT_LENGTH),
];

const cleanDetails = (details: SavingsLineDetails): SavingsLineDetails => ({
  title: clean(details.title),
  nature: details.nature,
  kind: details.kind,
  recurrence: details.recurrence,
  budgetArea: cleanOrNull(details.budgetArea),
  priceYear: details.priceYear,
  baseline: details.baseline && cleanBaseline(details.baseline),
});

/** A baseline of which nothing is known is none. */
function cleanBaseline({ year, amount, note }: SavingsBaseline): SavingsBaseline | null {
  const known = cleanOrNull(note);
  if (year === null && amount === null && known === null) return null;
  return { year, amount: amount === null ? null : cleanAmount(amount), note: known };
}

/** Every amount that is said of a line now, whose sign its nature must agree with. */
function amountsOf(line: SavingsLine): readonly number[] {
  const estimates = [
    ...line.plans.flatMap(({ years, undated }) => [...years, ...undated]),
    ...line.forecasts.flatMap((entry) => entry.forecast.years),
    ...line.realisations.map(({ realisation }) => realisation.figure),
    ...(line.fullYearEffect?.figure ? [line.fullYearEffect.figure] : []),
  ];
  return [
    ...estimates.flatMap(({ amount, range }) => (range === null ? [amount] : [amount, range.from, range.to])),
    ...line.overlaps.flatMap(({ years }) => years.map(({ amount }) => amount)),
  ];
}
