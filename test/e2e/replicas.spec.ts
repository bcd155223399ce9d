import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startKurrentDbDoubleProcess, type KurrentDbDoubleProcess } from '../doubles/kurrentdb/process.js';
import {
  allIdle,
  prefixOfThisRun,
  replicasHold,
  startReplicas,
  type LogServer,
  type Replicas,
} from './support/replicas.js';

/** Starting two services on a busy machine takes its time; nothing here depends on how long. */
jest.setTimeout(600_000);

let double: KurrentDbDoubleProcess;
let server: LogServer;
beforeAll(async () => {
  double = await startKurrentDbDoubleProcess();
  server = { url: double.url, prefix: prefixOfThisRun() };
});
afterAll(() => double.stop());

replicasHold('the stand-in for KurrentDB', () => server);

describe('two replicas whose server goes away', () => {
  let replicas: Replicas;
  beforeAll(async () => {
    replicas = await startReplicas(server);
  });
  afterAll(() => replicas.stop());

  it('say that they are not ready, refuse commands, and go on by themselves when it is back', async () => {
    const [lead] = await replicas.signedIn('sector-lead');
    const { body } = await lead.get<{ measures: { measure: string; title: string }[] }>(
      `/measures?text=${encodeURIComponent('strategiske tomtekjøp')}`,
    );
    const { measure } = body.measures.find(({ title }) => title === 'Strategiske tomtekjøp')!;
    const report = {
      effectiveOn: '2017-04-30',
      phase: 'ongoing',
      progress: 'green',
      effect: 'not-assessed',
      comment: 'Borte',
    };
    const key = { 'idempotency-key': 'while-it-was-away' };
    await double.faults.goDown('kept');
    const refused = await lead.post(`/measures/${measure}/status-reports`, report, key);
    expect(refused.status).toBe(503);
    for (const { origin } of replicas.services) {
      expect((await fetch(`${origin}/health/ready`)).status).toBe(503);
    }
    // what the views hold is answered all the while
    expect((await lead.get('/measures?limit=1')).status).toBe(200);
    await double.faults.comeUp();
    await allIdle(replicas.services);
    const taken = await lead.post(`/measures/${measure}/status-reports`, report, key);
    expect(taken.status).toBe(200);
  });
});
