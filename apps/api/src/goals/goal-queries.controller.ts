import { Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryGateway } from '../directory/directory-gateway.js';
import { placesIn } from '../http/call.js';
import { GOAL } from '../http/parameters.js';
import { Asking, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { GoalAnswer, GoalListAnswer } from './answers.js';

/** The goals as they are now; with their measures they are a report. */
@ApiTags('Goals')
@Controller('goals')
export class GoalQueriesController {
  constructor(private readonly directory: DirectoryGateway) {}

  @QueryRoute('', { summary: 'List the goals', description: 'Those no longer pursued, too.', answer: GoalListAnswer })
  list(@Asking() call: QueryCall): Promise<GoalListAnswer> {
    return this.directory.ask(call, ({ goals }) => ({ goals: [...goals].map(([id, goal]) => ({ id, ...goal })) }));
  }

  @QueryRoute(':goal', { summary: 'Read a goal', params: GOAL, answer: GoalAnswer })
  one(@Asking() call: QueryCall, @Param('goal') id: string): Promise<GoalAnswer> {
    placesIn(call.request);
    return this.directory.ask(call, ({ goals }) => {
      const goal = goals.get(id);
      return goal ? { goal: { id, ...goal } } : null;
    });
  }
}
