import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Commands } from '../commands/commands.js';
import {
  ExecuteGoalCommand,
  ExecuteIndicatorCommand,
  ExecuteMeasureCommand,
  ExecuteOrganisationCommand,
  ExecuteProgrammeCommand,
  ExecuteRoundCommand,
  ExecuteSavingsCommand,
  ExecuteStrategyCommand,
} from './commands.js';

/** Injection token of {@link Commands}. */
export const COMMANDS = Symbol('commands');

@CommandHandler(ExecuteMeasureCommand)
export class ExecuteMeasureHandler implements ICommandHandler<ExecuteMeasureCommand> {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}
  execute({ request }: ExecuteMeasureCommand): ReturnType<Commands['measure']> {
    return this.commands.measure(request);
  }
}

@CommandHandler(ExecuteProgrammeCommand)
export class ExecuteProgrammeHandler implements ICommandHandler<ExecuteProgrammeCommand> {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}
  execute({ request }: ExecuteProgrammeCommand): ReturnType<Commands['programme']> {
    return this.commands.programme(request);
  }
}

@CommandHandler(ExecuteGoalCommand)
export class ExecuteGoalHandler implements ICommandHandler<ExecuteGoalCommand> {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}
  execute({ request }: ExecuteGoalCommand): ReturnType<Commands['goal']> {
    return this.commands.goal(request);
  }
}

@CommandHandler(ExecuteStrategyCommand)
export class ExecuteStrategyHandler implements ICommandHandler<ExecuteStrategyCommand> {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}
  execute({ request }: ExecuteStrategyCommand): ReturnType<Commands['strategy']> {
    return this.commands.strategy(request);
  }
}

@CommandHandler(ExecuteOrganisationCommand)
export class ExecuteOrganisationHandler implements ICommandHandler<ExecuteOrganisationCommand> {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}
  execute({ request }: ExecuteOrganisationCommand): ReturnType<Commands['organisation']> {
    return this.commands.organisation(request);
  }
}

@CommandHandler(ExecuteSavingsCommand)
export class ExecuteSavingsHandler implements ICommandHandler<ExecuteSavingsCommand> {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}
  execute({ request }: ExecuteSavingsCommand): ReturnType<Commands['savings']> {
    return this.commands.savings(request);
  }
}

@CommandHandler(ExecuteIndicatorCommand)
export class ExecuteIndicatorHandler implements ICommandHandler<ExecuteIndicatorCommand> {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}
  execute({ request }: ExecuteIndicatorCommand): ReturnType<Commands['indicator']> {
    return this.commands.indicator(request);
  }
}

@CommandHandler(ExecuteRoundCommand)
export class ExecuteRoundHandler implements ICommandHandler<ExecuteRoundCommand> {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}
  execute({ request }: ExecuteRoundCommand): ReturnType<Commands['round']> {
    return this.commands.round(request);
  }
}
