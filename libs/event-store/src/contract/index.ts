/** The contract suite: what every adapter of the event store must hold. Runs under Jest. */
import { describe } from '@jest/globals';
import { appending } from './appending.js';
import { following } from './following.js';
import { model } from './model.js';
import { racing } from './racing.js';
import { reading } from './reading.js';
import type { AdapterUnderTest } from './under-test.js';

export { newStream, sampleEvent, sampleEvents, wholeLog } from './under-test.js';
export type { AdapterUnderTest, LogUnderTest } from './under-test.js';

/**
 * Tries an adapter. All it gives is a factory of logs, and how it behaves in the three places that the port leaves open:
 * nothing is left out for anybody.
 * @example
 * eventStoreContract('memory', {
 *   async newLog() {
 *     const log = memoryLog();
 *     return { open: async () => memoryEventStore(log), dispose: async () => undefined };
 *   },
 *   partOfAnAppend: 'conflict',
 *   idOfAnotherStream: 'refused',
 *   idOfTheSameStream: 'refused',
 * });
 */
export function eventStoreContract(name: string, adapter: AdapterUnderTest): void {
  describe(`${name} holds the event store's contract`, () => {
    appending(adapter);
    racing(adapter);
    reading(adapter);
    following(adapter);
    model(adapter);
  });
}
