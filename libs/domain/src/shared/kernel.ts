/** What every aggregate is made of: facts, states folded from them, decisions, refusals. Functions and types only. */

/** A fact: what an aggregate's `events.ts` lists. `data` is JSON: whole numbers, strings, ISO dates, no undefined. */
export interface Fact<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** A fact as it lies in its stream: with the event id, which corrections refer to. */
export type Recorded<F extends Fact> = F & { readonly id: string };

/** Why a decision says no: a stable code for people's messages and for programs, with what the message needs. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** The field of the command that is at fault, as a path (`remedy.due`), where there is one. */
  readonly field?: string;
  readonly params: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** Facts to append (none: the state already says so), or every refusal at once. */
export type Decision<F extends Fact, R extends Refusal = Refusal> =
  { readonly ok: true; readonly facts: readonly F[] } | { readonly ok: false; readonly refusals: readonly [R, ...R[]] };

export const accept = <F extends Fact>(...facts: F[]): { readonly ok: true; readonly facts: readonly F[] } => ({
  ok: true,
  facts,
});

export const refuse = <R extends Refusal>(
  ...refusals: [R, ...R[]]
): { readonly ok: false; readonly refusals: readonly [R, ...R[]] } => ({
  ok: false,
  refusals,
});

/** What a decision may know besides the command and the state. */
export interface DecisionContext {
  /** Today's date in Europe/Oslo, `YYYY-MM-DD`. */
  readonly today: string;
  /** Person id of the actor. */
  readonly actor: string;
}

/**
 * An aggregate: how its streams are named, how its state is folded, how it decides.
 * `evolve` is pure and total over every stored version of every event.
 */
export interface Decider<Command, State, F extends Fact, R extends Refusal = Refusal> {
  /** Stream category: streams are `<category>-<id>`. */
  readonly category: string;
  readonly initial: State;
  readonly evolve: (state: State, fact: Recorded<F>) => State;
  readonly decide: (command: Command, state: State, context: DecisionContext) => Decision<F, R>;
}

/** One row per event type: what the registry, the catalogue and the feed derive from. */
export interface EventRow {
  /** The newest version that this release reads: the shape of the fact's type. */
  readonly version: number;
  /** The version that this release writes, where it is an older one; 0: none yet. See the event store's README. */
  readonly writes?: number;
  /** `upcasters[n]` turns the data of version n into version n + 1. */
  readonly upcasters?: Readonly<Record<number, (data: never) => object>>;
  /** `downcasters[n]` turns the data of version n into version n − 1. */
  readonly downcasters?: Readonly<Record<number, (data: never) => object>>;
  /** CloudEvents type for readers outside (`no.tiltak.measure.status-reported`); null: internal. */
  readonly publicName: string | null;
  /** Paths of free text in `data`. */
  readonly freeText: readonly string[];
}

/** The table of an aggregate: the compiler asks for a row for every fact. */
export type EventTable<F extends Fact> = { readonly [Type in F['type']]: EventRow };
