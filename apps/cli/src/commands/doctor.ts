import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { openPositionedLog } from '#event-store';
import { openViewReaders } from '#read-models';
import { CliFault, messageOf } from '../fault.js';
import type { Settings } from '../settings.js';
import { openStore } from '../store.js';

const LITTLE_SPACE = 1024 ** 3;
const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MiB`;

/** Looks at what a start needs, without changing anything, and says what to do about what is wrong. */
export async function doctor(settings: Settings): Promise<void> {
  const { configuration, files } = settings;
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
  if (configuration.store === 'kurrentdb' || existsSync(files.events)) wrong.push(...(await lookAtLog(settings)));
  else console.log('log: none yet; made at the first start');
  if (wrong.length > 0) throw new CliFault(...wrong);
  console.log('nothing is wrong');
}

async function lookAtLog(settings: Settings): Promise<string[]> {
  const { files } = settings;
  try {
    const store = await openStore(settings);
    try {
      const log = await openPositionedLog(store, files.positions);
      const head = (await log.head()).position;
      log.close();
      const weight = store.kind === 'sqlite' ? `${mebibytes(statSync(store.file).size)}, ` : 'on KurrentDB, ';
      console.log(`log: ${head} events, ${weight}id ${await store.logId()}`);
      if (existsSync(files.views)) lookAtViews(files.views, head);
      return [];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [`the log cannot be opened: ${messageOf(error)}. ${remedy(settings)}`];
  }
}

const remedy = ({ configuration }: Settings): string =>
  configuration.store === 'sqlite'
    ? 'Restore the latest backup: tiltak restore FOLDER.'
    : 'Look at the server that KURRENTDB_URL names.';

/** How far each read model is. One that is behind catches up by itself while the service runs. */
function lookAtViews(folder: string, head: number): void {
  const views = openViewReaders(folder);
  try {
    for (const name of ['structure', 'measures', 'audit', 'indicators', 'rounds', 'savings'] as const) {
      const view = views[name]();
      const behind = view ? `${head - view.checkpoint().position} events behind` : 'none yet; built at the next start';
      console.log(`read model ${name}: ${behind}`);
    }
  } finally {
    views.close();
  }
}
