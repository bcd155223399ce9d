import { setTimeout as pause } from 'node:timers/promises';
import type { Decider, Fact, Grant, Recorded, Refusal } from '#domain';
import {
  AppendTooLarge,
  eventId,
  OutcomeUnknown,
  RevisionConflict,
  StoreUnavailable,
  UnknownEvent,
  type AppendResult,
  type EventRegistry,
  type EventStore,
  type ExpectedRevision,
  type JsonObject,
  type ProposedEvent,
  type StreamName,
} from '#event-store';
import { osloDay, systemClock, type Clock } from '../clock.js';
import { createLanes } from './lanes.js';
import type { Authorisation, CommandOutcome } from './outcome.js';
import { catchUp, createStreamCache, emptyStream, fold, type CommandPlace, type FoldedStream } from './stream-cache.js';

/** Who asks, and how a repeated request is recognised. */
export interface CommandEnvelope {
  /** UUIDv5 of actor, route, target and idempotency key. Since the actor is in it, only the same person can repeat it. */
  readonly commandId: string;
  /** Digest of the request's content. */
  readonly fingerprint: string;
  /** Person id. */
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** `http`, `cli`, `process:<name>`, `seed:<file id>`. */
  readonly source: string;
}

export interface Execution<Command, State> {
  /** Id of the aggregate, without the category. */
  readonly id: string;
  readonly command: Command;
  readonly envelope: CommandEnvelope;
  /** The revision that the caller decided on, where the caller named one. */
  readonly ifMatch?: number;
  /** May the actor do this, now that the state is known? */
  readonly authorise: (state: State) => Authorisation<Grant>;
  /** Rules that need other streams: reasons to refuse, answered from what the process knows of them. */
  readonly across?: (state: State) => readonly Refusal[];
}

/** What the executor tells about its work: for metrics and logs. */
export interface ExecutorObserver {
  conflict?(stream: StreamName): void;
  unknownOutcome?(stream: StreamName): void;
  replayed?(stream: StreamName): void;
  loaded?(stream: StreamName, events: number): void;
}

export interface ExecutorOptions {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly clock?: Clock;
  /** Bound of the cache of folded streams, in events (about 300 bytes each). */
  readonly cacheEvents?: number;
  readonly observer?: ExecutorObserver;
  /** How often a conflict is decided again, and a lost answer asked for again. */
  readonly attempts?: number;
  /** Milliseconds to wait before the given attempt (1, 2, 3 …). */
  readonly backOff?: (attempt: number) => number;
}

export interface CommandExecutor {
  /**
   * Looks for the command id, authorises, checks `If-Match`, decides, appends. In this order: a repeated request gets
   * its first answer whatever happened since; who has no right learns nothing of the state; who decided on an older
   * state is told before the rules speak of the new one.
   */
  execute<Command, State, F extends Fact, R extends Refusal>(
    decider: Decider<Command, State, F, R>,
    execution: Execution<Command, State>,
  ): Promise<CommandOutcome<State, F>>;
  /** The stream's state now, read through the cache; revision -1: there is no such stream. */
  load<Command, State, F extends Fact, R extends Refusal>(
    decider: Decider<Command, State, F, R>,
    id: string,
  ): Promise<{ readonly state: State; readonly revision: number }>;
  /** For metrics: streams held in the cache, streams busy now. */
  figures(): { readonly cached: number; readonly busy: number };
}

/** Events read at once to find what happened since a revision. */
const LOOK_BACK_PAGE = 512;

/** Half of it fixed, half of it chance, so that those who collided do not meet again. */
const jittered = (attempt: number): number => {
  const ceiling = Math.min(2 ** attempt * 5, 400);
  return ceiling / 2 + (Math.random() * ceiling) / 2;
};

/** What the loaded state says of a command, before anything is written. */
type Judgement<F extends Fact> =
  | { readonly kind: 'append'; readonly facts: readonly F[]; readonly grant: Grant }
  | { readonly kind: 'repeat'; readonly place: CommandPlace }
  | { readonly kind: 'stale'; readonly known: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'refused'; readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly kind: 'forbidden'; readonly refusal: Refusal };

/** The command executor: one command, one stream, one append. */
export function createCommandExecutor(options: ExecutorOptions): CommandExecutor {
  const { store, registry, observer = {}, clock = systemClock, attempts = 8, backOff = jittered } = options;
  const cache = createStreamCache(options.cacheEvents ?? 100_000);
  const lanes = createLanes();

  function judge<Command, State, F extends Fact, R extends Refusal>(
    decider: Decider<Command, State, F, R>,
    entry: FoldedStream<State>,
    execution: Execution<Command, State>,
  ): Judgement<F> {
    const { command, envelope, ifMatch, authorise, across } = execution;
    const place = entry.commands.get(envelope.commandId);
    if (place) return place.fingerprint === envelope.fingerprint ? { kind: 'repeat', place } : { kind: 'key-reused' };
    const authorised = authorise(entry.state);
    if (!authorised.ok) return { kind: 'forbidden', refusal: authorised.refusal };
    if (ifMatch !== undefined && ifMatch !== entry.revision) return { kind: 'stale', known: ifMatch };
    const context = { today: osloDay(clock()), actor: envelope.actor };
    const decision = decider.decide(command, entry.state, context);
    if (decision.ok && decision.facts.length === 0) return { kind: 'unchanged' };
    const [first, ...rest] = [...(decision.ok ? [] : decision.refusals), ...(across?.(entry.state) ?? [])];
    if (first) return { kind: 'refused', refusals: [first, ...rest] };
    return decision.ok
      ? { kind: 'append', facts: decision.facts, grant: authorised.grant }
      : { kind: 'refused', refusals: decision.refusals };
  }

  function propose(
    stream: StreamName,
    envelope: CommandEnvelope,
    grant: Grant,
    facts: readonly Fact[],
  ): ProposedEvent[] {
    const metadata = {
      actor: { person: envelope.actor, role: grant.role, grant: grant.grant },
      commandId: envelope.commandId,
      fingerprint: envelope.fingerprint,
      correlationId: envelope.correlationId,
      ...(envelope.causationId === undefined ? {} : { causationId: envelope.causationId }),
      recordedAt: clock().toISOString(),
      source: envelope.source,
    };
    // The fingerprint is part of what the ids derive from. Otherwise two processes that got the same key with different
    // content at once would both be told by the store that their append is there, and one of them would be wrong.
    const request = `${envelope.commandId}/${envelope.fingerprint}`;
    return facts.map((fact, index) => ({
      id: eventId(request, stream, index),
      type: fact.type,
      ...registry.toWrite(fact.type, fact.data as JsonObject),
      metadata,
    }));
  }

  /** Appends; a lost answer is asked for again with the same ids and the same expected revision, a few times. */
  async function append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: ProposedEvent[],
  ): Promise<AppendResult> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await store.append(stream, expected, events);
      } catch (error) {
        if (!(error instanceof OutcomeUnknown) || attempt >= attempts) throw error;
        observer.unknownOutcome?.(stream);
        await pause(backOff(attempt));
      }
    }
  }

  async function firstAnswer(stream: StreamName, place: CommandPlace): Promise<CommandOutcome<never, never>> {
    const events = await store.read(stream, place.first, place.last - place.first + 1);
    const last = events.at(-1);
    if (!last) throw new StoreUnavailable(`${stream}: revision ${place.last} was folded and is not there`);
    observer.replayed?.(stream);
    return {
      kind: 'stored',
      stream,
      revision: place.last,
      firstRevision: place.first,
      token: last.token,
      events: events.map(({ id, type }) => ({ id, type })),
      replayed: true,
    };
  }

  /** The state at a revision, and what happened after it: read from the beginning, since old states are not kept. */
  async function lookBack<Command, State, F extends Fact, R extends Refusal>(
    decider: Decider<Command, State, F, R>,
    stream: StreamName,
    known: number,
  ): Promise<{ before: State; since: Recorded<F>[] }> {
    let before = decider.initial;
    const since: Recorded<F>[] = [];
    for (let from = 0; ; from += LOOK_BACK_PAGE) {
      const page = await store.read(stream, from, LOOK_BACK_PAGE);
      for (const event of page) {
        const { id, type, data, revision } = registry.upcast(event);
        const fact = { id, type, data } as Recorded<F>;
        if (revision <= known) before = decider.evolve(before, fact);
        else since.push(fact);
      }
      if (page.length < LOOK_BACK_PAGE) return { before, since };
    }
  }

  async function fresh<Command, State, F extends Fact, R extends Refusal>(
    decider: Decider<Command, State, F, R>,
    entry: FoldedStream<State>,
  ): Promise<void> {
    const before = entry.revision;
    await catchUp(store, registry, decider, entry);
    observer.loaded?.(entry.stream, entry.revision - before);
    if (entry.revision >= 0) cache.put(entry);
  }

  async function settle<Command, State, F extends Fact, R extends Refusal>(
    decider: Decider<Command, State, F, R>,
    stream: StreamName,
    execution: Execution<Command, State>,
  ): Promise<CommandOutcome<State, F>> {
    let entry = cache.get<State>(stream);
    // A cached fold may be old. That is harmless where the append checks the revision; any other answer is given only
    // on what the store says now.
    let verified = false;
    if (!entry) {
      entry = emptyStream(stream, decider.initial);
      await fresh(decider, entry);
      verified = true;
    }
    for (let attempt = 1; ;) {
      const judgement = judge(decider, entry, execution);
      if (judgement.kind === 'repeat') return firstAnswer(stream, judgement.place);
      if (judgement.kind !== 'append') {
        if (!verified) {
          await fresh(decider, entry);
          verified = true;
          continue;
        }
        const { revision, state } = entry;
        if (judgement.kind === 'unchanged') return { kind: 'unchanged', stream, revision };
        if (judgement.kind !== 'stale') return judgement;
        const past = await lookBack(decider, stream, judgement.known);
        return { kind: 'precondition-failed', stream, revision, state, ...past };
      }
      const events = propose(stream, execution.envelope, judgement.grant, judgement.facts);
      const firstRevision = entry.revision + 1;
      try {
        const result = await append(stream, entry.revision < 0 ? 'no-stream' : entry.revision, events);
        // folded in the present shape: what was written may be an older one, for the release before this
        for (const [index, { id, type, metadata }] of events.entries()) {
          fold(decider, entry, { id, type, metadata, data: judgement.facts[index]!.data as JsonObject });
        }
        cache.put(entry);
        const stored = events.map(({ id, type }) => ({ id, type }));
        return { kind: 'stored', stream, firstRevision, ...result, events: stored, replayed: false };
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
        observer.conflict?.(stream);
        if (attempt >= attempts) return { kind: 'contended' };
        await pause(backOff(attempt++));
        await fresh(decider, entry);
        verified = true;
      }
    }
  }

  /** Errors of the store as outcomes; anything else is a fault in the program and is thrown. */
  function outcomeOf(error: unknown): CommandOutcome<never, never> {
    if (error instanceof StoreUnavailable) return { kind: 'unavailable' };
    if (error instanceof OutcomeUnknown) return { kind: 'unknown' };
    if (error instanceof AppendTooLarge) return { kind: 'too-large', bytes: error.bytes };
    if (error instanceof UnknownEvent) return { kind: 'unreadable', type: error.type, version: error.version };
    throw error;
  }

  return {
    execute(decider, execution) {
      const stream = `${decider.category}-${execution.id}`;
      return lanes.run(stream, async () => {
        try {
          return await settle(decider, stream, execution);
        } catch (error) {
          cache.drop(stream);
          return outcomeOf(error);
        }
      });
    },
    load<Command, State, F extends Fact, R extends Refusal>(decider: Decider<Command, State, F, R>, id: string) {
      const stream = `${decider.category}-${id}`;
      return lanes.run(stream, async () => {
        const entry = cache.get<State>(stream) ?? emptyStream(stream, decider.initial);
        await fresh(decider, entry);
        return { state: entry.state, revision: entry.revision };
      });
    },
    figures: () => ({ cached: cache.size, busy: lanes.busy }),
  };
}
