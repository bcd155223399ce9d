import { mkdirSync } from 'node:fs';
import { openEventStore, verifyLog, type OpenEventStore, type StoreSettings } from '#event-store';
import { openPeople } from '#identity';
import type { Configuration } from '#platform';
import { domainEventTypes } from '#read-models';
import { compareLogs, copyLog } from '../copy-log.js';
import { copyPeople } from '../copy-people.js';
import { CliFault } from '../fault.js';
import { progressBar } from '../progress.js';
import type { Settings } from '../settings.js';
import { existingLog } from './existing-log.js';

/** The stores that a log can be in: the file in DATA_DIR, or the server at KURRENTDB_URL. */
export type StoreKind = Configuration['store'];

/**
 * Copies the log and the people register into the other store, and compares both logs: ids, revisions, positions and
 * data. After an interruption the same command goes on where it was. A log that holds something else is refused and
 * left as it is.
 */
export async function migrate(settings: Settings, { from, to }: { from: StoreKind; to: StoreKind }): Promise<void> {
  if (from === to) throw new CliFault(`--from and --to are both ${from}: name two different stores.`);
  const [source, target] = [placeOf(settings, from), placeOf(settings, to)];
  if (source.kind === 'sqlite') await verified(existingLog(settings.files));
  else mkdirSync(settings.configuration.dataDir, { recursive: true });

  await withStores(source, target, async (sourceLog, targetLog) => {
    const copying = progressBar('copying the log', 'events');
    const total = sourceLog.tokensArePositions ? Number(await sourceLog.head()) : 0;
    const { before, now } = await copyLog(sourceLog, targetLog, {
      onProgress: (done) => copying.update({ done, total: Math.max(done, total) }),
    });
    copying.stop();
    console.log(`copied: ${now - before} events; ${before} were there already`);
    const { events, streams, bytes, digest } = await compareLogs(sourceLog, targetLog);
    console.log(`both logs: ${events} events in ${streams} streams, ${bytes} bytes of data, sha256 ${digest}`);
    console.log(`people register: ${await copyRegister(sourceLog, targetLog, settings)} persons`);
  });
  if (target.kind === 'sqlite') await verified(target.file);
  console.log(`done: set STORE=${to}, and start the service; the read models are built anew from the copied log`);
}

function placeOf({ configuration: { kurrentDb }, files }: Settings, kind: StoreKind): StoreSettings {
  if (kind === 'sqlite') return { kind, file: files.events };
  const { url, prefix } = kurrentDb;
  if (url === null) throw new CliFault('KURRENTDB_URL is not set: set it to the connection string of the server.');
  return { kind, url, prefix };
}

async function withStores(
  source: StoreSettings,
  target: StoreSettings,
  work: (source: OpenEventStore, target: OpenEventStore) => Promise<void>,
): Promise<void> {
  const sourceLog = await openEventStore(source);
  try {
    const targetLog = await openEventStore(target);
    await work(sourceLog, targetLog).finally(() => targetLog.close());
  } finally {
    await sourceLog.close();
  }
}

async function copyRegister(source: OpenEventStore, target: OpenEventStore, { files }: Settings): Promise<number> {
  const from = await openPeople(source, files.people);
  try {
    const to = await openPeople(target, files.people);
    return await copyPeople(from, to).finally(() => to.close());
  } finally {
    await from.close();
  }
}

/** @throws {CliFault} everything that is wrong with the log in a file */
async function verified(file: string): Promise<void> {
  const bar = progressBar('verifying', 'events');
  const { faults } = await verifyLog({ file, registry: domainEventTypes(), onProgress: bar.update });
  bar.stop();
  if (faults.length > 0) {
    throw new CliFault(`${file} is not in order:`, ...faults.map(({ code, message }) => `${code}: ${message}`));
  }
}
