import type { Decider } from '../shared/kernel.js';
import { decideOrganisation, type OrganisationCommand, type OrganisationRefusal } from './decisions.js';
import type { OrganisationEvent } from './events.js';
import { evolveOrganisation, initialOrganisation, type OrganisationState } from './state.js';

export * from './events.js';
export * from './state.js';
export * from './decisions.js';
export * from './changes.js';
export * from './tree.js';

/** The organisation is one stream: `organisation-municipality`. */
export const ORGANISATION_ID = 'municipality';

/** One stream, `organisation-municipality`: its rules need the whole. */
export const organisationDecider: Decider<
  OrganisationCommand,
  OrganisationState,
  OrganisationEvent,
  OrganisationRefusal
> = {
  category: 'organisation',
  initial: initialOrganisation,
  evolve: evolveOrganisation,
  decide: decideOrganisation,
};
