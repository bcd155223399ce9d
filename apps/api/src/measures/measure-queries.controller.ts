import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  GetMeasure,
  GetMeasureHistory,
  ListMeasures,
  type MeasureAnswer,
  type MeasureFilter,
  type MeasureHistory,
  type MeasureList,
  type MeasureSort,
  type Stand,
} from '#read-models';
import type { Light, Phase } from '#domain';
import { Flag, Id, kinds, ListOf, OneOf, Text, Whole } from '#platform';
import { entityTag } from '../http/conditional.js';
import { MEASURE } from '../http/parameters.js';
import { AsOfQuery } from '../http/as-of.js';
import { Asking, QueryGateway, type Names, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { LIGHTS, PHASES } from '../http/status-words.js';
import { MeasureHistoryAnswer } from './history-answers.js';
import { MeasureListAnswer } from './list-answers.js';
import { MeasurePageAnswer } from './page-answers.js';
import { placesIn } from '../http/call.js';

const SORTS: readonly MeasureSort[] = [
  'registered',
  'title',
  'phase',
  'progress',
  'effect',
  'due',
  'changed',
  'confirmed',
];

/** Which measures, in which order. Several values of one parameter are separated by commas. */
export class MeasureListParameters extends AsOfQuery {
  @Text({
    max: 200,
    optional: true,
    description: 'Words that must all stand in the measure, or be the beginning of one. The present only.',
  })
  text?: string | null;
  @ListOf(kinds.id, {
    max: 50,
    optional: true,
    inQuery: true,
    description: 'Units of the organisation, with everything below them.',
  })
  units?: string[] | null;
  @ListOf(kinds.oneOf(PHASES), { max: 6, optional: true, inQuery: true, description: 'Phases.' })
  phases?: Phase[] | null;
  @ListOf(kinds.oneOf(LIGHTS), { max: 4, optional: true, inQuery: true, description: 'Lights of progress.' })
  progress?: Light[] | null;
  @ListOf(kinds.oneOf(LIGHTS), { max: 4, optional: true, inQuery: true, description: 'Lights of effect.' })
  effect?: Light[] | null;
  @Id({ optional: true, description: 'Person who answers for it.' })
  responsible?: string | null;
  @Flag({ optional: true, inQuery: true, description: 'Nobody answers for it.' })
  withoutResponsible?: boolean | null;
  @Id({ optional: true, description: 'Programme that it belongs to now.' })
  programme?: string | null;
  @Id({ optional: true, description: 'Goal that it serves, or one below that goal.' })
  goal?: string | null;
  @Id({ optional: true, description: 'Strategy that it serves, or a sub-goal of it.' })
  strategy?: string | null;
  @Id({ optional: true, description: 'Chapter area: how the document is divided.' })
  chapterArea?: string | null;
  @Flag({ optional: true, inQuery: true, description: 'Past its due date.' })
  overdue?: boolean | null;
  @Flag({ optional: true, inQuery: true, description: 'Neither reported nor confirmed for long.' })
  stale?: boolean | null;
  @Flag({
    optional: true,
    inQuery: true,
    description: 'True: only those that are completed by heading; false: without them.',
  })
  byHeading?: boolean | null;
  @OneOf(SORTS, { optional: true, description: 'Order; of a search, the best first if left out.' })
  sort?: MeasureSort | null;
  @Flag({ optional: true, inQuery: true, description: 'The other way round.' })
  descending?: boolean | null;
  @Whole({ min: 1, max: 200, inQuery: true, optional: true, description: 'Measures on one page; 50 if left out.' })
  limit?: number | null;
  @Text({
    max: 2000,
    optional: true,
    description: '`next` of the page before: the next page, as of the same position.',
  })
  cursor?: string | null;
}

/** The same without what was left out. */
const given = <T extends object>(values: T): { [Key in keyof T]: NonNullable<T[Key]> | undefined } =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? undefined])) as never;

/** What is known of measures. */
@ApiTags('Measures: questions')
@Controller('measures')
export class MeasureQueriesController {
  constructor(private readonly questions: QueryGateway) {}

  @QueryRoute('', {
    summary: 'List measures',
    description:
      'With filters, full-text search and paging by cursor. Later pages are of the same position as the first.',
    answer: MeasureListAnswer,
  })
  list(
    @Asking() call: QueryCall,
    @Query() parameters: MeasureListParameters,
  ): Promise<Stand & MeasureList & { readonly people: Names }> {
    const { text, sort, descending, limit, cursor, asOf, position, ...filter } = parameters;
    return this.questions.ask(
      call,
      { asOf: asOf ?? null, position: position ?? null },
      (asked) =>
        new ListMeasures({
          ...asked,
          filter: given(filter) as MeasureFilter,
          ...given({ text, sort, descending, limit, cursor }),
        }),
    );
  }

  @QueryRoute(':measure', {
    summary: 'Read a measure',
    description: 'Everything about it. The ETag is the revision that a command may be based on.',
    params: MEASURE,
    answer: MeasurePageAnswer,
    tagged: true,
  })
  async page(
    @Asking() call: QueryCall,
    @Param('measure') measure: string,
    @Query() at: AsOfQuery,
  ): Promise<Stand & MeasureAnswer & { readonly people: Names }> {
    placesIn(call.request);
    const page = await this.questions.ask(call, at, (asked) => new GetMeasure({ ...asked, measure }));
    const { revision } = await this.questions.answer(
      call,
      { position: page.position },
      (asked) => new GetMeasureHistory({ ...asked, measure }),
    );
    call.reply.header('etag', entityTag(revision));
    return page;
  }

  @QueryRoute(':measure/history', {
    summary: 'Read the history of a measure',
    description: 'Every event of it, from the first on: old and new value of each field, who, when and why.',
    params: MEASURE,
    answer: MeasureHistoryAnswer,
  })
  history(
    @Asking() call: QueryCall,
    @Param('measure') measure: string,
    @Query() at: AsOfQuery,
  ): Promise<Stand & MeasureHistory & { readonly people: Names }> {
    placesIn(call.request);
    return this.questions.ask(call, at, (asked) => new GetMeasureHistory({ ...asked, measure }));
  }
}
