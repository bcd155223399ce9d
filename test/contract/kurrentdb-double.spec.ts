import { afterAll, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { eventStoreContract } from '#event-store/contract';
import { openKurrentDbEventStore } from '#event-store';
import { startKurrentDbDouble } from '../doubles/kurrentdb/index.js';

jest.setTimeout(300_000);

const double = await startKurrentDbDouble();
/** Held open: a client's first read takes half a second, and stores of one server share their clients. */
const held = await openKurrentDbEventStore({ url: double.url, prefix: 'held' });
afterAll(async () => {
  await held.close();
  await double.stop();
});

eventStoreContract('kurrentdb, on its stand-in,', {
  async newLog() {
    const prefix = `t${randomUUID().replaceAll('-', '').slice(0, 24)}`;
    return { open: () => openKurrentDbEventStore({ url: double.url, prefix }), dispose: async () => undefined };
  },
  partOfAnAppend: 'success',
  idOfAnotherStream: 'accepted',
  idOfTheSameStream: 'accepted',
});
