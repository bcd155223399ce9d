import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { preferredLanguage } from '#platform';
import {
  ListBridgeEvents,
  GetForecastDrift,
  GetSavings,
  GetSavingsBridge,
  ListTargets,
  ListSavingsMeasures,
  type BridgeEvents,
  type ForecastDrift,
  type SavingsBridge,
  type SavingsMeasures,
  type SavingsReport,
  type Stand,
  type TargetsCoverage,
} from '#read-models';
import { Asking, QueryGateway, type Names, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { CSV_MEDIA_TYPE, wantsCsv } from './csv.js';
import { savingsCsv } from './savings-csv.js';
import { BridgeEventsAnswer, ForecastDriftAnswer, SavingsBridgeAnswer } from './bridge-answers.js';
import { SavingsMeasuresAnswer, SavingsReportAnswer, SavingsTargetsAnswer } from './report-answers.js';
import {
  BridgeEventsParameters,
  BridgeParameters,
  DriftParameters,
  openingOf,
  SavingsMeasuresParameters,
  SavingsReportParameters,
  scopeOf,
  TargetsParameters,
  yearsOf,
} from './savings-parameters.js';

/** Money as the controller vouches for it: each report as it is now, as it was known at a moment, or as of a position. */
@ApiTags('Savings: reports')
@Controller('reports/savings')
export class SavingsReportsController {
  constructor(private readonly questions: QueryGateway) {}

  @QueryRoute('', {
    summary: 'Savings: target, plan, forecast, realised, confirmed and gap per year',
    description:
      'Units are never added together, and targets of different scopes neither. What has no year is counted in none and told apart.',
    answer: SavingsReportAnswer,
    csv: 'A row for each unit and year: UTF-8 with a byte order mark, semicolons, decimal commas; words by Accept-Language.',
  })
  async savings(
    @Asking() call: QueryCall,
    @Query() parameters: SavingsReportParameters,
  ): Promise<(Stand & SavingsReport & { readonly people: Names }) | string> {
    const scope = scopeOf(parameters);
    const { unit, programme } = parameters;
    const report = await this.questions.ask(
      call,
      parameters,
      (asked) =>
        new GetSavings({
          ...asked,
          scope,
          unit: unit ?? undefined,
          years: yearsOf(parameters),
          programme: programme ?? undefined,
        }),
    );
    const { accept, 'accept-language': languages } = call.request.headers;
    call.reply.header('vary', 'Accept, Accept-Language');
    if (!wantsCsv(accept)) return report;
    const language = preferredLanguage(languages);
    call.reply.type(CSV_MEDIA_TYPE).header('content-language', language);
    return savingsCsv(report, language);
  }

  @QueryRoute('measures', {
    summary: 'Savings by measure, for one unit and one year',
    answer: SavingsMeasuresAnswer,
  })
  byMeasure(
    @Asking() call: QueryCall,
    @Query() parameters: SavingsMeasuresParameters,
  ): Promise<Stand & SavingsMeasures & { readonly people: Names }> {
    const scope = scopeOf(parameters);
    const { unit, year, programme, limit, cursor } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) =>
        new ListSavingsMeasures({
          ...asked,
          scope,
          unit: unit ?? undefined,
          year,
          programme: programme ?? undefined,
          limit: limit ?? undefined,
          cursor: cursor ?? undefined,
        }),
    );
  }

  @QueryRoute('targets', {
    summary: 'Targets, and how much of each has no measure behind it',
    answer: SavingsTargetsAnswer,
  })
  targets(
    @Asking() call: QueryCall,
    @Query() parameters: TargetsParameters,
  ): Promise<Stand & TargetsCoverage & { readonly people: Names }> {
    const { unit, programme } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) =>
        new ListTargets({
          ...asked,
          unit: unit ?? undefined,
          years: yearsOf(parameters),
          programme: programme ?? undefined,
        }),
    );
  }

  @QueryRoute('bridge', {
    summary: 'The bridge between two states: what was found, lost, re-estimated, delayed, realised',
    description:
      'From `from` to the state that is asked for. Opening and all steps make the closing, to the unit’s smallest part.',
    answer: SavingsBridgeAnswer,
  })
  bridge(
    @Asking() call: QueryCall,
    @Query() parameters: BridgeParameters,
  ): Promise<Stand & SavingsBridge & { readonly people: Names }> {
    const bridged = bridgedOf(parameters);
    return this.questions.ask(call, parameters, (asked) => new GetSavingsBridge({ ...asked, ...bridged }));
  }

  @QueryRoute('bridge/events', {
    summary: 'The events of one step of a bridge',
    description: 'What each did to one year of one line; their amounts make that of the step.',
    answer: BridgeEventsAnswer,
  })
  bridgeEvents(
    @Asking() call: QueryCall,
    @Query() parameters: BridgeEventsParameters,
  ): Promise<Stand & BridgeEvents & { readonly people: Names }> {
    const bridged = bridgedOf(parameters);
    const { step, limit, cursor } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) =>
        new ListBridgeEvents({
          ...asked,
          ...bridged,
          step,
          limit: limit ?? undefined,
          cursor: cursor ?? undefined,
        }),
    );
  }

  @QueryRoute('drift', {
    summary: 'How the forecasts for one year have changed over time',
    answer: ForecastDriftAnswer,
  })
  drift(
    @Asking() call: QueryCall,
    @Query() parameters: DriftParameters,
  ): Promise<Stand & ForecastDrift & { readonly people: Names }> {
    const scope = scopeOf(parameters);
    const { unit, year, days } = parameters;
    return this.questions.ask(
      call,
      parameters,
      (asked) => new GetForecastDrift({ ...asked, scope, unit: unit ?? undefined, year, days: days ?? undefined }),
    );
  }
}

const bridgedOf = (parameters: BridgeParameters) => ({
  from: openingOf(parameters),
  scope: scopeOf(parameters),
  unit: parameters.unit ?? undefined,
  years: yearsOf(parameters),
});
