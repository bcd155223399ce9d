import { savingsReport } from '../savings/report.js';
import type { SavingsScope } from '../savings/answers.js';
import { PUBLISHER } from './publisher.js';
import { isOpenMeasure, listOf, reported, type Publication } from './parts.js';

/**
 * Target, plan, forecast, realised and gap by year: the municipality, then each sector. Sums are of all money, as in the
 * budget; no measure that is exempt from public view is named in them.
 */
export function* savingsParts(publication: Publication): Generator<string> {
  const { models, standpoint } = publication;
  const { position, structure } = standpoint;
  const sectors = structure.unitsBelow.get(null) ?? [];
  const scopes: readonly SavingsScope[] = [
    { kind: 'municipality' },
    ...sectors.map((unit): SavingsScope => ({ kind: 'unit', unit })),
  ];
  const isOpen = isOpenMeasure(standpoint);
  const write = (scope: SavingsScope): object => {
    const { undated, ...report } = reported(savingsReport(models, { viewer: PUBLISHER, at: { position }, scope }));
    const plans = undated.plans.filter(({ measure }) => isOpen(measure));
    return { ...report, undated: { count: undated.count - undated.plans.length + plans.length, plans } };
  };
  yield* listOf(scopes, write, 1);
}
