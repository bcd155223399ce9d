import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { UNIT } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { DeputyBody, PersonBody, ReasonBody, RenamingBody, sourceOf } from '../http/shared-bodies.js';
import { UnitBody, UnitMoveBody } from './bodies.js';

/** The units of the line organisation, who leads them and who stands in. */
@ApiTags('Organisation')
@Controller('organisation/units')
export class UnitsController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('', { summary: 'Add a sector, an area or a unit' })
  add(@Call() call: CommandCall, @Body() { level, name, parent = null, source }: UnitBody): Promise<CommandAnswer> {
    const unit = call.newId('unit');
    const command = { type: 'AddUnit', unit, level, name, parent, source: sourceOf(source) } as const;
    return this.commands.organisation(call, unit, command, { part: unit });
  }

  @CommandRoute(':unit/renamings', { summary: 'Rename a unit', params: UNIT })
  rename(
    @Call() call: CommandCall,
    @Param('unit') unit: string,
    @Body() { name, reason }: RenamingBody,
  ): Promise<CommandAnswer> {
    return this.commands.organisation(call, unit, { type: 'RenameUnit', unit, name, reason });
  }

  @CommandRoute(':unit/moves', {
    summary: 'Move a unit',
    description: 'With everything in it, to another of the level above.',
    params: UNIT,
  })
  move(
    @Call() call: CommandCall,
    @Param('unit') unit: string,
    @Body() { to, reason }: UnitMoveBody,
  ): Promise<CommandAnswer> {
    return this.commands.organisation(call, unit, { type: 'MoveUnit', unit, to, reason });
  }

  @CommandRoute(':unit/closings', {
    summary: 'Close a unit',
    description: 'When no open unit and no measure is in it any more. It keeps its place in earlier reports.',
    params: UNIT,
  })
  close(
    @Call() call: CommandCall,
    @Param('unit') unit: string,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.commands.organisation(call, unit, { type: 'CloseUnit', unit, reason });
  }

  @CommandRoute(':unit/leads', {
    summary: 'Appoint the lead of a unit',
    description: 'Replaces the lead that it has.',
    params: UNIT,
  })
  appointLead(
    @Call() call: CommandCall,
    @Param('unit') unit: string,
    @Body() { person }: PersonBody,
  ): Promise<CommandAnswer> {
    return this.commands.organisation(call, unit, { type: 'AppointLead', unit, person });
  }

  @CommandRoute(':unit/lead-withdrawals', {
    summary: 'Withdraw the lead of a unit',
    description: 'Without a body: a unit has one lead.',
    params: UNIT,
  })
  withdrawLead(@Call() call: CommandCall, @Param('unit') unit: string): Promise<CommandAnswer> {
    return this.commands.organisation(call, unit, { type: 'WithdrawLead', unit });
  }

  @CommandRoute(':unit/deputies', {
    summary: 'Name who stands in for the lead on some days',
    description: 'One period for each person: naming again replaces it.',
    params: UNIT,
  })
  nameDeputy(
    @Call() call: CommandCall,
    @Param('unit') unit: string,
    @Body() { person, from, to }: DeputyBody,
  ): Promise<CommandAnswer> {
    return this.commands.organisation(call, unit, { type: 'NameDeputy', unit, person, from, to });
  }

  @CommandRoute(':unit/deputy-withdrawals', { summary: 'Withdraw a deputy', params: UNIT })
  withdrawDeputy(
    @Call() call: CommandCall,
    @Param('unit') unit: string,
    @Body() { person }: PersonBody,
  ): Promise<CommandAnswer> {
    return this.commands.organisation(call, unit, { type: 'WithdrawDeputy', unit, person });
  }
}
