import { Module } from '@nestjs/common';
import { ProgrammeQueriesController } from './programme-queries.controller.js';
import { ProgrammesController } from './programmes.controller.js';

@Module({ controllers: [ProgrammesController, ProgrammeQueriesController] })
export class ProgrammesModule {}
