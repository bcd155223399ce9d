import { Body, Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenToPublic } from '#identity';
import { LOGGER, problem, type Logger } from '#platform';
import {
  domainEventTypes,
  GetPublicationCorrections,
  READ_MODELS,
  type PublicationCorrections,
  type RunningReadModels,
  type Stand,
} from '#read-models';
import { openObject } from '../http/answer-fields.js';
import type { CommandAnswer } from '../http/answers.js';
import { Call, placesIn, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { ROUND } from '../http/parameters.js';
import { Asking, type QueryCall } from '../http/query-gateway.js';
import { ApiProblems, CommandRoute, QueryRoute } from '../http/routes.js';
import { PublicationCorrectionsAnswer } from './answers.js';
import { PublicationBody } from './bodies.js';
import { PublicQuestions } from './public-questions.js';
import { PublicationDamaged, publishedReports, type Published, type PublishedReports } from './published-reports.js';
import { RoundFigures } from './round-figures.js';

/** A year, in seconds: what is published never changes. */
const FOR_EVER = 31_536_000;

/** The published report: asked for by the controller, read by everybody. */
@ApiTags('Reporting rounds: publication')
@Controller('rounds/:round')
export class RoundPublicationController {
  private readonly reports: PublishedReports;

  constructor(
    private readonly commands: CommandGateway,
    private readonly figures: RoundFigures,
    private readonly questions: PublicQuestions,
    @Inject(READ_MODELS) models: RunningReadModels,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.reports = publishedReports(models.log, domainEventTypes());
  }

  @CommandRoute('publication', {
    summary: 'Publish a round',
    description:
      'From the cut-off day on: pins the report to everything that is in the log now. The service writes it and publishes it by itself; Location says where it will be read, and until then that address answers 404.',
    params: ROUND,
    begins: true,
  })
  async publish(
    @Call() call: CommandCall,
    @Param('round') round: string,
    @Body() { reason }: PublicationBody,
  ): Promise<CommandAnswer> {
    const command = { type: 'PublishRound', ...(await this.figures.pin(round)), reason: reason ?? null } as const;
    return this.commands.round(call, round, command, { location: `/api/v1/rounds/${round}/publication` });
  }

  @Get('publication')
  @OpenToPublic()
  @ApiOperation({
    summary: 'Read the published report',
    description:
      'The same bytes for ever, for everybody. What was corrected later is told beside it, under corrections.',
  })
  @ApiParam({ name: 'round', description: ROUND.round })
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'ETag that the reader has: then 304.' })
  @ApiResponse({
    status: 200,
    description: 'The report, as it was published.',
    content: { 'application/json': { schema: openObject('Its format says what it is, and stays what it was then.') } },
    headers: { ETag: { description: 'SHA-256 of the bytes, in quotation marks.', schema: { type: 'string' } } },
  })
  @ApiResponse({ status: 304, description: 'The reader has it already.' })
  @ApiProblems(401, 404, 503)
  async read(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('round') round: string,
  ): Promise<FastifyReply> {
    placesIn(request);
    const published = await this.publishedOrNot(round);
    const etag = `"${published.sha256}"`;
    const bytes = isKnown(request, etag) ? null : await this.bytes(round, published);
    void reply.headers({ etag, 'cache-control': `public, max-age=${FOR_EVER}, immutable` });
    if (bytes === null) return reply.code(304).send();
    return reply.code(200).type('application/json; charset=utf-8').send(bytes);
  }

  @QueryRoute('corrections', {
    summary: 'Read what has been corrected since a round was published',
    description: 'For everybody who may read the report. The report itself stays as it was published.',
    params: ROUND,
    answer: PublicationCorrectionsAnswer,
    open: true,
  })
  async corrections(@Asking() call: QueryCall, @Param('round') round: string): Promise<Stand & PublicationCorrections> {
    placesIn(call.request);
    return this.questions.answer(call, new GetPublicationCorrections(round));
  }

  private async publishedOrNot(round: string): Promise<Published> {
    const standing = await this.reports.standing(round);
    if (standing.kind === 'published') return standing.published;
    if (standing.kind === 'no-round') throw problem(404, 'not-found');
    throw problem(404, 'not-found', { errors: [{ code: 'round-not-published' }] });
  }

  /** @throws {ProblemError} 500: the log holds other bytes; whoever operates the service must look at it */
  private async bytes(round: string, published: Published): Promise<Buffer> {
    try {
      return await this.reports.bytes(round, published);
    } catch (error) {
      if (!(error instanceof PublicationDamaged)) throw error;
      this.logger.fatal({ round, err: error }, 'a published report is damaged: it is not handed out');
      throw problem(500, 'internal-error', { cause: error });
    }
  }
}

/** Does the reader have these bytes (RFC 9110, 13.1.2)? */
function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*');
}
