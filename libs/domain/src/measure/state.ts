import type { Recorded } from '../shared/kernel.js';
import type { MeasureEvent, MeasureRegistered } from './events.js';
import { type Measure, presentStatus } from './measure.js';
import { evolveTimeline } from './timeline.js';

/** Null: not registered. */
export type MeasureState = Measure | null;

export const initialMeasure: MeasureState = null;

/**
 * Folds one fact. Total: a fact about a measure that was never registered, about a report or a part that it does not
 * have, or of a type that this release does not know, leaves the state as it is.
 */
export function evolveMeasure(state: MeasureState, fact: Recorded<MeasureEvent>): MeasureState {
  if (state === null) return fact.type === 'MeasureRegistered' ? registered(fact) : state;
  const evolved = evolveParts(state, fact);
  return evolved === state || LEAVES_IT_UNCHANGED.has(fact.type) ? evolved : { ...evolved, changedBy: fact.id };
}

/** Facts that say nothing new of what the measure is and how it does. */
const LEAVES_IT_UNCHANGED: ReadonlySet<MeasureEvent['type']> = new Set<MeasureEvent['type']>([
  'StatusConfirmed',
  'InternalNoteAdded',
]);

function registered({ id, data }: Recorded<MeasureRegistered>): Measure {
  const { adoption, ...rest } = data;
  return {
    ...rest,
    programme: adoption.programme,
    adopted: adoption.status,
    adoptions: adoption.status === 'adopted' ? [{ programme: adoption.programme, decision: null }] : [],
    carriedOver: [],
    deputies: [],
    dueDates: [],
    milestones: [],
    risks: [],
    dependencies: [],
    decisions: [],
    likenesses: [],
    questions: [],
    timeline: [],
    confirmation: null,
    changedBy: id,
    notes: [],
    end: null,
  };
}

function evolveParts(state: Measure, fact: Recorded<MeasureEvent>): Measure {
  switch (fact.type) {
    case 'StatusReported':
    case 'StatusClassified':
    case 'StatusReportCorrected':
    case 'MeasureReopened':
    case 'CommentExempted':
    case 'CommentExemptionLifted': {
      const timeline = evolveTimeline(state.timeline, fact);
      return timeline === state.timeline ? state : { ...state, timeline };
    }
    case 'StatusConfirmed':
      return confirmed(state, fact.id, fact.data.effectiveOn);
    case 'MeasureDetailsChanged': {
      const { title, description, legalBasis } = fact.data;
      return { ...state, title, description, legalBasis };
    }
    case 'DueDateMoved': {
      const { to, continuous, reason } = fact.data;
      const dueDates = [...state.dueDates, { due: state.due, continuous: state.continuous, reason }];
      return { ...state, due: to, continuous, dueDates };
    }
    case 'ResponsibleChanged':
      return { ...state, responsible: fact.data.to };
    case 'MeasureDeputyNamed':
      return { ...state, deputies: put(state.deputies, fact.data, ({ person }) => person) };
    case 'MeasureDeputyWithdrawn':
      return { ...state, deputies: state.deputies.filter(({ person }) => person !== fact.data.person) };
    case 'MeasureMovedToArea':
      return { ...state, area: fact.data.to, areaAssumed: false };
    case 'ParticipatingAreaAdded':
      return { ...state, participatingAreas: added(state.participatingAreas, fact.data.area) };
    case 'ParticipatingAreaRemoved':
      return { ...state, participatingAreas: removed(state.participatingAreas, fact.data.area) };
    case 'GoalLinked':
      return { ...state, goals: added(state.goals, fact.data.goal) };
    case 'GoalUnlinked':
      return { ...state, goals: removed(state.goals, fact.data.goal) };
    case 'StrategyLinked':
      return { ...state, strategies: added(state.strategies, fact.data.strategy) };
    case 'StrategyUnlinked':
      return { ...state, strategies: removed(state.strategies, fact.data.strategy) };
    case 'MilestoneAdded':
      return { ...state, milestones: put(state.milestones, fact.data, milestoneId) };
    case 'MilestoneChanged': {
      const { reason: _, ...milestone } = fact.data;
      return { ...state, milestones: changed(state.milestones, milestone, milestoneId) };
    }
    case 'RiskIdentified':
      return { ...state, risks: put(state.risks, fact.data, riskId) };
    case 'RiskChanged': {
      const { reason: _, ...risk } = fact.data;
      return { ...state, risks: changed(state.risks, risk, riskId) };
    }
    case 'DependencyAdded':
      return { ...state, dependencies: put(state.dependencies, fact.data, dependencyId) };
    case 'DependencyRemoved': {
      const { kind, measure } = fact.data;
      return {
        ...state,
        dependencies: state.dependencies.filter((one) => one.kind !== kind || one.measure !== measure),
      };
    }
    case 'DecisionReferenced':
      return { ...state, decisions: put(state.decisions, fact.data, ({ reference }) => reference) };
    case 'LikenessFlagged':
      return { ...state, likenesses: put(state.likenesses, { ...fact.data, same: null, reason: null }, measureId) };
    case 'LikenessResolved': {
      const { measure, same, reason } = fact.data;
      return {
        ...state,
        likenesses: state.likenesses.map((one) => (one.measure === measure ? { ...one, same, reason } : one)),
      };
    }
    case 'QuestionRaised':
      return { ...state, questions: put(state.questions, { ...fact.data, answer: null }, questionId) };
    case 'QuestionAnswered': {
      const { question, answer } = fact.data;
      return {
        ...state,
        questions: state.questions.map((one) => (one.question === question ? { ...one, answer } : one)),
      };
    }
    case 'MeasureAdopted':
      return adopted(state, fact.data);
    case 'MeasureCarriedOver': {
      const { from, to, reason } = fact.data;
      return { ...state, programme: to, carriedOver: [...state.carriedOver, { from, to, reason }] };
    }
    case 'MeasureMerged':
      return { ...state, end: { kind: 'merged', ...fact.data } };
    case 'MeasureReplaced':
      return { ...state, end: { kind: 'replaced', ...fact.data } };
    case 'MeasureAnnulled':
      return { ...state, end: { kind: 'annulled', reason: fact.data.reason } };
    case 'MeasureExempted':
      return { ...state, exemption: { legalBasis: fact.data.legalBasis } };
    case 'MeasureExemptionLifted':
      return { ...state, exemption: null };
    case 'InternalNoteAdded':
      return { ...state, notes: [...state.notes, { event: fact.id, text: fact.data.text }] };
    default:
      return state;
  }
}

/** The latest confirmation stands; one for an earlier day of the same status adds nothing to it. */
function confirmed(state: Measure, event: string, effectiveOn: string): Measure {
  const status = presentStatus(state)?.event;
  const { confirmation } = state;
  if (status === undefined) return state;
  if (confirmation && confirmation.status === status && confirmation.effectiveOn > effectiveOn) return state;
  return { ...state, confirmation: { event, effectiveOn, status } };
}

/**
 * An adoption that was known without its decision is the same adoption, known better; so is one that was known without
 * its programme, as long as the measure has not been carried over into another since.
 */
function adopted(state: Measure, adoption: Measure['adoptions'][number]): Measure {
  const { programme } = adoption;
  const others = state.adoptions.filter(
    (known) => known.programme !== programme && !(known.programme === null && state.programme === null),
  );
  return { ...state, adopted: 'adopted', programme: programme ?? state.programme, adoptions: [...others, adoption] };
}

const milestoneId = ({ milestone }: { readonly milestone: string }): string => milestone;
const riskId = ({ risk }: { readonly risk: string }): string => risk;
const measureId = ({ measure }: { readonly measure: string }): string => measure;
const questionId = ({ question }: { readonly question: string }): string => question;
const dependencyId = ({ kind, measure }: { readonly kind: string; readonly measure: string }): string =>
  `${kind} ${measure}`;

const added = (ids: readonly string[], id: string): readonly string[] => (ids.includes(id) ? ids : [...ids, id]);
const removed = (ids: readonly string[], id: string): readonly string[] => ids.filter((other) => other !== id);

/** In the place of the one with the same key; last, if there is none. */
const put = <Item>(items: readonly Item[], item: Item, key: (item: Item) => string): readonly Item[] =>
  items.some((one) => key(one) === key(item)) ? changed(items, item, key) : [...items, item];

const changed = <Item>(items: readonly Item[], item: Item, key: (item: Item) => string): readonly Item[] =>
  items.map((one) => (key(one) === key(item) ? item : one));
