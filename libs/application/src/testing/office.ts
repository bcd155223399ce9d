import { randomUUID } from 'node:crypto';
import {
  goalEvents,
  indicatorEvents,
  measureEvents,
  organisationEvents,
  programmeEvents,
  publicationEvents,
  roundEvents,
  savingsEvents,
  strategyEvents,
  type EventRow,
  type Grant,
} from '#domain';
import { EventRegistry, memoryEventStore, type EventStore } from '#event-store';
import { createCommands, type CommandRequest, type Commands } from '../commands/commands.js';
import { createDirectory, type Directory } from '../directory/directory.js';
import { createCommandExecutor, type CommandExecutor } from '../executor/executor.js';
import type { Authorisation } from '../executor/outcome.js';
import type { CheckpointFile } from '../followers/checkpoint-file.js';
import { startLogTail, type LogConsumer, type LogTail } from '../followers/log-tail.js';

/** Every event of the domain. */
export const domainRegistry = new EventRegistry(
  Object.entries<EventRow>({
    ...measureEvents,
    ...programmeEvents,
    ...goalEvents,
    ...strategyEvents,
    ...organisationEvents,
    ...savingsEvents,
    ...indicatorEvents,
    ...roundEvents,
    ...publicationEvents,
  }).map(([type, row]) => ({ type, ...row }) as ConstructorParameters<typeof EventRegistry>[0][number]),
);

/** The application on a store, as it runs in the service: executor, directory, commands, and the tail that feeds them. */
export interface Office {
  readonly store: EventStore;
  readonly executor: CommandExecutor;
  readonly directory: Directory;
  readonly commands: Commands;
  readonly tail: LogTail;
  close(): Promise<void>;
}

export interface OfficeOptions {
  readonly store?: EventStore;
  readonly checkpoints?: CheckpointFile;
  /** Persons of the register; others are unknown. */
  readonly people?: readonly string[];
  /** Further followers, after the directory. */
  readonly consumers?: (office: Pick<Office, 'executor' | 'directory' | 'commands'>) => readonly LogConsumer[];
}

export function openOffice(options: OfficeOptions = {}): Office {
  const { store = memoryEventStore(), checkpoints, people = [], consumers } = options;
  const registry = domainRegistry;
  const executor = createCommandExecutor({ store, registry, backOff: () => 0 });
  const directory = createDirectory({ store, registry, ...(checkpoints ? { checkpoints } : {}) });
  const commands = createCommands({
    executor,
    directory,
    people: { known: async (persons) => new Set(persons.filter((person) => people.includes(person))) },
  });
  const others = consumers?.({ executor, directory, commands }) ?? [];
  const tail = startLogTail({ store, consumers: [directory, ...others], retryAfter: 1 });
  return {
    store,
    executor,
    directory,
    commands,
    tail,
    async close() {
      await tail.close();
      directory.keep();
    },
  };
}

export const granted = (): Authorisation<Grant> => ({
  ok: true,
  grant: { role: 'administrator', grant: 'role:administrator' },
});

/** A request by somebody who may, with an id of its own. */
export function asking<Command, State>(
  id: string,
  command: Command,
  more: Partial<CommandRequest<Command, State>> = {},
): CommandRequest<Command, State> {
  const commandId = randomUUID();
  return {
    id,
    command,
    envelope: { commandId, fingerprint: commandId, actor: 'someone', correlationId: commandId, source: 'http' },
    authorise: granted,
    ...more,
  };
}
