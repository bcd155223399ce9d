import { afterEach } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EventStore, JsonObject, ProposedEvent, RecordedEvent } from '../port.js';

/** A log of its own for one test. */
export interface LogUnderTest {
  /** Opens a store on it: again after a restart, or one more beside those that are open, as another process would. */
  open(): Promise<EventStore>;
  /** Removes the log, after all its stores are closed. */
  dispose(): Promise<void>;
}

/** What an adapter gives to be tried: a factory, and how it behaves where the port leaves it open. */
export interface AdapterUnderTest {
  newLog(): Promise<LogUnderTest>;
  /** A beginning of an earlier append, sent again alone: refused, or taken for a repetition. */
  readonly partOfAnAppend: 'conflict' | 'success';
  /** An event id that another stream has already. */
  readonly idOfAnotherStream: 'refused' | 'accepted';
  /** An event id that the stream itself has already, appended once more at its end. No command does: see `eventId`. */
  readonly idOfTheSameStream: 'refused' | 'accepted';
}

/** Opens logs and stores for a test, and closes all of them after it. */
export interface Bench {
  log(): Promise<{ open(): Promise<EventStore> }>;
  /** A store on a new log. */
  store(): Promise<EventStore>;
}

export function benchFor(adapter: AdapterUnderTest): Bench {
  const stores: EventStore[] = [];
  const logs: LogUnderTest[] = [];
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await Promise.all(logs.splice(0).map((log) => log.dispose()));
  });
  const log: Bench['log'] = async () => {
    const underTest = await adapter.newLog();
    logs.push(underTest);
    return {
      async open() {
        const store = await underTest.open();
        stores.push(store);
        return store;
      },
    };
  };
  return { log, store: async () => (await log()).open() };
}

/** An event with a new id (or the one given). */
export const sampleEvent = (data: JsonObject = {}, id: string = randomUUID()): ProposedEvent => ({
  id,
  type: 'StatusReported',
  version: 1,
  data,
  metadata: {
    actor: { person: '71c4d9e8-2b5f-4a03-8d6e-5f9a0b87a701', role: 'sector-lead', grant: 'lead:eiendom' },
    commandId: '0b9d6a5e-37c1-5f04-8e2a-9c4d7b16e301',
    fingerprint: 'e3b0c44298fc1c149afbf4c8996fb924',
    correlationId: '0b9d6a5e-37c1-5f04-8e2a-9c4d7b16e302',
    recordedAt: '2017-04-30T10:00:00.000Z',
    source: 'http',
  },
});

export const sampleEvents = (count: number): ProposedEvent[] =>
  Array.from({ length: count }, (_, index) => sampleEvent({ index }));

export const newStream = (): string => `measure-${randomUUID()}`;

/** The whole log, read in pages. */
export async function wholeLog(store: EventStore, limit = 1000): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (;;) {
    const page = await store.readAll(events.at(-1)?.token ?? '0', limit);
    if (page.length === 0) return events;
    // a page that begins where the last one did would be read for ever
    if (page[0]!.token === events.at(-1)?.token) throw new Error(`the page after ${page[0]!.token} begins with it`);
    events.push(...page);
  }
}

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);
