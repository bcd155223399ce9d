import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { NEED, PROGRAMME, TARGET } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { ReasonBody } from '../http/shared-bodies.js';
import { NeedBody, NeedChangeBody, needOf, TargetBody, TargetChangeBody, targetOf } from './target-bodies.js';

/** What a programme is to save, and what it lacks. */
@ApiTags('Savings: targets and needs')
@Controller('programmes/:programme')
export class SavingsTargetsController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('savings-targets', {
    summary: 'Set a savings target',
    description: 'What must be saved by a year, as a positive figure. Targets of different scopes are never added up.',
    params: PROGRAMME,
  })
  setTarget(
    @Call() call: CommandCall,
    @Param('programme') programme: string,
    @Body() body: TargetBody,
  ): Promise<CommandAnswer> {
    const target = call.newId('target');
    const command = { type: 'SetSavingsTarget', ...targetOf(target, body) } as const;
    return this.commands.programme(call, programme, command, { part: target });
  }

  @CommandRoute('savings-targets/:target/changes', {
    summary: 'Change a savings target',
    description: 'The whole of it as it is to be.',
    params: TARGET,
  })
  changeTarget(
    @Call() call: CommandCall,
    @Param('programme') programme: string,
    @Param('target') target: string,
    @Body() body: TargetChangeBody,
  ): Promise<CommandAnswer> {
    return this.commands.programme(call, programme, {
      type: 'ChangeSavingsTarget',
      ...targetOf(target, body),
      reason: body.reason,
    });
  }

  @CommandRoute('savings-targets/:target/withdrawals', { summary: 'Withdraw a savings target', params: TARGET })
  withdrawTarget(
    @Call() call: CommandCall,
    @Param('programme') programme: string,
    @Param('target') target: string,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.commands.programme(call, programme, { type: 'WithdrawSavingsTarget', target, reason });
  }

  @CommandRoute('savings-needs', {
    summary: 'State what the programme lacks in a year',
    description: 'Innsparingsbehov: not a target, and never set against lines.',
    params: PROGRAMME,
  })
  stateNeed(
    @Call() call: CommandCall,
    @Param('programme') programme: string,
    @Body() body: NeedBody,
  ): Promise<CommandAnswer> {
    const need = call.newId('need');
    const command = { type: 'StateSavingsNeed', ...needOf(need, body) } as const;
    return this.commands.programme(call, programme, command, { part: need });
  }

  @CommandRoute('savings-needs/:need/changes', {
    summary: 'Change a need',
    description: 'The whole of it as it is to be.',
    params: NEED,
  })
  changeNeed(
    @Call() call: CommandCall,
    @Param('programme') programme: string,
    @Param('need') need: string,
    @Body() body: NeedChangeBody,
  ): Promise<CommandAnswer> {
    return this.commands.programme(call, programme, {
      type: 'ChangeSavingsNeed',
      ...needOf(need, body),
      reason: body.reason,
    });
  }

  @CommandRoute('savings-needs/:need/withdrawals', { summary: 'Withdraw a need', params: NEED })
  withdrawNeed(
    @Call() call: CommandCall,
    @Param('programme') programme: string,
    @Param('need') need: string,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.commands.programme(call, programme, { type: 'WithdrawSavingsNeed', need, reason });
  }
}
