import { Inject, Module, type DynamicModule, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { CqrsModule, Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Answer } from './queries/answer.js';
import { auditTrail, type AuditQuery, type AuditTrail } from './queries/audit.js';
import { goalsReport, type GoalsQuery, type GoalsReport } from './queries/goals.js';
import { measureHistory, type MeasureHistory } from './queries/history.js';
import { measurePage, type MeasureAnswer, type MeasureQuery } from './queries/measure.js';
import { measureList, type MeasureList, type MeasuresQuery } from './queries/measures/index.js';
import { overview, type Overview, type OverviewQuery } from './queries/overview.js';
import { strategyReport, type StrategyQuery, type StrategyReport } from './queries/strategy.js';
import {
  indicatorList,
  indicatorReport,
  type IndicatorList,
  type IndicatorQuery,
  type IndicatorReport,
  type IndicatorsQuery,
} from './queries/indicators/index.js';
import { correctionsSince, type PublicationCorrections } from './queries/publication/index.js';
import {
  roundChanges,
  roundList,
  roundMeasures,
  roundReport,
  roundStartingPoint,
  type RoundChanges,
  type RoundChangesQuery,
  type RoundList,
  type RoundMeasures,
  type RoundMeasuresQuery,
  type RoundQuery,
  type RoundReport,
  type RoundsQuery,
  type StartingPoint,
  type StartingPointQuery,
} from './queries/rounds/index.js';
import {
  bridgeEvents,
  forecastDrift,
  measureSavings,
  savingsBridge,
  savingsMeasures,
  savingsReport,
  targetsCoverage,
  type BridgeEvents,
  type BridgeEventsQuery,
  type ForecastDrift,
  type ForecastDriftQuery,
  type MeasureSavings,
  type MeasureSavingsQuery,
  type SavingsBridge,
  type SavingsBridgeQuery,
  type SavingsMeasures,
  type SavingsMeasuresQuery,
  type SavingsQuery,
  type SavingsReport,
  type TargetCoverageQuery,
  type TargetsCoverage,
} from './queries/savings/index.js';
import type { RunningReadModels } from './start.js';

/** Injection token of the {@link RunningReadModels}. */
export const READ_MODELS = Symbol('READ_MODELS');

export class GetOverview extends Query<Answer<Overview>> {
  constructor(readonly asked: OverviewQuery) {
    super();
  }
}

export class GetGoals extends Query<Answer<GoalsReport>> {
  constructor(readonly asked: GoalsQuery) {
    super();
  }
}

export class GetStrategy extends Query<Answer<StrategyReport>> {
  constructor(readonly asked: StrategyQuery) {
    super();
  }
}

export class ListMeasures extends Query<Answer<MeasureList>> {
  constructor(readonly asked: MeasuresQuery) {
    super();
  }
}

export class GetMeasure extends Query<Answer<MeasureAnswer>> {
  constructor(readonly asked: MeasureQuery) {
    super();
  }
}

export class GetMeasureHistory extends Query<Answer<MeasureHistory>> {
  constructor(readonly asked: MeasureQuery) {
    super();
  }
}

export class GetAuditTrail extends Query<Answer<AuditTrail>> {
  constructor(readonly asked: AuditQuery) {
    super();
  }
}

export class ListIndicators extends Query<Answer<IndicatorList>> {
  constructor(readonly asked: IndicatorsQuery) {
    super();
  }
}

export class GetIndicator extends Query<Answer<IndicatorReport>> {
  constructor(readonly asked: IndicatorQuery) {
    super();
  }
}

export class ListRounds extends Query<Answer<RoundList>> {
  constructor(readonly asked: RoundsQuery) {
    super();
  }
}

export class GetRound extends Query<Answer<RoundReport>> {
  constructor(readonly asked: RoundQuery) {
    super();
  }
}

export class ListRoundMeasures extends Query<Answer<RoundMeasures>> {
  constructor(readonly asked: RoundMeasuresQuery) {
    super();
  }
}

export class GetRoundChanges extends Query<Answer<RoundChanges>> {
  constructor(readonly asked: RoundChangesQuery) {
    super();
  }
}

export class GetStartingPoint extends Query<Answer<StartingPoint>> {
  constructor(readonly asked: StartingPointQuery) {
    super();
  }
}

/** What was corrected since a round was published: for everybody who may read what is published. */
export class GetPublicationCorrections extends Query<Answer<PublicationCorrections>> {
  constructor(readonly round: string) {
    super();
  }
}

export class GetSavings extends Query<Answer<SavingsReport>> {
  constructor(readonly asked: SavingsQuery) {
    super();
  }
}

export class ListSavingsMeasures extends Query<Answer<SavingsMeasures>> {
  constructor(readonly asked: SavingsMeasuresQuery) {
    super();
  }
}

export class ListTargets extends Query<Answer<TargetsCoverage>> {
  constructor(readonly asked: TargetCoverageQuery) {
    super();
  }
}

export class GetSavingsBridge extends Query<Answer<SavingsBridge>> {
  constructor(readonly asked: SavingsBridgeQuery) {
    super();
  }
}

export class ListBridgeEvents extends Query<Answer<BridgeEvents>> {
  constructor(readonly asked: BridgeEventsQuery) {
    super();
  }
}

export class GetForecastDrift extends Query<Answer<ForecastDrift>> {
  constructor(readonly asked: ForecastDriftQuery) {
    super();
  }
}

export class GetMeasureSavings extends Query<Answer<MeasureSavings>> {
  constructor(readonly asked: MeasureSavingsQuery) {
    super();
  }
}

@QueryHandler(GetOverview)
export class OverviewHandler implements IQueryHandler<GetOverview> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetOverview): Promise<Answer<Overview>> => overview(this.models, asked);
}

@QueryHandler(GetGoals)
export class GoalsHandler implements IQueryHandler<GetGoals> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetGoals): Promise<Answer<GoalsReport>> => goalsReport(this.models, asked);
}

@QueryHandler(GetStrategy)
export class StrategyHandler implements IQueryHandler<GetStrategy> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetStrategy): Promise<Answer<StrategyReport>> => strategyReport(this.models, asked);
}

@QueryHandler(ListMeasures)
export class MeasuresHandler implements IQueryHandler<ListMeasures> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: ListMeasures): Promise<Answer<MeasureList>> => measureList(this.models, asked);
}

@QueryHandler(GetMeasure)
export class MeasureHandler implements IQueryHandler<GetMeasure> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetMeasure): Promise<Answer<MeasureAnswer>> => measurePage(this.models, asked);
}

@QueryHandler(GetMeasureHistory)
export class MeasureHistoryHandler implements IQueryHandler<GetMeasureHistory> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = ({ asked }: GetMeasureHistory): Promise<Answer<MeasureHistory>> => measureHistory(this.models, asked);
}

@QueryHandler(GetAuditTrail)
export class AuditTrailHandler implements IQueryHandler<GetAuditTrail> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = ({ asked }: GetAuditTrail): Promise<Answer<AuditTrail>> => auditTrail(this.models, asked);
}

@QueryHandler(ListIndicators)
export class IndicatorsHandler implements IQueryHandler<ListIndicators> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: ListIndicators): Promise<Answer<IndicatorList>> => indicatorList(this.models, asked);
}

@QueryHandler(GetIndicator)
export class IndicatorHandler implements IQueryHandler<GetIndicator> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetIndicator): Promise<Answer<IndicatorReport>> => indicatorReport(this.models, asked);
}

@QueryHandler(ListRounds)
export class RoundsHandler implements IQueryHandler<ListRounds> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: ListRounds): Promise<Answer<RoundList>> => roundList(this.models, asked);
}

@QueryHandler(GetRound)
export class RoundHandler implements IQueryHandler<GetRound> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetRound): Promise<Answer<RoundReport>> => roundReport(this.models, asked);
}

@QueryHandler(ListRoundMeasures)
export class RoundMeasuresHandler implements IQueryHandler<ListRoundMeasures> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: ListRoundMeasures): Promise<Answer<RoundMeasures>> => roundMeasures(this.models, asked);
}

@QueryHandler(GetRoundChanges)
export class RoundChangesHandler implements IQueryHandler<GetRoundChanges> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetRoundChanges): Promise<Answer<RoundChanges>> => roundChanges(this.models, asked);
}

@QueryHandler(GetStartingPoint)
export class StartingPointHandler implements IQueryHandler<GetStartingPoint> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetStartingPoint): Promise<Answer<StartingPoint>> =>
    roundStartingPoint(this.models, asked);
}

@QueryHandler(GetPublicationCorrections)
export class PublicationCorrectionsHandler implements IQueryHandler<GetPublicationCorrections> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = ({ round }: GetPublicationCorrections): Promise<Answer<PublicationCorrections>> =>
    correctionsSince(this.models, round);
}

@QueryHandler(GetSavings)
export class SavingsHandler implements IQueryHandler<GetSavings> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetSavings): Promise<Answer<SavingsReport>> => savingsReport(this.models, asked);
}

@QueryHandler(ListSavingsMeasures)
export class SavingsMeasuresHandler implements IQueryHandler<ListSavingsMeasures> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: ListSavingsMeasures): Promise<Answer<SavingsMeasures>> =>
    savingsMeasures(this.models, asked);
}

@QueryHandler(ListTargets)
export class TargetsHandler implements IQueryHandler<ListTargets> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: ListTargets): Promise<Answer<TargetsCoverage>> => targetsCoverage(this.models, asked);
}

@QueryHandler(GetSavingsBridge)
export class SavingsBridgeHandler implements IQueryHandler<GetSavingsBridge> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetSavingsBridge): Promise<Answer<SavingsBridge>> => savingsBridge(this.models, asked);
}

@QueryHandler(ListBridgeEvents)
export class BridgeEventsHandler implements IQueryHandler<ListBridgeEvents> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = ({ asked }: ListBridgeEvents): Promise<Answer<BridgeEvents>> => bridgeEvents(this.models, asked);
}

@QueryHandler(GetForecastDrift)
export class ForecastDriftHandler implements IQueryHandler<GetForecastDrift> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = async ({ asked }: GetForecastDrift): Promise<Answer<ForecastDrift>> => forecastDrift(this.models, asked);
}

@QueryHandler(GetMeasureSavings)
export class MeasureSavingsHandler implements IQueryHandler<GetMeasureSavings> {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}
  execute = ({ asked }: GetMeasureSavings): Promise<Answer<MeasureSavings>> => measureSavings(this.models, asked);
}

const HANDLERS: Provider[] = [
  OverviewHandler,
  GoalsHandler,
  StrategyHandler,
  MeasuresHandler,
  MeasureHandler,
  MeasureHistoryHandler,
  AuditTrailHandler,
  IndicatorsHandler,
  IndicatorHandler,
  RoundsHandler,
  RoundHandler,
  RoundMeasuresHandler,
  RoundChangesHandler,
  StartingPointHandler,
  PublicationCorrectionsHandler,
  SavingsHandler,
  SavingsMeasuresHandler,
  TargetsHandler,
  SavingsBridgeHandler,
  BridgeEventsHandler,
  ForecastDriftHandler,
  MeasureSavingsHandler,
];

/** How the running read models are got: started by whoever knows the configuration. */
export interface ReadModelsModuleOptions {
  readonly imports?: DynamicModule['imports'];
  readonly inject?: readonly (symbol | string | (new (...parameters: never[]) => unknown))[];
  readonly useFactory: (...injected: never[]) => RunningReadModels | Promise<RunningReadModels>;
}

/** Answers the queries above on the QueryBus, and stops the projector after the last request has been answered. */
@Module({})
export class ReadModelsModule implements OnApplicationShutdown {
  constructor(@Inject(READ_MODELS) private readonly models: RunningReadModels) {}

  static forRootAsync({ imports = [], inject = [], useFactory }: ReadModelsModuleOptions): DynamicModule {
    return {
      module: ReadModelsModule,
      global: true,
      imports: [CqrsModule, ...imports],
      providers: [{ provide: READ_MODELS, inject: [...inject], useFactory }, ...HANDLERS],
      exports: [READ_MODELS],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.models.stop();
  }
}
