import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Decider, EventTable, Fact, Recorded, Refusal } from '../shared/kernel.js';
import { CONTEXT, recorded, stateAfter } from './given.js';

/** What an aggregate's laws are tried with. */
export interface LawsOf<C, S, F extends Fact, R extends Refusal> {
  readonly decider: Decider<C, S, F, R>;
  readonly events: EventTable<F>;
  /** Commands over few ids, so that they meet each other. */
  readonly command: fc.Arbitrary<C>;
  /** Facts to begin with, where random commands alone would seldom get far; none if left out. */
  readonly from?: readonly F[];
  /** What must be true of every state that commands can lead to; throws if it is not. */
  readonly invariant?: (state: S, before: S) => void;
}

/**
 * Tries an aggregate with random commands. Throws unless
 * - facts are JSON (they read back as they were written),
 * - the same command again, on the state that it led to, says nothing new or is refused,
 * - `evolve` changes no state that it was given, and folding a prefix and then the rest equals folding all,
 * - the invariant holds after every command,
 * - every type of the event table was met, at the beginning or later: a generator that never gets there proves nothing.
 *   What is met seldom may take more rounds of histories than one; ten without it are enough to say never.
 */
export function obeysTheLaws<C, S, F extends Fact, R extends Refusal>(laws: LawsOf<C, S, F, R>): void {
  const { decider, events, command, from = [], invariant } = laws;
  const beginning = stateAfter(decider, from);
  const met = new Set<string>(from.map(({ type }) => type));
  const histories = fc.property(fc.array(command, { maxLength: 80, size: 'max' }), fc.nat(), (commands, cut) => {
    let state = beginning;
    const history: Recorded<F>[] = recorded(from);
    for (const tried of commands) {
      const decision = decider.decide(tried, state, CONTEXT);
      if (!decision.ok) {
        expect(decision.refusals.length).toBeGreaterThan(0);
        continue;
      }
      const before = state;
      for (const fact of decision.facts) {
        met.add(fact.type);
        expect(JSON.parse(JSON.stringify(fact))).toStrictEqual(fact);
        const next = { ...fact, id: `event-${history.length}` };
        const kept = structuredClone(state);
        const evolved = decider.evolve(state, next);
        expect(state).toEqual(kept);
        history.push(next);
        state = evolved;
      }
      invariant?.(state, before);
      const again = decider.decide(tried, state, CONTEXT);
      expect(again.ok ? again.facts : []).toEqual([]);
    }
    const prefix = history.slice(0, cut % (history.length + 1));
    const folded = structuredClone(prefix.reduce(decider.evolve, decider.initial));
    expect(history.slice(prefix.length).reduce(decider.evolve, folded)).toEqual(state);
  });
  const wanted = Object.keys(events).sort();
  for (let round = 0; round < 10 && (round === 0 || wanted.some((type) => !met.has(type))); round++)
    fc.assert(histories, { numRuns: 300 });
  expect([...met].sort()).toEqual(wanted);
}

/** `evolve` is total: facts of every kind, in any order, from the first on, lead to some state. */
export function evolvesWhateverComes<C, S, F extends Fact, R extends Refusal>(
  decider: Decider<C, S, F, R>,
  facts: readonly NoInfer<F>[],
  read: (state: S) => unknown = () => undefined,
): void {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...facts), { maxLength: 30 }), (shuffled) => {
      let state = decider.initial;
      shuffled.forEach((fact, index) => {
        state = decider.evolve(state, { ...fact, id: `event-${index}` });
        expect(state).not.toBeUndefined();
        read(state);
      });
    }),
  );
}
