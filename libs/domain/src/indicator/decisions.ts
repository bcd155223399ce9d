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
import type { IndicatorCommand, IndicatorRefusal } from './commands.js';
import type { Decide, IndicatorCommandOf, IndicatorDecision } from './decision.js';
import type { IndicatorDetails } from './events.js';
import { goalpostFaults, markBreak, recordComparator, setBaseline, setRule, setTarget } from './goalposts.js';
import { correctValue, recordValue, resolveConflict } from './recording.js';
import type { Indicator, IndicatorState } from './state.js';

/** Most decimals of a unit. */
const MOST_DECIMALS = 6;

type Later = Exclude<IndicatorCommand['type'], 'DefineIndicator'>;

/** Every command to an indicator that is in use, and what decides it. */
const decisions: { readonly [Type in Later]: Decide<Type> } = {
  ChangeIndicatorDetails: changeDetails,
  RecordIndicatorValue: recordValue,
  CorrectIndicatorValue: correctValue,
  ResolveIndicatorConflict: resolveConflict,
  SetIndicatorBaseline: setBaseline,
  SetIndicatorTarget: setTarget,
  RecordIndicatorComparator: recordComparator,
  MarkIndicatorBreak: markBreak,
  SetIndicatorRule: setRule,
  LinkIndicatorGoal: ({ goal }, { goals }) =>
    goals.includes(goal) ? accept() : accept({ type: 'IndicatorGoalLinked', data: { goal } }),
  UnlinkIndicatorGoal: ({ goal }, { goals }) =>
    goals.includes(goal)
      ? accept({ type: 'IndicatorGoalUnlinked', data: { goal } })
      : refuse({ code: 'goal-not-linked', field: 'goal', params: { goal } }),
  LinkIndicatorMeasure: ({ measure }, { measures }) =>
    measures.includes(measure) ? accept() : accept({ type: 'IndicatorMeasureLinked', data: { measure } }),
  UnlinkIndicatorMeasure: ({ measure }, { measures }) =>
    measures.includes(measure)
      ? accept({ type: 'IndicatorMeasureUnlinked', data: { measure } })
      : refuse({ code: 'measure-not-linked', field: 'measure', params: { measure } }),
  RetireIndicator: ({ reason }) =>
    unlessRefused(requiredText('reason', reason, TEXT_LENGTH), [
      { type: 'IndicatorRetired', data: { reason: clean(reason) } },
    ]),
};

/**
 * What a command makes of an indicator: the facts, none if they say nothing new, or every refusal at once.
 * @param context `today` bounds the periods of which values may be recorded
 */
export function decideIndicator(
  command: IndicatorCommand,
  state: IndicatorState,
  context: DecisionContext,
): IndicatorDecision {
  if (command.type === 'DefineIndicator') {
    return state === null ? defineIndicator(command) : refuse({ code: 'indicator-exists', params: {} });
  }
  if (state === null) return refuse({ code: 'indicator-unknown', params: {} });
  if (state.retired !== null) return refuse({ code: 'indicator-retired', params: {} });
  // The table ties each type to its own decision; the compiler cannot follow that through an index.
  const decide = decisions[command.type] as Decide<Later>;
  return decide(command, state, context);
}

function defineIndicator(command: IndicatorCommandOf<'DefineIndicator'>): IndicatorDecision {
  const { unit, goals, measures, source } = command;
  const refusals: IndicatorRefusal[] = [...detailFaults(command), ...requiredText('unit.name', unit.name, NAME_LENGTH)];
  if (!Number.isInteger(unit.decimals) || unit.decimals < 0 || unit.decimals > MOST_DECIMALS) {
    refusals.push({ code: 'decimals-invalid', field: 'unit.decimals', params: { max: MOST_DECIMALS } });
  }
  const data = {
    ...cleanDetails(command),
    unit: { name: clean(unit.name), decimals: unit.decimals },
    goals: [...new Set(goals)],
    measures: [...new Set(measures)],
    source,
  };
  return unlessRefused(refusals, [{ type: 'IndicatorDefined', data }]);
}

/** A new direction must suit the targets that are set: they were meant for the old one. */
function changeDetails(command: IndicatorCommandOf<'ChangeIndicatorDetails'>, state: Indicator): IndicatorDecision {
  const { title, description, direction, area, restricted } = state;
  const details = cleanDetails(command);
  const refusals: IndicatorRefusal[] = [
    ...detailFaults(command),
    ...requiredText('reason', command.reason, TEXT_LENGTH),
    ...[...state.targets.values()].flatMap((target) =>
      goalpostFaults(target, command.direction).map((fault) => ({ ...fault, field: 'direction' })),
    ),
  ];
  if (refusals.length === 0 && same(details, { title, description, direction, area, restricted })) return accept();
  return unlessRefused(refusals, [
    { type: 'IndicatorDetailsChanged', data: { ...details, reason: clean(command.reason) } },
  ]);
}

type Details = Omit<IndicatorDetails, 'unit'>;

const detailFaults = ({ title, description }: Details): readonly IndicatorRefusal[] => [
  ...requiredText('title', title, NAME_LENGTH),
  ...optionalText('description', description, TEXT_LENGTH),
];

const cleanDetails = ({ title, description, direction, area, restricted }: Details): Details => ({
  title: clean(title),
  description: cleanOrNull(description),
  direction,
  area,
  restricted,
});
