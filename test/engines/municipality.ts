import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSqliteEventStore, type JsonObject, type ProposedEvent, type SqliteEventStore } from '#event-store';
import { dataFiles } from '#platform';

const golden = JSON.parse(readFileSync(resolve('libs/domain/golden/MeasureRegistered.v1.json'), 'utf8')) as {
  data: JsonObject;
};

const proposed = (type: string, data: JsonObject): ProposedEvent => ({
  id: randomUUID(),
  type,
  version: 1,
  data,
  metadata: {
    actor: { person: randomUUID(), role: 'sector-lead' },
    commandId: randomUUID(),
    fingerprint: 'f',
    correlationId: randomUUID(),
    recordedAt: new Date().toISOString(),
    source: 'http',
  },
});

/** A data folder with a log in it, written as the api writes it. */
export interface Municipality {
  readonly dataDir: string;
  readonly store: SqliteEventStore;
  /** Registers so many measures, each a public event; resolves when all are acknowledged. */
  register(count: number): Promise<void>;
  /** An event that no release knows. */
  unheard(): Promise<void>;
  /** Registers measures in small steps until the promise that `during` returns has settled; hands on its outcome. */
  registerWhile<T>(during: () => Promise<T>): Promise<T>;
  /** Ids of the log's events, in order. */
  ids(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openMunicipality(): Promise<Municipality> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiltak-engines-'));
  const store = await openSqliteEventStore({ file: dataFiles(dataDir).events });
  const append = (type: string, data: JsonObject): Promise<unknown> =>
    store.append(`measure-${randomUUID()}`, 'no-stream', [proposed(type, data)]);
  const register = async (count: number): Promise<void> => {
    await Promise.all(Array.from({ length: count }, () => append('MeasureRegistered', golden.data)));
  };
  return {
    dataDir,
    store,
    register,
    async unheard() {
      await append('NeverHeardOf', {});
    },
    async registerWhile(during) {
      let over = false;
      const outcome = during().finally(() => (over = true));
      outcome.catch(() => undefined);
      while (!over) {
        await register(7);
        await pause(25);
      }
      return outcome;
    },
    ids: async () => (await store.readAll('0', 1_000_000)).map(({ id }) => id),
    async close() {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
