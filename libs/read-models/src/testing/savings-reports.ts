import type { Asked } from '../queries/answer.js';
import type { ReadModels } from '../queries/read-models.js';
import {
  BRIDGE_STEPS,
  bridgeEvents,
  forecastDrift,
  measureSavings,
  savingsBridge,
  savingsMeasures,
  savingsReport,
  targetsCoverage,
  type BridgeEvent,
  type BridgeEventsQuery,
  type SavingsMeasuresQuery,
  type SavingsScope,
} from '../queries/savings/index.js';
import { answered } from './log.js';

/** Scopes of each kind, over the ids of generated histories. */
export const savingsScopes = (measures: readonly string[]): SavingsScope[] => [
  { kind: 'municipality' },
  { kind: 'unit', unit: 'sektor' },
  { kind: 'unit', unit: 'eiendom' },
  { kind: 'strategy', strategy: 's1' },
  ...measures.slice(0, 2).map((measure): SavingsScope => ({ kind: 'measure', measure })),
];

/** Every report of savings, by name. */
export async function savingsReports(
  models: ReadModels,
  measures: readonly string[],
  asked: Asked,
): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = { targets: targetsCoverage(models, asked) };
  const from = { position: 5 };
  for (const scope of savingsScopes(measures)) {
    const name = JSON.stringify(scope);
    answers[`savings ${name}`] = savingsReport(models, { ...asked, scope });
    answers[`savings of a programme ${name}`] = savingsReport(models, { ...asked, scope, programme: 'hp-2018' });
    answers[`bridge ${name}`] = savingsBridge(models, { ...asked, scope, from });
    answers[`drift ${name}`] = forecastDrift(models, { ...asked, scope, year: 2018 });
    for (const step of BRIDGE_STEPS) {
      answers[`bridge events ${step} ${name}`] = await bridgeEvents(models, { ...asked, scope, from, step });
    }
  }
  const lists: Omit<SavingsMeasuresQuery, 'viewer' | 'at'>[] = [
    { year: 2018 },
    { year: 2018, unit: 'person-years' },
    { year: 2019, scope: { kind: 'unit', unit: 'sektor' }, programme: 'hp-2018' },
  ];
  for (const list of lists) {
    answers[`savings by measure ${JSON.stringify(list)}`] = savingsMeasures(models, { ...asked, ...list, limit: 2 });
  }
  for (const measure of measures) answers[`money of ${measure}`] = await measureSavings(models, { ...asked, measure });
  return answers;
}

/** Every event of a step, page by page. */
export async function allBridgeEvents(models: ReadModels, query: BridgeEventsQuery): Promise<readonly BridgeEvent[]> {
  const events: BridgeEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = answered(await bridgeEvents(models, { ...query, cursor }));
    events.push(...page.events);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return events;
}
