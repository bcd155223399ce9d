import { describe, it } from '@jest/globals';
import { prefixOfThisRun, replicasHold } from './support/replicas.js';

const url = process.env['KURRENTDB_URL'];
const PREFIX = prefixOfThisRun();

if (url) replicasHold('KurrentDB', () => ({ url, prefix: PREFIX }));
else describe('two replicas on KurrentDB', () => it.skip('not run: KURRENTDB_URL is not set', () => undefined));
