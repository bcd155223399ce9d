import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Flag, Id, problem, Whole } from '#platform';
import {
  GetIndicator,
  ListIndicators,
  type IndicatorList,
  type IndicatorReport,
  type Stand,
  type TrialRule,
} from '#read-models';
import { AsOfQuery } from '../http/as-of.js';
import { placesIn } from '../http/call.js';
import { INDICATOR } from '../http/parameters.js';
import { Asking, QueryGateway, type Names, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { IndicatorAnswer, IndicatorListAnswer } from './answers.js';

/** Which indicators. */
export class IndicatorListParameters extends AsOfQuery {
  @Id({ optional: true, description: 'Linked to this goal.' })
  goal?: string | null;

  @Id({ optional: true, description: 'Linked to this measure.' })
  measure?: string | null;

  @Id({ optional: true, description: 'Of this unit, with everything below it.' })
  area?: string | null;

  @Flag({ optional: true, inQuery: true, description: 'With those that are no longer followed.' })
  withRetired?: boolean | null;
}

/** The series as it was judged, and as another rule would judge it. */
export class IndicatorParameters extends AsOfQuery {
  @Whole({
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    inQuery: true,
    optional: true,
    description: 'Tries the rule of this version on every value; nothing is changed by it. Not with yellow.',
  })
  rule?: number | null;

  @Whole({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    inQuery: true,
    optional: true,
    description: 'Tries a rule that nobody has set: so far from the target is still yellow. Not with rule.',
  })
  yellow?: number | null;
}

/** The series against targets and comparators. */
@ApiTags('Indicators: questions')
@Controller('indicators')
export class IndicatorQueriesController {
  constructor(private readonly questions: QueryGateway) {}

  @QueryRoute('', {
    summary: 'List the indicators',
    description: 'Each with its newest value, the target of that period, and how far it is from it.',
    answer: IndicatorListAnswer,
  })
  list(
    @Asking() call: QueryCall,
    @Query() parameters: IndicatorListParameters,
  ): Promise<Stand & IndicatorList & { readonly people: Names }> {
    const { goal, measure, area, withRetired } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) =>
        new ListIndicators({
          ...asked,
          goal: goal ?? undefined,
          measure: measure ?? undefined,
          area: area ?? undefined,
          withRetired: withRetired ?? undefined,
        }),
    );
  }

  @QueryRoute(':indicator', {
    summary: 'Read an indicator',
    description:
      'The series by period: every value of every source, what counts, targets, lights with the version of the rule that gave them, comparators and breaks. With `rule` or `yellow`, how another rule would have judged it.',
    params: INDICATOR,
    answer: IndicatorAnswer,
  })
  read(
    @Asking() call: QueryCall,
    @Param('indicator') indicator: string,
    @Query() parameters: IndicatorParameters,
  ): Promise<Stand & IndicatorReport & { readonly people: Names }> {
    placesIn(call.request);
    const rule = trialOf(parameters);
    return this.questions.ask(call, parameters, (asked) => new GetIndicator({ ...asked, indicator, rule }));
  }
}

/** @throws {ProblemError} two rules at once */
function trialOf({ rule, yellow }: IndicatorParameters): TrialRule | undefined {
  const [version, distance] = [rule ?? null, yellow ?? null];
  if (version !== null && distance !== null) {
    throw problem(400, 'invalid-fields', { errors: [{ field: 'yellow', code: 'rule-twice' }] });
  }
  if (version !== null) return { version };
  return distance === null ? undefined : { yellow: distance };
}
