import { Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryGateway } from '../directory/directory-gateway.js';
import { placesIn } from '../http/call.js';
import { STRATEGY } from '../http/parameters.js';
import { Asking, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { OneStrategyAnswer, StrategyListAnswer } from './answers.js';

/** The strategies as they are now; with their measures they are a report. */
@ApiTags('Strategies')
@Controller('strategies')
export class StrategyQueriesController {
  constructor(private readonly directory: DirectoryGateway) {}

  @QueryRoute('', { summary: 'List the strategies', description: 'Ended ones, too.', answer: StrategyListAnswer })
  list(@Asking() call: QueryCall): Promise<StrategyListAnswer> {
    return this.directory.ask(call, ({ strategies }) => ({
      strategies: [...strategies].map(([id, strategy]) => ({ id, ...strategy })),
    }));
  }

  @QueryRoute(':strategy', { summary: 'Read a strategy', params: STRATEGY, answer: OneStrategyAnswer })
  one(@Asking() call: QueryCall, @Param('strategy') id: string): Promise<OneStrategyAnswer> {
    placesIn(call.request);
    return this.directory.ask(call, ({ strategies }) => {
      const strategy = strategies.get(id);
      return strategy ? { strategy: { id, ...strategy } } : null;
    });
  }
}
