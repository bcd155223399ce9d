import { openPositionedLog, type EventStore } from '#event-store';
import { rebuildViews } from '#read-models';
import { CliFault } from '../fault.js';
import { progressBar } from '../progress.js';
import type { Settings } from '../settings.js';
import { openExistingStore } from '../store.js';

/** Builds every read model anew. The old ones stay in place until the new ones are whole. */
export async function rebuild(settings: Settings): Promise<void> {
  const { files } = settings;
  const log = await openExistingStore(settings);
  try {
    const total = await lengthOf(log, files.positions);
    const bar = progressBar('rebuilding', 'events');
    const built = await rebuildViews(files.views, log, {
      onProgress: ({ position }) => bar.update({ done: position, total }),
    });
    bar.stop();
    for (const { projection, position } of built) console.log(`${projection}: built up to position ${position}`);
    const stopped = built.flatMap(({ projection, stopped }) =>
      stopped ? [`${projection}: stopped at ${JSON.stringify(stopped)}`] : [],
    );
    if (stopped.length > 0) throw new CliFault(...stopped);
  } finally {
    await log.close();
  }
}

async function lengthOf(store: EventStore, positions: string): Promise<number> {
  const log = await openPositionedLog(store, positions);
  try {
    return (await log.head()).position;
  } finally {
    log.close();
  }
}
