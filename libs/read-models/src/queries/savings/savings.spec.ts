import { describe, expect, it } from '@jest/globals';
import type { ProgrammeEvent, SavingsEvent, SavingsLineDetails, YearEstimate } from '#domain';
import { ORGANISATION, registered, smallOrganisation } from '../../testing/facts.js';
import { answered, asking, AUDITOR, inFolder, NOW, POLITICIAN, testLog, type TestLog } from '../../testing/log.js';
import { buildViews } from '../../verify/views.js';
import { openViewReaders } from '../../view/readers.js';
import { allBridgeEvents } from '../../testing/savings-reports.js';
import {
  bridgeEvents,
  forecastDrift,
  measureSavings,
  savingsBridge,
  savingsMeasures,
  savingsReport,
  targetsCoverage,
  type BridgeStep,
  type SavingsBridge,
  type SavingsScope,
} from './index.js';

const PROGRAMME = 'hp-2016';
const EVERYBODY = { viewer: AUDITOR };

const years = (from: number, ...amounts: readonly number[]): YearEstimate[] =>
  amounts.map((amount, index) => ({ year: from + index, amount, approximate: false, range: null }));

const opened = (
  line: string,
  details: Partial<SavingsLineDetails> & Partial<Extract<SavingsEvent, { type: 'SavingsLineOpened' }>['data']> = {},
): SavingsEvent => ({
  type: 'SavingsLineOpened',
  data: {
    line,
    unit: 'NOK',
    title: `Linje ${line}`,
    nature: 'saving',
    kind: null,
    recurrence: null,
    budgetArea: null,
    priceYear: null,
    baseline: null,
    continues: null,
    source: null,
    ...details,
  },
});

type Planned = Extract<SavingsEvent, { type: 'SavingsPlanned' }>['data'];

const planned = (line: string, said: readonly YearEstimate[], more: Partial<Planned> = {}): SavingsEvent => ({
  type: 'SavingsPlanned',
  data: {
    line,
    programme: PROGRAMME,
    programmeYears: { firstYear: 2016, lastYear: 2019 },
    basis: { kind: 'proposal' },
    years: said,
    undated: [],
    reason: null,
    ...more,
  },
});

const forecast = (line: string, on: string, said: readonly YearEstimate[]): SavingsEvent => ({
  type: 'SavingsForecast',
  data: { line, on, years: said, cause: 'delayed', reason: 'Senere start' },
});

const realised = (line: string, year: number, amount: number): SavingsEvent => ({
  type: 'SavingsRealised',
  data: {
    line,
    year,
    figure: { amount, approximate: false, range: null },
    on: '2017-02-01',
    source: 'Regnskap',
    recordedBy: 'p1',
  },
});

const targetSet = (target: string, amount: number, unreconciledWith: string | null = null): ProgrammeEvent => ({
  type: 'SavingsTargetSet',
  data: {
    target,
    title: 'Mål',
    scope: { kind: 'programme' },
    unit: 'NOK',
    year: 2017,
    figure: { amount, approximate: false, range: null },
    baseline: null,
    unreconciledWith,
    note: null,
    source: null,
  },
});

/** Two areas of one sector, with a measure each. */
async function twoMeasures(): Promise<TestLog> {
  const log = testLog();
  await log.record(ORGANISATION, smallOrganisation);
  await log.record(`programme-${PROGRAMME}`, [
    { type: 'ProgrammePrepared', data: { name: 'HP 2016–2019', firstYear: 2016, lastYear: 2019, source: null } },
  ]);
  await log.record('measure-energy', [registered({ title: 'Energi', area: 'area-a' })]);
  await log.record('measure-lease', [registered({ title: 'Leie', area: 'area-b' })]);
  return log;
}

const record = (log: TestLog, measure: string, ...facts: readonly SavingsEvent[]): Promise<string[]> =>
  log.record(`savings-${measure}`, facts);

const head = async ({ store }: TestLog): Promise<number> => Number(await store.head());

const stepsOf = ({ steps }: SavingsBridge): Partial<Record<BridgeStep, number>> =>
  Object.fromEntries(steps.filter(({ amount }) => amount !== 0).map(({ step, amount }) => [step, amount]));

describe('the savings report', () => {
  it('shows savings, added costs and what is left of them, and adds no unit to another', async () => {
    const log = await twoMeasures();
    await record(log, 'energy', opened('l1'), planned('l1', years(2016, -1000, -2000)));
    await record(log, 'lease', opened('l1', { nature: 'added-cost' }), planned('l1', years(2016, 900)));
    await record(log, 'lease', opened('l2', { unit: 'kWh' }), planned('l2', years(2017, -50)));
    await asking(log, (models) => {
      const { units } = answered(savingsReport(models, EVERYBODY));
      expect(units.map(({ unit }) => unit)).toEqual(['NOK', 'kWh']);
      expect(units[0]?.years.map(({ year, plan }) => [year, plan])).toEqual([
        [2016, { gross: -1000, costs: 900, net: -100 }],
        [2017, { gross: -2000, costs: 0, net: -2000 }],
      ]);
    });
  });

  it('counts figures whose years nobody knows in no year, and tells that they are there', async () => {
    const log = await twoMeasures();
    const undated = [{ amount: -500, approximate: false, range: null }];
    await record(log, 'energy', opened('l1'), planned('l1', [], { undated }));
    const before = await head(log);
    await record(log, 'energy', {
      type: 'SavingsYearsDecided',
      data: { line: 'l1', programme: PROGRAMME, years: years(2018, -500), reason: 'Avklart' },
    });
    await asking(log, (models) => {
      const then = answered(savingsReport(models, { ...EVERYBODY, at: { position: before } }));
      expect(then.units).toEqual([]);
      expect(then.undated).toMatchObject({ count: 1, plans: [{ measure: 'energy', line: 'l1', figures: undated }] });
      const now = answered(savingsReport(models, EVERYBODY));
      expect(now.undated.count).toBe(0);
      expect(now.units[0]?.years[0]?.plan.net).toBe(-500);
    });
  });

  it('shows targets that do not agree side by side, and says what no measure stands behind', async () => {
    const log = await twoMeasures();
    await record(log, 'energy', opened('l1'), planned('l1', years(2017, -300)));
    await log.record(`programme-${PROGRAMME}`, [targetSet('t1', 1000)]);
    const one = await head(log);
    await log.record(`programme-${PROGRAMME}`, [targetSet('t2', 200, 't1')]);
    await asking(log, (models) => {
      const alone = answered(savingsReport(models, { ...EVERYBODY, at: { position: one } })).units[0]?.years[0];
      expect(alone).toMatchObject({ target: 1000, gap: { plan: 700, realised: 1000 } });
      const both = answered(savingsReport(models, EVERYBODY)).units[0]?.years[0];
      expect(both).toMatchObject({ target: null, gap: null });
      expect(both?.targets.map(({ target, gap }) => [target, gap.plan])).toEqual([
        ['t1', 700],
        ['t2', -100],
      ]);
      const { targets } = answered(targetsCoverage(models, EVERYBODY));
      expect(targets.map(({ planned: saved, uncovered }) => [saved, uncovered])).toEqual([
        [300, 700],
        [300, 0],
      ]);
    });
  });

  it('keeps a locked plan against a newer proposal, also when the view is opened again in between', async () => {
    const log = await twoMeasures();
    await record(log, 'energy', opened('l1'), planned('l1', years(2017, -100)));
    await record(log, 'energy', { type: 'SavingsPlansLocked', data: { programme: PROGRAMME } });
    const locked = await head(log);
    const next = { programme: 'hp-2017', programmeYears: { firstYear: 2017, lastYear: 2020 } };
    await record(log, 'energy', planned('l1', years(2017, -150), next));
    await inFolder(async (dir) => {
      await buildViews(dir, log.store, { upTo: locked });
      await buildViews(dir, log.store);
      const views = openViewReaders(dir);
      const models = { views, log: log.store, clock: () => new Date(NOW) };
      const { units } = answered(savingsReport(models, EVERYBODY));
      views.close();
      expect(units[0]?.years[0]?.plan.net).toBe(-100);
    });
  });

  it('takes the confirmation of a figure for what the figure said then', async () => {
    const log = await twoMeasures();
    await record(log, 'energy', opened('l1'));
    const [figure = ''] = await record(log, 'energy', realised('l1', 2017, -90));
    await record(log, 'energy', {
      type: 'SavingsRealisedConfirmed',
      data: { line: 'l1', year: 2017, realisation: figure },
    });
    const confirmed = await head(log);
    const { data: realisation } = realised('l1', 2017, -80) as Extract<SavingsEvent, { type: 'SavingsRealised' }>;
    await record(log, 'energy', {
      type: 'SavingsRealisedCorrected',
      data: { corrects: figure, reason: 'Feil', realisation },
    });
    await asking(log, (models) => {
      const at = (position: number) =>
        answered(savingsReport(models, { ...EVERYBODY, at: { position } })).units[0]?.years[0];
      expect(at(confirmed)).toMatchObject({ realised: { net: -90 }, confirmed: { net: -90 } });
      expect(at(confirmed + 1)).toMatchObject({ realised: { net: -80 }, confirmed: { net: 0 } });
    });
  });

  it('leaves a forecast that was corrected onto another line where it was in the order of recording', async () => {
    const log = await twoMeasures();
    await record(log, 'energy', opened('l1'), opened('l2'));
    const [first = ''] = await record(log, 'energy', forecast('l1', '2017-01-01', years(2017, -10)));
    await record(log, 'energy', forecast('l2', '2017-01-01', years(2017, -20)));
    const moved = forecast('l2', '2017-01-01', years(2017, -30)) as Extract<SavingsEvent, { type: 'SavingsForecast' }>;
    await record(log, 'energy', {
      type: 'SavingsForecastCorrected',
      data: { corrects: first, reason: 'Feil linje', forecast: moved.data },
    });
    await asking(log, (models) => {
      expect(answered(savingsReport(models, EVERYBODY)).units[0]?.years[0]?.forecast.net).toBe(-20);
    });
  });

  it('counts no target and no need of a programme that was withdrawn', async () => {
    const log = await twoMeasures();
    const need = { need: 'n', title: 'Behov', unit: 'NOK', year: 2017, note: null, source: null } as const;
    const figure = { amount: 300, approximate: false, range: null };
    await log.record(`programme-${PROGRAMME}`, [
      targetSet('t', 500),
      { type: 'SavingsNeedStated', data: { ...need, figure } },
    ]);
    const before = await head(log);
    await log.record(`programme-${PROGRAMME}`, [
      { type: 'ProgrammeWithdrawn', data: { reason: 'Registrert to ganger' } },
    ]);
    await asking(log, (models) => {
      const at = { position: before };
      const then = answered(savingsReport(models, { ...EVERYBODY, at }));
      expect([then.units[0]?.years[0]?.target, then.needs.length]).toEqual([500, 1]);
      expect(answered(targetsCoverage(models, { ...EVERYBODY, at })).targets).toHaveLength(1);
      expect(answered(savingsReport(models, EVERYBODY))).toMatchObject({ units: [], needs: [] });
      expect(answered(targetsCoverage(models, EVERYBODY)).targets).toEqual([]);
    });
  });

  it('counts no plan of a programme that was withdrawn, and the bridge tells of it', async () => {
    const log = await twoMeasures();
    await record(log, 'lease', opened('l1'), planned('l1', years(2017, -70), { undated: years(0, -5) }));
    await record(log, 'energy', opened('l1'), planned('l1', years(2017, -1000)));
    await record(
      log,
      'energy',
      opened('l2'),
      planned('l2', years(2017, -10)),
      forecast('l2', '2017-01-01', years(2017, -8)),
    );
    const before = await head(log);
    await log.record(`programme-${PROGRAMME}`, [
      { type: 'ProgrammeWithdrawn', data: { reason: 'Registrert to ganger' } },
    ]);
    await asking(log, async (models) => {
      const report = answered(savingsReport(models, EVERYBODY));
      expect(report.units[0]?.years).toMatchObject([{ plan: { net: 0 }, outlook: { net: -8 }, lines: 1 }]);
      expect(report.undated.count).toBe(0);
      const from = { position: before };
      for (const scope of [{ kind: 'municipality' }, { kind: 'measure', measure: 'energy' }] as const) {
        const bridge = answered(savingsBridge(models, { ...EVERYBODY, from, scope }));
        const lost = scope.kind === 'measure' ? 1000 : 1070;
        expect([stepsOf(bridge), bridge.closing.amount]).toEqual([{ lost }, -8]);
        const events = await allBridgeEvents(models, { ...EVERYBODY, from, scope, step: 'lost' });
        expect(events.reduce((sum, { amount }) => sum + amount, 0)).toBe(lost);
      }
      const [page] = answered(await measureSavings(models, { ...EVERYBODY, measure: 'energy' })).lines;
      expect(page).toMatchObject({ plans: [{ programme: PROGRAMME }], years: [] });
    });
  });

  it('refuses what is not there, years that run backwards, and whoever may see nothing live', async () => {
    await asking(await twoMeasures(), (models) => {
      const codes = (answer: { ok: boolean; refusals?: readonly { code: string }[] }) =>
        answer.refusals?.map(({ code }) => code);
      expect(codes(savingsReport(models, { ...EVERYBODY, scope: { kind: 'unit', unit: 'none' } }))).toEqual([
        'unit-not-found',
      ]);
      const fields = (answer: { ok: boolean; refusals?: readonly { field?: string }[] }) =>
        answer.refusals?.map(({ field }) => field);
      expect(fields(savingsReport(models, { ...EVERYBODY, scope: { kind: 'unit', unit: 'none' } }))).toEqual(['area']);
      expect(fields(savingsBridge(models, { ...EVERYBODY, from: { position: 999 } }))).toEqual(['fromPosition']);
      expect(fields(savingsBridge(models, { ...EVERYBODY, from: { moment: 'yesterday' } }))).toEqual(['from']);
      expect(codes(savingsReport(models, { ...EVERYBODY, programme: 'none' }))).toEqual(['programme-not-found']);
      expect(codes(savingsReport(models, { ...EVERYBODY, years: { from: 2018, to: 2017 } }))).toEqual([
        'years-invalid',
      ]);
      expect(codes(forecastDrift(models, { ...EVERYBODY, year: 2017, days: ['2018-02-30'] }))).toEqual([
        'days-invalid',
      ]);
      expect(codes(savingsMeasures(models, { ...EVERYBODY, year: 2017, cursor: 'x' }))).toEqual(['cursor-invalid']);
      expect(codes(savingsReport(models, { viewer: POLITICIAN }))).toEqual(['nothing-live']);
    });
  });
});

describe('the bridge', () => {
  it('tells first figures as found, forecasts by their cause, results as realised, and withdrawals as lost', async () => {
    const log = await twoMeasures();
    const from = { position: await head(log) };
    await record(log, 'energy', opened('l1'), planned('l1', years(2017, -1000)));
    await record(log, 'energy', forecast('l1', '2017-01-01', years(2017, -600)));
    await record(log, 'energy', realised('l1', 2017, -550));
    await record(log, 'lease', opened('l1'), planned('l1', years(2017, -80)));
    await record(log, 'lease', planned('l1', years(2017, -90), { reason: 'Ny beregning' }));
    await record(log, 'lease', { type: 'SavingsLineWithdrawn', data: { line: 'l1', reason: 'Kommer ikke' } });
    await asking(log, async (models) => {
      const bridge = answered(savingsBridge(models, { ...EVERYBODY, from }));
      expect(stepsOf(bridge)).toEqual({ found: -1080, lost: 90, 're-estimated': -10, delayed: 400, realised: 50 });
      expect([bridge.opening.amount, bridge.closing.amount]).toEqual([0, -550]);
      const delayed = await allBridgeEvents(models, { ...EVERYBODY, from, step: 'delayed' });
      expect(delayed).toMatchObject([
        { type: 'SavingsForecast', measure: 'energy', measureTitle: 'Energi', line: 'l1', year: 2017, amount: 400 },
      ]);
    });
  });

  it('tells a measure that changes area as moved where it came or went, and as nothing above both', async () => {
    const log = await twoMeasures();
    await record(log, 'energy', opened('l1'), planned('l1', years(2017, -100)));
    const from = { position: await head(log) };
    await log.record('measure-energy', [
      { type: 'MeasureMovedToArea', data: { from: 'area-a', to: 'area-b', reason: 'Ny' } },
    ]);
    await asking(log, async (models) => {
      const of = (unit: string) => ({ ...EVERYBODY, from, scope: { kind: 'unit', unit } as const });
      expect(stepsOf(answered(savingsBridge(models, of('area-a'))))).toEqual({ moved: 100 });
      expect(stepsOf(answered(savingsBridge(models, of('area-b'))))).toEqual({ moved: -100 });
      expect(stepsOf(answered(savingsBridge(models, of('sector-s'))))).toEqual({});
      expect(answered(await bridgeEvents(models, { ...of('sector-s'), step: 'moved' })).events).toEqual([]);
      expect(answered(await bridgeEvents(models, { ...of('area-a'), step: 'moved' })).events).toHaveLength(1);
    });
  });

  it('tells a merged measure and the line that goes on from it as replaced, and counts them once', async () => {
    const log = await twoMeasures();
    await record(log, 'energy', opened('l1'), planned('l1', years(2017, -100)));
    const from = { position: await head(log) };
    await log.record('measure-energy', [{ type: 'MeasureMerged', data: { heir: 'lease', reason: 'Samme' } }]);
    await record(
      log,
      'lease',
      opened('l9', { continues: { measure: 'energy', line: 'l1' } }),
      planned('l9', years(2017, -120)),
    );
    await asking(log, (models) => {
      const bridge = answered(savingsBridge(models, { ...EVERYBODY, from }));
      expect(stepsOf(bridge)).toEqual({ replaced: -20 });
      expect(bridge.closing.amount).toBe(-120);
    });
  });
});

it('the history of a measure’s money tells old and new values', async () => {
  const log = await twoMeasures();
  await record(log, 'energy', opened('l1'), planned('l1', years(2017, -1000)));
  await record(log, 'energy', planned('l1', years(2017, -900), { reason: 'Ny beregning' }));
  const [said = ''] = await record(log, 'energy', realised('l1', 2017, -550));
  await record(log, 'energy', {
    type: 'SavingsRealisedConfirmed',
    data: { line: 'l1', year: 2017, realisation: said },
  });
  await asking(log, async (models) => {
    const { history } = answered(await measureSavings(models, { ...EVERYBODY, measure: 'energy' }));
    const changesOf = (index: number) =>
      Object.fromEntries((history[index]?.changes ?? []).map(({ field, ...change }) => [field, change]));
    expect(changesOf(0)).toMatchObject({ title: { old: null, new: 'Linje l1' } });
    expect(changesOf(2)).toMatchObject({ years: { old: years(2017, -1000), new: years(2017, -900) } });
    expect(changesOf(4)).toEqual({ confirmed: { old: false, new: true } });
  });
});

describe('sums that no number holds exactly', () => {
  const most = -Number.MAX_SAFE_INTEGER;

  it('are refused, never rounded, and are exact again when the amounts are mended', async () => {
    const log = await twoMeasures();
    await record(log, 'energy', opened('l1'), planned('l1', years(2017, most)));
    await record(log, 'energy', opened('l2'), planned('l2', years(2017, most)));
    await record(log, 'energy', opened('l3'), planned('l3', years(2017, -1, -7)));
    const large = await head(log);
    await record(log, 'energy', planned('l1', years(2017, 0)), planned('l2', years(2017, 0)));
    await log.record(`programme-${PROGRAMME}`, [targetSet('t', 10)]);
    await inFolder(async (dir) => {
      // opened again in between: what is kept of the sums is exact too
      await buildViews(dir, log.store, { upTo: large });
      await buildViews(dir, log.store);
      const views = openViewReaders(dir);
      const models = { views, log: log.store, clock: () => new Date(NOW) };
      for (const scope of [{ kind: 'municipality' }, { kind: 'measure', measure: 'energy' }] as const) {
        const then = { ...EVERYBODY, scope, at: { position: large } };
        const refusals = [
          savingsReport(models, then),
          savingsMeasures(models, { ...then, year: 2017 }),
          savingsBridge(models, { ...then, from: { position: 0 } }),
        ];
        for (const refusal of refusals) expect(refusal).toMatchObject({ refusals: [{ code: 'sum-too-large' }] });
        expect(savingsReport(models, { ...then, years: { from: 2018, to: 2018 } })).toMatchObject({ ok: true });
        const [year] = answered(savingsReport(models, { ...EVERYBODY, scope })).units[0]?.years ?? [];
        expect([year?.plan.net, year?.outlook.net]).toEqual([-1, -1]);
      }
      const healed = { ...EVERYBODY, from: { position: await head(log) } };
      expect(answered(savingsBridge(models, healed)).closing.amount).toBe(-8);
      expect(answered(targetsCoverage(models, EVERYBODY)).targets).toMatchObject([{ planned: 1, uncovered: 9 }]);
      views.close();
    });
  });
});

describe('an overlap with a line that is gone', () => {
  const overlap = (line: string, measure: string, amount: number): SavingsEvent => ({
    type: 'SavingsOverlapStated',
    data: { line, with: { measure, line: 'l1' }, years: [{ year: 2017, amount }], reason: 'Samme penger' },
  });

  /** Both lines have the same 400 of a thousand; the lease's line counts them. */
  async function overlapping(): Promise<TestLog> {
    const log = await twoMeasures();
    await record(log, 'lease', opened('l1'), planned('l1', years(2017, -700)));
    await record(log, 'energy', opened('l1'), planned('l1', years(2017, -1000)), overlap('l1', 'lease', -400));
    return log;
  }

  const withdrawn: SavingsEvent = { type: 'SavingsLineWithdrawn', data: { line: 'l1', reason: 'Kommer ikke' } };
  const gone = {
    'is withdrawn': ['savings-lease', withdrawn],
    'has its measure annulled': ['measure-lease', { type: 'MeasureAnnulled', data: { reason: 'Feil' } }],
    'has its measure merged': ['measure-lease', { type: 'MeasureMerged', data: { heir: 'energy', reason: 'Samme' } }],
    'has its measure replaced': [
      'measure-lease',
      { type: 'MeasureReplaced', data: { heir: 'energy', reason: 'Samme' } },
    ],
  } as const;

  it.each(Object.entries(gone))('counts again where it was deducted when the line %s', async (_how, [stream, fact]) => {
    const log = await overlapping();
    const before = await head(log);
    await log.record(stream, [fact]);
    await asking(log, async (models) => {
      const from = { position: before };
      const outlookAt = (position: number, scope: SavingsScope) =>
        answered(savingsReport(models, { ...EVERYBODY, scope, at: { position } })).units[0]?.years[0]?.outlook.net ?? 0;
      for (const scope of [{ kind: 'municipality' }, { kind: 'unit', unit: 'sector-s' }] as const) {
        expect([outlookAt(before, scope), outlookAt(before + 1, scope)]).toEqual([-1300, -1000]);
      }
      const own = { kind: 'measure', measure: 'energy' } as const;
      expect([outlookAt(before, own), outlookAt(before + 1, own)]).toEqual([-600, -1000]);
      for (const scope of [own, { kind: 'municipality' }] as const) {
        const bridge = answered(savingsBridge(models, { ...EVERYBODY, from, scope }));
        expect(bridge.steps.find(({ step }) => step === 're-estimated')?.amount).toBe(-400);
        expect(bridge.opening.amount + bridge.steps.reduce((sum, { amount }) => sum + amount, 0)).toBe(
          bridge.closing.amount,
        );
        const events = await allBridgeEvents(models, { ...EVERYBODY, from, scope, step: 're-estimated' });
        expect(events).toMatchObject([{ type: fact.type, measure: 'energy', line: 'l1', amount: -400 }]);
      }
      const [page] = answered(await measureSavings(models, { ...EVERYBODY, measure: 'energy' })).lines;
      expect(page).toMatchObject({ overlaps: [{ deducted: false }], years: [{ overlap: 0, counted: -1000 }] });
    });
  });

  it('is deducted again when another line goes on from the one that is gone', async () => {
    const log = await overlapping();
    await log.record('measure-lease', [{ type: 'MeasureMerged', data: { heir: 'heir', reason: 'Samme' } }]);
    await log.record('measure-heir', [registered({ title: 'Arving', area: 'area-b' })]);
    await record(log, 'heir', opened('l2', { continues: { measure: 'lease', line: 'l1' } }));
    await record(log, 'heir', planned('l2', years(2017, -700)));
    await asking(log, async (models) => {
      expect(answered(savingsReport(models, EVERYBODY)).units[0]?.years[0]?.outlook.net).toBe(-1300);
      const [page] = answered(await measureSavings(models, { ...EVERYBODY, measure: 'energy' })).lines;
      expect(page).toMatchObject({ overlaps: [{ deducted: true }], years: [{ overlap: -400, counted: -600 }] });
    });
  });
});

describe('other questions of money', () => {
  it('the drift tells what was expected at the end of each day', async () => {
    const log = await twoMeasures();
    const say = (fact: SavingsEvent, recordedAt: string) => log.record('savings-energy', [fact], { recordedAt });
    await say(opened('l1'), '2018-02-01T10:00:00Z');
    await say(planned('l1', years(2018, -1000)), '2018-02-01T11:00:00Z');
    await say(forecast('l1', '2018-03-10', years(2018, -700)), '2018-03-10T10:00:00Z');
    await asking(log, (models) => {
      const days = ['2018-01-31', '2018-02-28', '2018-03-31'];
      const { points } = answered(forecastDrift(models, { ...EVERYBODY, year: 2018, days }));
      expect(points.map(({ day, forecast: of, linesWithoutForecast }) => [day, of.net, linesWithoutForecast])).toEqual([
        ['2018-01-31', 0, 0],
        ['2018-02-28', -1000, 1],
        ['2018-03-31', -700, 0],
      ]);
    });
  });

  it('measures are listed page by page, as they stood at the first one', async () => {
    const log = await twoMeasures();
    await record(log, 'energy', opened('l1'), planned('l1', years(2017, -100)));
    await record(log, 'lease', opened('l1'), planned('l1', years(2017, -200)));
    await asking(log, (models) => {
      const first = answered(savingsMeasures(models, { ...EVERYBODY, year: 2017, limit: 1 }));
      expect(first.measures).toMatchObject([
        { measure: 'energy', title: 'Energi', area: 'area-a', plan: { net: -100 } },
      ]);
      const cursor = first.next ?? undefined;
      const second = answered(savingsMeasures(models, { ...EVERYBODY, year: 2017, limit: 1, cursor }));
      expect(second.measures.map(({ measure }) => measure)).toEqual(['lease']);
      expect(second.next).toBeNull();
    });
  });

  it('a measure’s page tells who recorded and confirmed a figure, and what was said before', async () => {
    const log = await twoMeasures();
    await record(log, 'energy', opened('l1'), planned('l1', years(2017, -100)));
    const [figure = ''] = await record(log, 'energy', realised('l1', 2017, -90));
    await log.record(
      'savings-energy',
      [{ type: 'SavingsRealisedConfirmed', data: { line: 'l1', year: 2017, realisation: figure } }],
      { person: 'okonomi', role: 'controller' },
    );
    await asking(log, async (models) => {
      const page = answered(await measureSavings(models, { ...EVERYBODY, measure: 'energy' }));
      const [line] = page.lines;
      expect(line?.years).toMatchObject([
        {
          year: 2017,
          plan: { amount: -100, programme: PROGRAMME },
          realised: { amount: -90, confirmed: true },
          counted: -90,
        },
      ]);
      expect(line?.realisations).toMatchObject([
        { eventId: figure, version: figure, recordedBy: 'person-1', confirmation: { recordedBy: 'okonomi' } },
      ]);
      expect(page.history.map(({ type }) => type)).toEqual([
        'SavingsLineOpened',
        'SavingsPlanned',
        'SavingsRealised',
        'SavingsRealisedConfirmed',
      ]);
      expect(page.revision).toBe(3);
    });
  });
});
