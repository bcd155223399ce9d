import type { Decider, DecisionReference, Fact, SourceReference } from '#domain';
import { uuidV5 } from '#event-store';
import type { SeedPath } from './parse.js';
import type { SeedDecision, SeedFile } from './seed-file.js';

/** Namespace of everything that comes from seed files. Never change it: it makes loading safe to repeat. */
const SEEDS = '5d6cbb4e-2ae6-5c3b-9a53-0f3a5b6f7a10';

/** One command of a seed file, and where in the file it comes from. */
export interface SeedStep<Command = unknown> {
  readonly path: SeedPath;
  // A step carries its own decider; what its state and facts are is the decider's affair.
  readonly decider: Decider<Command, unknown, Fact>;
  /** Id of the aggregate, without the category. */
  readonly id: string;
  readonly command: Command;
  /** Derived from the file and the entry alone, not from who loads it. */
  readonly commandId: string;
}

/** What the steps of one file share: its ids and its name as a source. */
export interface SeedNames {
  /** Id of the aggregate that an entry of the file stands for. */
  readonly idOf: (kind: SeedKind, slug: string) => string;
  readonly commandOf: (entry: string) => string;
  readonly source: (chapter: string) => SourceReference;
}

export type SeedKind =
  | 'programme'
  | 'unit'
  | 'chapter-area'
  | 'goal'
  | 'strategy'
  | 'measure'
  | 'milestone'
  | 'question'
  | 'reference'
  | 'savings-line'
  | 'investment'
  | 'target'
  | 'need'
  | 'indicator';

/**
 * Ids for a file: an aggregate's from kind and slug alone, so that another file may name the same entry (a unit, a
 * programme); a command's from the file's title too.
 */
export function seedNames(file: SeedFile): SeedNames {
  return {
    idOf: (kind, slug) => uuidV5(SEEDS, `${kind}/${slug}`),
    commandOf: (entry) => uuidV5(SEEDS, `${file.source.title}#${entry}`),
    source: (chapter) => ({ document: file.source.title, chapter }),
  };
}

/** One step; the compiler ties the command to its decider here, and forgets it for the list. */
export function seedStep<Command, State, F extends Fact>(
  names: SeedNames,
  path: SeedPath,
  entry: string,
  decider: Decider<Command, State, F>,
  id: string,
  command: Command,
): SeedStep {
  return { path, decider: decider as unknown as SeedStep['decider'], id, command, commandId: names.commandOf(entry) };
}

export const seedDecision = ({ kind, case: number, title, body, on }: SeedDecision): DecisionReference => ({
  kind,
  ...(number === undefined ? {} : { case: number }),
  ...(title === undefined ? {} : { title }),
  ...(body === undefined ? {} : { body }),
  ...(on === undefined ? {} : { on }),
});
