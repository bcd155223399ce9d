import type { GoalCommand, MeasureCommand, OrganisationCommand, ProgrammeCommand, StrategyCommand } from '#domain';

/** What is done beside the aggregates: to the people register, to the log as a whole. */
export type InstallationAction =
  | 'ImportFile'
  | 'ReadPeople'
  | 'RegisterPerson'
  | 'RenamePerson'
  | 'ChangePersonEmail'
  | 'RelinkPerson'
  | 'ErasePerson'
  | 'ReadAudit'
  | 'VerifyLog'
  | 'ExportLog';

export type MeasureAction = MeasureCommand['type'];
export type OrganisationAction = OrganisationCommand['type'];
export type ProgrammeAction = ProgrammeCommand['type'];
export type GoalAction = GoalCommand['type'];
export type StrategyAction = StrategyCommand['type'];

/** Everything that somebody may or may not do: the domain's commands by their names, and what stands beside them. */
export type Action =
  MeasureAction | OrganisationAction | ProgrammeAction | GoalAction | StrategyAction | InstallationAction;

/** A measure as its rules must know it. Built by {@link measureTarget}. */
export interface MeasureTarget {
  readonly kind: 'measure';
  /** Id of the measure; of one that is to be registered, the id that it will have. */
  readonly measure: string;
  /** The unit that it belongs to and those above, from itself upwards. Empty: the unit does not exist. */
  readonly line: readonly string[];
  readonly responsible: string | null;
  /** Persons who are its deputies today. */
  readonly deputies: readonly string[];
}

/** A unit of the line organisation, or the organisation as a whole. */
export interface OrganisationTarget {
  readonly kind: 'organisation';
  readonly unit: string | null;
}

/** What no rule needs to know more of than its id; null: the installation as a whole. */
export interface OtherTarget {
  readonly kind: 'programme' | 'goal' | 'strategy' | 'person' | 'installation';
  readonly id: string | null;
}

export type Target = MeasureTarget | OrganisationTarget | OtherTarget;

/** What the rule of an action must know of its target. */
export type TargetOf<A extends Action> = A extends MeasureAction
  ? MeasureTarget
  : A extends OrganisationAction
    ? OrganisationTarget
    : OtherTarget;
