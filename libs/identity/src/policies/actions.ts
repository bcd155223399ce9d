import type {
  GoalCommand,
  IndicatorCommand,
  MeasureCommand,
  OrganisationCommand,
  ProgrammeCommand,
  RoundCommand,
  SavingsCommand,
  StrategyCommand,
} from '#domain';

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
/**
 * The commands on a measure's money, and what two of them are in a graver case: a plan that rests on a decision or a
 * technical adjustment, and the budget of an investment. {@link savingsActionOf} tells which.
 */
export type SavingsAction = SavingsCommand['type'] | 'ChangeLockedPlan' | 'BudgetInvestment';
export type IndicatorAction = IndicatorCommand['type'];
export type RoundAction = RoundCommand['type'];

/** Everything that somebody may or may not do: the domain's commands by their names, and what stands beside them. */
export type Action =
  | MeasureAction
  | OrganisationAction
  | ProgrammeAction
  | GoalAction
  | StrategyAction
  | SavingsAction
  | IndicatorAction
  | RoundAction
  | InstallationAction;

/** A measure as its rules, and those of its money, must know it. Built by {@link measureTarget}. */
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

/** An indicator. Built by {@link indicatorTarget}. */
export interface IndicatorTarget {
  readonly kind: 'indicator';
  readonly indicator: string;
  /** The unit that it is about and those above, from itself upwards. Empty: the whole municipality. */
  readonly line: readonly string[];
}

/** A reporting round, or one sector's delivery in it. Built by {@link roundTarget}. */
export interface RoundTarget {
  readonly kind: 'round';
  readonly round: string;
  /** The sector whose delivery it is about; empty: the round as a whole. */
  readonly line: readonly string[];
}

/** What no rule needs to know more of than its id; null: the installation as a whole. */
export interface OtherTarget {
  readonly kind: 'programme' | 'goal' | 'strategy' | 'person' | 'installation';
  readonly id: string | null;
}

export type Target = MeasureTarget | OrganisationTarget | IndicatorTarget | RoundTarget | OtherTarget;

/** What the rule of an action must know of its target. */
export type TargetOf<A extends Action> = A extends MeasureAction | SavingsAction
  ? MeasureTarget
  : A extends OrganisationAction
    ? OrganisationTarget
    : A extends IndicatorAction
      ? IndicatorTarget
      : A extends RoundAction
        ? RoundTarget
        : OtherTarget;

/**
 * Under which name a command on a measure's money is allowed. A proposal after the lock is refused by the rules of the
 * plan, so whoever may only propose cannot change what was adopted.
 */
export function savingsActionOf(command: SavingsCommand): SavingsAction {
  if (command.type === 'PlanSavings' && command.basis.kind !== 'proposal') return 'ChangeLockedPlan';
  if (command.type === 'StateInvestmentYear' && command.figure === 'budget') return 'BudgetInvestment';
  return command.type;
}
