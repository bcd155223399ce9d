import type {
  Action,
  GoalAction,
  IndicatorAction,
  InstallationAction,
  MeasureAction,
  OrganisationAction,
  ProgrammeAction,
  RoundAction,
  SavingsAction,
  StrategyAction,
} from './actions.js';
import type { Rule } from './rights.js';

const ADMINISTRATOR: Rule = ['administrator'];
const CONTROLLER: Rule = ['controller'];
const AUDITOR: Rule = ['auditor'];
/** A lead names who stands in for him or her; an administrator does it when the lead cannot. */
const OWN_DEPUTY: Rule = ['lead-of-the-unit', 'administrator'];

/** Telling how it goes: whoever answers for the measure, and those who lead him or her. */
const REPORT: Rule = ['responsible', 'lead'];
/** Saying what the measure is and what it promises. The responsible proposes it in a report; the lead decides. */
const CHANGE: Rule = ['lead'];
/** Which programme it stands in. A controller keeps the programmes; processes say it of their measures. */
const ADOPTION: Rule = ['controller', 'process'];

/** What a measure is to save: the lead of the area proposes, and the controller keeps the figures. */
const MONEY: Rule = ['lead', 'controller'];
/** What it will save, and has saved: whoever answers for the measure tells. */
const MONEY_REPORT: Rule = ['responsible', 'lead', 'controller'];
/** The service does it when its log says so. */
const PROCESS: Rule = ['process'];
const SERIES: Rule = ['controller', 'administrator'];
/** The figures of an area: its lead tells them too. */
const SERIES_VALUES: Rule = ['lead', 'controller', 'administrator'];

/**
 * Always of the area that the measure is in before the command: so a lead gives a measure away (`MoveToArea`, and
 * `Merge` and `Replace`, where the heir is elsewhere), and nobody takes one. A new measure is in the area that it is
 * registered for.
 */
const measureRules: Readonly<Record<MeasureAction, Rule>> = {
  ReportStatus: REPORT,
  ConfirmUnchanged: REPORT,
  ClassifyStatus: REPORT,
  CorrectStatusReport: REPORT,
  Reopen: REPORT,
  AddMilestone: REPORT,
  ChangeMilestone: REPORT,
  IdentifyRisk: REPORT,
  ChangeRisk: REPORT,
  ReferToDecision: REPORT,
  RaiseQuestion: REPORT,
  // Keeping a comment back is part of writing it; publishing what was kept back is not.
  ExemptComment: REPORT,
  LiftCommentExemption: CHANGE,
  AddInternalNote: REPORT,
  RegisterMeasure: CHANGE,
  ChangeDetails: CHANGE,
  MoveDueDate: CHANGE,
  ChangeResponsible: CHANGE,
  NameMeasureDeputy: CHANGE,
  WithdrawMeasureDeputy: CHANGE,
  MoveToArea: CHANGE,
  AddParticipatingArea: CHANGE,
  RemoveParticipatingArea: CHANGE,
  LinkGoal: CHANGE,
  UnlinkGoal: CHANGE,
  LinkStrategy: CHANGE,
  UnlinkStrategy: CHANGE,
  AddDependency: CHANGE,
  RemoveDependency: CHANGE,
  FlagLikeness: CHANGE,
  ResolveLikeness: CHANGE,
  AnswerQuestion: CHANGE,
  StateAdoption: ADOPTION,
  CarryOver: ['lead', ...ADOPTION],
  Merge: CHANGE,
  Replace: CHANGE,
  Annul: CHANGE,
  Exempt: CHANGE,
  LiftExemption: CHANGE,
};

const organisationRules: Readonly<Record<OrganisationAction, Rule>> = {
  AddUnit: ADMINISTRATOR,
  RenameUnit: ADMINISTRATOR,
  MoveUnit: ADMINISTRATOR,
  CloseUnit: ADMINISTRATOR,
  AddChapterArea: ADMINISTRATOR,
  RenameChapterArea: ADMINISTRATOR,
  AppointLead: ADMINISTRATOR,
  WithdrawLead: ADMINISTRATOR,
  NameDeputy: OWN_DEPUTY,
  WithdrawDeputy: OWN_DEPUTY,
  GrantRole: ADMINISTRATOR,
  WithdrawRole: ADMINISTRATOR,
};

const programmeRules: Readonly<Record<ProgrammeAction, Rule>> = {
  PrepareProgramme: CONTROLLER,
  RenameProgramme: CONTROLLER,
  AdoptProgramme: CONTROLLER,
  SupersedeProgramme: ['controller', 'process'],
  WithdrawProgramme: CONTROLLER,
  SetSavingsTarget: CONTROLLER,
  ChangeSavingsTarget: CONTROLLER,
  WithdrawSavingsTarget: CONTROLLER,
  StateSavingsNeed: CONTROLLER,
  ChangeSavingsNeed: CONTROLLER,
  WithdrawSavingsNeed: CONTROLLER,
};

const goalRules: Readonly<Record<GoalAction, Rule>> = {
  SetGoal: ADMINISTRATOR,
  RewordGoal: ADMINISTRATOR,
  MoveGoal: ADMINISTRATOR,
  LinkGoalAlso: ADMINISTRATOR,
  UnlinkGoalAlso: ADMINISTRATOR,
  RetireGoal: ADMINISTRATOR,
};

const strategyRules: Readonly<Record<StrategyAction, Rule>> = {
  RegisterStrategy: ADMINISTRATOR,
  ChangeStrategyDetails: ADMINISTRATOR,
  ReferToStrategyDecision: ADMINISTRATOR,
  RaiseStrategyQuestion: ADMINISTRATOR,
  AnswerStrategyQuestion: ADMINISTRATOR,
  EndStrategy: ADMINISTRATOR,
};

/** Always of the area that the measure is in now. Whoever recorded a figure cannot confirm it: a rule of the figure itself. */
const savingsRules: Readonly<Record<SavingsAction, Rule>> = {
  OpenSavingsLine: MONEY,
  ChangeSavingsLineDetails: MONEY,
  PlanSavings: MONEY,
  ChangeLockedPlan: CONTROLLER,
  DecideSavingsYears: CONTROLLER,
  LockSavingsPlans: PROCESS,
  ForecastSavings: MONEY_REPORT,
  CorrectSavingsForecast: MONEY_REPORT,
  RealiseSavings: MONEY_REPORT,
  CorrectRealisedSavings: MONEY_REPORT,
  ConfirmRealisedSavings: CONTROLLER,
  WithdrawSavingsConfirmation: CONTROLLER,
  StateFullYearEffect: MONEY,
  StateSavingsOverlap: MONEY,
  LiftSavingsOverlap: MONEY,
  WithdrawSavingsLine: MONEY,
  OpenInvestment: MONEY,
  EstimateInvestment: MONEY,
  BudgetInvestment: MONEY,
  StateInvestmentYear: MONEY_REPORT,
};

const indicatorRules: Readonly<Record<IndicatorAction, Rule>> = {
  DefineIndicator: SERIES,
  ChangeIndicatorDetails: SERIES,
  RecordIndicatorValue: SERIES_VALUES,
  CorrectIndicatorValue: SERIES_VALUES,
  ResolveIndicatorConflict: SERIES,
  SetIndicatorBaseline: SERIES,
  SetIndicatorTarget: SERIES,
  RecordIndicatorComparator: SERIES_VALUES,
  MarkIndicatorBreak: SERIES,
  SetIndicatorRule: SERIES,
  LinkIndicatorGoal: SERIES,
  UnlinkIndicatorGoal: SERIES,
  LinkIndicatorMeasure: SERIES,
  UnlinkIndicatorMeasure: SERIES,
  RetireIndicator: SERIES,
};

const roundRules: Readonly<Record<RoundAction, Rule>> = {
  OpenRound: CONTROLLER,
  MoveRoundDue: CONTROLLER,
  ExcuseMeasure: CONTROLLER,
  ExpectMeasure: CONTROLLER,
  MarkDeliveryReady: ['lead'],
  ApproveDelivery: CONTROLLER,
  SendDeliveryBack: CONTROLLER,
  RequestReminder: ['controller', 'process'],
  TellReminderSent: PROCESS,
  PublishRound: CONTROLLER,
  CompletePublication: PROCESS,
  CancelRound: CONTROLLER,
};

const installationRules: Readonly<Record<InstallationAction, Rule>> = {
  ImportFile: ADMINISTRATOR,
  ReadPeople: ADMINISTRATOR,
  RegisterPerson: ADMINISTRATOR,
  RenamePerson: ADMINISTRATOR,
  ChangePersonEmail: ADMINISTRATOR,
  RelinkPerson: ADMINISTRATOR,
  ErasePerson: ADMINISTRATOR,
  ReadAudit: AUDITOR,
  VerifyLog: AUDITOR,
  ExportLog: AUDITOR,
};

/**
 * Who may do what: the table of people in the domain description, row by row of the commands. The compiler asks for a
 * row for every command; what no row grants, nobody may.
 */
export const rules: Readonly<Record<Action, Rule>> = {
  ...measureRules,
  ...organisationRules,
  ...programmeRules,
  ...goalRules,
  ...strategyRules,
  ...savingsRules,
  ...indicatorRules,
  ...roundRules,
  ...installationRules,
};
