import { existsSync } from 'node:fs';
import type { DataFiles } from '#platform';
import { CliFault } from '../fault.js';

/**
 * Path of the log. Commands that only look must not make an empty one where a path is misspelt.
 * @throws {CliFault} there is none
 */
export function existingLog({ events }: DataFiles): string {
  if (!existsSync(events))
    throw new CliFault(`There is no event log at ${events}. Set DATA_DIR to the service's data folder.`);
  return events;
}
