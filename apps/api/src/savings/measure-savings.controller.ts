import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GetMeasureSavings, type MeasureSavings, type Stand } from '#read-models';
import { AsOfQuery } from '../http/as-of.js';
import { placesIn } from '../http/call.js';
import { entityTag } from '../http/conditional.js';
import { MEASURE } from '../http/parameters.js';
import { Asking, QueryGateway, type Names, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { MeasureSavingsAnswer } from './measure-answers.js';

/** All the money of one measure. */
@ApiTags('Savings: reports')
@Controller('measures')
export class MeasureSavingsController {
  constructor(private readonly questions: QueryGateway) {}

  @QueryRoute(':measure/savings', {
    summary: 'Read the money of a measure',
    description:
      'Lines, plans, forecasts, results, investments and the history of it. The ETag is the revision of the money, which a command on it may be based on; none as long as nothing was stated.',
    params: MEASURE,
    answer: MeasureSavingsAnswer,
    tagged: true,
  })
  async money(
    @Asking() call: QueryCall,
    @Param('measure') measure: string,
    @Query() at: AsOfQuery,
  ): Promise<Stand & MeasureSavings & { readonly people: Names }> {
    placesIn(call.request);
    const page = await this.questions.ask(call, at, (asked) => new GetMeasureSavings({ ...asked, measure }));
    if (page.revision >= 0) call.reply.header('etag', entityTag(page.revision));
    return page;
  }
}
