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
import { accept, type DecisionContext, refuse } from '../shared/kernel.js';
import type { Day } from '../shared/values.js';
import type { IndicatorRefusal, ValueStatement } from './commands.js';
import { type IndicatorCommandOf, type IndicatorDecision, periodFaults } from './decision.js';
import { firstDayOf } from './period.js';
import { type Indicator, isSameOrigin, type StandingValue, valueNamed } from './state.js';
import { countedValues, differ, judgementOf, valuesOf } from './values.js';

/** Other sources may say other things of the period; the same source corrects what it said. */
export function recordValue(
  command: IndicatorCommandOf<'RecordIndicatorValue'>,
  state: Indicator,
  { today }: DecisionContext,
): IndicatorDecision {
  const faults = statementFaults('', command, today);
  if (faults.length > 0) return unlessRefused(faults, []);
  const stated = cleanStatement(command);
  if (valuesOf(state, stated.period).some(({ value }) => says(value, stated))) return accept();
  return unlessRefused(placeFaults('', stated, state.values), [
    { type: 'IndicatorValueRecorded', data: { ...stated, judgement: judgementOf(state, stated) } },
  ]);
}

/** The fact names the event that recorded the value, whichever of its corrections the command named. */
export function correctValue(
  command: IndicatorCommandOf<'CorrectIndicatorValue'>,
  state: Indicator,
  { today }: DecisionContext,
): IndicatorDecision {
  const former = valueNamed(state, command.corrects);
  if (!former) return refuse({ code: 'value-unknown', field: 'corrects', params: { value: command.corrects } });
  const faults = [
    ...statementFaults('value.', command.value, today),
    ...requiredText('reason', command.reason, TEXT_LENGTH),
  ];
  if (faults.length > 0) return unlessRefused(faults, []);
  const stated = cleanStatement(command.value);
  if (says(former.value, stated)) return accept();
  const others = state.values.filter((one) => one !== former);
  const value = { ...stated, judgement: judgementOf(state, stated) };
  return unlessRefused(placeFaults('value.', stated, others), [
    { type: 'IndicatorValueCorrected', data: { corrects: former.event, reason: clean(command.reason), value } },
  ]);
}

/** Only where sources contradict each other. A choice may be made anew. */
export function resolveConflict(
  command: IndicatorCommandOf<'ResolveIndicatorConflict'>,
  state: Indicator,
): IndicatorDecision {
  const { period } = command;
  const chosen = valueNamed(state, command.value);
  const refusals: IndicatorRefusal[] = [
    ...periodFaults('period', period),
    ...requiredText('reason', command.reason, TEXT_LENGTH),
  ];
  if (!chosen || chosen.value.quality === 'projection') {
    refusals.push({ code: 'value-unknown', field: 'value', params: { value: command.value } });
  } else if (chosen.value.period !== period) {
    refusals.push({ code: 'value-of-another-period', field: 'value', params: { period: chosen.value.period } });
  } else if (!differ(countedValues(state, period))) {
    refusals.push({ code: 'conflict-missing', field: 'period', params: { period } });
  }
  if (refusals.length === 0 && state.chosen.get(period) === chosen?.event) return accept();
  return unlessRefused(refusals, [
    {
      type: 'IndicatorConflictResolved',
      data: { period, value: chosen?.event ?? command.value, reason: clean(command.reason) },
    },
  ]);
}

/** What has not begun can be foreseen only. */
function statementFaults(prefix: string, stated: ValueStatement, today: Day): readonly IndicatorRefusal[] {
  const { period, amount, quality, origin, note } = stated;
  const wrongPeriod = periodFaults(`${prefix}period`, period);
  const refusals: IndicatorRefusal[] = [
    ...wrongPeriod,
    ...amountFaults(`${prefix}amount`, amount),
    ...requiredText(`${prefix}origin.name`, origin.name, NAME_LENGTH),
    ...optionalText(`${prefix}note`, note, TEXT_LENGTH),
  ];
  if (wrongPeriod.length === 0 && quality !== 'projection' && firstDayOf(period) > today) {
    refusals.push({ code: 'value-in-the-future', field: `${prefix}period`, params: { period } });
  }
  return refusals;
}

/**
 * May a value stand beside these? A source says one thing of a period, besides what it foresaw; and what has been counted
 * is no longer foreseen. The calendar does not decide that: old budgets are entered long afterwards.
 */
function placeFaults(
  prefix: string,
  { period, origin, quality }: ValueStatement,
  others: readonly StandingValue[],
): readonly IndicatorRefusal[] {
  const beside = valuesOf({ values: others }, period);
  const isProjection = quality === 'projection';
  const refusals: IndicatorRefusal[] = [];
  if (isProjection && countedValues({ values: others }, period).length > 0) {
    refusals.push({ code: 'projection-in-the-past', field: `${prefix}period`, params: { period } });
  }
  const known = beside.find(
    ({ value }) => isSameOrigin(value.origin, origin) && (value.quality === 'projection') === isProjection,
  );
  if (known) {
    refusals.push({ code: 'value-exists', field: `${prefix}period`, params: { period, value: known.event } });
  }
  return refusals;
}

const cleanStatement = ({ period, amount, quality, origin, note }: ValueStatement): ValueStatement => ({
  period,
  amount: cleanAmount(amount),
  quality,
  origin: { kind: origin.kind, name: clean(origin.name) },
  note: cleanOrNull(note),
});

const says = (known: ValueStatement, stated: ValueStatement): boolean => same(cleanStatement(known), stated);
