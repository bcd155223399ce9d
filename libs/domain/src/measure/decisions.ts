import { type DecisionContext, refuse } from '../shared/kernel.js';
import type { MeasureCommand } from './commands.js';
import { classifyStatus, correctStatusReport } from './decisions/amendments.js';
import type { Decide, MeasureDecision } from './decisions/decision.js';
import { moveDueDate } from './decisions/due-date.js';
import { annul, goneRefusal, merge, replace } from './decisions/end.js';
import { addInternalNote, exempt, exemptComment, liftCommentExemption, liftExemption } from './decisions/exemption.js';
import {
  addDependency,
  linkGoal,
  linkStrategy,
  removeDependency,
  unlinkGoal,
  unlinkStrategy,
} from './decisions/links.js';
import { addMilestone, changeMilestone, changeRisk, identifyRisk } from './decisions/parts.js';
import {
  addParticipatingArea,
  changeResponsible,
  moveToArea,
  nameDeputy,
  removeParticipatingArea,
  withdrawDeputy,
} from './decisions/people-and-areas.js';
import { carryOver, stateAdoption } from './decisions/programmes.js';
import { answerQuestion, flagLikeness, raiseQuestion, resolveLikeness } from './decisions/questions.js';
import { referToDecision } from './decisions/references.js';
import { changeDetails, registerMeasure } from './decisions/registration.js';
import { confirmUnchanged, reopen, reportStatus } from './decisions/status.js';
import type { MeasureState } from './state.js';

type Later = Exclude<MeasureCommand['type'], 'RegisterMeasure'>;

/** Every command to a measure that is registered, and what decides it. */
const decisions: { readonly [Type in Later]: Decide<Type> } = {
  ChangeDetails: changeDetails,
  ReportStatus: reportStatus,
  ConfirmUnchanged: confirmUnchanged,
  ClassifyStatus: classifyStatus,
  CorrectStatusReport: correctStatusReport,
  Reopen: reopen,
  MoveDueDate: moveDueDate,
  ChangeResponsible: changeResponsible,
  NameMeasureDeputy: nameDeputy,
  WithdrawMeasureDeputy: withdrawDeputy,
  MoveToArea: moveToArea,
  AddParticipatingArea: addParticipatingArea,
  RemoveParticipatingArea: removeParticipatingArea,
  LinkGoal: linkGoal,
  UnlinkGoal: unlinkGoal,
  LinkStrategy: linkStrategy,
  UnlinkStrategy: unlinkStrategy,
  AddMilestone: addMilestone,
  ChangeMilestone: changeMilestone,
  IdentifyRisk: identifyRisk,
  ChangeRisk: changeRisk,
  AddDependency: addDependency,
  RemoveDependency: removeDependency,
  ReferToDecision: referToDecision,
  FlagLikeness: flagLikeness,
  ResolveLikeness: resolveLikeness,
  RaiseQuestion: raiseQuestion,
  AnswerQuestion: answerQuestion,
  StateAdoption: stateAdoption,
  CarryOver: carryOver,
  Merge: merge,
  Replace: replace,
  Annul: annul,
  Exempt: exempt,
  LiftExemption: liftExemption,
  ExemptComment: exemptComment,
  LiftCommentExemption: liftCommentExemption,
  AddInternalNote: addInternalNote,
};

/**
 * What may still be said of a measure that was merged or replaced: who may read it, what was found out about it, and,
 * again, where it went. It is not reported on, and it is not mended: it goes on as its heir.
 */
const ALSO_WHEN_GONE: ReadonlySet<MeasureCommand['type']> = new Set<MeasureCommand['type']>([
  'ResolveLikeness',
  'AnswerQuestion',
  'ReferToDecision',
  'Merge',
  'Replace',
  'Exempt',
  'LiftExemption',
  'ExemptComment',
  'LiftCommentExemption',
  'AddInternalNote',
]);

/**
 * What a command makes of a measure: the facts, none if they say nothing new, or every refusal at once.
 * @param context `today` bounds the days that statuses may describe
 */
export function decideMeasure(command: MeasureCommand, state: MeasureState, context: DecisionContext): MeasureDecision {
  if (command.type === 'RegisterMeasure') {
    return state === null ? registerMeasure(command) : refuse({ code: 'measure-exists', params: {} });
  }
  if (state === null) return refuse({ code: 'measure-unknown', params: {} });
  const { end } = state;
  if (end?.kind === 'annulled' || (end && !ALSO_WHEN_GONE.has(command.type))) return refuse(goneRefusal(end));
  // The table ties each type to its own decision; the compiler cannot follow that through an index.
  const decide = decisions[command.type] as Decide<Later>;
  return decide(command, state, context);
}
