import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#domain';
import { displayName, identityOf, PEOPLE_REGISTER, type PeopleRegister } from '#identity';
import { preferredLanguage } from '#platform';
import { ApiProblems } from '../http/routes.js';

export class UnitLedAnswer {
  @ApiProperty({ description: 'Id of the unit.' })
  unit!: string;

  @ApiProperty({ description: 'As its lead, or standing in for the lead.', enum: ['lead', 'deputy'] })
  as!: 'lead' | 'deputy';
}

export class MeAnswer {
  @ApiProperty({ description: 'Id of the person.' })
  person!: string;

  @ApiProperty({ description: 'Name in the people register.' })
  name!: string;

  @ApiProperty({ description: 'Roles that were granted.', type: [String], example: ['controller'] })
  roles!: Actor['roles'];

  @ApiProperty({ description: 'Units led today; each covers the units below it.', type: [UnitLedAnswer] })
  leads!: Actor['leads'];

  @ApiProperty({
    description: 'nothing-live: reads what is published; employee: reads everything but internal notes of others.',
    enum: ['nothing-live', 'employee'],
  })
  level!: 'nothing-live' | 'employee';
}

/** Who the service takes the caller for. */
@ApiTags('Sign-in')
@ApiBearerAuth()
@Controller('me')
export class MeController {
  constructor(@Inject(PEOPLE_REGISTER) private readonly people: PeopleRegister) {}

  @Get()
  @ApiOperation({ summary: 'Who am I, and in which roles?' })
  @ApiResponse({ status: 200, description: 'The person that the token belongs to.', type: MeAnswer })
  @ApiProblems(401, 403, 503)
  async me(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeAnswer> {
    const identity = identityOf(request);
    const { person, roles, leads } = identity.actor();
    const names = await this.people.names([person]);
    const name = displayName(names.get(person), preferredLanguage(request.headers['accept-language']));
    void reply.header('cache-control', 'no-store');
    return { person, name, roles, leads, level: identity.viewer().level };
  }
}
