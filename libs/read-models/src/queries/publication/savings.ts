import { savingsReport } from '../savings/report.js';
import type { SavingsScope } from '../savings/answers.js';
import { PUBLISHER } from './publisher.js';
import { listOf, reported, type Publication } from './parts.js';

/**
 * Target, plan, forecast, realised and gap by year: the municipality, then each sector. The money of measures that are
 * exempt from public view is in none of them, and each report says so, whether there are any or not: that there are
 * would be told otherwise. Where a sum is beyond what a number holds exactly, `units` is null.
 */
export function* savingsParts({ models, standpoint }: Publication): Generator<string> {
  const { position, structure } = standpoint;
  const sectors = structure.unitsBelow.get(null) ?? [];
  const scopes: readonly SavingsScope[] = [
    { kind: 'municipality' },
    ...sectors.map((unit): SavingsScope => ({ kind: 'unit', unit })),
  ];
  const asked = { viewer: PUBLISHER, at: { position }, withoutExempt: true };
  const write = (scope: SavingsScope): object => {
    const report = savingsReport(models, { ...asked, scope });
    // a round is not kept from being published by an amount that is mistyped
    const said = report.ok || report.refusals[0].code !== 'sum-too-large' ? reported(report) : { scope, units: null };
    return { ...said, exemptMeasures: 'left-out' };
  };
  yield* listOf(scopes, write, 1);
}
