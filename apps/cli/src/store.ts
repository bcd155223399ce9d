import { openEventStore, type OpenEventStore } from '#event-store';
import { storeSettings } from '#platform';
import { existingLog } from './commands/existing-log.js';
import type { Settings } from './settings.js';

/**
 * The configured event store. A log in a file is made if it is missing.
 * @throws {StoreUnavailable} it cannot be opened, or does not answer
 */
export const openStore = ({ configuration }: Settings): Promise<OpenEventStore> =>
  openEventStore(storeSettings(configuration));

/**
 * The same for commands that only look: they must not make an empty log where a path is misspelt.
 * @throws {CliFault} there is no file
 */
export function openExistingStore(settings: Settings): Promise<OpenEventStore> {
  if (settings.configuration.store === 'sqlite') existingLog(settings.files);
  return openStore(settings);
}
