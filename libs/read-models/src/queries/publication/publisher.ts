import type { Viewer } from '#domain';

/** For whom a publication is built: somebody who may see the reports, and no more of them than everybody. */
export const PUBLISHER: Viewer = { person: null, level: 'employee', notes: new Set() };

/**
 * Titles that stand for persons, in bokmål: what is published is a Norwegian public document. Part of its bytes: another
 * title is another publication.
 */
export const ROLE_TITLES = {
  lead: { sector: 'Kommunalsjef', area: 'Leder', unit: 'Leder' },
  responsible: 'Tiltaksansvarlig',
} as const;
