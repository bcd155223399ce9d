import { expect } from '@jest/globals';
import type { Decider, Decision, DecisionContext, Fact, Recorded, Refusal } from '../shared/kernel.js';

/** The day and the person of a specification that says nothing else. */
export const CONTEXT: DecisionContext = { today: '2017-05-02', actor: 'person-1' };

/** A fact as a specification states it: the event id only where something refers to it. */
export type StatedFact<F extends Fact> = F & { readonly id?: string };

/** Facts as they lie in a stream; those without an id are called `event-0`, `event-1` … by their place. */
export const recorded = <F extends Fact>(facts: readonly StatedFact<F>[]): Recorded<F>[] =>
  facts.map((fact, index) => ({ ...fact, id: fact.id ?? `event-${index}` }));

/** The state that facts lead to. */
export const stateAfter = <C, S, F extends Fact, R extends Refusal>(
  decider: Decider<C, S, F, R>,
  facts: readonly StatedFact<F>[],
): S => recorded(facts).reduce(decider.evolve, decider.initial);

/** Given these facts, when this command, then these facts: `given(decider, facts).when(command).then(...facts)`. */
export function given<C, S, F extends Fact, R extends Refusal>(
  decider: Decider<C, S, F, R>,
  facts: readonly StatedFact<F>[],
  context: DecisionContext = CONTEXT,
) {
  return {
    when(command: C) {
      const decision: Decision<F, R> = decider.decide(command, stateAfter(decider, facts), context);
      return {
        decision,
        /** Exactly these facts, in this order; none: the command says nothing new. */
        then(...expected: F[]): void {
          expect(decision).toEqual({ ok: true, facts: expected });
        },
        /** Exactly these refusals, in this order: codes, or code and field as `code@field`. */
        thenRefused(...expected: (R['code'] | `${R['code']}@${string}`)[]): void {
          const said = decision.ok
            ? decision
            : decision.refusals.map(({ code, field }) => ({ code, at: `${code}@${field}` }));
          expect(said).toEqual(
            expected.map((wanted) =>
              wanted.includes('@')
                ? expect.objectContaining({ at: wanted })
                : expect.objectContaining({ code: wanted }),
            ),
          );
        },
      };
    },
  };
}
