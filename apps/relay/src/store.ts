import { join } from 'node:path';
import { openEventStore, openPositionedLog, type OpenEventStore, type OpenPositionedLog } from '#event-store';
import { storeSettings, type Configuration, type Logger } from '#platform';

export interface RelayStore {
  readonly store: OpenEventStore;
  readonly log: OpenPositionedLog;
}

/**
 * The configured event store, to be read. Where positions are counted, the count is the relay's own.
 * @throws {StoreUnavailable} it cannot be opened
 */
export async function openStore(configuration: Configuration, logger: Logger): Promise<RelayStore> {
  const store = await openEventStore(storeSettings(configuration), {
    signal({ state, losses, reason }) {
      if (state === 'lost') logger.warn({ losses, reason }, 'the live subscription was lost; opened again');
    },
  });
  return { store, log: await openPositionedLog(store, join(configuration.dataDir, 'relay-positions.sqlite')) };
}
