import type { OpenEventStore } from '#event-store';
import { openStreamsPeopleRegister } from './kurrentdb.js';
import type { PeopleRegister } from './register.js';
import { openPeopleRegister } from './sqlite.js';

/**
 * The installation's people register: a file beside the log, or on the log's server, where all replicas share it.
 * @param store which is open as long as the register is
 * @param folder of the file, where it is one
 * @param clock when an erasure happens; injected for tests
 */
export function openPeople(store: OpenEventStore, folder: string, clock?: () => Date): Promise<PeopleRegister> {
  return store.kind === 'kurrentdb'
    ? openStreamsPeopleRegister(store.beside, clock)
    : openPeopleRegister(folder, clock);
}
