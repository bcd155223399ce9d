import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { openKurrentDbEventStore, type KurrentDbEventStore } from '#event-store';
import { eventStoreContract } from '#event-store/contract';
import { prefixOfThisRun } from '../e2e/support/replicas.js';

const url = process.env['KURRENTDB_URL'];

if (url) contractOn(url);
else describe('the contract on KurrentDB', () => it.skip('not run: KURRENTDB_URL is not set', () => undefined));

/** Each log has a prefix of its own: the server may hold anything else. */
function contractOn(server: string): void {
  /** Held open: a client's first read takes half a second, and stores of one server share their clients. */
  let held: KurrentDbEventStore;
  beforeAll(async () => {
    held = await openKurrentDbEventStore({ url: server, prefix: prefixOfThisRun() });
  });
  afterAll(() => held.close());

  eventStoreContract('kurrentdb', {
    async newLog() {
      const prefix = prefixOfThisRun();
      return { open: () => openKurrentDbEventStore({ url: server, prefix }), dispose: async () => undefined };
    },
    partOfAnAppend: 'success',
    idOfAnotherStream: 'accepted',
    idOfTheSameStream: 'accepted',
  });
}
