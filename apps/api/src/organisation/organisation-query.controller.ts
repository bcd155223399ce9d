import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PeopleRegister } from '#identity';
import { DirectoryGateway } from '../directory/directory-gateway.js';
import { personsIn } from '../http/persons.js';
import { Asking, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { PEOPLE } from '../service/tokens.js';
import { OrganisationAnswer } from './answers.js';
import { unitTree } from './unit-tree.js';

/** The organisation as it is now. */
@ApiTags('Organisation')
@Controller('organisation')
export class OrganisationQueryController {
  constructor(
    private readonly directory: DirectoryGateway,
    @Inject(PEOPLE) private readonly people: PeopleRegister,
  ) {}

  @QueryRoute('', {
    summary: 'Read the organisation: its units as a tree, with leads and deputies, and the chapter areas',
    description: 'Closed units, too.',
    answer: OrganisationAnswer,
  })
  async read(@Asking() call: QueryCall): Promise<OrganisationAnswer> {
    const answer = await this.directory.ask(call, ({ organisation }) => ({
      sectors: unitTree(organisation),
      chapterAreas: [...organisation.chapterAreas.values()],
    }));
    return { ...answer, people: Object.fromEntries(await this.people.names(personsIn(answer))) };
  }
}
