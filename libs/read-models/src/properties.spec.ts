import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isMeasureOverdue,
  lastConfirmed,
  indicatorEvents,
  measureEvents,
  roundEvents,
  presentPhase,
  presentStatus,
  type MeasureState,
} from '#domain';
import { domainEventTypes } from './events.js';
import { projections } from './projections/index.js';
import { openProjector } from './projector/projector.js';
import { goalsReport, type GoalNode } from './queries/goals.js';
import { measurePage, type MeasureAnswer } from './queries/measure.js';
import { measureList } from './queries/measures/index.js';
import { overview, type OverviewTally, type UnitOverview } from './queries/overview.js';
import { strategyReport, type StrategyLine, type StrategySection } from './queries/strategy.js';
import type { Tally } from './queries/tally.js';
import { SECRET, legalHistory, type History } from './testing/history.js';
import { AUDITOR, POLITICIAN, READER, answered, asking, inFolder } from './testing/log.js';
import { everyReport } from './testing/reports.js';
import { dumpViews } from './verify/views.js';
import { openViewReaders } from './view/readers.js';

const SOME = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 12) };
const seed = fc.integer();
const history = fc.record({ seed, steps: fc.integer({ min: 10, max: 220 }) });
/** What happens seldom to one measure happens in a long history. */
const long = fc.record({ seed, steps: fc.integer({ min: 400, max: 700 }) });
const NOW = '2018-12-01T10:00:00Z';

/** Events that the generated histories hold: a history that never gets there proves nothing. */
const met = new Set<string>();

async function generated({ seed: from, steps }: { seed: number; steps: number }): Promise<History> {
  const log = await legalHistory(from, steps);
  if (log.length > 0) for (const { type } of await log.store.readAll('0', log.length)) met.add(type);
  return log;
}

describe('whatever has happened', () => {
  it('a view that was built live, in pieces and with restarts, equals one that was built at once', () =>
    fc.assert(
      fc.asyncProperty(history, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), async (what, sizes) => {
        const log = await generated(what);
        const [live, liveReports] = await inFolder(async (dir) => {
          let reached = 0;
          for (let turn = 0; reached < log.length; turn++) {
            const pageSize = sizes[turn % sizes.length] ?? 1;
            const until = Math.min(log.length, reached + pageSize);
            const projector = await openProjector({
              dir,
              projections,
              registry: domainEventTypes(),
              pageSize,
              log: {
                ...log.store,
                readAll: async (after, limit) =>
                  (await log.store.readAll(after, limit)).filter(({ token }) => Number(token) <= until),
                head: async () => String(until),
              },
            });
            await projector.catchUp();
            projector.close();
            reached = until;
          }
          const views = openViewReaders(dir);
          const models = { views, log: log.store, clock: () => new Date(NOW) };
          const reports = log.length > 0 ? await everyReport(models, log, AUDITOR) : {};
          views.close();
          return [log.length > 0 ? [...dumpViews(dir)] : [], reports] as const;
        });
        if (log.length === 0) return;
        await asking(
          log,
          async (models, dir) => {
            expect([...dumpViews(dir)]).toEqual(live);
            expect(await everyReport(models, log, AUDITOR)).toEqual(liveReports);
          },
          { now: NOW },
        );
      }),
      SOME,
    ));

  it('every report as of a position is the report of the log that ended there', () =>
    fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat(), { minLength: 2, maxLength: 3 }), async (what, places) => {
        const log = await generated(what);
        const positions = places.map((place) => place % (log.length + 1));
        const then = await asking(log, (models) =>
          Promise.all(positions.map((position) => everyReport(models, log, AUDITOR, { position }))),
        );
        for (const [index, position] of positions.entries()) {
          await asking(
            log,
            async (models) => expect(await everyReport(models, log, AUDITOR, { position })).toEqual(then[index]),
            { upTo: position },
          );
        }
      }),
      SOME,
    ));

  it('a measure is what the domain makes of its facts, at every position', () =>
    fc.assert(
      fc.asyncProperty(history, async (what) => {
        const log = await generated(what);
        await asking(log, (models) => {
          for (let position = 0; position <= log.length; position += 3) {
            for (const measure of log.measures) {
              const page = measurePage(models, { viewer: AUDITOR, at: { position }, measure });
              const state = log.measureAt(measure, position);
              expect(page.ok).toBe(state !== null);
              if (page.ok && state) expect(shown(page.answer)).toEqual(stated(state, page.answer.day));
            }
          }
        });
      }),
      SOME,
    ));

  it('a line of a list or of a strategy is what the domain makes of the measure, at every position', () =>
    fc.assert(
      fc.asyncProperty(long, async (what) => {
        const log = await generated(what);
        await asking(log, (models) => {
          for (let position = log.length; position > 0; position -= 1 + (log.length >> 5)) {
            const asked = { viewer: AUDITOR, at: { position } };
            const fates = ['counts', 'annulled', 'merged', 'replaced'] as const;
            const list = answered(measureList(models, { ...asked, filter: { fates }, limit: 200 }));
            const states = new Map(log.measures.map((measure) => [measure, log.measureAt(measure, position)]));
            const known = [...states].flatMap(([measure, state]) => (state ? [measure] : []));
            expect(list.measures.map(({ measure }) => measure).sort()).toEqual(known.sort());
            for (const row of list.measures) {
              const state = states.get(row.measure) ?? null;
              if (state) expect(row).toMatchObject(rowOf(state, list.day));
            }
            for (const strategy of log.strategies) {
              const report = strategyReport(models, { ...asked, strategy });
              if (!report.ok) continue;
              const { subGoals, withoutSubGoal, subStrategies } = report.answer;
              for (const below of subStrategies) {
                const its = answered(strategyReport(models, { ...asked, strategy: below.strategy }));
                expect(below.tally).toEqual(its.tally);
              }
              const { reported, byHeading } = withoutSubGoal.tally.measures;
              expect([reported, byHeading]).toEqual([withoutSubGoal.measures.length, withoutSubGoal.byHeading.length]);
              for (const { measure, ...line } of [withoutSubGoal, ...subGoals].flatMap(linesOf)) {
                const state = states.get(measure) ?? null;
                expect([measure, line]).toEqual([measure, state && state.end === null ? lineOf(state) : null]);
              }
              const own = [...withoutSubGoal.measures, ...withoutSubGoal.byHeading].map(({ measure }) => measure);
              const linked = known.filter((measure) => states.get(measure)?.strategies.includes(strategy));
              const counting = linked.filter((measure) => states.get(measure)?.end === null);
              expect(counting).toEqual(expect.arrayContaining(own));
              // one that serves goals may stand under a goal of a sub-strategy
              expect(own).toEqual(expect.arrayContaining(counting.filter((id) => !states.get(id)?.goals.length)));
              const below = new Set(subGoals.flatMap(linesOf).map(({ measure }) => measure));
              expect(own.filter((measure) => below.has(measure))).toEqual([]);
            }
          }
        });
      }),
      { ...SOME, endOnFailure: true },
    ));

  it('sums agree', () =>
    fc.assert(
      fc.asyncProperty(history, async (what) => {
        const log = await generated(what);
        await asking(log, (models) => {
          const asked = { viewer: AUDITOR };
          const list = answered(measureList(models, { ...asked, limit: 200 }));
          const seen = answered(overview(models, asked));
          expect(seen.all.measures).toEqual(list.count);
          expect(addedUp([...seen.sectors.map(({ all }) => all), seen.elsewhere])).toEqual(numbers(seen.all));
          seen.sectors.forEach(unitAddsUp);
          tallyAddsUp(seen.all);

          const goals = answered(goalsReport(models, asked));
          expect(addedUp([goals.linked, goals.unlinked])).toEqual(numbers(goals.linked, goals.unlinked));
          expect(goals.linked.measures.total + goals.unlinked.measures.total).toBe(list.count.total);
          for (const node of [...goals.goals, ...goals.strategies]) nodeAddsUp(models, node);

          for (const node of goals.strategies) {
            const report = answered(strategyReport(models, { ...asked, strategy: node.id }));
            expect(report.tally).toEqual(node.all);
          }
        });
      }),
      SOME,
    ));

  it('nobody sees what is not for them, wherever they look', () =>
    fc.assert(
      fc.asyncProperty(history, async (what) => {
        const log = await generated(what);
        await asking(log, async (models) => {
          const forReader = await everyReport(models, log, READER);
          for (const [name, bytes] of Object.entries(forReader)) {
            if (name.includes('hemmelig')) continue;
            expect(bytes).not.toContain(SECRET);
            expect(bytes).not.toContain('InternalNoteAdded');
          }
          expect(forReader['search hemmelig']).toContain('"total":0');
          const forPolitician = await everyReport(models, log, POLITICIAN);
          for (const bytes of Object.values(forPolitician)) {
            expect(bytes).toMatch(/^\[?\{"ok":false,"refusals":\[\{"code":"nothing-live","params":\{\}\}\]\}\]?$/);
          }
        });
      }),
      SOME,
    ));

  it('notes change nothing that others see', () =>
    fc.assert(
      fc.asyncProperty(history, async (what) => {
        const log = await generated(what);
        const others = (reports: Record<string, string>): unknown =>
          Object.entries(reports)
            .filter(([name]) => /^(overview|goals|strategy|list)/.test(name))
            .map(([name, bytes]) => [name, bytes.replaceAll(/"next":"[^"]*"/g, '')]);
        await asking(log, async (models) => {
          expect(others(await everyReport(models, log, READER))).toEqual(
            others(await everyReport(models, log, AUDITOR)),
          );
        });
      }),
      SOME,
    ));

  it('is tried with every fact of measures, rounds and indicators', async () => {
    for (let from = 0; from < 16; from++) await generated({ seed: from, steps: 1500 });
    const wanted = [measureEvents, roundEvents, indicatorEvents].flatMap((table) => Object.keys(table));
    // a published round has its bytes in the log: written by a process, and tried with the service
    expect(wanted.filter((type) => !met.has(type) && type !== 'RoundPublished')).toEqual([]);
  });
});

/** What a page says of the measure, in the domain's words. */
const shown = (page: MeasureAnswer): unknown => ({
  title: page.title,
  area: page.area.id,
  responsible: page.responsible,
  due: page.due,
  dueDates: page.dueDates,
  overdue: page.overdue,
  goals: page.goals.map(({ id }) => id),
  strategies: page.strategies.map(({ id }) => id),
  milestones: page.milestones,
  questions: page.questions,
  notes: page.notes,
  end: page.end,
  exemption: page.exemption,
  phase: page.status.phase,
  confirmedOn: page.status.confirmedOn,
  report: page.status.report && {
    effectiveOn: page.status.report.effectiveOn,
    phase: page.status.report.phase,
    words: page.status.report.words,
    reading: page.status.report.reading,
    progress: page.status.report.progress,
    effect: page.status.report.effect,
    comment: page.status.report.comment,
    commentExempt: page.status.report.exemption,
    risk: page.status.report.risk,
    deviation: page.status.report.deviation,
    cause: page.status.report.cause,
    action: page.status.report.action,
    remedy: page.status.report.remedy,
  },
});

function stated(state: NonNullable<MeasureState>, day: string): unknown {
  const report = presentStatus(state)?.report ?? null;
  return {
    title: state.title,
    area: state.area,
    responsible: state.responsible,
    due: state.due,
    dueDates: state.dueDates,
    overdue: isMeasureOverdue(state, day),
    goals: state.goals,
    strategies: state.strategies,
    milestones: state.milestones,
    questions: state.questions,
    notes: state.notes,
    end: state.end,
    exemption: state.exemption,
    phase: presentPhase(state),
    confirmedOn: lastConfirmed(state)?.effectiveOn ?? null,
    report: report && { ...report, commentExempt: report.commentExempt?.legalBasis ?? null },
  };
}

/** What a row of a list says of the measure, as far as the domain says it. */
const rowOf = (state: NonNullable<MeasureState>, day: string): object => {
  const report = presentStatus(state)?.report ?? null;
  return {
    title: state.title,
    unit: state.area,
    programme: state.programme,
    adopted: state.adopted === 'adopted',
    responsible: state.responsible,
    phase: presentPhase(state),
    progress: report?.progress ?? 'not-assessed',
    effect: report?.effect ?? 'not-assessed',
    byHeading: report?.reading === 'heading',
    words: report?.words ?? null,
    effectiveOn: report?.effectiveOn ?? null,
    confirmedOn: lastConfirmed(state)?.effectiveOn ?? null,
    due: state.due,
    continuous: state.continuous,
    overdue: isMeasureOverdue(state, day),
    exempt: state.exemption !== null,
    fate: state.end?.kind ?? 'counts',
  };
};

/** What a line of a strategy says of the measure. */
const lineOf = (state: NonNullable<MeasureState>): object => {
  const report = presentStatus(state)?.report;
  return {
    title: state.title,
    unit: state.area,
    responsible: state.responsible,
    status: report
      ? {
          phase: report.phase,
          progress: report.progress,
          effect: report.effect,
          reading: report.reading,
          words: report.words,
          comment: report.comment,
          effectiveOn: report.effectiveOn,
        }
      : null,
  };
};

/** Every line of a section and of those below it. */
const linesOf = (section: Pick<StrategySection, 'measures' | 'byHeading'>): readonly StrategyLine[] => [
  ...section.measures,
  ...section.byHeading,
  ...('children' in section ? (section as StrategySection).children.flatMap(linesOf) : []),
];

/** Every number of tallies, added up. */
const numbers = (...tallies: readonly Tally[]): number[] =>
  tallies
    .map(({ measures, phases, progress, effect }) =>
      [measures, ...Object.values(phases), ...Object.values(progress), ...Object.values(effect)].flatMap((split) => [
        split.reported,
        split.byHeading,
        split.total,
      ]),
    )
    .reduce((sum, more) => sum.map((number, index) => number + (more[index] ?? 0)));

const addedUp = (tallies: readonly Tally[]): number[] => numbers(...tallies);

function tallyAddsUp({ measures, phases, progress, effect }: Tally): void {
  for (const part of [phases, progress, effect]) {
    const splits = Object.values(part);
    expect(splits.reduce((sum, { reported }) => sum + reported, 0)).toBe(measures.reported);
    expect(splits.reduce((sum, { byHeading }) => sum + byHeading, 0)).toBe(measures.byHeading);
  }
  expect(measures.total).toBe(measures.reported + measures.byHeading);
}

function unitAddsUp({ own, all, children }: UnitOverview): void {
  const parts: OverviewTally[] = [own, ...children.map((child) => child.all)];
  expect(addedUp(parts)).toEqual(numbers(all));
  for (const key of ['withoutResponsible', 'overdue', 'stale'] as const) {
    expect(parts.reduce((sum, part) => sum + part[key].total, 0)).toBe(all[key].total);
  }
  expect(all.matrix.reduce((sum, cell) => sum + cell.reported + cell.byHeading, 0)).toBe(all.measures.total);
  tallyAddsUp(all);
  children.forEach(unitAddsUp);
}

/** A node counts the distinct measures that the list finds under it. */
function nodeAddsUp(models: Parameters<typeof measureList>[0], node: GoalNode): void {
  tallyAddsUp(node.all);
  const filter = node.kind === 'goal' ? { goal: node.id } : { strategy: node.id };
  const under = answered(measureList(models, { viewer: AUDITOR, filter, limit: 200 }));
  expect(node.all.measures).toEqual(under.count);
  expect(node.own.measures.total).toBeLessThanOrEqual(node.all.measures.total);
  for (const child of node.children) {
    expect(child.all.measures.total).toBeLessThanOrEqual(node.all.measures.total);
    nodeAddsUp(models, child);
  }
}
