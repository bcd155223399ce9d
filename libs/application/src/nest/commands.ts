import { Command } from '@nestjs/cqrs';
import type {
  GoalCommand,
  GoalEvent,
  GoalState,
  MeasureCommand,
  MeasureEvent,
  MeasureState,
  OrganisationCommand,
  OrganisationEvent,
  OrganisationState,
  ProgrammeCommand,
  ProgrammeEvent,
  ProgrammeState,
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
