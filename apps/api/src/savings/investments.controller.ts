import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { INVESTMENT, MEASURE } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { sourceOf } from '../http/shared-bodies.js';
import { estimateOf, estimateOrNull } from './figures.js';
import { InvestmentBody, InvestmentEstimateBody, InvestmentYearBody } from './investment-bodies.js';

/** What a measure invests: one-off, no saving, and kept apart from the lines. */
@ApiTags('Savings: investments')
@Controller('measures/:measure/investments')
export class InvestmentsController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('', { summary: 'Open an investment', params: MEASURE })
  openInvestment(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { title, total, source }: InvestmentBody,
  ): Promise<CommandAnswer> {
    const investment = call.newId('investment');
    const command = {
      type: 'OpenInvestment',
      investment,
      title,
      total: estimateOrNull(total),
      source: sourceOf(source),
    } as const;
    return this.commands.savings(call, measure, command, { part: investment });
  }

  @CommandRoute(':investment/estimates', { summary: 'Estimate an investment anew', params: INVESTMENT })
  estimateInvestment(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Param('investment') investment: string,
    @Body() { total, reason }: InvestmentEstimateBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'EstimateInvestment',
      investment,
      total: estimateOf(total),
      reason,
    });
  }

  @CommandRoute(':investment/years', {
    summary: 'State a figure of an investment for a year',
    description: 'The budget as revised, the forecast, the accounts, or what is carried over.',
    params: INVESTMENT,
  })
  stateInvestmentYear(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Param('investment') investment: string,
    @Body() { year, figure, value, reason, source }: InvestmentYearBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'StateInvestmentYear',
      investment,
      year,
      figure,
      value: estimateOf(value),
      reason: reason ?? null,
      source: source ?? null,
    });
  }
}
