import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { PROGRAMME } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { decisionOf, ReasonBody, RenamingBody, sourceOf } from '../http/shared-bodies.js';
import { PrepareProgrammeBody, ProgrammeAdoptionBody, SupersessionBody } from './bodies.js';

/** A programme: prepared, adopted by the council, followed by the next. */
@ApiTags('Programmes')
@Controller('programmes')
export class ProgrammesController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('', { summary: 'Prepare a programme', creates: true })
  prepare(
    @Call() call: CommandCall,
    @Body() { name, firstYear, lastYear, source }: PrepareProgrammeBody,
  ): Promise<CommandAnswer> {
    const id = call.newId('programme');
    const command = { type: 'PrepareProgramme', name, firstYear, lastYear, source: sourceOf(source) } as const;
    return this.commands.programme(call, id, command, { location: `/api/v1/programmes/${id}` });
  }

  @CommandRoute(':programme/renamings', { summary: 'Rename a programme', params: PROGRAMME })
  rename(
    @Call() call: CommandCall,
    @Param('programme') programme: string,
    @Body() { name, reason }: RenamingBody,
  ): Promise<CommandAnswer> {
    return this.commands.programme(call, programme, { type: 'RenameProgramme', name, reason });
  }

  @CommandRoute(':programme/adoptions', {
    summary: 'State that the council has adopted a programme',
    description:
      'Its measures are adopted with it. A case that was not known at first may be stated later with the same command.',
    params: PROGRAMME,
  })
  adopt(
    @Call() call: CommandCall,
    @Param('programme') programme: string,
    @Body() { decision, decisionUnknown }: ProgrammeAdoptionBody,
  ): Promise<CommandAnswer> {
    return this.commands.programme(call, programme, {
      type: 'AdoptProgramme',
      decision: decision ? decisionOf(decision) : null,
      decisionUnknown: decisionUnknown ?? false,
    });
  }

  @CommandRoute(':programme/supersessions', {
    summary: 'State that another programme takes over',
    params: PROGRAMME,
  })
  supersede(
    @Call() call: CommandCall,
    @Param('programme') self: string,
    @Body() { by }: SupersessionBody,
  ): Promise<CommandAnswer> {
    return this.commands.programme(call, self, { type: 'SupersedeProgramme', self, by });
  }

  @CommandRoute(':programme/withdrawals', {
    summary: 'Withdraw a programme',
    description: 'Only while it is under preparation: what is adopted is followed by the next.',
    params: PROGRAMME,
  })
  withdraw(
    @Call() call: CommandCall,
    @Param('programme') programme: string,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.commands.programme(call, programme, { type: 'WithdrawProgramme', reason });
  }
}
