import { clean, requiredText, unlessRefused } from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { MeasureRefusal } from '../commands.js';
import { LIMITS } from '../limits.js';
import type { Measure, MeasureEnd } from '../measure.js';
import type { Decide, MeasureDecision } from './decision.js';

/** It has gone into its heir, or there is another one in its place: it goes on there, and is reported on there. */
export const goneRefusal = (end: MeasureEnd): MeasureRefusal =>
  end.kind === 'annulled'
    ? { code: 'measure-annulled', params: { reason: end.reason } }
    : { code: 'measure-gone', params: { kind: end.kind, heir: end.heir } };

export const merge: Decide<'Merge'> = ({ self, heir, reason }, measure) =>
  goInto('merged', self, heir, reason, measure);

export const replace: Decide<'Replace'> = ({ self, heir, reason }, measure) =>
  goInto('replaced', self, heir, reason, measure);

function goInto(
  kind: 'merged' | 'replaced',
  self: string,
  heir: string,
  reason: string,
  { end }: Measure,
): MeasureDecision {
  if (end !== null) return end.kind === kind && end.heir === heir ? accept() : refuse(goneRefusal(end));
  const faults: MeasureRefusal[] = [...requiredText('reason', reason, LIMITS.sentences)];
  if (heir === self) faults.push({ code: 'measure-own-heir', field: 'heir', params: {} });
  const data = { heir, reason: clean(reason) };
  return unlessRefused(
    faults,
    kind === 'merged' ? [{ type: 'MeasureMerged', data }] : [{ type: 'MeasureReplaced', data }],
  );
}

/** Registered by mistake: it counts nowhere, and can still be found. */
export const annul: Decide<'Annul'> = ({ reason }) =>
  unlessRefused(requiredText('reason', reason, LIMITS.sentences), [
    { type: 'MeasureAnnulled', data: { reason: clean(reason) } },
  ]);
