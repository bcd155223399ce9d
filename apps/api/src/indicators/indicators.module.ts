import { Module } from '@nestjs/common';
import { IndicatorQueriesController } from './indicator-queries.controller.js';
import { IndicatorSeriesController } from './indicator-series.controller.js';
import { IndicatorsController } from './indicators.controller.js';

@Module({ controllers: [IndicatorsController, IndicatorSeriesController, IndicatorQueriesController] })
export class IndicatorsModule {}
