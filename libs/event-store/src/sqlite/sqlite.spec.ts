import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from '../contract/index.js';
import { openSqliteEventStore } from './index.js';

eventStoreContract('sqlite', {
  async newLog() {
    const folder = mkdtempSync(join(tmpdir(), 'event-log-'));
    return {
      open: () => openSqliteEventStore({ file: join(folder, 'events.sqlite') }),
      dispose: async () => rmSync(folder, { recursive: true }),
    };
  },
  partOfAnAppend: 'conflict',
  idOfAnotherStream: 'refused',
  idOfTheSameStream: 'refused',
});
