import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '#identity';
import { Id, kinds, ListOf, Text, Whole } from '#platform';
import { Moment } from '../http/date-fields.js';
import { GetAuditTrail, type AuditTrail, type Stand } from '#read-models';
import { AsOfQuery } from '../http/as-of.js';
import { Asking, QueryGateway, type Names, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { AuditTrailAnswer } from './answers.js';

/** Which events. Several values of one parameter are separated by commas. */
export class AuditParameters extends AsOfQuery {
  @ListOf(kinds.id, { max: 50, optional: true, inQuery: true, description: 'Persons who acted.' })
  persons?: string[] | null;
  @ListOf(kinds.id, {
    max: 50,
    optional: true,
    inQuery: true,
    description: 'Units, with everything below them: where the measure belonged when it happened.',
  })
  units?: string[] | null;
  @ListOf(kinds.text({ max: 100 }), { max: 50, optional: true, inQuery: true, description: 'Types of events.' })
  types?: string[] | null;
  @Id({ optional: true, description: 'One measure, its money included.' })
  measure?: string | null;
  @Moment({ optional: true, description: 'Recorded from this moment on; a date: from its beginning in Oslo.' })
  from?: string | null;
  @Moment({ optional: true, description: 'Recorded up to this moment; a date: to its end in Oslo.' })
  to?: string | null;
  @Whole({ min: 1, max: 500, inQuery: true, optional: true, description: 'Events on one page; 100 if left out.' })
  limit?: number | null;
  @Text({ max: 2000, optional: true, description: '`next` of the page before.' })
  cursor?: string | null;
}

/** Every event as it was recorded, for auditors. */
@ApiTags('Audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly questions: QueryGateway) {}

  @Requires('ReadAudit')
  @QueryRoute('events', {
    summary: 'Read the events: by person, area, date, type and measure',
    description: 'Newest first, with everything that was recorded.',
    answer: AuditTrailAnswer,
  })
  events(
    @Asking() call: QueryCall,
    @Query() parameters: AuditParameters,
  ): Promise<Stand & AuditTrail & { readonly people: Names }> {
    const { persons, units, types, measure, from, to, limit, cursor } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) =>
        new GetAuditTrail({
          ...asked,
          persons: persons ?? undefined,
          units: units ?? undefined,
          types: types ?? undefined,
          measure: measure ?? undefined,
          from: from ?? undefined,
          to: to ?? undefined,
          limit: limit ?? undefined,
          cursor: cursor ?? undefined,
        }),
    );
  }
}
