import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createLogger } from '../logging/logger.js';
import { createMetrics } from '../metrics/metrics.js';
import { createHealth } from './health.js';
import { serveOperations, type OperationsServer } from './operations-server.js';

let moves = true;
let server: OperationsServer;

beforeEach(async () => {
  moves = true;
  const health = createHealth();
  health.add({ name: 'relay', check: () => ({ ok: moves, details: { events: 3 } }) });
  const metrics = createMetrics({ processDefaults: false });
  const logger = createLogger({ level: 'silent' });
  server = await serveOperations({ host: '127.0.0.1', port: 0, health, metrics, logger });
});
afterEach(() => server.close());

it('is ready as long as everything moves', async () => {
  const ready = await fetch(`${server.origin}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ok', checks: { relay: { ok: true, details: { events: 3 } } } },
  ]);
  moves = false;
  expect((await fetch(`${server.origin}/health/ready`)).status).toBe(503);
  expect((await fetch(`${server.origin}/health/live`)).status).toBe(200);
});

it('tells its measurements, and nothing else', async () => {
  expect(await (await fetch(`${server.origin}/metrics`)).text()).toContain('tiltak_relay_events_total 0');
  expect((await fetch(`${server.origin}/`)).status).toBe(404);
  expect((await fetch(`${server.origin}/metrics`, { method: 'POST' })).status).toBe(404);
});
