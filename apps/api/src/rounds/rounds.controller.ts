import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { ROUND } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { ReasonBody } from '../http/shared-bodies.js';
import { DueDateBody, RoundBody, RoundMeasureBody } from './bodies.js';

/** A reporting round: opened by the controller for a cut-off date, with a due date for each sector. */
@ApiTags('Reporting rounds')
@Controller('rounds')
export class RoundsController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('', { summary: 'Open a reporting round', creates: true })
  open(@Call() call: CommandCall, @Body() body: RoundBody): Promise<CommandAnswer> {
    const id = call.newId('round');
    const command = {
      type: 'OpenRound',
      title: body.title,
      from: body.from,
      cutOff: body.cutOff,
      programme: body.programme ?? null,
      sectors: body.sectors.map(({ sector, due }) => ({ sector, due })),
      previous: body.previous ?? null,
    } as const;
    return this.commands.round(call, id, command, { location: `/api/v1/rounds/${id}` });
  }

  @CommandRoute(':round/due-dates', {
    summary: 'Move the due date of a sector',
    description: 'The old one is kept.',
    params: ROUND,
  })
  moveDue(
    @Call() call: CommandCall,
    @Param('round') round: string,
    @Body() { sector, due, reason }: DueDateBody,
  ): Promise<CommandAnswer> {
    return this.commands.round(call, round, { type: 'MoveRoundDue', sector, due, reason });
  }

  @CommandRoute(':round/excuses', {
    summary: 'Excuse a measure from the round',
    description: 'It is not expected any more, and not counted as missing.',
    params: ROUND,
  })
  excuse(
    @Call() call: CommandCall,
    @Param('round') round: string,
    @Body() { measure, reason }: RoundMeasureBody,
  ): Promise<CommandAnswer> {
    return this.commands.round(call, round, { type: 'ExcuseMeasure', measure, reason });
  }

  @CommandRoute(':round/expectations', { summary: 'Expect a measure again that was excused', params: ROUND })
  expect(
    @Call() call: CommandCall,
    @Param('round') round: string,
    @Body() { measure, reason }: RoundMeasureBody,
  ): Promise<CommandAnswer> {
    return this.commands.round(call, round, { type: 'ExpectMeasure', measure, reason });
  }

  @CommandRoute(':round/cancellation', {
    summary: 'Cancel a round',
    description: 'Not once it is being published. The reports that were delivered stay.',
    params: ROUND,
  })
  cancel(
    @Call() call: CommandCall,
    @Param('round') round: string,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.commands.round(call, round, { type: 'CancelRound', reason });
  }
}
