import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { INDICATOR } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import {
  IndicatorBaselineBody,
  BreakBody,
  ComparatorBody,
  ConflictResolutionBody,
  IndicatorTargetBody,
  originOf,
  periodTargetOf,
  RuleBody,
  ValueBody,
  ValueCorrectionBody,
  valueOf,
} from './bodies.js';

/** The figures of a series, and what they are judged against. */
@ApiTags('Indicators: series')
@Controller('indicators/:indicator')
export class IndicatorSeriesController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('values', {
    summary: 'Record a value',
    description:
      'Judged at once against the target of its period, by the rule in force. A second source for a period is kept beside the first: a conflict, until somebody chooses.',
    params: INDICATOR,
  })
  record(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() body: ValueBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, { type: 'RecordIndicatorValue', ...valueOf(body) });
  }

  @CommandRoute('value-corrections', {
    summary: 'Correct a value',
    description: 'The whole value as it should have been, and why. The first stays visible in the history.',
    params: INDICATOR,
  })
  correct(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { corrects, reason, value }: ValueCorrectionBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, {
      type: 'CorrectIndicatorValue',
      corrects,
      reason,
      value: valueOf(value),
    });
  }

  @CommandRoute('conflict-resolutions', {
    summary: 'Choose between values of several sources',
    description: 'All of them stay; the chosen one counts.',
    params: INDICATOR,
  })
  resolve(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { period, value, reason }: ConflictResolutionBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, { type: 'ResolveIndicatorConflict', period, value, reason });
  }

  @CommandRoute('baselines', { summary: 'Say what the series is measured against', params: INDICATOR })
  setBaseline(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { period, amount, reason }: IndicatorBaselineBody,
  ): Promise<CommandAnswer> {
    const command = { type: 'SetIndicatorBaseline', period, amount, reason: reason ?? null } as const;
    return this.commands.indicator(call, indicator, command);
  }

  @CommandRoute('targets', {
    summary: 'Set the target of a period',
    description: 'Setting it again replaces it, with a reason; values that were judged keep their light.',
    params: INDICATOR,
  })
  setTarget(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() body: IndicatorTargetBody,
  ): Promise<CommandAnswer> {
    const command = { type: 'SetIndicatorTarget', ...periodTargetOf(body), reason: body.reason ?? null } as const;
    return this.commands.indicator(call, indicator, command);
  }

  @CommandRoute('comparators', { summary: 'Record what others have', params: INDICATOR })
  compare(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { comparator, statistic, period, amount, origin }: ComparatorBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, {
      type: 'RecordIndicatorComparator',
      comparator,
      statistic,
      period,
      amount,
      origin: originOf(origin),
    });
  }

  @CommandRoute('breaks', { summary: 'Mark a break in the series', params: INDICATOR })
  markBreak(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { period, explanation }: BreakBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, { type: 'MarkIndicatorBreak', period, explanation });
  }

  @CommandRoute('rules', {
    summary: 'Set the rule of the lights',
    description:
      'The version rises by one; values that were judged keep their light and the version that gave it. How a rule would have judged them is asked for with the indicator.',
    params: INDICATOR,
  })
  setRule(
    @Call() call: CommandCall,
    @Param('indicator') indicator: string,
    @Body() { yellow, reason }: RuleBody,
  ): Promise<CommandAnswer> {
    return this.commands.indicator(call, indicator, { type: 'SetIndicatorRule', yellow, reason: reason ?? null });
  }
}
