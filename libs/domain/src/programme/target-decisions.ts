import { amountFaults, cleanAmount, cleanEstimate, estimateFaults } from '../shared/amount-checks.js';
import type { Estimate } from '../shared/amounts.js';
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
} from '../shared/checks.js';
import { accept, type Decision, refuse } from '../shared/kernel.js';
import type { ProgrammeCommand, ProgrammeRefusal } from './commands.js';
import type { ProgrammeEvent } from './events.js';
import { needNamed, type Programme, targetNamed } from './state.js';
import type { SavingsNeed, SavingsTarget } from './targets.js';

type ProgrammeDecision = Decision<ProgrammeEvent, ProgrammeRefusal>;
type Faults = readonly ProgrammeRefusal[];
type CommandOf<Type extends ProgrammeCommand['type']> = Extract<ProgrammeCommand, { type: Type }>;

/** What must be saved by a year of the programme, adopted or not; a withdrawn programme asks for nothing. */
export function setTarget(command: CommandOf<'SetSavingsTarget'>, programme: Programme): ProgrammeDecision {
  const { target } = command;
  if (targetNamed(programme, target)) return refuse({ code: 'target-exists', field: 'target', params: { target } });
  return unlessRefused(targetFaults(command, programme), [{ type: 'SavingsTargetSet', data: cleanTarget(command) }]);
}

/** The whole target as it is to be, and why. */
export function changeTarget(command: CommandOf<'ChangeSavingsTarget'>, programme: Programme): ProgrammeDecision {
  const known = targetNamed(programme, command.target);
  if (!known) return refuse(unknownTarget(command.target));
  if (known.withdrawn) return refuse({ code: 'target-withdrawn', field: 'target', params: {} });
  const target = cleanTarget(command);
  const faults = [...targetFaults(command, programme), ...requiredText('reason', command.reason, TEXT_LENGTH)];
  if (faults.length === 0 && same({ ...target, withdrawn: false }, known)) return accept();
  return unlessRefused(faults, [{ type: 'SavingsTargetChanged', data: { ...target, reason: clean(command.reason) } }]);
}

export function withdrawTarget(
  { target, reason }: CommandOf<'WithdrawSavingsTarget'>,
  programme: Programme,
): ProgrammeDecision {
  const known = targetNamed(programme, target);
  if (!known) return refuse(unknownTarget(target));
  if (known.withdrawn) return refuse({ code: 'target-withdrawn', field: 'target', params: {} });
  return unlessRefused(requiredText('reason', reason, TEXT_LENGTH), [
    { type: 'SavingsTargetWithdrawn', data: { target, reason: clean(reason) } },
  ]);
}

/** What the programme lacks in a year, as the source says it; the year may be outside of the programme. */
export function stateNeed(command: CommandOf<'StateSavingsNeed'>, programme: Programme): ProgrammeDecision {
  const { need } = command;
  if (needNamed(programme, need)) return refuse({ code: 'need-exists', field: 'need', params: { need } });
  return unlessRefused(needFaults(command), [{ type: 'SavingsNeedStated', data: cleanNeed(command) }]);
}

export function changeNeed(command: CommandOf<'ChangeSavingsNeed'>, programme: Programme): ProgrammeDecision {
  const known = needNamed(programme, command.need);
  if (!known) return refuse(unknownNeed(command.need));
  if (known.withdrawn) return refuse({ code: 'need-withdrawn', field: 'need', params: {} });
  const need = cleanNeed(command);
  const faults = [...needFaults(command), ...requiredText('reason', command.reason, TEXT_LENGTH)];
  if (faults.length === 0 && same({ ...need, withdrawn: false }, known)) return accept();
  return unlessRefused(faults, [{ type: 'SavingsNeedChanged', data: { ...need, reason: clean(command.reason) } }]);
}

export function withdrawNeed(
  { need, reason }: CommandOf<'WithdrawSavingsNeed'>,
  programme: Programme,
): ProgrammeDecision {
  const known = needNamed(programme, need);
  if (!known) return refuse(unknownNeed(need));
  if (known.withdrawn) return refuse({ code: 'need-withdrawn', field: 'need', params: {} });
  return unlessRefused(requiredText('reason', reason, TEXT_LENGTH), [
    { type: 'SavingsNeedWithdrawn', data: { need, reason: clean(reason) } },
  ]);
}

function targetFaults(target: SavingsTarget, { firstYear, lastYear }: Programme): Faults {
  const { year, figure, baseline, unreconciledWith } = target;
  const faults: ProgrammeRefusal[] = [
    ...requiredText('title', target.title, NAME_LENGTH),
    ...yearFaults('year', year),
    ...positiveFaults(figure, 'target-not-positive'),
    ...(baseline === null ? [] : yearFaults('baseline.year', baseline.year)),
    ...(baseline === null || baseline.amount === null ? [] : amountFaults('baseline.amount', baseline.amount)),
    ...optionalText('note', target.note, TEXT_LENGTH),
  ];
  if (year < firstYear || year > lastYear) {
    faults.push({ code: 'target-year-outside-programme', field: 'year', params: { year, firstYear, lastYear } });
  }
  if (unreconciledWith === target.target) {
    faults.push({ code: 'target-unreconciled-with-itself', field: 'unreconciledWith', params: {} });
  }
  return faults;
}

const needFaults = (need: SavingsNeed): Faults => [
  ...requiredText('title', need.title, NAME_LENGTH),
  ...yearFaults('year', need.year),
  ...positiveFaults(need.figure, 'need-not-positive'),
  ...optionalText('note', need.note, TEXT_LENGTH),
];

/** "A target is a positive saving": with its whole range, though that may begin at nought ("up to 300 million"). */
function positiveFaults(figure: Estimate, code: 'target-not-positive' | 'need-not-positive'): Faults {
  const faults = estimateFaults('figure.', figure);
  if (faults.length > 0) return faults;
  const { amount, range } = figure;
  return amount > 0 && (range === null || range.from >= 0)
    ? []
    : [{ code, field: 'figure.amount', params: { amount } }];
}

const cleanTarget = ({ baseline, ...said }: SavingsTarget): SavingsTarget => ({
  target: said.target,
  title: clean(said.title),
  scope: said.scope,
  unit: said.unit,
  year: said.year,
  figure: cleanEstimate(said.figure),
  baseline: baseline && cleanBaseline(baseline),
  unreconciledWith: said.unreconciledWith,
  note: cleanOrNull(said.note),
  source: said.source,
});

/** A baseline of which nothing is known is none. */
const cleanBaseline = ({ year, amount }: NonNullable<SavingsTarget['baseline']>): SavingsTarget['baseline'] =>
  year === null && amount === null ? null : { year, amount: amount === null ? null : cleanAmount(amount) };

const cleanNeed = (said: SavingsNeed): SavingsNeed => ({
  need: said.need,
  title: clean(said.title),
  unit: said.unit,
  year: said.year,
  figure: cleanEstimate(said.figure),
  note: cleanOrNull(said.note),
  source: said.source,
});

const unknownTarget = (target: string): ProgrammeRefusal => ({
  code: 'target-unknown',
  field: 'target',
  params: { target },
});

const unknownNeed = (need: string): ProgrammeRefusal => ({ code: 'need-unknown', field: 'need', params: { need } });
