import type { Kafka, LogEntry, Producer } from 'kafkajs';

/** What the client says of itself; its errors are judged where they are thrown, so this is for looking into trouble. */
export type ClientLog = (message: string, details: Readonly<Record<string, unknown>>) => void;

export interface ClientOptions {
  /** `HOST:PORT` of brokers. */
  readonly brokers: readonly string[];
  /** Name under which the broker knows this process. */
  readonly clientId: string;
  readonly log?: ClientLog;
}

/**
 * Milliseconds. A frozen broker is noticed after `requestTimeout`. The first retry is short: one transaction right after
 * another is told to wait for the markers of the one before, and the client sleeps that long each time.
 */
const CONNECTION = { connectionTimeout: 1_500, requestTimeout: 8_000 };
export const RETRY = { initialRetryTime: 5, multiplier: 2, maxRetryTime: 500, retries: 12 };

/** Milliseconds until the broker itself ends a transaction that nobody ends. */
const TRANSACTION_TIMEOUT = 30_000;

/** The client of Kafka, loaded when it is first asked for: who uses no Kafka does not need it. */
export async function openKafka({ brokers, clientId, log = () => undefined }: ClientOptions): Promise<Kafka> {
  const { Kafka, logLevel } = await import('kafkajs');
  return new Kafka({
    clientId,
    brokers: [...brokers],
    ...CONNECTION,
    retry: RETRY,
    logLevel: logLevel.WARN,
    // it logs every retry as an error
    logCreator: () => (entry: LogEntry) => {
      const { message, timestamp: _, ...details } = entry.log;
      log(message, { namespace: entry.namespace, ...details });
    },
  });
}

/** A producer of transactions; of all with the same id, the latest to begin ends the others. */
export async function transactionalProducer(kafka: Kafka, transactionalId: string): Promise<Producer> {
  const { Partitioners } = await import('kafkajs');
  return kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    transactionalId,
    transactionTimeout: TRANSACTION_TIMEOUT,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: RETRY,
  });
}

/** The broker's word for an error, whatever the client has wrapped it in; undefined: it is not of the broker. */
export function brokerErrorOf(error: unknown): string | undefined {
  for (let one = error; one instanceof Error; one = (one as { cause?: unknown }).cause) {
    const { type } = one as { type?: unknown };
    if (typeof type === 'string') return type;
  }
  return undefined;
}
