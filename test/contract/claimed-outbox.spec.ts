import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Outbox, OutgoingMail } from '#application';
import { openKurrentDbEventStore, type KurrentDbEventStore } from '#event-store';
import { claimedOutbox } from '../../apps/api/src/service/claimed-outbox.js';
import { startKurrentDbDouble, type KurrentDbDouble } from '../doubles/kurrentdb/index.js';

jest.setTimeout(300_000);

let double: KurrentDbDouble;
let store: KurrentDbEventStore;
let now = Date.parse('2026-02-03T04:05:06.007Z');
beforeAll(async () => {
  double = await startKurrentDbDouble();
  store = await openKurrentDbEventStore({ url: double.url, prefix: 'mails' });
});
afterAll(async () => {
  await store.close();
  await double.stop();
});

const clock = (): Date => new Date(now);
const mail = (id: string): OutgoingMail => ({ id, to: 'kari@example.no', subject: 'S', text: 'T', date: clock() });

/** Replicas with outboxes that remember what they sent. */
function replicas(count: number): { readonly outboxes: readonly Outbox[]; readonly sent: string[] } {
  const sent: string[] = [];
  const outbox: Outbox = {
    kind: 'file',
    async send({ id }) {
      sent.push(id);
      return { ok: true };
    },
    close: () => undefined,
  };
  return { outboxes: Array.from({ length: count }, () => claimedOutbox(outbox, store.beside, clock)), sent };
}

it('sends a mail from one replica, however many want to at the same time', async () => {
  const { outboxes, sent } = replicas(5);
  const id = randomUUID();
  const sendings = await Promise.all(outboxes.map((outbox) => outbox.send(mail(id))));
  expect(sent).toEqual([id]);
  expect(sendings.filter(({ ok }) => ok)).toHaveLength(1);
  expect(sendings.filter(({ ok }) => !ok)).toEqual(
    Array(4).fill({ ok: false, failure: 'another replica is sending it', again: true }),
  );
});

it('lets the replica that claimed it try again, and another one when that has said nothing for long', async () => {
  const { outboxes, sent } = replicas(2);
  const id = randomUUID();
  await outboxes[0]!.send(mail(id));
  expect(await outboxes[0]!.send(mail(id))).toEqual({ ok: true });
  expect(await outboxes[1]!.send(mail(id))).toMatchObject({ ok: false });
  now += 121_000;
  expect(await outboxes[1]!.send(mail(id))).toEqual({ ok: true });
  expect(sent).toHaveLength(3);
});
