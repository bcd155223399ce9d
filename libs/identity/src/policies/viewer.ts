import { unitsUnder, type Actor, type OrganisationState, type Viewer } from '#domain';

/** Nobody signed in: the public. */
export const PUBLIC: Viewer = { person: null, level: 'nothing-live', notes: new Set() };

/** For parts of the service that must see all: rebuilding, checking, relaying. Never for a person's request. */
export const SEES_EVERYTHING: Viewer = { person: null, level: 'employee', notes: 'all' };

const READS_LIVE: ReadonlySet<string> = new Set(['reader', 'controller', 'auditor', 'administrator']);
const READS_NOTES: ReadonlySet<string> = new Set(['controller', 'auditor', 'administrator']);

/**
 * What a person may see. Whoever is an employee sees everything but internal notes: a granted role other than
 * politician, a unit led, or a measure of one's own shows that. A politician reads what is published, and so does a
 * person who is registered but has nothing to do here.
 * @param hasMeasures the person is responsible for a measure, or its deputy: known to the read models, not to the organisation
 */
export function viewerOf(actor: Actor | null, organisation: OrganisationState, hasMeasures = false): Viewer {
  if (actor === null) return PUBLIC;
  const { person, roles, leads } = actor;
  const employee = hasMeasures || leads.length > 0 || roles.some((role) => READS_LIVE.has(role));
  if (!employee) return { ...PUBLIC, person };
  const notes = roles.some((role) => READS_NOTES.has(role))
    ? 'all'
    : new Set(leads.flatMap(({ unit }) => [...unitsUnder(organisation, unit)]));
  return { person, level: 'employee', notes };
}
