import { eventStoreContract } from '../contract/index.js';
import { memoryEventStore, memoryLog } from './index.js';

eventStoreContract('memory', {
  async newLog() {
    const log = memoryLog();
    return { open: async () => memoryEventStore(log), dispose: async () => undefined };
  },
  partOfAnAppend: 'conflict',
  idOfAnotherStream: 'refused',
  idOfTheSameStream: 'refused',
});
