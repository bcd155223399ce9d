import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentIdentity, type PeopleRegister, type RequestIdentity } from '#identity';
import { PEOPLE } from '../service/tokens.js';
import { MeAnswer } from './answers.js';
import { PeopleQuestion } from './routes.js';

/** Who the service takes the sender for. */
@ApiTags('People')
@Controller('me')
export class MeController {
  constructor(@Inject(PEOPLE) private readonly people: PeopleRegister) {}

  @PeopleQuestion('', {
    summary: 'Who am I: name, roles and the units that I lead today',
    answer: MeAnswer,
  })
  async me(@CurrentIdentity() { person, actor, viewer }: RequestIdentity): Promise<MeAnswer> {
    const name = (await this.people.find(person))?.name ?? null;
    const { roles, leads } = actor();
    return { person, name, roles, leads, sees: viewer().level };
  }
}
