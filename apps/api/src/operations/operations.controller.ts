import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiProperty, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenToPublic } from '#identity';
import { HEALTH, METRICS, type Health, type CheckResult, type HealthReport, type Metrics } from '#platform';

/** What a check found. */
export class CheckAnswer implements CheckResult {
  @ApiProperty({ description: 'It moves.' })
  ok!: boolean;

  @ApiProperty({
    description: 'Numbers and short words: lag in events and seconds, whether it has stopped.',
    type: 'object',
    additionalProperties: {
      nullable: true,
      oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }],
    },
    required: false,
  } as Parameters<typeof ApiProperty>[0] & object)
  details?: NonNullable<CheckResult['details']>;
}

@ApiExtraModels(CheckAnswer)
export class HealthAnswer implements HealthReport {
  @ApiProperty({ description: 'ok: everything that must move moves.', enum: ['ok', 'failing'] })
  status!: 'ok' | 'failing';

  @ApiProperty({
    description: 'Each check by its name, with what it found.',
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(CheckAnswer) },
  })
  checks!: HealthReport['checks'];
}

/** For whoever operates the service. Numbers and short words only: no person, no text that people wrote. */
@ApiTags('Operation')
@OpenToPublic()
@Controller()
export class OperationsController {
  constructor(
    @Inject(HEALTH) private readonly health: Health,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @ApiOperation({ summary: 'Does the process answer?' })
  @ApiResponse({ status: 200, description: 'It does.', type: HealthAnswer })
  live(@Res({ passthrough: true }) reply: FastifyReply): HealthReport {
    void reply.header('cache-control', 'no-store');
    return this.health.live();
  }

  @Get('health/ready')
  @ApiOperation({
    summary: 'May requests be sent here?',
    description: 'Ready only when the store answers, and views, followers and the feed move.',
  })
  @ApiResponse({ status: 200, description: 'Ready.', type: HealthAnswer })
  @ApiResponse({ status: 503, description: 'Not ready: the checks say why.', type: HealthAnswer })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.health.ready();
    void reply.code(report.status === 'ok' ? 200 : 503).header('cache-control', 'no-store');
    return report;
  }

  @Get('metrics')
  @ApiOperation({ summary: 'Measurements in Prometheus’ text format' })
  @ApiResponse({ status: 200, description: 'All of them.', content: { 'text/plain': {} } })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.contentType).header('cache-control', 'no-store');
    return this.metrics.read();
  }
}
