import { Module } from '@nestjs/common';
import { StrategiesController } from './strategies.controller.js';
import { StrategyQueriesController } from './strategy-queries.controller.js';

@Module({ controllers: [StrategiesController, StrategyQueriesController] })
export class StrategiesModule {}
