import { RecordTooLarge, type EventRecord, type PublishedPair } from './port.js';
import { encodeRecord, type WireRecord } from './records.js';

/** What the events topics take: one record, and all records of a partition in one send. */
export const MAX_MESSAGE_BYTES = 4 * 1_048_576;

/** Of one transaction in one topic: half of what is taken, since the broker counts more than we do. */
const MAX_BYTES = MAX_MESSAGE_BYTES / 2;
const MAX_RECORDS = 500;

/** Lengths, offsets, times and names of headers of a record, generously. */
const RECORD_OVERHEAD = 256;

/** Records that are committed together. */
export interface Transaction {
  readonly events: readonly WireRecord[];
  readonly publicEvents: readonly WireRecord[];
}

/**
 * Pairs in transactions, in order, each bounded by bytes and by number.
 * @throws {RecordTooLarge} when it comes to that record; the transactions before it have been handed out
 */
export function* transactionsOf(pairs: readonly PublishedPair[]): Generator<Transaction, void, void> {
  let [events, publicEvents]: [WireRecord[], WireRecord[]] = [[], []];
  let bytes = 0;
  for (const { record, publicRecord } of pairs) {
    const encoded = encodeRecord(record);
    const size = sizeOf(encoded);
    if (events.length > 0 && (bytes + size > MAX_BYTES || events.length === MAX_RECORDS)) {
      yield { events, publicEvents };
      [events, publicEvents, bytes] = [[], [], 0];
    }
    refuseTooLarge(record, size);
    events.push(encoded);
    // the public record says no more than the other: it is never larger
    if (publicRecord) publicEvents.push(encodeRecord(publicRecord));
    bytes += size;
  }
  if (events.length > 0) yield { events, publicEvents };
}

const sizeOf = ({ key, value }: WireRecord): number => Buffer.byteLength(value) + key.length + RECORD_OVERHEAD;

function refuseTooLarge(record: EventRecord, size: number): void {
  if (size > MAX_MESSAGE_BYTES - RECORD_OVERHEAD) throw new RecordTooLarge(record, size, MAX_MESSAGE_BYTES);
}
