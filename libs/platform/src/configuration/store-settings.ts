import type { Configuration } from './configuration.js';
import { dataFiles } from './data-files.js';

/** Which event store, and where it is, as `openEventStore` takes it. The address may hold a password. */
export type ConfiguredStore =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'kurrentdb'; readonly url: string; readonly prefix: string };

/** The configured event store. */
export function storeSettings({ store, dataDir, kurrentDb: { url, prefix } }: Configuration): ConfiguredStore {
  if (store === 'sqlite' || url === null) return { kind: 'sqlite', file: dataFiles(dataDir).events };
  return { kind: 'kurrentdb', url, prefix };
}
