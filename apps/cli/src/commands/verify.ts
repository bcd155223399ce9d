import { openSqliteEventStore, verifyLog } from '#event-store';
import { domainEventTypes, verifyViews } from '#read-models';
import { CliFault } from '../fault.js';
import { progressBar } from '../progress.js';
import type { Settings } from '../settings.js';
import { existingLog } from './existing-log.js';

/** Checks the log, and that every read model is what a rebuild would make. Others may write meanwhile. */
export async function verify({ files }: Settings, { logOnly = false }: { readonly logOnly?: boolean }): Promise<void> {
  const file = existingLog(files);
  const bar = progressBar('reading the log', 'events');
  const { logId, events, streams, faults } = await verifyLog({
    file,
    registry: domainEventTypes(),
    onProgress: bar.update,
  });
  bar.stop();
  console.log(`log ${logId}: ${events} events in ${streams} streams`);
  if (faults.length > 0) {
    throw new CliFault(
      ...faults.map(({ code, position, message }) => `position ${position ?? '–'}: ${code}: ${message}`),
    );
  }
  console.log('log: in order');
  if (logOnly) return;

  const log = await openSqliteEventStore({ file });
  try {
    const views = progressBar('rebuilding beside the read models', 'events');
    const differing = await verifyViews(files.views, log, ({ position }) =>
      views.update({ done: position, total: events }),
    );
    views.stop();
    if (differing.length > 0) {
      throw new CliFault(
        ...differing.map(
          ({ projection, position, found, expected }) =>
            `${projection} at position ${position} holds ${found}, the log makes ${expected}`,
        ),
        'Stop the service and run: npm run -s tiltak -- rebuild',
      );
    }
    console.log('read models: equal to a rebuild');
  } finally {
    await log.close();
  }
}
