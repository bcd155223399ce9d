import { Server, ServerCredentials, type handleUnaryCall } from '@grpc/grpc-js';
import { createAppending } from './appending.js';
import { openConnections } from './connections.js';
import { noFaults, type Faults, type FaultState } from './faults.js';
import { createLog } from './log.js';
import { clusterOfOne, featuresService, gossipService, streamsService, supportedMethods } from './protocol.js';
import { append, batchAppend, deletion, pass, read } from './streams.js';
import { createSubscriptions } from './subscriptions.js';

export type { Faults, Refusal } from './faults.js';

/** A server that behaves as KurrentDB was seen to, and is none. */
export interface KurrentDbDouble {
  /** Connection string for the client. */
  readonly url: string;
  readonly port: number;
  readonly faults: Faults;
  stop(): Promise<void>;
}

export interface KurrentDbDoubleOptions {
  /** Default: one that is free. */
  readonly port?: number;
  /** How many ids of events idempotence of `any` remembers. Default 50,000. */
  readonly rememberedIds?: number;
  /** After so many milliseconds an append times out whose first is in flight. Default 2,500. */
  readonly repeatTimeout?: number;
}

const HOST = '127.0.0.1';

/** As many calls as a real server takes on one connection. */
const CALLS_PER_CONNECTION = 100;

/** Starts the stand-in with an empty log in memory. */
export async function startKurrentDbDouble(options: KurrentDbDoubleOptions = {}): Promise<KurrentDbDouble> {
  const log = createLog(options);
  const state = noFaults();
  const subscriptions = createSubscriptions(log);
  const appending = createAppending({
    log,
    faults: state,
    repeatTimeout: options.repeatTimeout ?? 2_500,
    committed: () => subscriptions.wake(),
  });
  const server = new Server({
    'grpc.max_concurrent_streams': CALLS_PER_CONNECTION,
    'grpc.max_receive_message_length': -1,
  });
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  const connections = await openConnections(HOST, options.port ?? 0, (socket) => injector.injectConnection(socket));

  const parts = { log, faults: state, appending, subscriptions, breakConnection: connections.break };
  server.addService(streamsService, {
    read: read(parts),
    append: append(parts),
    batchAppend: batchAppend(parts),
    delete: deletion('delete', parts),
    tombstone: deletion('tombstone', parts),
  });
  const instance = crypto.randomUUID();
  server.addService(featuresService, { getSupportedMethods: answerWith(state, supportedMethods) });
  server.addService(gossipService, { read: answerWith(state, () => clusterOfOne(instance, HOST, connections.port)) });

  const goDown = async (uncommitted: 'lost' | 'kept'): Promise<void> => {
    appending.stop(uncommitted);
    connections.breakAll();
    await connections.stopListening();
  };
  const faults: Faults = {
    async answerLate(milliseconds) {
      state.answerDelay = milliseconds;
    },
    async holdCommits() {
      state.commitsHeld = true;
    },
    async releaseCommits() {
      state.commitsHeld = false;
      appending.commit();
    },
    async breakAfterCommit(appends) {
      state.breaksAfterCommit = appends;
    },
    async breakBeforeCommit(appends) {
      state.breaksBeforeCommit = appends;
    },
    async timeOut(appends, written) {
      state.timeOuts = { left: appends, written };
    },
    async refuse(how) {
      state.refusal = how === 'nothing' ? undefined : how;
    },
    async stopReadsAfter(events, how, reads) {
      state.stoppedReads = { left: reads, afterEvents: events, how };
    },
    dropSubscriptions: async () => subscriptions.drop(),
    silenceSubscriptions: async () => subscriptions.silence(),
    async silence() {
      state.silence ??= Promise.withResolvers();
    },
    silenceAfter: (appends) =>
      new Promise((resolve) => {
        state.lastAppends = { left: appends, silent: resolve };
      }),
    async speak() {
      state.silence?.resolve();
      state.silence = undefined;
      subscriptions.wake();
    },
    cutConnections: async () => connections.breakAll(),
    goDown,
    async comeUp() {
      log.forgetIds();
      await connections.listen();
    },
  };
  return {
    url: `kurrentdb://${HOST}:${connections.port}?tls=false`,
    port: connections.port,
    faults,
    async stop() {
      await faults.speak();
      await goDown('kept');
      server.forceShutdown();
      injector.destroy();
    },
  };
}

function answerWith(faults: FaultState, bytes: () => Uint8Array): handleUnaryCall<unknown, Uint8Array> {
  return (_, answer) => void pass(faults).then((refused) => answer(refused ?? null, refused ? undefined : bytes()));
}
