import type {
  Action,
  GoalAction,
  InstallationAction,
  OrganisationAction,
  ProgrammeAction,
  StrategyAction,
} from './actions.js';
import type { Rule } from './rights.js';

const ADMINISTRATOR: Rule = ['administrator'];
const CONTROLLER: Rule = ['controller'];
const AUDITOR: Rule = ['auditor'];
/** A lead names who stands in for him or her; an administrator does it when the lead cannot. */
const OWN_DEPUTY: Rule = ['lead-of-the-unit', 'administrator'];

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
  ...organisationRules,
  ...programmeRules,
  ...goalRules,
  ...strategyRules,
  ...installationRules,
};
