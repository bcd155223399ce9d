import { join } from 'node:path';

/** Where everything that the service keeps lies. What is not in the first two can be made again from them. */
export interface DataFiles {
  /** The log. */
  readonly events: string;
  /** Folder of the people register: names and logins, outside the log. */
  readonly people: string;
  /** Folder of the read models. */
  readonly views: string;
  /** Where events are in a log whose places are no positions. */
  readonly positions: string;
  /** Folder of the mails that no server is told of. */
  readonly mail: string;
}

/** The files of a data folder; a path is absolute if the folder's is. */
export const dataFiles = (dataDir: string): DataFiles => ({
  events: join(dataDir, 'events.sqlite'),
  people: dataDir,
  views: join(dataDir, 'views'),
  positions: join(dataDir, 'positions.sqlite'),
  mail: join(dataDir, 'mail'),
});
