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
import { accept, type Decision, type Refusal, refuse } from '../shared/kernel.js';
import type { SourceReference } from '../shared/values.js';
import type { GoalEvent, GoalLevel, GoalParent } from './events.js';
import type { Goal, GoalState } from './state.js';
import { levelsAbove } from './tree.js';

/**
 * `self`: id of this goal, which it must not point to. Whether the goals and strategies that a command names exist, are
 * of a level that may stand above, and make no circle, spans streams: the application asks before it decides.
 */
export type GoalCommand =
  | {
      readonly type: 'SetGoal';
      readonly self: string;
      readonly level: GoalLevel;
      readonly title: string;
      readonly description: string | null;
      readonly parent: GoalParent;
      readonly alsoUnder: readonly string[];
      readonly chapterArea: string | null;
      readonly source: SourceReference | null;
    }
  | {
      readonly type: 'RewordGoal';
      readonly title: string;
      readonly description: string | null;
      readonly reason: string;
    }
  | { readonly type: 'MoveGoal'; readonly self: string; readonly to: GoalParent; readonly reason: string }
  | { readonly type: 'LinkGoalAlso'; readonly self: string; readonly goal: string }
  | { readonly type: 'UnlinkGoalAlso'; readonly goal: string }
  | { readonly type: 'RetireGoal'; readonly reason: string };

export type GoalRefusalCode =
  | 'text-missing'
  | 'text-too-long'
  | 'goal-unknown'
  | 'goal-exists'
  | 'goal-retired'
  | 'goal-under-itself'
  | 'goal-parent-not-allowed'
  | 'goal-also-under-not-allowed'
  | 'goal-linked-to-its-parent'
  | 'goal-link-unknown';

export type GoalRefusal = Refusal<GoalRefusalCode>;

type GoalDecision = Decision<GoalEvent, GoalRefusal>;
type Setting = Extract<GoalCommand, { type: 'SetGoal' }>;
type Rewording = Extract<GoalCommand, { type: 'RewordGoal' }>;
type Moving = Extract<GoalCommand, { type: 'MoveGoal' }>;
type Linking = Extract<GoalCommand, { type: 'LinkGoalAlso' }>;

/** What a command makes of a goal: the facts, none if it says nothing new, or every refusal at once. */
export function decideGoal(command: GoalCommand, state: GoalState): GoalDecision {
  if (command.type === 'SetGoal') {
    return state === null ? set(command) : refuse({ code: 'goal-exists', params: {} });
  }
  if (state === null) return refuse({ code: 'goal-unknown', params: {} });
  if (state.retired) return refuse({ code: 'goal-retired', params: {} });
  switch (command.type) {
    case 'RewordGoal':
      return reword(command, state);
    case 'MoveGoal':
      return move(command, state);
    case 'LinkGoalAlso':
      return linkAlso(command, state);
    case 'UnlinkGoalAlso':
      return state.alsoUnder.includes(command.goal)
        ? accept({ type: 'GoalAlsoUnlinked', data: { goal: command.goal } })
        : refuse({ code: 'goal-link-unknown', field: 'goal', params: { goal: command.goal } });
    case 'RetireGoal':
      return unlessRefused(requiredText('reason', command.reason, TEXT_LENGTH), [
        { type: 'GoalRetired', data: { reason: clean(command.reason) } },
      ]);
  }
}

function set(command: Setting): GoalDecision {
  const { self, level, title, description, parent, chapterArea, source } = command;
  const alsoUnder = [...new Set(command.alsoUnder)];
  const refusals = [
    ...requiredText('title', title, NAME_LENGTH),
    ...optionalText('description', description, TEXT_LENGTH),
    ...parentRefusals('parent', self, level, parent),
    ...alsoUnder.flatMap((goal) => alsoUnderRefusals('alsoUnder', self, level, parent, goal)),
  ];
  return unlessRefused(refusals, [
    {
      type: 'GoalSet',
      data: {
        level,
        title: clean(title),
        description: cleanOrNull(description),
        parent,
        alsoUnder,
        chapterArea,
        source,
      },
    },
  ]);
}

function reword({ title, description, reason }: Rewording, state: Goal): GoalDecision {
  const refusals = [
    ...requiredText('title', title, NAME_LENGTH),
    ...optionalText('description', description, TEXT_LENGTH),
    ...requiredText('reason', reason, TEXT_LENGTH),
  ];
  const words = { title: clean(title), description: cleanOrNull(description) };
  if (refusals.length === 0 && words.title === state.title && words.description === state.description) return accept();
  return unlessRefused(refusals, [{ type: 'GoalReworded', data: { ...words, reason: clean(reason) } }]);
}

/** A goal that moves under one that it was linked to also no longer needs the link. */
function move({ self, to, reason }: Moving, state: Goal): GoalDecision {
  const refusals = [...parentRefusals('to', self, state.level, to), ...requiredText('reason', reason, TEXT_LENGTH)];
  if (refusals.length === 0 && same(to, state.parent)) return accept();
  const facts: GoalEvent[] = [{ type: 'GoalMoved', data: { from: state.parent, to, reason: clean(reason) } }];
  if (to?.kind === 'goal' && state.alsoUnder.includes(to.id)) {
    facts.unshift({ type: 'GoalAlsoUnlinked', data: { goal: to.id } });
  }
  return unlessRefused(refusals, facts);
}

function linkAlso({ self, goal }: Linking, state: Goal): GoalDecision {
  if (state.alsoUnder.includes(goal)) return accept();
  return unlessRefused(alsoUnderRefusals('goal', self, state.level, state.parent, goal), [
    { type: 'GoalAlsoLinked', data: { goal } },
  ]);
}

function parentRefusals(field: string, self: string, level: GoalLevel, parent: GoalParent): readonly GoalRefusal[] {
  if (parent?.kind === 'goal' && parent.id === self) return [{ code: 'goal-under-itself', field, params: {} }];
  const allowed = levelsAbove(level);
  const fits =
    parent?.kind === 'goal'
      ? allowed.some((above) => above !== 'none' && above !== 'strategy')
      : allowed.includes(parent === null ? 'none' : 'strategy');
  return fits ? [] : [{ code: 'goal-parent-not-allowed', field, params: { level, allowed } }];
}

function alsoUnderRefusals(
  field: string,
  self: string,
  level: GoalLevel,
  parent: GoalParent,
  goal: string,
): readonly GoalRefusal[] {
  const refusals: GoalRefusal[] = [];
  if (level === 'main-goal') refusals.push({ code: 'goal-also-under-not-allowed', field, params: { level } });
  if (goal === self) refusals.push({ code: 'goal-under-itself', field, params: {} });
  if (parent?.kind === 'goal' && parent.id === goal) {
    refusals.push({ code: 'goal-linked-to-its-parent', field, params: { goal } });
  }
  return refusals;
}
