import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterOverlap,
  contribution,
  forecastFigure,
  overlapIn,
  plannedFigure,
  realised,
  savingsEvents,
  yearsOf,
  type AmountUnit,
  type IsCounted,
  type SavingsLine,
  type SavingsLineReference,
} from '#domain';
import { legalHistory, type History } from '../../testing/history.js';
import { answered, asking, AUDITOR, inFolder } from '../../testing/log.js';
import { allBridgeEvents, savingsScopes } from '../../testing/savings-reports.js';
import { buildViews, dumpView } from '../../verify/views.js';
import type { ReadModels } from '../read-models.js';
import { unitsUnder } from '../../projections/structure/read.js';
import {
  BRIDGE_STEPS,
  savingsBridge,
  savingsMeasures,
  savingsReport,
  targetsCoverage,
  type NetFigures,
  type SavingsReport,
  type SavingsScope,
  type SavingsYear,
} from './index.js';
import { strategiesUnder } from './scope.js';

const SOME = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 12) };
const history = fc.record({ seed: fc.integer(), steps: fc.integer({ min: 60, max: 400 }) });

const scopesThatAre = (models: ReadModels, log: History, position: number): SavingsScope[] =>
  savingsScopes(log.measures).filter((scope) => savingsReport(models, { viewer: AUDITOR, at: { position }, scope }).ok);

describe('whatever has happened to money', () => {
  it('the bridge adds up between any two positions, for every scope, and its events to its steps', () =>
    fc.assert(
      fc.asyncProperty(
        history,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 3, maxLength: 4 }),
        async (what, pairs) => {
          const log = await legalHistory(what.seed, what.steps);
          await asking(log, async (models) => {
            for (const pair of pairs) {
              const [from, to] = pair.map((one) => one % (log.length + 1)).sort((one, other) => one - other) as [
                number,
                number,
              ];
              for (const scope of scopesThatAre(models, log, to)) {
                const asked = { viewer: AUDITOR, scope, from: { position: from }, at: { position: to } };
                const bridge = answered(savingsBridge(models, asked));
                const steps = bridge.steps.reduce((sum, { amount }) => sum + amount, 0);
                expect(bridge.opening.amount + steps).toBe(bridge.closing.amount);
                const report = answered(
                  savingsReport(models, { viewer: AUDITOR, scope, at: { position: to }, unit: 'NOK' }),
                );
                expect(bridge.closing.amount).toBe(outlookOf(report));
                for (const { step, amount } of bridge.steps) {
                  const events = await allBridgeEvents(models, { ...asked, step, limit: 3 });
                  expect(events.reduce((sum, event) => sum + event.amount, 0)).toBe(amount);
                  expect(events.every(({ position }) => position > from && position <= to)).toBe(true);
                  expect(events.map(({ position }) => position)).toEqual(
                    events.map(({ position }) => position).sort((one, other) => one - other),
                  );
                }
              }
            }
          });
        },
      ),
      SOME,
    ));

  it('the report is what the domain makes of every line, at every position', () =>
    fc.assert(
      fc.asyncProperty(history, async (what) => {
        const log = await legalHistory(what.seed, what.steps);
        await asking(log, (models) => {
          for (let position = 0; position <= log.length; position += 7) {
            for (const scope of scopesThatAre(models, log, position)) {
              for (const programme of [undefined, 'hp-2018']) {
                const report = savingsReport(models, { viewer: AUDITOR, at: { position }, scope, programme });
                if (!report.ok) continue;
                expect(sumsOf(report.answer)).toEqual(naive(models, log, position, scope, programme));
              }
            }
          }
        });
      }),
      SOME,
    ));

  it('the steps of all measures are those of the municipality', () =>
    fc.assert(
      fc.asyncProperty(history, fc.nat(), async (what, place) => {
        const log = await legalHistory(what.seed, what.steps);
        await asking(log, (models) => {
          const from = { position: place % (log.length + 1) };
          const stepsOf = (scope: SavingsScope): readonly number[] => {
            const bridge = savingsBridge(models, { viewer: AUDITOR, from, scope });
            return bridge.ok ? bridge.answer.steps.map(({ amount }) => amount) : BRIDGE_STEPS.map(() => 0);
          };
          const measures = log.measures.map((measure) => stepsOf({ kind: 'measure', measure }));
          expect(BRIDGE_STEPS.map((_, index) => measures.reduce((sum, steps) => sum + (steps[index] ?? 0), 0))).toEqual(
            stepsOf({ kind: 'municipality' }),
          );
        });
      }),
      SOME,
    ));

  it('a view that is opened again after every few events is the one that was built at once', () =>
    fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 12 }), async (what, pageSize) => {
        const log = await legalHistory(what.seed, what.steps);
        if (log.length === 0) return;
        const reopened = await inFolder(async (dir) => {
          for (let until = pageSize; until < log.length + pageSize; until += pageSize) {
            await buildViews(dir, log.store, { upTo: Math.min(until, log.length) });
          }
          return [...dumpView(dir, 'savings')];
        });
        await inFolder(async (dir) => {
          await buildViews(dir, log.store);
          expect([...dumpView(dir, 'savings')]).toEqual(reopened);
        });
      }),
      { numRuns: SOME.numRuns >> 1 },
    ));

  it('measures add up to their municipality, and units to the unit above', () =>
    fc.assert(
      fc.asyncProperty(history, async (what) => {
        const log = await legalHistory(what.seed, what.steps);
        await asking(log, (models) => {
          const report = answered(savingsReport(models, { viewer: AUDITOR, unit: 'NOK' }));
          for (const { year, outlook, lines } of report.units[0]?.years ?? []) {
            const { measures } = answered(savingsMeasures(models, { viewer: AUDITOR, year, limit: 200 }));
            expect(measures.reduce((sum, measure) => sum + measure.outlook.net, 0)).toBe(outlook.net);
            expect(measures.reduce((sum, measure) => sum + measure.lines, 0)).toBe(lines);
          }
        });
      }),
      SOME,
    ));

  it('what no measure stands behind is the target less what is planned, and never less than nothing', () =>
    fc.assert(
      fc.asyncProperty(history, async (what) => {
        const log = await legalHistory(what.seed, what.steps);
        await asking(log, (models) => {
          for (const target of answered(targetsCoverage(models, { viewer: AUDITOR })).targets) {
            expect(target.uncovered).toBe(Math.max(0, target.figure.amount - target.planned));
            expect(target.gap.plan).toBe(target.figure.amount - target.planned);
          }
        });
      }),
      SOME,
    ));

  it('is tried with every fact of money', async () => {
    const met = new Set<string>();
    for (let seed = 0; seed < 10; seed++) {
      const log = await legalHistory(seed, 800);
      for (const { type } of await log.store.readAll('0', log.length)) met.add(type);
    }
    const wanted = [
      ...Object.keys(savingsEvents),
      'SavingsTargetSet',
      'SavingsTargetChanged',
      'SavingsTargetWithdrawn',
    ];
    expect(wanted.filter((type) => !met.has(type))).toEqual([]);
  });
});

const outlookOf = ({ units }: SavingsReport): number =>
  units.flatMap(({ years }) => years).reduce((sum, { outlook }) => sum + outlook.net, 0);

type Sums = Pick<
  SavingsYear,
  'plan' | 'forecast' | 'realised' | 'confirmed' | 'outlook' | 'lines' | 'linesWithoutForecast' | 'linesWithoutResult'
>;

/** The report's sums, years without a line left out. */
function sumsOf({ units }: SavingsReport): Record<string, Sums> {
  const found: Record<string, Sums> = {};
  for (const { unit, years } of units) {
    for (const { year, targets: _, target: __, gap: ___, ...sums } of years) {
      if (sums.lines > 0) found[`${unit} ${year}`] = sums;
    }
  }
  return found;
}

/** The same, by adding up every line as the domain tells it. */
function naive(
  models: ReadModels,
  log: History,
  position: number,
  scope: SavingsScope,
  programme: string | undefined,
): Record<string, Sums> {
  const found: Record<string, Sums> = {};
  const isCounted = countedAt(log, position);
  const programmes = models.views.structure()?.reader.at(position).programmes ?? new Map<string, never>();
  const withdrawn = new Set([...programmes].flatMap(([id, { status }]) => (status === 'withdrawn' ? [id] : [])));
  for (const measure of log.measures.filter((one) => belongs(models, log, one, position, scope))) {
    for (const said of log.savingsAt(measure, position).lines) {
      if (said.withdrawn) continue;
      const line = { ...said, plans: said.plans.filter(({ programme: by }) => !withdrawn.has(by)) };
      for (const year of yearsOf(line)) {
        addLine((found[keyOf(line.unit, year)] ??= nothing()), line, year, programme, isCounted);
      }
    }
  }
  return found;
}

/** A line counts what others deduct for it unless it is gone, and then a line that goes on from it may. */
function countedAt(log: History, position: number): IsCounted {
  const lines = log.measures.flatMap((measure) =>
    log.savingsAt(measure, position).lines.map((line) => ({ ...line, measure })),
  );
  const isIn = (line: (typeof lines)[number], reference: SavingsLineReference | null): boolean =>
    line.measure === reference?.measure && line.line === reference.line;
  const counts = (reference: SavingsLineReference, asked: readonly SavingsLineReference[]): boolean => {
    const line = lines.find((one) => isIn(one, reference));
    const isGone =
      line !== undefined && (line.withdrawn || (log.measureAt(line.measure, position)?.end ?? null) !== null);
    if (!isGone) return true;
    const heirs = lines.filter((one) => one.continues && isIn(line, one.continues) && !asked.includes(one));
    return heirs.some((heir) => counts(heir, [...asked, ...heirs]));
  };
  return (reference) => counts(reference, []);
}

const keyOf = (unit: AmountUnit, year: number): string => `${unit} ${year}`;

function belongs(models: ReadModels, log: History, measure: string, position: number, scope: SavingsScope): boolean {
  const state = log.measureAt(measure, position);
  const structure = models.views.structure()?.reader.at(position);
  if (!state || state.end !== null || !structure) return false;
  switch (scope.kind) {
    case 'municipality':
      return true;
    case 'unit':
      return unitsUnder(structure, [scope.unit]).has(state.area);
    case 'strategy': {
      const under = strategiesUnder(structure, scope.strategy);
      return state.strategies.some((strategy) => under.has(strategy));
    }
    case 'measure':
      return measure === scope.measure;
  }
}

const none = (): { -readonly [Key in keyof NetFigures]: number } => ({ gross: 0, costs: 0, net: 0 });

const nothing = () => ({
  plan: none(),
  forecast: none(),
  realised: none(),
  confirmed: none(),
  outlook: none(),
  lines: 0,
  linesWithoutForecast: 0,
  linesWithoutResult: 0,
});

function addLine(
  to: ReturnType<typeof nothing>,
  line: SavingsLine,
  year: number,
  programme: string | undefined,
  isCounted: IsCounted,
): void {
  const part = line.nature === 'added-cost' ? 'costs' : 'gross';
  const counted = (amount: number): number => afterOverlap(amount, overlapIn(line, year, isCounted));
  const add = (figures: ReturnType<typeof none>, amount: number): void => {
    figures[part] += amount;
    figures.net += amount;
  };
  const planned = plannedFigure(line, year, programme)?.amount;
  const forecast = forecastFigure(line, year)?.amount;
  const result = realised(line, year);
  add(to.plan, counted(planned ?? 0));
  add(to.forecast, counted(forecast ?? planned ?? 0));
  add(to.realised, counted(result?.realisation.figure.amount ?? 0));
  if (result && result.confirmation !== null) add(to.confirmed, counted(result.realisation.figure.amount));
  add(to.outlook, contribution(line, year, isCounted));
  to.lines++;
  if (forecast === undefined) to.linesWithoutForecast++;
  if (result === null) to.linesWithoutResult++;
}
