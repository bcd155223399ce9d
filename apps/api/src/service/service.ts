import { join } from 'node:path';
import {
  createCommandExecutor,
  createCommands,
  createDirectory,
  createReminders,
  openCheckpointFile,
  recentEvents,
  startLogTail,
  systemClock,
  type Clock,
  type CommandExecutor,
  type Commands,
  type Directory,
  type LogTail,
  type ProcessRunner,
  type Reminders,
} from '#application';
import {
  openEventStore,
  openPositionedLog,
  type EventRegistry,
  type OpenEventStore,
  type PositionedLog,
  type StoreObserver,
} from '#event-store';
import { createFeedHub, type FeedHub, type FeedSource } from '#feed';
import { openPeople, type PeopleRegister } from '#identity';
import { dataFiles, storeSettings, type Configuration, type Logger, type Metrics, type ShutdownStep } from '#platform';
import { domainEventTypes, startReadModels, type RunningReadModels } from '#read-models';
import { rememberLogins } from '../auth/remembered-logins.js';
import { feedSource } from '../feed/feed-source.js';
import { openProcesses } from './processes.js';
import { startReminderTimer } from './reminder-timer.js';
import { roundStanding } from './round-standing.js';

/** Everything that runs beside HTTP: the log, who follows it, and what commands and queries need. */
export interface Service {
  readonly store: OpenEventStore;
  readonly logId: string;
  readonly log: PositionedLog;
  readonly registry: EventRegistry;
  readonly people: PeopleRegister;
  readonly executor: CommandExecutor;
  readonly commands: Commands;
  readonly directory: Directory;
  readonly processes: readonly ProcessRunner[];
  readonly reminders: Reminders;
  readonly tail: LogTail;
  readonly readModels: RunningReadModels;
  readonly feed: FeedSource;
  readonly hub: FeedHub;
  readonly clock: Clock;
  /** In the order in which they are to be run, after the last request has been answered. */
  readonly closing: readonly ShutdownStep[];
}

export interface ServiceOptions {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock?: Clock;
}

/**
 * Opens what the data folder holds and starts everybody who follows the log. They may be behind: who needs them waits.
 * @throws {StoreUnavailable} the log cannot be opened
 */
export async function openService(options: ServiceOptions): Promise<Service> {
  const { configuration, logger, metrics, clock = systemClock } = options;
  const files = dataFiles(configuration.dataDir);
  const registry = domainEventTypes();
  const settings = storeSettings(configuration);
  const store = await openEventStore(settings, storeObserver(logger, metrics));
  const logId = await store.logId();
  const log = await openPositionedLog(store, files.positions);
  const people = rememberLogins(await openPeople(store, files.people, clock));
  const checkpoints = openCheckpointFile(join(configuration.dataDir, 'followers.sqlite'));

  const executor = createCommandExecutor({
    store,
    registry,
    clock,
    observer: { unknownOutcome: (stream) => logger.warn({ stream }, 'the answer to an append was lost; asked again') },
  });
  const directory = createDirectory({ store, registry, checkpoints });
  const commands = createCommands({
    executor,
    directory,
    people: {
      async known(persons) {
        const names = await people.names(persons);
        return new Set(persons.filter((person) => typeof names.get(person) === 'string'));
      },
    },
  });
  const readModels = await startReadModels({
    viewsDir: files.views,
    log: store,
    store: settings,
    clock,
    onRebuild: (rebuild) => logger.warn({ ...rebuild }, 'view: built again'),
    onFailure: (reason) => logger.error({ reason }, 'projector: started again'),
  });
  const { runners, outbox } = openProcesses({
    configuration,
    store,
    commands,
    directory,
    people,
    readModels,
    registry,
    checkpoints,
    clock,
    logger,
  });
  const reminders = createReminders({
    commands,
    directory,
    standing: roundStanding(readModels, directory, () => store.head()).standing,
    clock,
    escalationDays: configuration.escalationDays,
  });
  // The feed tells nothing that the directory has not seen, so it is handed what the directory has just read.
  const recent = recentEvents(directory, log);
  const tail = startLogTail({
    store,
    consumers: [recent.consumer, ...runners],
    observer: {
      stopped: (follower, err) => logger.error({ follower, err }, 'follower: stopped'),
      interrupted: (err) => logger.warn({ err }, 'followers: the log cannot be read; asked again'),
      restarted: (follower, err) => logger.warn({ follower, err }, 'follower: begins again'),
    },
  });
  const timer = configuration.mail.url === null ? null : startReminderTimer(reminders, clock, logger);
  const feed = feedSource({ log: recent.log, logId, registry, directory, clock });
  const hub = createFeedHub({
    feed,
    maxReaders: configuration.feed.maxReaders,
    reserved: Math.floor(configuration.feed.maxReaders / 4),
    maxPendingBytes: configuration.feed.maxBufferBytes,
    heartbeatEvery: configuration.feed.heartbeatMs,
    observer: feedObserver(logger, metrics),
  });

  return {
    store,
    logId,
    log,
    registry,
    people,
    executor,
    commands,
    directory,
    processes: runners,
    reminders,
    tail,
    readModels,
    feed,
    hub,
    clock,
    closing: [
      { name: 'reminders', run: () => timer?.close() },
      { name: 'followers', run: () => tail.close() },
      { name: 'processes', run: () => closeAll(runners) },
      { name: 'mail', run: () => outbox.close() },
      { name: 'views', run: () => readModels.stop() },
      {
        name: 'checkpoints',
        run() {
          directory.keep();
          checkpoints.close();
        },
      },
      { name: 'people register', run: () => people.close() },
      {
        name: 'event store',
        async run() {
          await store.close();
          log.close();
        },
      },
    ],
  };
}

/** What the store tells of itself, in the service's log and measurements. */
function storeObserver(logger: Logger, metrics: Metrics): StoreObserver {
  return {
    committed: (commit) => metrics.committed(commit),
    signal: ({ state, losses, reason }) => {
      if (state === 'lost')
        logger.warn({ losses, reason }, 'event store: the live subscription was lost; opened again');
    },
  };
}

async function closeAll(runners: readonly ProcessRunner[]): Promise<void> {
  await Promise.all(runners.map((runner) => runner.close()));
}

function feedObserver(logger: Logger, metrics: Metrics): NonNullable<Parameters<typeof createFeedHub>[0]['observer']> {
  return {
    readers: (count) => metrics.feedReaders(count),
    delivered: (delivery) => metrics.feedDelivered(delivery),
    cutOff(reason, err) {
      if (reason === 'slow' || reason === 'stalled') metrics.feedCutOff('slow');
      logger.info({ reason, ...(err === undefined ? {} : { err }) }, 'feed: a reader was cut off');
    },
    interrupted: (err) => logger.warn({ err }, 'feed: the log cannot be read; asked again'),
    stopped: (err) => logger.error({ err }, 'feed: stopped'),
  };
}
