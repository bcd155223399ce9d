import { amountFaults, cleanAmount } from '../shared/amount-checks.js';
import {
  clean,
  cleanOrNull,
  NAME_LENGTH,
  optionalText,
  requiredText,
  same,
  TEXT_LENGTH,
  unlessRefused,
} from '../shared/checks.js';
import { accept } from '../shared/kernel.js';
import type { IndicatorRefusal } from './commands.js';
import { type IndicatorCommandOf, type IndicatorDecision, periodFaults } from './decision.js';
import type { IndicatorDirection, PeriodTarget } from './events.js';
import type { Goalposts } from './judging.js';
import type { Indicator } from './state.js';

/** Refuses ends that do not suit the direction, run backwards, or a minimum that asks for more than the target. */
export function goalpostFaults(
  { target, upper, minimum }: Goalposts,
  direction: IndicatorDirection,
): readonly IndicatorRefusal[] {
  const refusals: IndicatorRefusal[] = [];
  if (direction === 'within' && upper === null) {
    refusals.push({ code: 'target-upper-missing', field: 'upper', params: {} });
  }
  if (direction !== 'within' && upper !== null) {
    refusals.push({ code: 'target-upper-without-within', field: 'upper', params: {} });
  }
  if (direction === 'within' && upper !== null && upper < target) {
    refusals.push({ code: 'range-out-of-order', field: 'upper', params: { from: target, to: upper } });
  }
  if (minimum !== null && (direction === 'less' ? minimum < target : minimum > target)) {
    refusals.push({ code: 'minimum-better-than-target', field: 'minimum', params: { minimum, target } });
  }
  return refusals;
}

export function setTarget(command: IndicatorCommandOf<'SetIndicatorTarget'>, state: Indicator): IndicatorDecision {
  const { period, source } = command;
  const faults: IndicatorRefusal[] = [
    ...periodFaults('period', period),
    ...amountFaults('target', command.target),
    ...(command.upper === null ? [] : amountFaults('upper', command.upper)),
    ...(command.minimum === null ? [] : amountFaults('minimum', command.minimum)),
    ...optionalText('reason', command.reason, TEXT_LENGTH),
  ];
  const target: PeriodTarget = {
    period,
    target: cleanAmount(command.target),
    upper: amountOrNull(command.upper),
    minimum: amountOrNull(command.minimum),
    source,
  };
  const refusals = faults.length > 0 ? faults : [...goalpostFaults(target, state.direction)];
  const [former, reason] = [state.targets.get(period), cleanOrNull(command.reason)];
  if (refusals.length === 0 && former && same(former, target)) return accept();
  if (former && reason === null) {
    refusals.push({ code: 'target-change-reason-missing', field: 'reason', params: { period } });
  }
  return unlessRefused(refusals, [{ type: 'IndicatorTargetSet', data: { ...target, reason } }]);
}

/** Another baseline than the one that is set needs a reason. */
export function setBaseline(command: IndicatorCommandOf<'SetIndicatorBaseline'>, state: Indicator): IndicatorDecision {
  const baseline = { period: command.period, amount: cleanAmount(command.amount) };
  const refusals: readonly IndicatorRefusal[] = [
    ...periodFaults('period', command.period),
    ...amountFaults('amount', command.amount),
  ];
  if (refusals.length === 0 && same(state.baseline, baseline)) return accept();
  return unlessRefused(
    [...refusals, ...reasonFaults(command.reason, state.baseline !== null)],
    [{ type: 'IndicatorBaselineSet', data: { ...baseline, reason: cleanOrNull(command.reason) } }],
  );
}

/** Another rule than the one in force needs a reason. Lights that were given stay as they were given. */
export function setRule(
  { yellow, reason }: IndicatorCommandOf<'SetIndicatorRule'>,
  state: Indicator,
): IndicatorDecision {
  const refusals: readonly IndicatorRefusal[] =
    Number.isSafeInteger(yellow) && yellow >= 0
      ? []
      : [{ code: 'rule-invalid', field: 'yellow', params: { value: String(yellow) } }];
  if (refusals.length === 0 && state.rule?.yellow === yellow) return accept();
  const rule = { version: (state.rule?.version ?? 0) + 1, yellow: cleanAmount(yellow) };
  return unlessRefused(
    [...refusals, ...reasonFaults(reason, state.rule !== null)],
    [{ type: 'IndicatorRuleSet', data: { rule, reason: cleanOrNull(reason) } }],
  );
}

export function recordComparator(
  command: IndicatorCommandOf<'RecordIndicatorComparator'>,
  state: Indicator,
): IndicatorDecision {
  const { statistic, period, origin } = command;
  const refusals: readonly IndicatorRefusal[] = [
    ...requiredText('comparator', command.comparator, NAME_LENGTH),
    ...periodFaults('period', period),
    ...amountFaults('amount', command.amount),
    ...requiredText('origin.name', origin.name, NAME_LENGTH),
  ];
  const data = {
    comparator: clean(command.comparator),
    statistic,
    period,
    amount: cleanAmount(command.amount),
    origin: { kind: origin.kind, name: clean(origin.name) },
  };
  if (refusals.length === 0 && state.comparators.some((known) => same(known, data))) return accept();
  return unlessRefused(refusals, [{ type: 'IndicatorComparatorRecorded', data }]);
}

export function markBreak(command: IndicatorCommandOf<'MarkIndicatorBreak'>, state: Indicator): IndicatorDecision {
  const [period, explanation] = [command.period, clean(command.explanation)];
  const refusals: readonly IndicatorRefusal[] = [
    ...periodFaults('period', period),
    ...requiredText('explanation', explanation, TEXT_LENGTH),
  ];
  if (refusals.length === 0 && state.breaks.get(period) === explanation) return accept();
  return unlessRefused(refusals, [{ type: 'IndicatorBreakMarked', data: { period, explanation } }]);
}

const reasonFaults = (reason: string | null, needed: boolean): readonly IndicatorRefusal[] =>
  needed ? requiredText('reason', reason ?? '', TEXT_LENGTH) : optionalText('reason', reason, TEXT_LENGTH);

const amountOrNull = (amount: number | null): number | null => (amount === null ? null : cleanAmount(amount));
