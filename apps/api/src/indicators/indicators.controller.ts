import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { INDICATOR } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { ReasonBody, sourceOf } from '../http/shared-bodies.js';
import {
  detailsOf,
  GoalLinkBody,
  IndicatorBody,
  IndicatorDetailsChangeBody,
  MeasureLinkBody,
  unitOf,
} from './bodies.js';

/** A series: what it is, what it tells of, and that it is no longer followed. */
@ApiTags('Indicators')
@Controller('indicators')
export class IndicatorsController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('', { summary: 'Define an indicator', creates: true })
  define(@Call() call: CommandCall, @Body() body: IndicatorBody): Promise<CommandAnswer> {
    const id = call.newId('indicator');
    const command = {
      type: 'DefineIndicator',
      ...detailsOf(body),
      unit: unitOf(body.unit),
      goals: body.goals ?? [],
      measures: body.measures ?? [],
      source: sourceOf(body.source),
    } as const;
    return this.commands.indicator(call, id, command, { location: `/api/v1/indicators/${id}` });
  }

  @CommandRoute(':indicator/details', {
    summary: 'Change what is said of an indicator',
    description: 'All of it as it is to be. Its unit stays: another unit is another indicator.',
    params: INDICATOR,
  })
  changeDetails(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() body: IndicatorDetailsChangeBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, {
      type: 'ChangeIndicatorDetails',
      ...detailsOf(body),
      reason: body.reason,
    });
  }

  @CommandRoute(':indicator/goal-links', { summary: 'Link an indicator to a goal that it tells of', params: INDICATOR })
  linkGoal(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { goal }: GoalLinkBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, { type: 'LinkIndicatorGoal', goal });
  }

  @CommandRoute(':indicator/goal-link-removals', { summary: 'Remove the link to a goal', params: INDICATOR })
  unlinkGoal(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { goal }: GoalLinkBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, { type: 'UnlinkIndicatorGoal', goal });
  }

  @CommandRoute(':indicator/measure-links', {
    summary: 'Link an indicator to a measure that it tells of',
    params: INDICATOR,
  })
  linkMeasure(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { measure }: MeasureLinkBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, { type: 'LinkIndicatorMeasure', measure });
  }

  @CommandRoute(':indicator/measure-link-removals', { summary: 'Remove the link to a measure', params: INDICATOR })
  unlinkMeasure(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { measure }: MeasureLinkBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, { type: 'UnlinkIndicatorMeasure', measure });
  }

  @CommandRoute(':indicator/retirement', {
    summary: 'State that an indicator is no longer followed',
    description: 'Its values stay and can be read.',
    params: INDICATOR,
  })
  retire(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, { type: 'RetireIndicator', reason });
  }
}
