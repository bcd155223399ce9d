import { afterAll, beforeAll, describe } from '@jest/globals';
import { startKurrentDbDoubleProcess, type KurrentDbDoubleProcess } from '../../doubles/kurrentdb/process.js';
import { prefixOfThisRun } from './replicas.js';

/**
 * A suite that must hold on whatever store the service keeps its log.
 * @param suite given the environment that chooses the store, filled in before its own `beforeAll`
 */
export function describeOnEachStore(name: string, suite: (environment: NodeJS.ProcessEnv) => void): void {
  describe(`${name}, on sqlite`, () => suite({}));
  describe('on the stand-in for KurrentDB', () => {
    const environment: NodeJS.ProcessEnv = { STORE: 'kurrentdb', KURRENTDB_PREFIX: prefixOfThisRun() };
    let double: KurrentDbDoubleProcess;
    beforeAll(async () => {
      double = await startKurrentDbDoubleProcess();
      environment['KURRENTDB_URL'] = double.url;
    });
    afterAll(() => double.stop());
    // in a describe of its own, so that its services stop before their server does
    describe(name, () => suite(environment));
  });
}
