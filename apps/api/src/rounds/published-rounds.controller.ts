import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SEES_EVERYTHING } from '#identity';
import { ListRounds } from '#read-models';
import { Asking, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { PublishedRoundsAnswer } from './answers.js';
import { PublicQuestions } from './public-questions.js';

/** Where everybody finds the published reports. */
@ApiTags('Reporting rounds: publication')
@Controller('rounds')
export class PublishedRoundsController {
  constructor(private readonly questions: PublicQuestions) {}

  @QueryRoute('published', {
    summary: 'List the published reports',
    description: 'For everybody. The one with the latest cut-off date first.',
    answer: PublishedRoundsAnswer,
    open: true,
  })
  async list(@Asking() call: QueryCall): Promise<PublishedRoundsAnswer> {
    const { rounds, ...stand } = await this.questions.answer(call, new ListRounds({ viewer: SEES_EVERYTHING }));
    const published = rounds.filter(({ state }) => state === 'published');
    return {
      ...stand,
      rounds: published.map(({ round, title, from, cutOff, publishedAt }) => ({
        round,
        title,
        from,
        cutOff,
        publishedAt,
        report: `/api/v1/rounds/${round}/publication`,
      })),
    };
  }
}
