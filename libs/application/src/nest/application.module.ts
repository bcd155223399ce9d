import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Commands } from '../commands/commands.js';
import {
  COMMANDS,
  ExecuteGoalHandler,
  ExecuteIndicatorHandler,
  ExecuteMeasureHandler,
  ExecuteOrganisationHandler,
  ExecuteProgrammeHandler,
  ExecuteRoundHandler,
  ExecuteSavingsHandler,
  ExecuteStrategyHandler,
} from './handlers.js';

/** The commands on Nest's CommandBus. What they need is opened before and passed in. */
@Module({})
export class ApplicationModule {
  static on(commands: Commands): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: COMMANDS, useValue: commands },
        ExecuteMeasureHandler,
        ExecuteProgrammeHandler,
        ExecuteGoalHandler,
        ExecuteStrategyHandler,
        ExecuteOrganisationHandler,
        ExecuteSavingsHandler,
        ExecuteIndicatorHandler,
        ExecuteRoundHandler,
      ],
      exports: [CqrsModule],
    };
  }
}
