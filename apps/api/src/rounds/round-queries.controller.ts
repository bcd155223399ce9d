import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Id, OneOf, Text, Whole } from '#platform';
import {
  GetRound,
  GetRoundChanges,
  GetStartingPoint,
  ListRoundMeasures,
  ListRounds,
  type ExpectedMeasure,
  type RoundChangeKind,
  type RoundChanges,
  type RoundList,
  type RoundMeasures,
  type RoundReport,
  type Stand,
  type StartingPoint,
} from '#read-models';
import { AsOfQuery } from '../http/as-of.js';
import { placesIn } from '../http/call.js';
import { ROUND } from '../http/parameters.js';
import { Asking, QueryGateway, type Names, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import {
  RoundAnswer,
  RoundChangesAnswer,
  RoundListAnswer,
  RoundMeasuresAnswer,
  StartingPointAnswer,
} from './answers.js';
import { CHANGE_KINDS, MEASURE_STATES } from './kinds.js';

export class RoundParameters extends AsOfQuery {
  @Id({ optional: true, description: 'One sector only.' })
  sector?: string | null;
}

export class RoundPageParameters extends RoundParameters {
  @Whole({ min: 1, max: 1000, inQuery: true, optional: true, description: 'Measures on one page; 200 if left out.' })
  limit?: number | null;

  @Text({
    max: 2000,
    optional: true,
    description: '`next` of the page before: the next page, as of the same position.',
  })
  cursor?: string | null;
}

export class RoundMeasuresParameters extends RoundPageParameters {
  @OneOf(MEASURE_STATES, { optional: true, description: 'Those that have delivered, are missing, or are excused.' })
  state?: ExpectedMeasure['state'] | null;

  @Id({ optional: true, description: 'Those that this person answers for.' })
  responsible?: string | null;
}

export class RoundChangesParameters extends RoundPageParameters {
  @OneOf(CHANGE_KINDS, { optional: true, description: 'Changes of this kind only.' })
  kind?: RoundChangeKind | null;
}

export class StartingPointParameters extends RoundPageParameters {
  @Id({ optional: true, description: 'Measures that this person answers for.' })
  responsible?: string | null;
}

/** Who has delivered and who has not, what has changed since the round before, and where to begin. */
@ApiTags('Reporting rounds: questions')
@Controller('rounds')
export class RoundQueriesController {
  constructor(private readonly questions: QueryGateway) {}

  @QueryRoute('', {
    summary: 'List the reporting rounds',
    description: 'The one with the latest cut-off date first.',
    answer: RoundListAnswer,
  })
  list(@Asking() call: QueryCall, @Query() at: AsOfQuery): Promise<Stand & RoundList & { readonly people: Names }> {
    return this.questions.ask(call, at, (asked) => new ListRounds(asked));
  }

  @QueryRoute(':round', {
    summary: 'Read a reporting round',
    description:
      'Per sector: delivered, missing, overdue, ready, approved, who has been reminded. Once it is published, as of the position that it is pinned to.',
    params: ROUND,
    answer: RoundAnswer,
  })
  read(
    @Asking() call: QueryCall,
    @Param('round') round: string,
    @Query() parameters: RoundParameters,
  ): Promise<Stand & RoundReport & { readonly people: Names }> {
    placesIn(call.request);
    const { sector } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) => new GetRound({ ...asked, round, sector: sector ?? undefined }),
    );
  }

  @QueryRoute(':round/measures', {
    summary: 'List the measures that a round expects',
    params: ROUND,
    answer: RoundMeasuresAnswer,
  })
  measures(
    @Asking() call: QueryCall,
    @Param('round') round: string,
    @Query() parameters: RoundMeasuresParameters,
  ): Promise<Stand & RoundMeasures & { readonly people: Names }> {
    placesIn(call.request);
    const { state, responsible } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) =>
        new ListRoundMeasures({
          ...asked,
          ...pageOf(round, parameters),
          state: state ?? undefined,
          responsible: responsible ?? undefined,
        }),
    );
  }

  @QueryRoute(':round/changes', {
    summary: 'Read what has changed since the round before',
    description: 'What is new, changed, turned red, was completed or moved, from the position of the round before.',
    params: ROUND,
    answer: RoundChangesAnswer,
  })
  changes(
    @Asking() call: QueryCall,
    @Param('round') round: string,
    @Query() parameters: RoundChangesParameters,
  ): Promise<Stand & RoundChanges & { readonly people: Names }> {
    placesIn(call.request);
    const { kind } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) => new GetRoundChanges({ ...asked, ...pageOf(round, parameters), kind: kind ?? undefined }),
    );
  }

  @QueryRoute(':round/starting-point', {
    summary: 'Read the answers of the round before',
    description: 'What was said of each expected measure, as a starting point for this round.',
    params: ROUND,
    answer: StartingPointAnswer,
  })
  startingPoint(
    @Asking() call: QueryCall,
    @Param('round') round: string,
    @Query() parameters: StartingPointParameters,
  ): Promise<Stand & StartingPoint & { readonly people: Names }> {
    placesIn(call.request);
    const { responsible } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) =>
        new GetStartingPoint({ ...asked, ...pageOf(round, parameters), responsible: responsible ?? undefined }),
    );
  }
}

/** Which page of which round. */
const pageOf = (
  round: string,
  { sector, limit, cursor }: RoundPageParameters,
): {
  readonly round: string;
  readonly sector: string | undefined;
  readonly limit: number | undefined;
  readonly cursor: string | undefined;
} => ({ round, sector: sector ?? undefined, limit: limit ?? undefined, cursor: cursor ?? undefined });
