import { describe, expect, it } from '@jest/globals';
import { createHealth } from './health.js';

describe('health', () => {
  it('is not ready before anybody has said so', async () => {
    expect(await createHealth().ready()).toEqual({ status: 'failing', checks: {} });
  });

  it('is ready when every check is', async () => {
    const health = createHealth();
    health.add({ name: 'event-store', check: () => ({ ok: true, details: { head: 7 } }) });
    let moving = true;
    health.add({ name: 'view:measures', check: async () => ({ ok: moving }) });
    expect(await health.ready()).toEqual({
      status: 'ok',
      checks: { 'event-store': { ok: true, details: { head: 7 } }, 'view:measures': { ok: true } },
    });
    moving = false;
    expect((await health.ready()).status).toBe('failing');
  });

  it('takes a check that throws, or does not answer in time, for failed, and asks the others all the same', async () => {
    const health = createHealth({ limitMs: 5 });
    health.add({
      name: 'throws',
      check: () => {
        throw new Error('password is hemmelig');
      },
    });
    health.add({ name: 'hangs', check: () => new Promise(() => undefined) });
    health.add({ name: 'fine', check: () => ({ ok: true }) });
    expect(await health.ready()).toEqual({
      status: 'failing',
      checks: {
        throws: { ok: false, details: { reason: 'check failed' } },
        hangs: { ok: false, details: { reason: 'no answer', limitMs: 5 } },
        fine: { ok: true },
      },
    });
  });

  it('lives while it stops, but is not ready', async () => {
    const health = createHealth();
    health.add({ name: 'fine', check: () => ({ ok: true }) });
    health.stopping();
    expect(health.live().status).toBe('ok');
    expect(await health.ready()).toMatchObject({ status: 'failing', checks: { service: { ok: false } } });
  });

  it('takes no name twice', () => {
    const health = createHealth();
    health.add({ name: 'same', check: () => ({ ok: true }) });
    expect(() => health.add({ name: 'same', check: () => ({ ok: true }) })).toThrow('twice');
  });
});
