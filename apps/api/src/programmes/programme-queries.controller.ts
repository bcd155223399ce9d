import { Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Programme } from '#domain';
import { DirectoryGateway } from '../directory/directory-gateway.js';
import { placesIn } from '../http/call.js';
import { PROGRAMME } from '../http/parameters.js';
import { Asking, type QueryCall } from '../http/query-gateway.js';
import { QueryRoute } from '../http/routes.js';
import { ProgrammeAnswer, type ProgrammeEntry, ProgrammesAnswer } from './answers.js';

/** The programmes as they are now. */
@ApiTags('Programmes')
@Controller('programmes')
export class ProgrammeQueriesController {
  constructor(private readonly directory: DirectoryGateway) {}

  @QueryRoute('', { summary: 'List the programmes', answer: ProgrammesAnswer })
  list(@Asking() call: QueryCall): Promise<ProgrammesAnswer> {
    return this.directory.ask(call, ({ programmes }) => ({
      programmes: [...programmes].map(([id, programme]) => entryOf(id, programme)),
    }));
  }

  @QueryRoute(':programme', { summary: 'Read a programme', params: PROGRAMME, answer: ProgrammeAnswer })
  one(@Asking() call: QueryCall, @Param('programme') id: string): Promise<ProgrammeAnswer> {
    placesIn(call.request);
    return this.directory.ask(call, ({ programmes }) => {
      const programme = programmes.get(id);
      return programme ? { programme: entryOf(id, programme) } : null;
    });
  }
}

/** Targets and needs are asked for with the savings that they are set against. */
const entryOf = (id: string, { targets: _targets, needs: _needs, ...programme }: Programme): ProgrammeEntry => ({
  id,
  ...programme,
});
