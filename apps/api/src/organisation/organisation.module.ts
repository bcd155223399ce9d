import { Module } from '@nestjs/common';
import { OrganisationQueryController } from './organisation-query.controller.js';
import { OrganisationController } from './organisation.controller.js';
import { UnitsController } from './units.controller.js';

@Module({ controllers: [OrganisationController, UnitsController, OrganisationQueryController] })
export class OrganisationModule {}
