import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { ROUND } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { ApprovalBody, DeliveryBody, ReturnBody } from './bodies.js';
import { RoundFigures } from './round-figures.js';

/** What a sector delivers: marked ready by its lead, approved or sent back by the controller. */
@ApiTags('Reporting rounds: deliveries')
@Controller('rounds/:round')
export class RoundDeliveriesController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly figures: RoundFigures,
  ) {}

  @CommandRoute('deliveries', {
    summary: 'Mark the delivery of a sector as ready',
    description:
      'How many of the expected measures are missing is counted by the service at that moment and stands in the history; with any missing, a comment is needed.',
    params: ROUND,
  })
  async ready(
    @Call() call: CommandCall,
    @Param('round') round: string,
    @Body() { sector, comment }: DeliveryBody,
  ): Promise<CommandAnswer> {
    const missing = await this.figures.missing(round, sector);
    const command = { type: 'MarkDeliveryReady', sector, missing, comment: comment ?? null } as const;
    return this.commands.round(call, round, command);
  }

  @CommandRoute('approvals', { summary: 'Approve the delivery of a sector', params: ROUND })
  approve(
    @Call() call: CommandCall,
    @Param('round') round: string,
    @Body() { sector, comment }: ApprovalBody,
  ): Promise<CommandAnswer> {
    return this.commands.round(call, round, { type: 'ApproveDelivery', sector, comment: comment ?? null });
  }

  @CommandRoute('returns', {
    summary: 'Send the delivery of a sector back',
    description: 'With what must be mended. It is to be marked ready again.',
    params: ROUND,
  })
  sendBack(
    @Call() call: CommandCall,
    @Param('round') round: string,
    @Body() { sector, comment }: ReturnBody,
  ): Promise<CommandAnswer> {
    return this.commands.round(call, round, { type: 'SendDeliveryBack', sector, comment });
  }
}
