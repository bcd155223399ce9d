import { Command } from '@nestjs/cqrs';
import type {
  GoalCommand,
  GoalEvent,
  GoalState,
  IndicatorCommand,
  IndicatorEvent,
  IndicatorState,
  MeasureCommand,
  MeasureEvent,
  MeasureState,
  OrganisationCommand,
  OrganisationEvent,
  OrganisationState,
  ProgrammeCommand,
  ProgrammeEvent,
  ProgrammeState,
  RoundCommand,
  RoundEvent,
  RoundState,
  SavingsCommand,
  SavingsEvent,
  SavingsState,
  StrategyCommand,
  StrategyEvent,
  StrategyState,
} from '#domain';
import type { CommandRequest } from '../commands/commands.js';
import type { CommandOutcome } from '../executor/outcome.js';

/** A command to a measure, for the CommandBus: one class per aggregate, around the aggregate's own commands. */
export class ExecuteMeasureCommand extends Command<CommandOutcome<MeasureState, MeasureEvent>> {
  constructor(readonly request: CommandRequest<MeasureCommand, MeasureState>) {
    super();
  }
}

/** A command to a programme. */
export class ExecuteProgrammeCommand extends Command<CommandOutcome<ProgrammeState, ProgrammeEvent>> {
  constructor(readonly request: CommandRequest<ProgrammeCommand, ProgrammeState>) {
    super();
  }
}

/** A command to a goal. */
export class ExecuteGoalCommand extends Command<CommandOutcome<GoalState, GoalEvent>> {
  constructor(readonly request: CommandRequest<GoalCommand, GoalState>) {
    super();
  }
}

/** A command to a strategy. */
export class ExecuteStrategyCommand extends Command<CommandOutcome<StrategyState, StrategyEvent>> {
  constructor(readonly request: CommandRequest<StrategyCommand, StrategyState>) {
    super();
  }
}

/** A command to the organisation. */
export class ExecuteOrganisationCommand extends Command<CommandOutcome<OrganisationState, OrganisationEvent>> {
  constructor(readonly request: CommandRequest<OrganisationCommand, OrganisationState>) {
    super();
  }
}

/** A command to the money of a measure. */
export class ExecuteSavingsCommand extends Command<CommandOutcome<SavingsState, SavingsEvent>> {
  constructor(readonly request: CommandRequest<SavingsCommand, SavingsState>) {
    super();
  }
}

/** A command to an indicator. */
export class ExecuteIndicatorCommand extends Command<CommandOutcome<IndicatorState, IndicatorEvent>> {
  constructor(readonly request: CommandRequest<IndicatorCommand, IndicatorState>) {
    super();
  }
}

/** A command to a reporting round. */
export class ExecuteRoundCommand extends Command<CommandOutcome<RoundState, RoundEvent>> {
  constructor(readonly request: CommandRequest<RoundCommand, RoundState>) {
    super();
  }
}
