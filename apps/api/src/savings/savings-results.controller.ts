import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { MEASURE } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import {
  ConfirmationWithdrawalBody,
  ForecastBody,
  ForecastCorrectionBody,
  forecastOf,
  RealisationBody,
  RealisationCorrectionBody,
  realisationOf,
  SavingsConfirmationBody,
} from './result-bodies.js';

/** What a measure will save as it looks now, and what it has saved. */
@ApiTags('Savings: forecasts and results')
@Controller('measures/:measure')
export class SavingsResultsController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('savings-forecasts', {
    summary: 'Forecast a savings line',
    description: 'For a day, with the cause of what has changed. Every forecast is kept; the latest counts.',
    params: MEASURE,
  })
  forecast(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() body: ForecastBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, { type: 'ForecastSavings', ...forecastOf(body) });
  }

  @CommandRoute('savings-forecast-corrections', {
    summary: 'Correct a forecast',
    description: 'The whole forecast as it should have been, and why. The first figures stay visible in the history.',
    params: MEASURE,
  })
  correctForecast(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { corrects, reason, forecast }: ForecastCorrectionBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'CorrectSavingsForecast',
      corrects,
      reason,
      forecast: forecastOf(forecast),
    });
  }

  @CommandRoute('savings-realisations', {
    summary: 'Record what was realised',
    description: 'With its source. It counts at once, as not confirmed; finance confirms it.',
    params: MEASURE,
  })
  realise(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() body: RealisationBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, { type: 'RealiseSavings', ...realisationOf(body) });
  }

  @CommandRoute('savings-realisation-corrections', {
    summary: 'Correct a realised figure',
    description: 'The whole figure as it should have been, and why. A confirmation does not hold for the new one.',
    params: MEASURE,
  })
  correctRealisation(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { corrects, reason, realisation }: RealisationCorrectionBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'CorrectRealisedSavings',
      corrects,
      reason,
      realisation: realisationOf(realisation),
    });
  }

  @CommandRoute('savings-confirmations', {
    summary: 'Confirm a realised figure',
    description: 'By finance, never by the person who recorded it.',
    params: MEASURE,
  })
  confirmRealised(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { line, year, realisation }: SavingsConfirmationBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, { type: 'ConfirmRealisedSavings', line, year, realisation });
  }

  @CommandRoute('savings-confirmation-withdrawals', {
    summary: 'Withdraw the confirmation of a realised figure',
    params: MEASURE,
  })
  withdrawConfirmation(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { line, year, realisation, reason }: ConfirmationWithdrawalBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'WithdrawSavingsConfirmation',
      line,
      year,
      realisation,
      reason,
    });
  }
}
