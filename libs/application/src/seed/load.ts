import { memoryEventStore, type EventRegistry, type EventStore } from '#event-store';
import { createCommandExecutor, type CommandExecutor } from '../executor/executor.js';
import { digest } from '../digest.js';
import type { CommandOutcome } from '../executor/outcome.js';
import type { ParsedSeed, SeedFault, SeedPath } from './parse.js';
import { demoSteps, type DemoPlaces } from './demo-steps.js';
import type { SeedStep } from './step.js';
import { seedSteps } from './steps.js';

/** What loading did: commands that added events, and commands that had been carried out before. */
export interface SeedReport {
  readonly added: number;
  readonly already: number;
}

export type SeedResult =
  { readonly ok: true; readonly report: SeedReport } | { readonly ok: false; readonly faults: readonly SeedFault[] };

export interface SeedOptions {
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly executor: CommandExecutor;
  /** Person id of the administrator in whose name it is loaded. */
  readonly actor: string;
  /** Short id of the file, for the events' source: `seed:<file>`. */
  readonly file: string;
  /** Called after each command: commands done, commands in all. */
  readonly progress?: (done: number, all: number) => void;
}

/** The store does not answer, or another process keeps changing the same stream: nothing is lost, load again. */
export class SeedInterrupted extends Error {
  readonly code = 'seed-interrupted';
}

/**
 * Loads a seed file: first carries it out on a copy in memory (of the streams that it touches), and only if every rule
 * holds there, in the log. Safe to repeat, also after an interruption. The moment of recording is now.
 * @returns what was done, or every fault with its line; then nothing has been written
 * @throws {SeedInterrupted} the store stopped answering on the way
 */
export function loadSeed(seed: ParsedSeed, options: SeedOptions): Promise<SeedResult> {
  return carryOutAll(seedSteps(seed.file), seed, options);
}

/** The same, with people for each role in the places that the file has: for one machine and for tests only. */
export function loadDemo(seed: ParsedSeed, places: DemoPlaces, options: SeedOptions): Promise<SeedResult> {
  const { roles, rest } = demoSteps(seed.file, places);
  return carryOutAll([...roles, ...seedSteps(seed.file), ...rest], seed, options);
}

async function carryOutAll(steps: readonly SeedStep[], seed: ParsedSeed, options: SeedOptions): Promise<SeedResult> {
  const scratch = await copyOfStreams(
    options.store,
    new Set(steps.map(({ decider, id }) => `${decider.category}-${id}`)),
  );
  const rehearsal = createCommandExecutor({ store: scratch, registry: options.registry });
  const faults: SeedFault[] = [];
  for (const step of steps) {
    const outcome = await carryOut(rehearsal, step, options);
    faults.push(
      ...faultsOf(outcome).map((message) => ({ line: seed.lineOf(step.path), path: pathOf(step.path), message })),
    );
  }
  await scratch.close();
  if (faults.length > 0) return { ok: false, faults };

  let added = 0;
  let already = 0;
  for (const [index, step] of steps.entries()) {
    const outcome = await carryOut(options.executor, step, options);
    const [fault] = faultsOf(outcome);
    if (fault !== undefined) throw new SeedInterrupted(`line ${seed.lineOf(step.path)}: ${fault}`);
    if (outcome.kind === 'stored' && !outcome.replayed) added++;
    else already++;
    options.progress?.(index + 1, steps.length);
  }
  return { ok: true, report: { added, already } };
}

const pathOf = (path: SeedPath): string => path.join('.');

function carryOut(executor: CommandExecutor, step: SeedStep, { actor, file }: SeedOptions): Promise<CommandOutcome> {
  return executor.execute(step.decider, {
    id: step.id,
    command: step.command,
    envelope: {
      commandId: step.commandId,
      fingerprint: digest(step.command),
      actor,
      correlationId: step.commandId,
      source: `seed:${file}`,
    },
    authorise: () => ({ ok: true, grant: { role: 'administrator', grant: 'role:administrator' } }),
  });
}

/** What stands in the way, in words; none where the command was carried out or had been before. */
function faultsOf(outcome: CommandOutcome): string[] {
  switch (outcome.kind) {
    case 'stored':
    case 'unchanged':
      return [];
    case 'refused':
      return outcome.refusals.map(({ code, field, params }) =>
        [code, field, JSON.stringify(params)].filter(Boolean).join(' '),
      );
    case 'key-reused':
      return [
        'this entry was loaded before with another content: change what is in the service by its commands, not by the file',
      ];
    default:
      return [outcome.kind];
  }
}

/** A memory store that holds the given streams as they are now. */
async function copyOfStreams(store: EventStore, streams: ReadonlySet<string>): Promise<EventStore> {
  const copy = memoryEventStore();
  const page = 500;
  for (const stream of streams) {
    for (let from = 0; ; from += page) {
      const events = await store.read(stream, from, page);
      for (const event of events)
        await copy.append(stream, event.revision === 0 ? 'no-stream' : event.revision - 1, [event]);
      if (events.length < page) break;
    }
  }
  return copy;
}
