import { Module } from '@nestjs/common';
import { GoalQueriesController } from './goal-queries.controller.js';
import { GoalsController } from './goals.controller.js';

@Module({ controllers: [GoalsController, GoalQueriesController] })
export class GoalsModule {}
