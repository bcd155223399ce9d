import { openSqliteEventStore } from '#event-store';
import { rebuildViews } from '#read-models';
import { CliFault } from '../fault.js';
import { progressBar } from '../progress.js';
import type { Settings } from '../settings.js';
import { existingLog } from './existing-log.js';

/** Builds every read model anew. The old ones stay in place until the new ones are whole. */
export async function rebuild({ files }: Settings): Promise<void> {
  const log = await openSqliteEventStore({ file: existingLog(files) });
  try {
    const total = Number(await log.head());
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
