import { randomUUID } from 'node:crypto';
import type { Admin, Consumer, Kafka } from 'kafkajs';
import { openKafka, type ClientLog } from './client.js';
import { TopicUnfit, type EventRecord, type EventTopicReader, type EventTopicReaderOptions } from './port.js';
import { decodeRecord, type ReceivedRecord } from './records.js';
import { within } from './within.js';

/** Milliseconds that the broker waits for more before it answers that there is nothing. */
const FETCH_WAIT = 250;
/** Milliseconds without a word from the broker after which the reader is taken for cut off. */
const SILENCE = 3 * (FETCH_WAIT + 8_000);
/** Milliseconds for letting go of a connection, and for a question. */
const GOODBYE = 3_000;
const CALL = 10_000;

/** Milliseconds until a consumer that died is replaced. */
const AGAIN = 500;

const RETRY = { initialRetryTime: 50, multiplier: 2, maxRetryTime: 2_000, retries: Number.MAX_SAFE_INTEGER };

/**
 * Reads the events topic from a position on, for ever, through whatever happens to the broker.
 * @throws {TopicUnfit} the topic does not reach so far back, or so far on
 * @throws the broker cannot be asked
 */
export async function openEventTopicReader(
  options: EventTopicReaderOptions & { readonly log?: ClientLog },
): Promise<EventTopicReader> {
  const { brokers, topic, after, onRecords, onStopped, log } = options;
  const kafka = await openKafka({ brokers, clientId: `${topic}-reader`, ...(log ? { log } : {}) });
  const admin = kafka.admin();
  await within(CALL, 'connect', admin.connect());
  const reader = topicReader({ kafka, admin, topic, after, onRecords, ...(onStopped ? { onStopped } : {}) });
  try {
    await reader.begin();
  } catch (error) {
    await reader.close();
    throw error;
  }
  return reader;
}

interface ReaderParts extends Pick<EventTopicReaderOptions, 'topic' | 'after' | 'onRecords' | 'onStopped'> {
  readonly kafka: Kafka;
  readonly admin: Admin;
}

function topicReader(parts: ReaderParts): EventTopicReader & { begin(): Promise<void> } {
  const { kafka, admin, topic, after, onRecords, onStopped } = parts;
  const waiting = new Set<{ resolve(): void; reject(reason: Error): void }>();
  let position = after;
  let [next, target] = [0n, 0n];
  let heard = 0;
  let stopped: Error | null = null;
  let closing = false;
  let consumer: Consumer | null = null;
  let groupId = '';
  let again: NodeJS.Timeout | undefined;

  const end = async (): Promise<{ low: bigint; high: bigint }> => {
    const [partition] = await within(CALL, `ends of ${topic}`, admin.fetchTopicOffsets(topic));
    return { low: BigInt(partition?.low ?? 0), high: BigInt(partition?.high ?? 0) };
  };

  function stop(reason: Error): void {
    if (stopped || closing) return;
    stopped = reason;
    for (const { reject } of waiting) reject(reason);
    waiting.clear();
    onStopped?.(reason);
  }

  function advance(offset: bigint): void {
    if (offset > next) next = offset;
    if (next < target) return;
    for (const { resolve } of waiting) resolve();
    waiting.clear();
  }

  /** Records not yet handed over; each position follows on the one before, or everything stops. */
  function fresh(messages: readonly ReceivedRecord[]): EventRecord[] {
    const records: EventRecord[] = [];
    for (const message of messages) {
      if (BigInt(message.offset) < next) continue;
      const record = decodeRecord(message);
      const wanted = position + records.length + 1;
      if (record.position < wanted) continue;
      if (record.position > wanted) {
        throw new TopicUnfit(
          `Topic ${topic}: after position ${wanted - 1} it has ${record.position}, it should have ${wanted}.`,
        );
      }
      records.push(record);
    }
    return records;
  }

  async function take(messages: readonly ReceivedRecord[]): Promise<void> {
    if (stopped || closing) return;
    try {
      const records = fresh(messages);
      if (records.length > 0) {
        await onRecords(records);
        position += records.length;
      }
      const last = messages.at(-1);
      if (last) advance(BigInt(last.offset) + 1n);
    } catch (error) {
      stop(error as Error);
    }
  }

  async function follow(): Promise<void> {
    groupId = `${topic}-reader-${randomUUID()}`;
    const following = kafka.consumer({
      groupId,
      minBytes: 1,
      maxWaitTimeInMs: FETCH_WAIT,
      allowAutoTopicCreation: false,
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(!closing && !stopped) },
    });
    consumer = following;
    const { GROUP_JOIN, END_BATCH_PROCESS, FETCH, CRASH } = following.events;
    // a group that is joined anew has forgotten where it stood
    following.on(GROUP_JOIN, () => following.seek({ topic, partition: 0, offset: String(next) }));
    following.on(FETCH, () => (heard = Date.now()));
    // also told of batches that hold nothing but marks and aborted records
    following.on(END_BATCH_PROCESS, ({ payload }) => {
      if (!stopped && !closing && following === consumer) advance(BigInt(payload.lastOffset) + 1n);
    });
    following.on(CRASH, ({ payload }) => {
      if (!payload.restart) followAgain();
    });
    await following.connect();
    await following.subscribe({ topic, fromBeginning: true });
    await following.run({ autoCommit: false, eachBatch: ({ batch }) => take(batch.messages) });
  }

  function followAgain(): void {
    if (closing || stopped) return;
    clearTimeout(again);
    again = setTimeout(() => {
      void follow().catch(followAgain);
    }, AGAIN);
  }

  return {
    async begin() {
      const { low, high } = await end();
      // a position is never further from the start than its offset: marks and aborted records only push it on
      next = BigInt(after);
      if (low > next) {
        throw new TopicUnfit(`Topic ${topic}: it begins at offset ${low}, it should begin at or before ${next}.`);
      }
      if (next > high) throw new TopicUnfit(`Topic ${topic}: it ends before position ${after}, it is not this log's.`);
      target = high;
      await follow();
      advance(next);
    },
    status: () => ({
      position,
      caughtUp: next >= target,
      connected: Date.now() - heard < SILENCE,
      stopped,
    }),
    async lag() {
      const behind = (await end()).high - next;
      return behind > 0n ? Number(behind) : 0;
    },
    ready() {
      if (stopped) return Promise.reject(stopped);
      if (next >= target) return Promise.resolve();
      return new Promise((resolve, reject) => waiting.add({ resolve, reject }));
    },
    async close() {
      closing = true;
      clearTimeout(again);
      for (const { reject } of waiting) reject(new Error('the reader was closed'));
      waiting.clear();
      if (consumer) await within(GOODBYE, 'disconnect', consumer.disconnect()).catch(() => undefined);
      if (groupId) await within(GOODBYE, 'forget the group', admin.deleteGroups([groupId])).catch(() => undefined);
      await within(GOODBYE, 'disconnect', admin.disconnect()).catch(() => undefined);
    },
  };
}
