import { dataFiles, readConfiguration, readEnvFile, type Configuration, type DataFiles } from '#platform';
import { CliFault } from './fault.js';

/** What every command works on: the same configuration as the service's, and where its files are. */
export interface Settings {
  readonly configuration: Configuration;
  readonly files: DataFiles;
}

/** @throws {CliFault} one line for each variable that is wrong */
export function readSettings(): Settings {
  const read = readConfiguration(process.env, readEnvFile(process.cwd()));
  if (!read.ok) throw new CliFault(...read.faults);
  return { configuration: read.configuration, files: dataFiles(read.configuration.dataDir) };
}
