import { cleanDecision, cleanOrNull, decisionFaults, optionalText, same, unlessRefused } from '../../shared/checks.js';
import { accept } from '../../shared/kernel.js';
import type { MeasureRefusal } from '../commands.js';
import { LIMITS } from '../limits.js';
import { isEnded, type Measure, presentPhase } from '../measure.js';
import type { Decide } from './decision.js';

/**
 * The council adopted it: in the programme that it belongs to, or that it is now known to belong to; without a
 * programme it is the latest adoption that is spoken of. What was known without its programme or its decision may be
 * stated in full later; what is known is not replaced.
 */
export const stateAdoption: Decide<'StateAdoption'> = (command, measure) => {
  const decision = command.decision && cleanDecision(command.decision);
  const programme = command.programme ?? (measure.adoptions.at(-1) ?? measure).programme;
  const faults: MeasureRefusal[] = decision ? [...decisionFaults('decision', decision)] : [];
  if (decision && decision.kind !== 'decided') {
    faults.push({ code: 'decision-not-decided', field: 'decision.kind', params: { kind: decision.kind } });
  }
  const belongsTo = measure.programme;
  if (belongsTo !== null && command.programme !== null && command.programme !== belongsTo) {
    faults.push({ code: 'adopted-in-another-programme', field: 'programme', params: { programme: belongsTo } });
  }
  const known = adoptionKnownOf(measure, programme);
  const inFull = decision ?? known?.decision ?? null;
  if (known) {
    if (faults.length === 0 && same(known, { programme, decision: inFull })) return accept();
    if (known.decision !== null && !same(known.decision, inFull)) {
      faults.push({ code: 'adoption-decision-differs', field: 'decision', params: {} });
    }
  }
  return unlessRefused(faults, [{ type: 'MeasureAdopted', data: { programme, decision: inFull } }]);
};

/** The adoption in a programme; while the measure's programme is not known, the one that is known without it. */
const adoptionKnownOf = (measure: Measure, programme: string | null) =>
  measure.adoptions.find((adoption) => adoption.programme === programme) ??
  (measure.programme === null ? measure.adoptions.find((adoption) => adoption.programme === null) : undefined);

/** What is done or stopped does not go on; and no measure goes back to a programme that it came from. */
export const carryOver: Decide<'CarryOver'> = ({ to, reason }, measure) => {
  const faults: MeasureRefusal[] = [...optionalText('reason', reason, LIMITS.sentences)];
  if (faults.length === 0 && to === measure.programme) return accept();
  const phase = presentPhase(measure);
  if (isEnded(phase)) faults.push({ code: 'measure-ended', params: { phase } });
  if (measure.carriedOver.some(({ from }) => from === to)) {
    faults.push({ code: 'carried-over-back', field: 'to', params: { programme: to } });
  }
  return unlessRefused(faults, [
    { type: 'MeasureCarriedOver', data: { from: measure.programme, to, reason: cleanOrNull(reason) } },
  ]);
};
