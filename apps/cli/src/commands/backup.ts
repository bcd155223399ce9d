import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { backupLog, verifyLog } from '#event-store';
import { openPeopleRegister, PEOPLE_FILE } from '#identity';
import { domainEventTypes } from '#read-models';
import type { Configuration } from '#platform';
import { CliFault } from '../fault.js';
import { progressBar } from '../progress.js';
import type { Settings } from '../settings.js';
import { existingLog } from './existing-log.js';

const LOG_FILE = 'events.sqlite';

/** Copies log and people register into a new folder, while the service runs, and verifies the copy. */
export async function backup({ files, configuration }: Settings, folder: string): Promise<void> {
  refuseOnServer(configuration);
  const file = existingLog(files);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new CliFault(`${folder} is not empty: name a new folder.`);
  mkdirSync(folder, { recursive: true });
  const people = await openPeopleRegister(files.people);
  try {
    await people.backup(join(folder, PEOPLE_FILE));
  } finally {
    await people.close();
  }
  const bar = progressBar('copying the log', 'pages');
  const { position } = await backupLog({ file, to: join(folder, LOG_FILE), onProgress: bar.update });
  bar.stop();
  await verified(join(folder, LOG_FILE));
  console.log(`${folder}: the log up to position ${position}, and the people register; verified`);
}

/** Verifies a backup and copies it into a data folder that has no log. The read models are built at the next start. */
export async function restore({ files, configuration }: Settings, folder: string): Promise<void> {
  refuseOnServer(configuration);
  const source = join(folder, LOG_FILE);
  if (!existsSync(source)) throw new CliFault(`There is no backup in ${folder}: it should hold ${LOG_FILE}.`);
  if (existsSync(files.events)) {
    throw new CliFault(`${files.events} exists: move the data folder away first, so that nothing is lost.`);
  }
  await verified(source);
  mkdirSync(configuration.dataDir, { recursive: true });
  const people = join(folder, PEOPLE_FILE);
  if (existsSync(people)) {
    const register = await openPeopleRegister(folder);
    try {
      await register.backup(join(files.people, PEOPLE_FILE));
    } finally {
      await register.close();
    }
  }
  const bar = progressBar('copying the log', 'pages');
  const { position } = await backupLog({ file: source, to: files.events, onProgress: bar.update });
  bar.stop();
  await verified(files.events);
  console.log(`restored up to position ${position}; the read models are built at the next start`);
}

/** A server's log is backed up with the server. */
function refuseOnServer({ store }: Configuration): void {
  if (store === 'sqlite') return;
  throw new CliFault(
    'The log is on KurrentDB: back up the server with its own means (docs/operations), or copy the log into a file with tiltak migrate.',
  );
}

async function verified(file: string): Promise<void> {
  const bar = progressBar('verifying', 'events');
  const { faults } = await verifyLog({ file, registry: domainEventTypes(), onProgress: bar.update });
  bar.stop();
  if (faults.length > 0)
    throw new CliFault(`${file} is not in order:`, ...faults.map(({ code, message }) => `${code}: ${message}`));
}
