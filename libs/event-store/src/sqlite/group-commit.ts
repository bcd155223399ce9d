import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Commit } from '../commit.js';
import type { EncodedAppend } from '../encode.js';
import { InvalidAppend, OutcomeUnknown, RevisionConflict, StoreUnavailable, type AppendResult } from '../port.js';
import type { Committed } from './recent-commits.js';
import type { Batch, Outcome, WriterOptions, WriterThread } from './writer.js';

export interface GroupCommitOptions extends WriterOptions {
  /** Compiled or plain file of the writer thread. */
  readonly writer: URL;
  /** Called after each commit with the appends that added something, in order: before any of them is acknowledged. */
  readonly onCommit: (commit: Commit, added: readonly Committed[]) => void;
}

/** What one transaction takes at most; the rest waits for the next. An append larger than this goes alone. */
export const MAX_BATCH_BYTES = 8 * 1_048_576;
/** Appends that are worth a commit of their own while more are coming in. */
const GROUP = 24;
/** What may wait for the writer, the batch on its way included. An append beyond it is refused as unavailable. */
export const MAX_WAITING_BYTES = 128 * 1_048_576;

interface Waiting {
  readonly append: EncodedAppend;
  readonly weight: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

type Committing = Exclude<Outcome, { failed: string }>;

/** The main side of the writer thread. */
export interface GroupCommit {
  submit(append: EncodedAppend): Promise<AppendResult>;
  /** Resolves when everything accepted is answered and the thread has let go of the file. */
  close(): Promise<void>;
}

/**
 * Starts the writer thread. Appends that arrive while a commit is under way go into the next one together: one
 * message and one commit for all of them. A thread that dies is started again for the next batch.
 * @throws {StoreUnavailable} the thread could not open the file
 */
export async function startGroupCommit(options: GroupCommitOptions): Promise<GroupCommit> {
  let thread = startThread(options);
  await thread.ready;

  let waiting: Waiting[] = [];
  let waitingBytes = 0;
  let underWay: readonly Waiting[] = [];
  let scheduled = false;
  let whenIdle: (() => void) | null = null;
  let closed: Promise<void> | null = null;

  function submit(append: EncodedAppend): Promise<AppendResult> {
    if (closed) return Promise.reject(new StoreUnavailable('the store is closed'));
    const weight = weigh(append);
    if (waitingBytes > 0 && waitingBytes + weight > MAX_WAITING_BYTES) {
      return Promise.reject(new StoreUnavailable(`more than ${MAX_WAITING_BYTES} bytes wait to be written`));
    }
    return new Promise((resolve, reject) => {
      waiting.push({ append, weight, resolve, reject });
      waitingBytes += weight;
      schedule();
    });
  }

  /**
   * Sends at the end of this turn of the event loop: what arrives in the same turn shares a commit. Under load a turn is
   * long, and the writer would wait for its end: once a group has gathered, an answer that is there is taken at once.
   */
  function schedule(): void {
    if (underWay.length > 0 && waiting.length >= GROUP) thread.collect();
    if (scheduled || underWay.length > 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      void send();
    });
  }

  async function send(): Promise<void> {
    if (waiting.length === 0) {
      whenIdle?.();
      return;
    }
    const group = takeGroup();
    underWay = group;
    try {
      if (thread.gone) {
        thread = startThread(options);
        await thread.ready;
      }
    } catch (error) {
      return settle(group, (item) => item.reject(error as Error));
    }
    try {
      const outcome = await thread.write(toBatch(group));
      if (!('failed' in outcome) && outcome.events > 0) report(group, outcome);
      settle(group, answers(outcome));
    } catch (error) {
      const unknown = new OutcomeUnknown('the writer ended before it answered', { cause: error });
      settle(group, (item) => item.reject(unknown));
    }
  }

  function takeGroup(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { weight } of waiting) {
      if (count > 0 && bytes + weight > MAX_BATCH_BYTES) break;
      bytes += weight;
      count++;
    }
    const group = count === waiting.length ? waiting : waiting.slice(0, count);
    waiting = count === waiting.length ? [] : waiting.slice(count);
    return group;
  }

  function settle(group: readonly Waiting[], answer: (item: Waiting, index: number) => void): void {
    underWay = [];
    for (let index = 0; index < group.length; index++) {
      const item = group[index]!;
      waitingBytes -= item.weight;
      answer(item, index);
    }
    // the writer goes on with what has gathered meanwhile
    if (waiting.length > 0) void send();
    else if (whenIdle) schedule();
  }

  function report(group: readonly Waiting[], outcome: Committing): void {
    options.onCommit(
      {
        events: outcome.events,
        appends: group.length,
        bytes: group.reduce((sum, { append }) => sum + append.bytes, 0),
        milliseconds: outcome.milliseconds,
      },
      addedOf(group, outcome),
    );
  }

  function addedOf(group: readonly Waiting[], { events, revisions, positions }: Committing): Committed[] {
    const start = Math.max(...positions) - events;
    const added: Committed[] = [];
    for (let index = 0; index < group.length; index++) {
      const position = positions[index]!;
      // what was there before is a repeat; 0 is a refusal
      if (position > start) added.push({ append: group[index]!.append, revision: revisions[index]!, position });
    }
    return added;
  }

  function close(): Promise<void> {
    closed ??= new Promise<void>((resolve) => {
      whenIdle = resolve;
      schedule();
    }).then(() => thread.close());
    return closed;
  }

  return { submit, close };
}

/** Bytes that an append keeps in memory while it waits; ids and short fields are counted roughly. */
const weigh = (append: EncodedAppend): number =>
  append.bytes + append.events.reduce((sum, event) => sum + event.metadata.length + 100, 0);

function toBatch(group: readonly Waiting[]): Batch {
  const batch: (string | number)[] = [];
  for (const { append } of group) {
    batch.push(append.stream, append.expected === 'no-stream' ? -1 : append.expected, append.events.length);
    for (const { id, type, version, data, metadata } of append.events) batch.push(id, type, version, data, metadata);
  }
  return batch;
}

function answers(outcome: Outcome): (item: Waiting, index: number) => void {
  if ('failed' in outcome) {
    const error =
      outcome.failed === 'unknown' ? new OutcomeUnknown(outcome.message) : new StoreUnavailable(outcome.message);
    return (item) => item.reject(error);
  }
  const { revisions, positions } = outcome;
  const reasons = new Map(outcome.refused);
  return ({ append, resolve, reject }, index) => {
    const revision = revisions[index]!;
    const position = positions[index]!;
    const reason = reasons.get(index);
    if (reason !== undefined) reject(new InvalidAppend(`${append.stream}: ${reason}`));
    else if (position > 0) resolve({ revision, token: String(position) });
    else reject(new RevisionConflict(append.stream, append.expected, revision < 0 ? 'no-stream' : revision));
  };
}

interface Thread {
  readonly ready: Promise<void>;
  /** Ended, or about to: no batch may be sent any more. */
  readonly gone: boolean;
  /** @throws when the thread ends without an answer */
  write(batch: Batch): Promise<Outcome>;
  /** Hands out the answer, if there is one, without waiting for the event loop. */
  collect(): void;
  close(): Promise<void>;
}

function startThread(options: GroupCommitOptions): Thread {
  const { eventLogFile, busyTimeout } = options;
  const { port1: port, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const workerData: WriterThread = { eventLogFile, busyTimeout, port: port2, answered };
  const worker = new Worker(options.writer, { workerData, transferList: [port2] });
  let gone = false;
  let cause: unknown;
  let awaited: { resolve: (message: unknown) => void; reject: (error: unknown) => void } | null = null;
  let seen = 0;

  // an idle store keeps no process alive; one that has accepted an append does
  const hold = (): void => {
    worker.ref();
    port.ref();
  };
  const release = (): void => {
    worker.unref();
    port.unref();
  };

  const nextMessage = <T>(): Promise<T> => {
    hold();
    return new Promise<T>((resolve, reject) => {
      awaited = { resolve: resolve as (message: unknown) => void, reject };
    });
  };
  function take(message: unknown): void {
    release();
    seen = Atomics.load(answered, 0);
    if (typeof message === 'object' && message && 'failed' in message && message.failed === 'unknown') gone = true;
    awaited?.resolve(message);
    awaited = null;
  }
  port.on('message', take);
  worker.on('error', (error) => (cause = error));
  const exited = new Promise<void>((resolve) => {
    worker.on('exit', (code) => {
      gone = true;
      // what it said last may still be in the port
      receive();
      awaited?.reject(cause ?? new Error(`the writer thread ended with code ${code}`));
      awaited = null;
      port.close();
      resolve();
    });
  });
  release();

  function receive(): void {
    const received = receiveMessageOnPort(port) as { message: unknown } | undefined;
    if (received) take(received.message);
  }

  return {
    ready: nextMessage<'ready'>().then(
      () => undefined,
      (error: unknown) => {
        throw new StoreUnavailable(`the event log cannot be opened for writing: ${String(error)}`, { cause: error });
      },
    ),
    get gone() {
      return gone;
    },
    write(batch) {
      const answer = nextMessage<Outcome>();
      port.postMessage(batch);
      return answer;
    },
    collect() {
      if (awaited !== null && Atomics.load(answered, 0) !== seen) receive();
    },
    async close() {
      if (!gone) port.postMessage('close');
      hold();
      await exited;
    },
  };
}
