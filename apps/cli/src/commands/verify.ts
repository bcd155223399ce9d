import { verifyLog, verifyLogByPages, type LogVerification } from '#event-store';
import { domainEventTypes, verifyViews } from '#read-models';
import { CliFault } from '../fault.js';
import { progressBar } from '../progress.js';
import type { Settings } from '../settings.js';
import { openExistingStore } from '../store.js';
import { existingLog } from './existing-log.js';

/** Checks the log, and that every read model is what a rebuild would make. Others may write meanwhile. */
export async function verify(settings: Settings, { logOnly = false }: { readonly logOnly?: boolean }): Promise<void> {
  const { logId, events, streams, faults } = await verifiedLog(settings);
  console.log(`log ${logId}: ${events} events in ${streams} streams`);
  if (faults.length > 0) {
    throw new CliFault(
      ...faults.map(({ code, position, message }) => `position ${position ?? '–'}: ${code}: ${message}`),
    );
  }
  console.log('log: in order');
  if (logOnly) return;

  const log = await openExistingStore(settings);
  try {
    const views = progressBar('rebuilding beside the read models', 'events');
    const differing = await verifyViews(settings.files.views, log, ({ position }) =>
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

/** A file is checked as a file too; a server vouches for its own. */
async function verifiedLog(settings: Settings): Promise<LogVerification> {
  const registry = domainEventTypes();
  const bar = progressBar('reading the log', 'events');
  try {
    if (settings.configuration.store === 'sqlite') {
      return await verifyLog({ file: existingLog(settings.files), registry, onProgress: bar.update });
    }
    const store = await openExistingStore(settings);
    try {
      return await verifyLogByPages({ store, registry, onProgress: (done) => bar.update({ done, total: done }) });
    } finally {
      await store.close();
    }
  } finally {
    bar.stop();
  }
}
