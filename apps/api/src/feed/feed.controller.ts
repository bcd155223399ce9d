import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CLOUD_EVENTS_BATCH,
  eventsAfter,
  feedProblem,
  type CloudEvent,
  type FeedFilters,
  type FeedHub,
  type FeedSource,
} from '#feed';
import type { Viewer } from '#domain';
import { identityOrPublic, OpenToPublic, PUBLIC, type RequestIdentity } from '#identity';
import { kinds, ListOf, Whole } from '#platform';
import { osloDay, type Clock } from '#application';
import { OpenObject } from '../http/answer-fields.js';
import { ApiProblems } from '../http/routes.js';
import { CLOCK, FEED_HUB, FEED_SOURCE } from '../service/tokens.js';

/** A CloudEvents type: `no.tiltak.measure.status-reported`. */
const eventType = kinds.text({ max: 120, example: 'no.tiltak.measure.status-reported' });

/** Which events. Several values of one parameter mean any of them; several parameters mean all of them. */
export class FeedParameters {
  @ListOf(kinds.id, {
    max: 50,
    optional: true,
    inQuery: true,
    description: 'Units of the organisation, with everything below them.',
  })
  units?: string[] | null;

  @ListOf(kinds.id, { max: 50, optional: true, inQuery: true, description: 'Goals, with everything below them.' })
  goals?: string[] | null;

  @ListOf(kinds.id, { max: 50, optional: true, inQuery: true, description: 'Strategies, with everything below them.' })
  strategies?: string[] | null;

  @ListOf(kinds.id, { max: 50, optional: true, inQuery: true, description: 'Measures.' })
  measures?: string[] | null;

  @ListOf(eventType, { max: 50, optional: true, inQuery: true, description: 'Types of CloudEvents.' })
  types?: string[] | null;

  @Whole({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    inQuery: true,
    description: 'Position after which to begin. A stream without it begins now, a batch at the beginning.',
  })
  after?: number | null;
}

export class FeedBatchParameters extends FeedParameters {
  @Whole({ min: 1, max: 1_000, optional: true, inQuery: true, description: 'Events in the answer. Default 100.' })
  limit?: number | null;
}

/** Which state of the caller's rights the feed is read with. */
interface Reader {
  readonly viewer: Viewer;
  readonly viewerNow: () => Viewer | null;
  readonly stillLetIn?: () => Promise<boolean>;
}

export class CloudEventAnswer {
  @ApiProperty({ description: 'CloudEvents version.', enum: ['1.0'] })
  specversion!: string;
  @ApiProperty({ description: 'Id of the event; with `source` it is unique.' })
  id!: string;
  @ApiProperty({ description: 'The log that it is from.', example: '/tiltak/…' })
  source!: string;
  @ApiProperty({ description: 'What happened.', example: 'no.tiltak.measure.status-reported' })
  type!: string;
  @ApiProperty({ description: 'What it happened to: its stream.', example: 'measure-…' })
  subject!: string;
  @ApiProperty({ description: 'When it was recorded.', format: 'date-time' })
  time!: string;
  @ApiProperty({ description: 'Always application/json.' })
  datacontenttype!: string;
  @OpenObject('The fact.', 'Each type of event has fields of its own.')
  data!: object;
  @ApiProperty({ description: 'Number in the whole log: what a reader resumes from.', type: 'integer' })
  position!: number;
  @ApiProperty({ description: 'Number in its stream, from 0.', type: 'integer' })
  revision!: number;
  @ApiProperty({ description: 'The same for all that belongs to one request.' })
  correlationid!: string;
  @ApiProperty({ description: 'Role in which the person acted.' })
  actorrole!: string;
  @ApiProperty({ description: 'Who did it: for employees only.', required: false })
  actor?: string;
}

/** What happens, told as it happens. The public sees public events; employees see all that they may read. */
@ApiTags('Feed')
@ApiExtraModels(CloudEventAnswer)
@OpenToPublic()
@Controller('feed')
export class FeedController {
  constructor(
    @Inject(FEED_HUB) private readonly hub: FeedHub,
    @Inject(FEED_SOURCE) private readonly feed: FeedSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Follow what happens (server-sent events)',
    description:
      'Each event is a CloudEvent; its id is the position, so Last-Event-ID resumes exactly where the reader was. A sign of life every fifteen seconds; a reader that does not keep up is cut off and resumes.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Position after which to go on; goes before `after`.',
  })
  @ApiResponse({ status: 200, description: 'A stream without end.', content: { 'text/event-stream': {} } })
  @ApiProblems(400, 401, 409, 503)
  async stream(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() parameters: FeedParameters,
  ): Promise<void> {
    if (request.method === 'HEAD') {
      void reply.type('text/event-stream; charset=utf-8').send();
      return;
    }
    const opening = await this.hub.open(request.raw, reply.raw, {
      ...this.readerOf(identityOrPublic(request)),
      filters: filtersOf(parameters),
      after: parameters.after ?? null,
      headers: { 'x-correlation-id': String(request.id), 'x-content-type-options': 'nosniff' },
    });
    if (!opening.ok) throw feedProblem(opening.refusal);
    reply.hijack();
  }

  @Get('events')
  @ApiOperation({
    summary: 'Read events in batches',
    description:
      'For readers that poll: ask again after the `Feed-Next` of the answer until `Feed-More` is false, and nothing is missed.',
  })
  @ApiResponse({
    status: 200,
    description: 'A CloudEvents batch, in the order of the log.',
    content: {
      [CLOUD_EVENTS_BATCH]: { schema: { type: 'array', items: { $ref: '#/components/schemas/CloudEventAnswer' } } },
    },
    headers: {
      'Feed-Next': { description: 'What to ask for next, as `after`.', schema: { type: 'integer' } },
      'Feed-More': { description: 'true: ask again at once.', schema: { type: 'boolean' } },
      'Log-Position': { description: 'Position of the last event of the log.', schema: { type: 'integer' } },
    },
  })
  @ApiProblems(400, 401, 409, 503)
  async batch(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() parameters: FeedBatchParameters,
  ): Promise<readonly CloudEvent[]> {
    const { viewer } = this.readerOf(identityOrPublic(request));
    const batch = await eventsAfter(this.feed, {
      after: parameters.after ?? 0,
      limit: parameters.limit ?? 100,
      viewer,
      filters: filtersOf(parameters),
    });
    if (!batch.ok) throw feedProblem(batch.refusal);
    void reply.type(`${CLOUD_EVENTS_BATCH}; charset=utf-8`).headers({
      'feed-next': String(batch.next),
      'feed-more': String(batch.more),
      'log-position': String(batch.head),
      'cache-control': 'no-store',
    });
    return batch.events;
  }

  /** A stream outlives the request: it ends with the token or the login, and sees no more than its reader may see by then. */
  private readerOf(identity: RequestIdentity | null): Reader {
    if (!identity) return { viewer: PUBLIC, viewerNow: () => PUBLIC };
    let day = osloDay(this.clock());
    let viewer = identity.viewer();
    const viewerNow = (): Viewer | null => {
      if (this.clock().getTime() >= identity.expiresAt) return null;
      const now = identity.viewer();
      // The same object while nothing has changed: readers of one class share what is written to them.
      if (day !== osloDay(this.clock()) || !sameViewer(viewer, now)) viewer = now;
      day = osloDay(this.clock());
      return viewer;
    };
    return { viewer, viewerNow, stillLetIn: identity.stillLetIn };
  }
}

function sameViewer(one: Viewer, other: Viewer): boolean {
  if (one.level !== other.level || typeof one.notes !== typeof other.notes) return false;
  if (one.notes === 'all' || other.notes === 'all') return one.notes === other.notes;
  const others = other.notes;
  return one.notes.size === others.size && [...one.notes].every((unit) => others.has(unit));
}

const filtersOf = ({ units, goals, strategies, measures, types }: FeedParameters): FeedFilters => ({
  units: units ?? [],
  goals: goals ?? [],
  strategies: strategies ?? [],
  measures: measures ?? [],
  types: types ?? [],
});
