import { randomUUID } from 'node:crypto';
import type { Admin, Consumer, Kafka, KafkaMessage } from 'kafkajs';

/** Offsets before the end that are read first; further back by this factor while they hold nothing that counts. */
const WINDOW = 64n;
const FURTHER = 16n;

const RETRY = { initialRetryTime: 50, multiplier: 1.5, maxRetryTime: 1_000, retries: 20 };

/** Milliseconds for a look at the end of a topic. */
const LIMIT = 20_000;

/**
 * The last committed record of a topic of one partition, or null. Aborted records and the broker's own marks are no
 * records, however many of them stand at the end; an open transaction is not waited for.
 * @throws not found within 20 seconds, or the broker cannot be asked
 */
export async function lastRecord(kafka: Kafka, admin: Admin, topic: string): Promise<KafkaMessage | null> {
  const [partition] = await admin.fetchTopicOffsets(topic);
  // what the client calls high is where committed readers end
  const [low, end] = [BigInt(partition?.low ?? 0), BigInt(partition?.high ?? 0)];
  if (end <= low) return null;
  const groupId = `${topic}-tail-${randomUUID()}`;
  const look = lookAt(
    kafka.consumer({ groupId, maxWaitTimeInMs: 100, allowAutoTopicCreation: false, retry: RETRY }),
    topic,
  );
  try {
    await look.begin();
    for (let window = WINDOW; ; window *= FURTHER) {
      const from = end - window > low ? end - window : low;
      const last = await look.between(from, end);
      if (last || from === low) return last;
    }
  } finally {
    await look.close();
    await admin.deleteGroups([groupId]).catch(() => undefined);
  }
}

interface Look {
  begin(): Promise<void>;
  /** The last record from an offset on (inclusive), when everything before `end` has been seen. */
  between(from: bigint, end: bigint): Promise<KafkaMessage | null>;
  close(): Promise<void>;
}

function lookAt(consumer: Consumer, topic: string): Look {
  let [from, next] = [0n, 0n];
  let last: KafkaMessage | null = null;
  let joined = false;
  let crashed: Error | null = null;
  let wake = (): void => undefined;
  const seek = (): void => consumer.seek({ topic, partition: 0, offset: String(next) });

  // a group that is joined anew has forgotten where it stood
  consumer.on(consumer.events.GROUP_JOIN, () => {
    joined = true;
    seek();
  });
  // the only word of batches that hold nothing but marks and aborted records
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
    const after = BigInt(payload.lastOffset) + 1n;
    if (after > next) next = after;
    wake();
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    joined = false;
    if (!payload.restart) crashed = payload.error;
    wake();
  });

  return {
    async begin() {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
    },
    async between(first, end) {
      const running = joined;
      [from, next, last] = [first, first, null];
      if (running) seek();
      else {
        await consumer.run({
          autoCommit: false,
          eachBatch: ({ batch }) => {
            const message = batch.messages.at(-1);
            if (message && BigInt(message.offset) >= from) last = message;
            return Promise.resolve();
          },
        });
      }
      for (const late = Date.now() + LIMIT; next < end;) {
        if (crashed) throw crashed;
        if (Date.now() > late) throw new Error(`end of topic ${topic}: at offset ${next} of ${end} after ${LIMIT} ms`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 200);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      return last;
    },
    close: () => consumer.disconnect(),
  };
}
