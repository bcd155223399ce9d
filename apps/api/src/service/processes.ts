import {
  adoptionProcess,
  createProcessRunner,
  fileOutbox,
  lockingProcess,
  mailProcess,
  publicationProcess,
  smtpOutbox,
  type CheckpointFile,
  type Clock,
  type Commands,
  type Directory,
  type Outbox,
  type Process,
  type ProcessRunner,
} from '#application';
import type { EventRegistry, OpenEventStore } from '#event-store';
import type { PeopleRegister } from '#identity';
import { dataFiles, type Configuration, type Logger } from '#platform';
import type { RunningReadModels } from '#read-models';
import { claimedOutbox } from './claimed-outbox.js';
import { publicationBuilder } from './publication-builder.js';

/** Milliseconds until a mail that was not taken is tried again. */
const MAIL_AGAIN = 30_000;

export interface ProcessesOptions {
  readonly configuration: Configuration;
  readonly store: OpenEventStore;
  readonly commands: Commands;
  readonly directory: Directory;
  readonly people: PeopleRegister;
  readonly readModels: RunningReadModels;
  readonly registry: EventRegistry;
  readonly checkpoints: CheckpointFile;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Everything that follows from events, running, and where its mails go. */
export interface Processes {
  readonly runners: readonly ProcessRunner[];
  readonly outbox: Outbox;
}

export function openProcesses(options: ProcessesOptions): Processes {
  const { configuration, store, commands, directory, people, readModels, registry, checkpoints, clock, logger } =
    options;
  const own = openOutbox(configuration);
  // where several replicas follow one log, each mail is sent by one of them
  const outbox = store.kind === 'kurrentdb' ? claimedOutbox(own, store.beside, clock) : own;
  const run = (process: Process, retryAfter?: number): ProcessRunner =>
    createProcessRunner(process, {
      registry,
      checkpoints,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      observer: {
        failed: (name, event, err) => logger.error({ process: name, event: event.id, err }, 'process: tried again'),
      },
    });
  const mail = mailProcess({
    commands,
    directory,
    outbox,
    addressOf: async (person) => (await people.find(person))?.email ?? null,
    clock,
  });
  return {
    outbox,
    runners: [
      run(adoptionProcess(commands, directory)),
      run(lockingProcess(commands, directory)),
      run(publicationProcess(commands, publicationBuilder(readModels), directory)),
      run(mail, MAIL_AGAIN),
    ],
  };
}

function openOutbox({ mail: { url, from }, dataDir }: Configuration): Outbox {
  return url === null ? fileOutbox({ folder: dataFiles(dataDir).mail, from }) : smtpOutbox({ url, from });
}
