import { cleanDecision, decisionFaults, same, unlessRefused } from '../../shared/checks.js';
import type { Phase } from '../../shared/values.js';
import type { DecisionMention, MeasureRefusal } from '../commands.js';
import type { MeasureEvent } from '../events.js';
import type { Measure } from '../measure.js';
import type { Decide } from './decision.js';

/** What a mention of a political case adds to a measure: nothing, if the measure refers to the same case already. */
export interface CheckedMention {
  readonly facts: readonly MeasureEvent[];
  readonly faults: readonly MeasureRefusal[];
}

const NOTHING: CheckedMention = { facts: [], faults: [] };

/**
 * The same case from two sources stands twice: which of them is right may be a question.
 * @param prefix where the mention stands in its command: empty, or `decision.`
 */
export function checkMention(mention: DecisionMention | null, measure: Measure, prefix: string): CheckedMention {
  if (mention === null) return NOTHING;
  const { reference, source } = mention;
  const faults: MeasureRefusal[] = [...decisionFaults(`${prefix}decision`, mention.decision)];
  const decision = cleanDecision(mention.decision);
  if (decision.case === undefined && decision.title === undefined) {
    faults.push({ code: 'decision-empty', field: `${prefix}decision`, params: {} });
  }
  const known = measure.decisions.find((one) => one.reference === reference);
  if (measure.decisions.some((one) => same([one.decision, one.source], [decision, source])))
    return { facts: [], faults };
  if (known) faults.push({ code: 'reference-exists', field: `${prefix}reference`, params: { reference } });
  return { facts: [{ type: 'DecisionReferenced', data: { reference, decision, source } }], faults };
}

export const referToDecision: Decide<'ReferToDecision'> = (command, measure) => {
  const { facts, faults } = checkMention(command, measure, '');
  return unlessRefused(faults, facts);
};

/**
 * "Stopping a measure that the council adopted needs a decision reference": a case that was decided, mentioned with
 * the command or referred to before.
 */
export function stoppingFaults(
  mention: DecisionMention | null,
  measure: Measure,
  change: { readonly from: Phase | null; readonly to: Phase },
  field: string,
): readonly MeasureRefusal[] {
  const stops = change.to === 'discontinued' && change.from !== 'discontinued';
  if (!stops || measure.adopted !== 'adopted') return [];
  if (mention?.decision.kind === 'decided' || measure.decisions.some(({ decision }) => decision.kind === 'decided')) {
    return [];
  }
  return mention === null
    ? [{ code: 'stopping-decision-missing', field, params: {} }]
    : [{ code: 'decision-not-decided', field: `${field}.decision.kind`, params: { kind: mention.decision.kind } }];
}
