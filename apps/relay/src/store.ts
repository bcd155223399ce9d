import { openSqliteEventStore, positionedLog, type EventStore, type PositionedLog } from '#event-store';
import { dataFiles, type Configuration } from '#platform';

export interface RelayStore {
  readonly store: EventStore;
  readonly log: PositionedLog;
}

/**
 * The configured event store, to be read.
 * @throws {StoreUnavailable} it cannot be opened
 */
export async function openStore({ dataDir }: Configuration): Promise<RelayStore> {
  const store = await openSqliteEventStore({ file: dataFiles(dataDir).events });
  return { store, log: positionedLog(store) };
}
