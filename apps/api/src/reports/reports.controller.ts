import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Id } from '#platform';
import { Moment } from '../http/date-fields.js';
import {
  GetGoals,
  GetOverview,
  GetStrategy,
  type GoalsReport,
  type Overview,
  type Stand,
  type StrategyReport,
} from '#read-models';
import { placesIn } from '../http/call.js';
import { STRATEGY } from '../http/parameters.js';
import { AsOfQuery } from '../http/as-of.js';
import { Asking, QueryGateway, type Names, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { GoalsAnswer } from './goals-answers.js';
import { OverviewAnswer } from './overview-answers.js';
import { StrategyAnswer } from './strategy-answers.js';

/** Of which measures. */
export class ReportParameters extends AsOfQuery {
  @Id({ optional: true, description: 'Measures of this programme only.' })
  programme?: string | null;
  @Id({ optional: true, description: 'Measures of this chapter area only.' })
  chapterArea?: string | null;
}

export class OverviewParameters extends ReportParameters {
  @Moment({
    optional: true,
    description: 'Adds what has changed since then: an instant, or a date, which means its end in Oslo.',
  })
  since?: string | null;
}

const scope = ({
  programme,
  chapterArea,
}: ReportParameters): { programme: string | undefined; chapterArea: string | undefined } => ({
  programme: programme ?? undefined,
  chapterArea: chapterArea ?? undefined,
});

/** The reports: each as it is now, as it was known at a moment, or as of a position. */
@ApiTags('Reports')
@Controller('reports')
export class ReportsController {
  constructor(private readonly questions: QueryGateway) {}

  @QueryRoute('overview', {
    summary: 'Overview: measures by phase and light, per sector, area and unit',
    description:
      'Each line is the sum of those below it and its own. Measures that are completed by heading only are counted apart and never added to the others without that being said.',
    answer: OverviewAnswer,
  })
  overview(
    @Asking() call: QueryCall,
    @Query() parameters: OverviewParameters,
  ): Promise<Stand & Overview & { readonly people: Names }> {
    const { since } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) => new GetOverview({ ...asked, ...scope(parameters), since: since ? { moment: since } : undefined }),
    );
  }

  @QueryRoute('goals', {
    summary: 'Goals: the tree, with distinct measures',
    description:
      'Each goal counts its own measures and those below it, each once; overlap says how many stand in several places below.',
    answer: GoalsAnswer,
  })
  async goals(
    @Asking() call: QueryCall,
    @Query() parameters: ReportParameters,
  ): Promise<Stand & GoalsReport & { readonly people: Names }> {
    // no goal is a person's
    const answer = await this.questions.answer(
      call,
      parameters,
      (asked) => new GetGoals({ ...asked, ...scope(parameters) }),
    );
    return { ...answer, people: {} };
  }

  @QueryRoute('strategies/:strategy', {
    summary: 'A strategy: per sub-goal, each measure with its status as written and the comment',
    params: STRATEGY,
    answer: StrategyAnswer,
  })
  strategy(
    @Asking() call: QueryCall,
    @Param('strategy') strategy: string,
    @Query() at: AsOfQuery,
  ): Promise<Stand & StrategyReport & { readonly people: Names }> {
    placesIn(call.request);
    return this.questions.ask(call, at, (asked) => new GetStrategy({ ...asked, strategy }));
  }
}
