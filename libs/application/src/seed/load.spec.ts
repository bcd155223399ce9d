import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  goalEvents,
  indicatorDecider,
  indicatorEvents,
  measureDecider,
  measureEvents,
  organisationDecider,
  organisationEvents,
  ORGANISATION_ID,
  presentStatus,
  programmeDecider,
  programmeEvents,
  savingsEvents,
  strategyEvents,
  type Judgement,
  type Measure,
  type SavingsPlan,
} from '#domain';
import { EventRegistry, memoryEventStore, type EventStore, type EventTypeRow, type RecordedEvent } from '#event-store';
import { createCommandExecutor, type CommandExecutor } from '../executor/executor.js';
import { loadDemo, loadSeed, parseSeed, type ParsedSeed, type SeedOptions } from './index.js';
import { seedNames } from './step.js';

const TABLES = {
  ...measureEvents,
  ...programmeEvents,
  ...goalEvents,
  ...strategyEvents,
  ...organisationEvents,
  ...savingsEvents,
  ...indicatorEvents,
};
const registry = new EventRegistry(Object.entries(TABLES).map(([type, row]) => ({ type, ...row }) as EventTypeRow));
const FILE = readFileSync('infra/seed/baerum-hp-2018-2021.yaml', 'utf8');
const ADMINISTRATOR = '0b0f2f0e-6c55-5a3c-9d33-2d5f0b1f3a01';

function parsed(text: string): ParsedSeed {
  const result = parseSeed(text);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.seed;
}

const options = (store: EventStore, executor: CommandExecutor, actor = ADMINISTRATOR): SeedOptions => ({
  store,
  registry,
  executor,
  actor,
  file: 'baerum',
});

const logOf = (store: EventStore): Promise<RecordedEvent[]> => store.readAll('0', 10_000);

describe('the Bærum programme, loaded', () => {
  const clock = (): Date => new Date('2026-11-24T10:00:00Z');
  const store = memoryEventStore();
  const executor = createCommandExecutor({ store, registry, clock });
  const seed = parsed(FILE);
  const measures = new Map<string, Measure>();

  beforeAll(async () => {
    const result = await loadSeed(seed, options(store, executor));
    expect(result).toMatchObject({ ok: true });
    const names = seedNames(seed.file);
    for (const { id } of seed.file.measures) {
      const { state } = await executor.load(measureDecider, names.idOf('measure', id));
      if (state) measures.set(id, state);
    }
  });

  const ofTable = seed.file.measures.filter(({ chapterArea }) => chapterArea === 'kap-5-3').map(({ id }) => id);
  const bySource = (heading: boolean): Measure[] =>
    [...measures]
      .filter(([id]) => !ofTable.includes(id))
      .map(([, measure]) => measure)
      .filter((measure) => (presentStatus(measure)?.report.reading === 'heading') === heading);

  it('holds the thirty: 24 ongoing, 4 completed, 2 that a person must read', () => {
    const phases = bySource(false).map((measure) => presentStatus(measure)?.report.phase);
    expect(phases).toHaveLength(30);
    expect(phases.filter((phase) => phase === 'ongoing')).toHaveLength(24);
    expect(phases.filter((phase) => phase === 'completed')).toHaveLength(4);
    expect(phases.filter((phase) => phase === 'unclassified')).toHaveLength(2);
  });

  it('holds the twelve that stand under a heading: completed, without words, four of them like one of the thirty', () => {
    const twelve = bySource(true);
    expect(twelve).toHaveLength(12);
    expect(
      new Set(
        twelve.map((measure) => `${presentStatus(measure)?.report.phase} ${presentStatus(measure)?.report.words}`),
      ),
    ).toEqual(new Set(['completed null']));
    expect(twelve.filter(({ likenesses }) => likenesses.length > 0)).toHaveLength(4);
  });

  it('holds the five that only the savings table has, apart, in the programme that the table is of', () => {
    const phases = ofTable.map((id) => presentStatus(measures.get(id) as Measure)?.report.phase);
    expect(phases).toEqual(['ongoing', 'unclassified', 'ongoing', 'unclassified', 'unclassified']);
    const programme = seedNames(seed.file).idOf('programme', 'hp-2016-2019');
    const adopted = [...measures].filter(([, measure]) => measure.programme === programme).map(([id]) => id);
    expect(new Set(adopted)).toEqual(new Set(['energisparekontrakt-epc', ...ofTable]));
  });

  it('holds the savings table: its net for each year, with the row of unknown years in none of them', async () => {
    const log = await logOf(store);
    const lines = new Map(
      log.filter(({ type }) => type === 'SavingsLineOpened').map(({ data }) => [data['line'], data]),
    );
    const plans = log.filter(({ type }) => type === 'SavingsPlanned').map(({ data }) => data as unknown as SavingsPlan);
    expect(plans).toHaveLength(6);
    const net = new Map<number, number>();
    for (const { year, amount } of plans.flatMap(({ years }) => years)) net.set(year, (net.get(year) ?? 0) + amount);
    expect([...net]).toEqual([
      [2016, -1_600_000],
      [2017, -3_600_000],
      [2018, -4_600_000],
      [2019, -4_600_000],
    ]);
    const unknown = plans.filter(({ years }) => years.length === 0);
    expect(unknown.map(({ undated }) => undated.map(({ amount }) => amount))).toEqual([[-1_000_000, -3_000_000]]);
    expect(lines.get(unknown[0]?.line)).toMatchObject({ nature: 'added-income' });
    const added = [...lines.values()].filter(({ nature }) => nature === 'added-cost');
    expect(added.map(({ title }) => title)).toEqual(['Innleid jordskiftekandidat']);
  });

  it('locks the plans of an adopted programme', async () => {
    const log = await logOf(store);
    const streamsOf = (type: string): Set<string> =>
      new Set(log.filter((event) => event.type === type).map(({ stream }) => stream));
    expect(streamsOf('SavingsPlansLocked')).toEqual(streamsOf('SavingsPlanned'));
  });

  it('holds the energy contract in kroner and in kWh, with its investment apart', async () => {
    const stream = `savings-${seedNames(seed.file).idOf('measure', 'energisparekontrakt-epc')}`;
    const events = (await logOf(store)).filter((event) => event.stream === stream);
    const only = (type: string) => events.filter((event) => event.type === type).map(({ data }) => data);
    expect(only('SavingsLineOpened').map(({ unit }) => unit)).toEqual(['NOK', 'kWh']);
    expect(only('SavingsRealised')).toMatchObject([{ year: 2016, figure: { amount: -2_000_000 }, on: '2017-03-31' }]);
    expect(only('FullYearEffectStated')).toMatchObject([
      { year: 2018, figure: { amount: -9_500_000, approximate: true } },
    ]);
    expect(only('InvestmentOpened')).toMatchObject([{ total: { amount: 50_000_000, approximate: true } }]);
  });

  it('holds the targets for shared services side by side, and the need as a need', async () => {
    const names = seedNames(seed.file);
    const { state } = await executor.load(programmeDecider, names.idOf('programme', 'hp-2017-2020'));
    expect(state).not.toBeNull();
    const facts = (await logOf(store)).filter(({ type }) => ['SavingsTargetSet', 'SavingsNeedStated'].includes(type));
    expect(
      facts.map(({ data }) => [data['unit'], data['year'], (data['figure'] as { amount: number }).amount]),
    ).toEqual([
      ['NOK', 2020, 23_000_000],
      ['person-years', 2020, 40_00],
      ['person-years', 2020, 60_00],
      ['NOK', 2020, 300_000_000],
    ]);
    expect(facts.map(({ data }) => data['unreconciledWith'] ?? null)).toEqual([
      null,
      null,
      names.idOf('target', 'stab-og-stotte-arsverk-netto'),
      null,
    ]);
  });

  const valuesOf = async (indicator: string): Promise<unknown[]> => {
    const stream = `${indicatorDecider.category}-${seedNames(seed.file).idOf('indicator', indicator)}`;
    return (await logOf(store))
      .filter((event) => event.stream === stream && event.type === 'IndicatorValueRecorded')
      .map(({ data }) => [
        data['period'],
        data['amount'],
        data['quality'],
        (data['judgement'] as Judgement | null)?.light,
      ]);
  };

  it('holds both numbers of apprentices in 2015', async () => {
    const values = await valuesOf('laerlinger');
    expect(values.filter((value) => (value as unknown[])[0] === '2015')).toEqual([
      ['2015', 72, 'final', undefined],
      ['2015', 73, 'final', undefined],
    ]);
  });

  it('judges a value by the target of its year', async () => {
    expect(await valuesOf('sykefravaer-kommunen')).toEqual([
      ['2014', 76, 'final', undefined],
      ['2015', 73, 'final', undefined],
      ['2016', 72, 'final', 'green'],
    ]);
  });

  it('takes budgets for projections, and first figures for preliminary', async () => {
    expect(await valuesOf('investeringsvolum-eiendom')).toEqual([
      ['2015', 4766, 'final', undefined],
      ['2016', 8320, 'final', undefined],
      ['2017', 9674, 'projection', undefined],
      ['2018', 15831, 'projection', undefined],
      ['2019', 19329, 'projection', undefined],
      ['2020', 13010, 'projection', undefined],
      ['2021', 11085, 'projection', undefined],
    ]);
    expect((await valuesOf('sykefravaer-eiendom')).at(-1)).toEqual(['2016', 66, 'preliminary', undefined]);
  });

  it('keeps the status words as written and assesses no light', () => {
    for (const { id, status } of seed.file.measures) {
      const measure = measures.get(id);
      expect(measure && presentStatus(measure)?.report.words).toBe(status.words ?? null);
    }
    const lights = [...measures.values()].flatMap((measure) => [
      presentStatus(measure)?.report.progress,
      presentStatus(measure)?.report.effect,
    ]);
    expect(new Set(lights)).toEqual(new Set(['not-assessed']));
  });

  it('backdates no recording: it is recorded now, and describes the day of the source', async () => {
    const log = await logOf(store);
    expect(new Set(log.map(({ metadata }) => metadata.recordedAt))).toEqual(new Set(['2026-11-24T10:00:00.000Z']));
    const reports = log.filter(({ type }) => type === 'StatusReported');
    expect(new Set(reports.map(({ data }) => data['effectiveOn']))).toEqual(new Set([seed.file.source.reportedOn]));
  });

  it('adds nothing the second time, whoever loads it', async () => {
    const before = await logOf(store);
    const again = await loadSeed(seed, options(store, executor, '11111111-1111-5111-8111-111111111111'));
    expect(again).toMatchObject({ ok: true, report: { added: 0 } });
    expect(await logOf(store)).toEqual(before);
  });

  it('refuses an entry that was changed after it was loaded, with its line, and writes nothing', async () => {
    const before = await logOf(store);
    const text = FILE.replace('name: Handlingsprogram 2016–2019', 'name: Et annet navn');
    const result = await loadSeed(parsed(text), options(store, executor));
    const line = text.slice(0, text.indexOf('Et annet navn')).split('\n').length;
    expect(result).toMatchObject({ ok: false, faults: [{ line }] });
    expect(await logOf(store)).toEqual(before);
  });
});

describe('loading', () => {
  it('writes nothing when a rule refuses an entry, and names each refused entry', async () => {
    const store = memoryEventStore();
    const executor = createCommandExecutor({ store, registry });
    // three years are no programme, and a due date that does not exist is none
    const text = FILE.replace('lastYear: 2019', 'lastYear: 2018').replace('lastYear: 2020', 'lastYear: 2019');
    const result = await loadSeed(parsed(text), options(store, executor));
    const lines = [2016, 2017].map((year) => text.slice(0, text.indexOf(`firstYear: ${year}`)).split('\n').length);
    if (result.ok) throw new Error('was loaded');
    const entries = result.faults.filter(({ path }) => path.startsWith('programmes'));
    expect(new Set(entries.map(({ line }) => line))).toEqual(new Set(lines));
    // What hangs on a programme that is refused is refused with it: plans, targets, needs.
    const others = result.faults.filter((fault) => !entries.includes(fault)).map(({ path }) => path.split('.')[0]);
    expect(new Set(others)).toEqual(new Set(['savings', 'targets', 'needs']));
    expect(await store.head()).toBe('0');
  });

  it('goes on where it was interrupted', async () => {
    const store = memoryEventStore();
    const seed = parsed(FILE);
    let left = 100;
    const failing: EventStore = {
      ...store,
      append: (...append) => (left-- > 0 ? store.append(...append) : Promise.reject(new Error('the power went'))),
    };
    const interrupted = loadSeed(seed, options(failing, createCommandExecutor({ store: failing, registry })));
    await expect(interrupted).rejects.toThrow('the power went');
    expect((await logOf(store)).length).toBeGreaterThan(50);

    await loadSeed(seed, options(store, createCommandExecutor({ store, registry })));
    const whole = memoryEventStore();
    await loadSeed(seed, options(whole, createCommandExecutor({ store: whole, registry })));
    const facts = (log: RecordedEvent[]): string[] =>
      log.map(({ id, stream, revision, type }) => `${stream}@${revision} ${type} ${id}`).sort();
    expect(facts(await logOf(store))).toEqual(facts(await logOf(whole)));
  });

  it('gives the demo people their places', async () => {
    const store = memoryEventStore();
    const executor = createCommandExecutor({ store, registry });
    const lead = '22222222-2222-5222-8222-222222222222';
    const places = {
      roles: [{ person: ADMINISTRATOR, role: 'administrator' as const }],
      leads: [{ person: lead, unit: 'eiendomsfunksjoner' }],
      deputies: [],
      responsible: [{ person: lead, measure: 'energisparekontrakt-epc' }],
    };
    const seed = parsed(FILE);
    expect(await loadDemo(seed, places, options(store, executor))).toMatchObject({ ok: true });
    const { state } = await executor.load(organisationDecider, ORGANISATION_ID);
    const unit = seedNames(seed.file).idOf('unit', 'eiendomsfunksjoner');
    expect(state.units.get(unit)).toMatchObject({ lead });
  });
});
