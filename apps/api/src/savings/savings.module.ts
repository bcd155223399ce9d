import { Module } from '@nestjs/common';
import { InvestmentsController } from './investments.controller.js';
import { MeasureSavingsController } from './measure-savings.controller.js';
import { SavingsLinesController } from './savings-lines.controller.js';
import { SavingsReportsController } from './savings-reports.controller.js';
import { SavingsResultsController } from './savings-results.controller.js';
import { SavingsTargetsController } from './targets.controller.js';

@Module({
  controllers: [
    SavingsLinesController,
    SavingsResultsController,
    InvestmentsController,
    SavingsTargetsController,
    SavingsReportsController,
    MeasureSavingsController,
  ],
})
export class SavingsModule {}
