import {
  clean,
  cleanDecision,
  cleanOrNull,
  decisionFaults,
  NAME_LENGTH,
  optionalText,
  partialDateFaults,
  requiredText,
  same,
  TEXT_LENGTH,
  unlessRefused,
  yearFaults,
} from '../shared/checks.js';
import { accept, type Decision, type Refusal, refuse } from '../shared/kernel.js';
import type { DecisionReference, SourceReference } from '../shared/values.js';
import type { StrategyDetails, StrategyEvent } from './events.js';
import type { Strategy, StrategyState } from './state.js';

/** Whether the parent strategy exists spans streams: the application asks before it decides. */
export type StrategyCommand =
  /** `self`: id of this strategy, which `parent` must not be. */
  | (StrategyDetails & {
      readonly type: 'RegisterStrategy';
      readonly self: string;
      readonly kind: 'strategy' | 'sub-strategy';
      readonly parent: string | null;
      readonly source: SourceReference | null;
    })
  /** All details as they are to be, not only those that change. */
  | (StrategyDetails & { readonly type: 'ChangeStrategyDetails'; readonly reason: string })
  | {
      readonly type: 'ReferToStrategyDecision';
      readonly reference: string;
      readonly decision: DecisionReference;
      readonly source: SourceReference | null;
    }
  | {
      readonly type: 'RaiseStrategyQuestion';
      readonly question: string;
      readonly text: string;
      readonly source: SourceReference | null;
    }
  | { readonly type: 'AnswerStrategyQuestion'; readonly question: string; readonly answer: string }
  | { readonly type: 'EndStrategy'; readonly reason: string };

export type StrategyRefusalCode =
  | 'text-missing'
  | 'text-too-long'
  | 'year-invalid'
  | 'partial-date-invalid'
  | 'years-out-of-order'
  | 'strategy-unknown'
  | 'strategy-exists'
  | 'strategy-ended'
  | 'strategy-under-itself'
  | 'sub-strategy-without-parent'
  | 'strategy-with-parent'
  | 'reference-exists'
  | 'question-exists'
  | 'question-unknown'
  | 'question-already-answered';

export type StrategyRefusal = Refusal<StrategyRefusalCode>;

type StrategyDecision = Decision<StrategyEvent, StrategyRefusal>;
type CommandOf<Type extends StrategyCommand['type']> = Extract<StrategyCommand, { type: Type }>;

/**
 * What a command makes of a strategy: the facts, none if it says nothing new, or every refusal at once. What is known of
 * a strategy may still grow after it has ended: details, decisions, questions and answers are about the past, too.
 */
export function decideStrategy(command: StrategyCommand, state: StrategyState): StrategyDecision {
  if (command.type === 'RegisterStrategy') {
    return state === null ? register(command) : refuse({ code: 'strategy-exists', params: {} });
  }
  if (state === null) return refuse({ code: 'strategy-unknown', params: {} });
  switch (command.type) {
    case 'ChangeStrategyDetails':
      return changeDetails(command, state);
    case 'ReferToStrategyDecision':
      return referToDecision(command, state);
    case 'RaiseStrategyQuestion':
      return raiseQuestion(command, state);
    case 'AnswerStrategyQuestion':
      return answerQuestion(command, state);
    case 'EndStrategy':
      return end(command, state);
  }
}

function register(command: CommandOf<'RegisterStrategy'>): StrategyDecision {
  const { self, kind, parent, source } = command;
  const refusals: StrategyRefusal[] = [...detailsRefusals(command)];
  if (kind === 'sub-strategy' && parent === null) {
    refusals.push({ code: 'sub-strategy-without-parent', field: 'parent', params: {} });
  }
  if (kind === 'strategy' && parent !== null) {
    refusals.push({ code: 'strategy-with-parent', field: 'parent', params: {} });
  }
  if (parent === self) refusals.push({ code: 'strategy-under-itself', field: 'parent', params: {} });
  return unlessRefused(refusals, [
    { type: 'StrategyRegistered', data: { ...detailsOf(command), kind, parent, source } },
  ]);
}

function changeDetails(command: CommandOf<'ChangeStrategyDetails'>, state: Strategy): StrategyDecision {
  const refusals = [...detailsRefusals(command), ...requiredText('reason', command.reason, TEXT_LENGTH)];
  const details = detailsOf(command);
  if (refusals.length === 0 && same(details, detailsOf(state))) return accept();
  return unlessRefused(refusals, [
    { type: 'StrategyDetailsChanged', data: { ...details, reason: clean(command.reason) } },
  ]);
}

/** The same case from two sources stands twice: which of them is right may be a question. */
function referToDecision(command: CommandOf<'ReferToStrategyDecision'>, state: Strategy): StrategyDecision {
  const { reference, source } = command;
  const refusals = decisionFaults('decision', command.decision);
  const decision = cleanDecision(command.decision);
  if (refusals.length === 0) {
    if (state.decisions.some((known) => same([known.decision, known.source], [decision, source]))) return accept();
    if (state.decisions.some((known) => known.reference === reference)) {
      return refuse({ code: 'reference-exists', field: 'reference', params: { reference } });
    }
  }
  return unlessRefused(refusals, [{ type: 'StrategyDecisionReferenced', data: { reference, decision, source } }]);
}

function raiseQuestion(command: CommandOf<'RaiseStrategyQuestion'>, state: Strategy): StrategyDecision {
  const { question, source } = command;
  const text = clean(command.text);
  const known = state.questions.find((raised) => raised.question === question);
  if (known) {
    return known.text === text
      ? accept()
      : refuse({ code: 'question-exists', field: 'question', params: { question } });
  }
  return unlessRefused(requiredText('text', text, TEXT_LENGTH), [
    { type: 'StrategyQuestionRaised', data: { question, text, source } },
  ]);
}

function answerQuestion(command: CommandOf<'AnswerStrategyQuestion'>, state: Strategy): StrategyDecision {
  const { question } = command;
  const answer = clean(command.answer);
  const known = state.questions.find((raised) => raised.question === question);
  if (!known) return refuse({ code: 'question-unknown', field: 'question', params: { question } });
  if (known.answer !== null) {
    return known.answer === answer
      ? accept()
      : refuse({ code: 'question-already-answered', field: 'question', params: { question } });
  }
  return unlessRefused(requiredText('answer', answer, TEXT_LENGTH), [
    { type: 'StrategyQuestionAnswered', data: { question, answer } },
  ]);
}

function end({ reason }: CommandOf<'EndStrategy'>, state: Strategy): StrategyDecision {
  if (state.ended) return refuse({ code: 'strategy-ended', params: {} });
  return unlessRefused(requiredText('reason', reason, TEXT_LENGTH), [
    { type: 'StrategyEnded', data: { reason: clean(reason) } },
  ]);
}

function detailsRefusals(details: StrategyDetails): readonly StrategyRefusal[] {
  const { firstYear, lastYear } = details;
  const refusals: StrategyRefusal[] = [
    ...requiredText('name', details.name, NAME_LENGTH),
    ...optionalText('description', details.description, TEXT_LENGTH),
    ...optionalText('body', details.body, NAME_LENGTH),
    ...partialDateFaults('adoptedOn', details.adoptedOn),
    ...yearFaults('firstYear', firstYear),
    ...yearFaults('lastYear', lastYear),
  ];
  if (firstYear !== null && lastYear !== null && lastYear < firstYear) {
    refusals.push({ code: 'years-out-of-order', field: 'lastYear', params: { firstYear, lastYear } });
  }
  return refusals;
}

/** The details alone, as they are kept: an empty text is an unknown one. */
const detailsOf = (details: StrategyDetails): StrategyDetails => ({
  name: clean(details.name),
  description: cleanOrNull(details.description),
  body: cleanOrNull(details.body),
  adoptedOn: details.adoptedOn,
  firstYear: details.firstYear,
  lastYear: details.lastYear,
});
