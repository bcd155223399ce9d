/** The methods of the streams service: each reads its request, asks log and faults, and answers. */
import type {
  handleBidiStreamingCall,
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  ServiceError,
} from '@grpc/grpc-js';
import { setTimeout as delay } from 'node:timers/promises';
import {
  appendAnswer,
  batchAnswer,
  deletionAnswer,
  HANDLER_FAILED,
  MESSAGE_TOO_LARGE,
  streamDeleted,
  UNAVAILABLE,
  type AppendOutcome,
} from './answers.js';
import type { Appending } from './appending.js';
import type { FaultState } from './faults.js';
import type { ExpectedState, Log, ProposedEvent, StoredEvent } from './log.js';
import { outgoing, type Outgoing } from './outgoing.js';
import {
  BadRequest,
  expectedStateOf,
  proposedEvent,
  streamNameOf,
  TOO_LARGE,
  type AppendReq,
  type BatchAppendReq,
  type DeleteReq,
  type ReadReq,
  type Received,
  type TombstoneReq,
} from './protocol.js';
import { eventAnswer, streamNotFound } from './read-answers.js';
import { eventsOfLog, eventsOfStream, ImpossibleRead, type Filter, type From } from './reading.js';
import type { Subscriptions } from './subscriptions.js';

export interface StreamsParts {
  readonly log: Log;
  readonly faults: FaultState;
  readonly appending: Appending;
  readonly subscriptions: Subscriptions;
  /** Breaks the connection of a peer, `address:port`. */
  readonly breakConnection: (peer: string) => void;
}

type Answers = Uint8Array;

/** What waits until the server speaks, is refused, or goes on after the delay of answers. */
export async function pass(faults: FaultState): Promise<Partial<ServiceError> | undefined> {
  if (faults.silence) await faults.silence.promise;
  if (faults.answerDelay > 0) await delay(faults.answerDelay, undefined, { ref: false });
  if (faults.refusal === 'unavailable') return UNAVAILABLE;
  return faults.refusal === 'not-ready' ? { ...UNAVAILABLE, details: 'Server Is Not Ready' } : undefined;
}

/** A batch append whose last message has not come yet. */
interface Begun {
  readonly stream: string;
  readonly expected: ExpectedState;
  readonly deadline: number;
  readonly messages: BatchAppendReq.ProposedMessage[];
}

export function batchAppend({
  faults,
  appending,
  breakConnection,
}: StreamsParts): handleBidiStreamingCall<Received<BatchAppendReq>, Answers> {
  return (call) => {
    const begun = new Map<string, Begun>();
    const breakThis = (): void => breakConnection(call.getPeer());
    call.on('data', (request: Received<BatchAppendReq>) => {
      if (request === TOO_LARGE) return call.emit('error', MESSAGE_TOO_LARGE);
      if (faults.refusal === 'unavailable') return call.emit('error', UNAVAILABLE);
      const correlation = request.getCorrelationId();
      const key = correlation?.getString() ?? '';
      let name = '';
      const answer = (outcome: AppendOutcome): void => {
        if (!call.cancelled) call.write(batchAnswer(correlation, name, outcome));
      };
      try {
        const options = request.getOptions();
        if (options) begun.set(key, beginBatch(options));
        const batch = begun.get(key);
        if (!batch) return answer({ kind: 'bad-request' });
        name = batch.stream;
        batch.messages.push(...request.getProposedMessagesList());
        if (!request.getIsFinal()) return;
        begun.delete(key);
        const events = batch.messages.map(proposedEvent);
        const { stream, expected, deadline } = batch;
        appending.submit({ stream, expected, deadline, events, breakConnection: breakThis }, answer);
      } catch (error) {
        begun.delete(key);
        if (!(error instanceof BadRequest)) throw error;
        answer({ kind: 'bad-request' });
      }
    });
    call.on('end', () => call.end());
    call.on('error', () => call.end());
  };
}

function beginBatch(options: BatchAppendReq.Options): Begun {
  return {
    stream: streamNameOf(options),
    expected: expectedStateOf(options, options.getStreamPosition()),
    deadline: options.getDeadline21100()?.toDate().getTime() ?? Infinity,
    messages: [],
  };
}

export function append({
  faults,
  appending,
  breakConnection,
}: StreamsParts): handleClientStreamingCall<Received<AppendReq>, Answers> {
  return (call, answer) => {
    let options: AppendReq.Options | undefined;
    const messages: AppendReq.ProposedMessage[] = [];
    let failure: Partial<ServiceError> | undefined;
    call.on('data', (request: Received<AppendReq>) => {
      if (request === TOO_LARGE) return void (failure ??= MESSAGE_TOO_LARGE);
      if (request.hasOptions()) options = request.getOptions();
      else messages.push(request.getProposedMessage()!);
    });
    call.on('end', () => {
      failure ??= faults.refusal === 'unavailable' ? UNAVAILABLE : undefined;
      try {
        if (failure || !options) return answer(failure ?? HANDLER_FAILED);
        const stream = streamNameOf(options);
        const expected = expectedStateOf(options, options.getRevision());
        const events: ProposedEvent[] = messages.map(proposedEvent);
        const deadline = new Date(call.getDeadline()).getTime();
        const breakThis = (): void => breakConnection(call.getPeer());
        appending.submit({ stream, expected, events, deadline, breakConnection: breakThis }, (outcome) =>
          answerOrFail(answer, () => appendAnswer(stream, outcome)),
        );
      } catch (error) {
        answer(error instanceof BadRequest ? HANDLER_FAILED : (error as Error));
      }
    });
  };
}

type Callback = (error: Partial<ServiceError> | null, bytes?: Uint8Array) => void;

function answerOrFail(answer: Callback, bytes: () => Uint8Array): void {
  try {
    answer(null, bytes());
  } catch (error) {
    answer(error as Partial<ServiceError>);
  }
}

/** `delete` hides a stream, `tombstone` ends it. */
export function deletion(
  kind: 'delete' | 'tombstone',
  { log, faults, appending }: StreamsParts,
): handleUnaryCall<Received<DeleteReq | TombstoneReq>, Answers> {
  return (call, answer) => {
    void pass(faults).then((refused) => {
      const options = call.request === TOO_LARGE ? undefined : call.request.getOptions();
      if (refused || !options) return answer(refused ?? HANDLER_FAILED);
      try {
        const stream = streamNameOf(options);
        const expected = expectedStateOf(options, options.getRevision());
        const write = () => (kind === 'delete' ? log.deleteStream(stream, expected) : log.tombstone(stream, expected));
        appending.write(expected, write, (outcome) =>
          answerOrFail(answer, () => deletionAnswer(kind, stream, outcome)),
        );
      } catch {
        answer(HANDLER_FAILED);
      }
    });
  };
}

export function read(parts: StreamsParts): handleServerStreamingCall<Received<ReadReq>, Answers> {
  return (call) => {
    const out = outgoing(call);
    void answerRead(parts, call.request, out, () => parts.breakConnection(call.getPeer())).catch(() =>
      out.fail(HANDLER_FAILED),
    );
  };
}

async function answerRead(
  parts: StreamsParts,
  request: Received<ReadReq>,
  out: Outgoing,
  breakConnection: () => void,
): Promise<void> {
  const refused = await pass(parts.faults);
  const options = request === TOO_LARGE ? undefined : request.getOptions();
  if (refused || !options) return out.fail(refused ?? HANDLER_FAILED);
  const whole = options.getAll();
  const filter = filterOf(options);
  if (options.hasSubscription()) {
    if (whole) return parts.subscriptions.toAll(out, positionOf(whole), filter);
    const stream = options.getStream()!;
    return parts.subscriptions.toStream(out, streamNameOf(stream), revisionOf(stream));
  }
  const backwards = options.getReadDirection() === 1;
  const count = Number(options.getCount());
  if (count === 0) return out.fail(HANDLER_FAILED);
  if (whole) {
    return sendPage(
      parts,
      eventsOfLog(parts.log, { from: positionOf(whole), backwards, count }, filter),
      out,
      breakConnection,
    );
  }
  const stream = options.getStream()!;
  const name = streamNameOf(stream);
  const { state } = parts.log.view(name);
  if (state === 'deleted') return out.fail(streamDeleted(name));
  if (state === 'missing') {
    await out.send(streamNotFound(name));
    return out.end();
  }
  const events = eventsOfStream(parts.log, name, { from: revisionOf(stream), backwards, count });
  return sendPage(parts, events, out, breakConnection);
}

async function sendPage(
  { faults }: StreamsParts,
  events: Generator<StoredEvent>,
  out: Outgoing,
  breakConnection: () => void,
): Promise<void> {
  const stopsAfter = faults.stoppedReads.left > 0 ? faults.stoppedReads.afterEvents : Infinity;
  if (stopsAfter < Infinity) faults.stoppedReads.left--;
  let sent = 0;
  try {
    for (const event of events) {
      if (out.over) return;
      if (sent++ === stopsAfter) return faults.stoppedReads.how === 'break' ? breakConnection() : undefined;
      await out.send(eventAnswer(event));
    }
    out.end();
  } catch (error) {
    if (!(error instanceof ImpossibleRead)) throw error;
    out.fail(HANDLER_FAILED);
  }
}

function positionOf(whole: ReadReq.Options.AllOptions): From {
  if (whole.hasStart()) return 'start';
  return whole.hasEnd() ? 'end' : Number(whole.getPosition()!.getCommitPosition());
}

function revisionOf(stream: ReadReq.Options.StreamOptions): From {
  if (stream.hasStart()) return 'start';
  return stream.hasEnd() ? 'end' : Number(stream.getRevision());
}

const DEFAULT_SEARCH_WINDOW = 32;

function filterOf(options: ReadReq.Options): Filter | undefined {
  const given = options.getFilter();
  if (!given) return undefined;
  const expression = given.getStreamIdentifier() ?? given.getEventType()!;
  const isAboutStreams = given.hasStreamIdentifier();
  const prefixes = expression.getPrefixList();
  const pattern = expression.getRegex() === '' ? undefined : new RegExp(expression.getRegex());
  return {
    matches(event) {
      const text = isAboutStreams ? event.stream : event.type;
      return pattern ? pattern.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
    },
    checkpointEvery: (given.getMax() || DEFAULT_SEARCH_WINDOW) * (given.getCheckpointintervalmultiplier() || 1),
  };
}
