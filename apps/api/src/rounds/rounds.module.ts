import { Module } from '@nestjs/common';
import { PublicQuestions } from './public-questions.js';
import { PublishedRoundsController } from './published-rounds.controller.js';
import { RoundDeliveriesController } from './round-deliveries.controller.js';
import { RoundFigures } from './round-figures.js';
import { RoundPublicationController } from './round-publication.controller.js';
import { RoundQueriesController } from './round-queries.controller.js';
import { RoundRemindersController } from './round-reminders.controller.js';
import { RoundsController } from './rounds.controller.js';

@Module({
  controllers: [
    RoundsController,
    RoundDeliveriesController,
    RoundRemindersController,
    PublishedRoundsController,
    RoundPublicationController,
    RoundQueriesController,
  ],
  providers: [PublicQuestions, RoundFigures],
})
export class RoundsModule {}
