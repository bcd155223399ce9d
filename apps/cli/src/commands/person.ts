import { randomUUID } from 'node:crypto';
import { createCommandExecutor, digest } from '#application';
import { ORGANISATION_ID, organisationDecider, type GrantedRole } from '#domain';
import { commandId, type EventStore } from '#event-store';
import { openPeople } from '#identity';
import { domainEventTypes } from '#read-models';
import { CliFault } from '../fault.js';
import type { Settings } from '../settings.js';
import { openStore } from '../store.js';

const ROLES: readonly GrantedRole[] = ['politician', 'reader', 'controller', 'auditor', 'administrator'];
const isRole = (role: string): role is GrantedRole => (ROLES as readonly string[]).includes(role);

export interface NewPersonOptions {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly email?: string;
  readonly role?: string;
}

/**
 * Puts a person into the register and grants a role: how an installation gets its first administrator. Whoever can
 * write the data folder may do so; the event says that it came from the command line.
 */
export async function addPerson(
  settings: Settings,
  { name, issuer, subject, email, role }: NewPersonOptions,
): Promise<void> {
  if (role !== undefined && !isRole(role)) throw new CliFault(`${role} is no role: ${ROLES.join(', ')}.`);
  const store = await openStore(settings);
  const people = await openPeople(store, settings.files.people);
  try {
    const login = { issuer, subject };
    const known = await people.findByLogin(login);
    const person = known?.person ?? randomUUID();
    const result = known ? { ok: true as const } : await people.register({ person, login, name, email: email ?? null });
    if (!result.ok) throw new CliFault(...result.refusals.map(({ code, field }) => `${field ?? 'person'}: ${code}`));
    if (role !== undefined) await grant(store, person, role);
    console.log(`${person}${known ? ' (was registered before)' : ''}`);
  } finally {
    await people.close();
    await store.close();
  }
}

async function grant(store: EventStore, person: string, role: GrantedRole): Promise<void> {
  const executor = createCommandExecutor({ store, registry: domainEventTypes() });
  const command = { type: 'GrantRole', person, role } as const;
  const id = commandId(person, 'cli/person', ORGANISATION_ID, randomUUID());
  const outcome = await executor.execute(organisationDecider, {
    id: ORGANISATION_ID,
    command,
    envelope: { commandId: id, fingerprint: digest(command), actor: person, correlationId: id, source: 'cli' },
    authorise: () => ({ ok: true, grant: { role: 'system', grant: 'data-folder' } }),
  });
  if (outcome.kind !== 'stored' && outcome.kind !== 'unchanged')
    throw new CliFault(`The role was not granted: ${outcome.kind}.`);
}
