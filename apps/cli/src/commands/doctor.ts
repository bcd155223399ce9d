import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { openSqliteEventStore } from '#event-store';
import { openViewReaders } from '#read-models';
import { CliFault, messageOf } from '../fault.js';
import type { Settings } from '../settings.js';

const LITTLE_SPACE = 1024 ** 3;
const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MiB`;

/** Looks at what a start needs, without changing anything, and says what to do about what is wrong. */
export async function doctor({ configuration, files }: Settings): Promise<void> {
  const wrong: string[] = [];
  console.log(`configuration: in order (${configuration.mode}, ${configuration.host}:${configuration.port})`);
  if (!existsSync(configuration.dataDir)) {
    console.log(`data: ${configuration.dataDir} is made at the first start`);
    return;
  }
  try {
    accessSync(configuration.dataDir, constants.R_OK | constants.W_OK);
  } catch (error) {
    wrong.push(
      `${configuration.dataDir} cannot be written (${messageOf(error)}): give the service's user the right to.`,
    );
  }
  const { bavail, bsize } = statfsSync(configuration.dataDir);
  console.log(`disk: ${mebibytes(bavail * bsize)} free`);
  if (bavail * bsize < LITTLE_SPACE) {
    wrong.push(
      'less than 1 GiB is free: the service refuses to write when the disk is full. Make room, or move DATA_DIR.',
    );
  }
  if (existsSync(files.events)) wrong.push(...(await lookAtLog(files.events, files.views)));
  else console.log('log: none yet; made at the first start');
  if (wrong.length > 0) throw new CliFault(...wrong);
  console.log('nothing is wrong');
}

async function lookAtLog(file: string, views: string): Promise<string[]> {
  try {
    const store = await openSqliteEventStore({ file });
    try {
      const head = Number(await store.head());
      console.log(`log: ${head} events, ${mebibytes(statSync(file).size)}, id ${await store.logId()}`);
      if (existsSync(views)) lookAtViews(views, head);
      return [];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [`the log cannot be opened: ${messageOf(error)}. Restore the latest backup: tiltak restore FOLDER.`];
  }
}

/** How far each read model is. One that is behind catches up by itself while the service runs. */
function lookAtViews(folder: string, head: number): void {
  const views = openViewReaders(folder);
  try {
    for (const name of ['structure', 'measures', 'audit'] as const) {
      const view = views[name]();
      const behind = view ? `${head - view.checkpoint().position} events behind` : 'none yet; built at the next start';
      console.log(`read model ${name}: ${behind}`);
    }
  } finally {
    views.close();
  }
}
