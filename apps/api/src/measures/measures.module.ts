import { Module } from '@nestjs/common';
import { MeasureLifeController } from './measure-life.controller.js';
import { MeasurePartsController } from './measure-parts.controller.js';
import { MeasureReportingController } from './measure-reporting.controller.js';
import { MeasureQueriesController } from './measure-queries.controller.js';

@Module({
  controllers: [MeasureLifeController, MeasureReportingController, MeasurePartsController, MeasureQueriesController],
})
export class MeasuresModule {}
