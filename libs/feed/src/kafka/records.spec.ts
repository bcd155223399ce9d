import { expect, test } from '@jest/globals';
import type { PositionedEvent } from '#event-store';
import { proposed, registry } from '../testing/installation.js';
import { RecordTooLarge } from './port.js';
import {
  decodeRecord,
  encodeRecord,
  eventOfRecord,
  publishedPair,
  recordKey,
  rowsByPublicType,
  type ReceivedRecord,
} from './records.js';
import { MAX_MESSAGE_BYTES, transactionsOf } from './transactions.js';

const source = '/tiltak/log';
const types = rowsByPublicType(registry);

const event = (position: number, type = 'StatusReported', data = {}): PositionedEvent => ({
  ...proposed(type, data),
  stream: 'measure-1',
  revision: position - 1,
  token: `${position * 100}`,
  position,
});
const pairOf = (recorded: PositionedEvent, seen: PositionedEvent | null = recorded) =>
  publishedPair(recorded, { registry, source, publicView: () => seen });

/** As the broker gives it back. */
function received(record: Parameters<typeof encodeRecord>[0]): ReceivedRecord {
  const { key, value, headers = {} } = encodeRecord(record);
  const buffers = Object.entries(headers).map(([name, text]) => [name, Buffer.from(String(text))]);
  return {
    offset: '7',
    key: Buffer.from(key),
    value: Buffer.from(value),
    headers: Object.fromEntries(buffers) as Record<string, Buffer>,
  };
}

test('a record carries the event as employees see it, and is read back', () => {
  const recorded = event(12, 'InternalNoteAdded', { text: 'Æ' });
  const { record, publicRecord } = pairOf(recorded);
  expect(publicRecord).toBeNull();
  expect(encodeRecord(record)).toEqual({
    key: 'measure-1',
    value: JSON.stringify(record.event),
    headers: { 'content-type': 'application/cloudevents+json', position: '12', version: '1' },
  });
  const read = decodeRecord(received(record));
  expect(read).toEqual(record);
  const { id, type, version, data, stream, revision, position } = recorded;
  expect(eventOfRecord(read, types)).toMatchObject({ id, type, version, data, stream, revision, position });
});

test('the public record is what the public sees now, without persons', () => {
  const recorded = event(3, 'StatusReported', { comment: 'secret' });
  const { record, publicRecord } = pairOf(recorded, { ...recorded, data: { comment: null } });
  expect(record.event).toMatchObject({ data: { comment: 'secret' }, actor: 'person-actor' });
  expect(publicRecord).toMatchObject({ position: 3, event: { data: { comment: null } } });
  expect(publicRecord?.event).not.toHaveProperty('actor');
  expect(pairOf(recorded, null).publicRecord).toBeNull();
  expect(eventOfRecord(record, types).type).toBe('StatusReported');
});

test('the money of a measure stands with the measure', () => {
  expect(['savings-7', 'measure-7', 'organisation'].map(recordKey)).toEqual(['measure-7', 'measure-7', 'organisation']);
});

test('what the relay has not written is not read', () => {
  const good = received(pairOf(event(1)).record);
  for (const broken of [
    { ...good, key: null },
    { ...good, value: null },
    { ...good, headers: {} },
    { ...good, value: Buffer.from('{') },
  ]) {
    expect(() => decodeRecord(broken)).toThrow(/at offset 7/);
  }
  const unheard = {
    ...pairOf(event(1)).record,
    event: { ...pairOf(event(1)).record.event, type: 'no.tiltak.unheard' },
  };
  expect(() => eventOfRecord(unheard, types)).toThrow('no.tiltak.unheard is not known');
});

test('transactions are bounded by number and by bytes, and hold every record once, in order', () => {
  const small = Array.from({ length: 1201 }, (_, index) =>
    pairOf(event(index + 1), index % 2 ? null : event(index + 1)),
  );
  const sizes = [...transactionsOf(small)].map(({ events, publicEvents }) => [events.length, publicEvents.length]);
  expect(sizes).toEqual([
    [500, 250],
    [500, 250],
    [201, 101],
  ]);
  const large = [1, 2, 3].map((position) =>
    pairOf(event(position, 'StatusReported', { comment: 'å'.repeat(500_000) })),
  );
  const transactions = [...transactionsOf(large)];
  expect(transactions.map(({ events }) => events.length)).toEqual([2, 1]);
  expect(transactions.flatMap(({ events }) => events.map(({ headers }) => headers?.['position']))).toEqual([
    '1',
    '2',
    '3',
  ]);
});

test('a record that no topic of ours takes is refused before anything is sent, and what stands before goes out', () => {
  const pairs = [event(1), event(2, 'StatusReported', { comment: 'x'.repeat(MAX_MESSAGE_BYTES) })].map((one) =>
    pairOf(one),
  );
  const transactions = transactionsOf(pairs);
  expect(transactions.next().value).toMatchObject({ events: [{ headers: { position: '1' } }] });
  expect(() => transactions.next()).toThrow(RecordTooLarge);
});
