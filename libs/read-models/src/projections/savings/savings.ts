import type Database from 'better-sqlite3';
import type { Estimate, MeasureEvent, Recorded, SavingsEvent, YearEstimate } from '#domain';
import { aggregateOf, asFact, categoryOf } from '../../events.js';
import { dayNumber } from '../../time/day-number.js';
import type { Fold, Projection } from '../../view/projection.js';
import { ACCOUNT_SCHEMA, openLedger } from './accounts.js';
import { dumpSavings } from './dump.js';
import type { Line, YearFigure } from './line.js';
import {
  LINE_SCHEMA,
  lineKey,
  openLineWriter,
  type KeptFact,
  type MeasureMoney,
  type OwnedLine,
  type Place,
} from './lines.js';
import { openTransitions } from './transitions.js';
import type { BridgeStep } from './steps.js';

/** The money of measures, as sums that can be asked for at every position, and why they changed. */
export const savingsProjection: Projection = {
  name: 'savings',
  version: 4,
  categories: new Set(['savings', 'measure', 'programme']),
  readsData: true,
  schema: LINE_SCHEMA + ACCOUNT_SCHEMA,
  open: openSavingsFold,
  dump: dumpSavings,
};

type SavingsFact<Type extends SavingsEvent['type']> = Extract<Recorded<SavingsEvent>, { type: Type }>;

const figuresOf = (years: readonly YearEstimate[]): YearFigure[] => years.map(({ year, amount }) => [year, amount]);

function openSavingsFold(db: Database.Database): Fold {
  const lines = openLineWriter(db);
  const ledger = openLedger(db);
  const transition = openTransitions(ledger);

  /**
   * Makes a change to lines of a measure.
   * @param stepOf why the outlook of a line changes
   * @param through lines, by their keys, that may begin or cease to count what others deduct for them
   */
  function change(
    position: number,
    measure: MeasureMoney,
    touched: readonly Line[],
    stepOf: (line: Line) => BridgeStep,
    make: () => void,
    through: readonly string[] = [],
  ): void {
    const own = touched.map((line) => ({ measure, line, step: stepOf(line) }));
    const affected = through.length === 0 ? [] : lines.countedThrough(through);
    if (affected.length === 0) return transition(position, own, make);
    const before = new Map(affected.map((key) => [key, lines.isCounted(key)]));
    const deducting = new Map(
      affected
        .flatMap((key) => lines.deducting(key))
        .filter(({ line }) => !touched.includes(line))
        .map((owned) => [owned.line.number, owned]),
    );
    const recounted = [...deducting.values()].map((owned) => ({ ...owned, step: 're-estimated' as const }));
    transition(position, [...own, ...recounted], () => {
      make();
      const turned = affected.filter((key) => lines.isCounted(key) !== before.get(key));
      for (const owned of recounted) recount(position, owned, turned);
    });
  }

  /** What the lines of these keys count no more is counted here again, and the other way round. */
  function recount(position: number, { measure, line }: OwnedLine, turned: readonly string[]): void {
    const own = turned.filter((key) => line.overlaps.has(key));
    if (own.length === 0 || line.withdrawn || !measure.counts) return;
    const fact = { kind: 'recounted', lines: own.map((key) => [key, lines.isCounted(key)] as const) } as const;
    lines.add(position, measure, line, fact, 're-estimated', null);
  }

  const keysOf = (measure: MeasureMoney, ofLines: readonly Line[]): string[] =>
    ofLines.map(({ id }) => lineKey(measure.id, id));

  function applyMeasure(id: string, fact: Recorded<MeasureEvent>, position: number): void {
    switch (fact.type) {
      case 'MeasureRegistered': {
        const measure = lines.measure(id);
        if (measure.unit !== '') return;
        const { area: unit, strategies } = fact.data;
        return move(measure, position, { unit, strategies: sorted(strategies), counts: measure.counts }, 'moved');
      }
      case 'MeasureMovedToArea':
      case 'StrategyLinked':
      case 'StrategyUnlinked':
      case 'MeasureMerged':
      case 'MeasureReplaced':
      case 'MeasureAnnulled': {
        const measure = lines.measure(id);
        if (measure.unit === '') return;
        return place(measure, fact, position);
      }
      default:
    }
  }

  function place(measure: MeasureMoney, fact: Recorded<MeasureEvent>, position: number): void {
    const { unit, strategies, counts } = measure;
    switch (fact.type) {
      case 'MeasureMovedToArea':
        return move(measure, position, { unit: fact.data.to, strategies, counts }, 'moved');
      case 'StrategyLinked': {
        const now = sorted([...strategies, fact.data.strategy]);
        return move(measure, position, { unit, strategies: now, counts }, 'moved');
      }
      case 'StrategyUnlinked': {
        const now = strategies.filter((strategy) => strategy !== fact.data.strategy);
        return move(measure, position, { unit, strategies: now, counts }, 'moved');
      }
      case 'MeasureMerged':
      case 'MeasureReplaced':
        return end(measure, position, 'replaced');
      case 'MeasureAnnulled':
        return end(measure, position, 'lost');
      default:
    }
  }

  const end = (measure: MeasureMoney, position: number, step: BridgeStep): void => {
    if (measure.counts) for (const line of measure.lines) forgetUndated(line, position);
    move(measure, position, { ...measure, counts: false }, step);
  };

  function move(measure: MeasureMoney, position: number, to: Place, step: BridgeStep): void {
    change(
      position,
      measure,
      measure.lines,
      () => step,
      () => lines.place(position, measure, to, step),
      to.counts === measure.counts ? [] : keysOf(measure, measure.lines),
    );
  }

  function forgetUndated(line: Line, position: number): void {
    if (line.withdrawn) return;
    for (const { programme, undated } of line.plans) if (undated) lines.undated(position, line, programme, []);
  }

  function applySavings(id: string, fact: Recorded<SavingsEvent>, position: number): void {
    if (fact.type === 'SavingsLineOpened') return open(lines.measure(id), fact, position);
    if (fact.type === 'SavingsPlansLocked') return lock(lines.measure(id), fact.data.programme, position);
    if (fact.type === 'SavingsForecastCorrected') return correctForecast(lines.measure(id), fact, position);
    if (fact.type === 'SavingsRealisedCorrected') return correctRealised(lines.measure(id), fact, position);
    if (!('line' in fact.data)) return;
    const measure = lines.measure(id);
    const { line: lineId } = fact.data;
    const line = measure.lines.find((one) => one.id === lineId);
    if (line) applyLine(measure, line, fact, position);
  }

  function open(measure: MeasureMoney, { data }: SavingsFact<'SavingsLineOpened'>, position: number): void {
    if (measure.lines.some((line) => line.id === data.line)) return;
    const { unit, nature, title, continues } = data;
    const from = continues && lineKey(continues.measure, continues.line);
    change(
      position,
      measure,
      [],
      () => 'found',
      () => lines.open(position, measure, data.line, from, { kind: 'opened', unit, nature, title }),
      [lineKey(measure.id, data.line), ...(from === null ? [] : [from])],
    );
  }

  function lock(measure: MeasureMoney, programme: string, position: number): void {
    if (measure.locked.has(programme)) return;
    change(
      position,
      measure,
      measure.lines,
      () => 're-estimated',
      () => lines.lock(position, measure, programme),
    );
  }

  /** Plans of a withdrawn programme count no more; what was forecast or realised of their lines does. */
  function withdrawProgramme(programme: string, position: number): void {
    if (lines.isWithdrawn(programme)) return;
    const gone = lines.planning(programme).map(({ measure, line }) => {
      const isAll = line.plans.length === 1 && line.cells.length === 0;
      return { measure, line, step: isAll ? ('lost' as const) : ('re-estimated' as const) };
    });
    transition(position, gone, () => {
      for (const { measure, line, step } of gone) {
        if (line.plans.some((plan) => plan.programme === programme && plan.undated)) {
          if (measure.counts && !line.withdrawn) lines.undated(position, line, programme, []);
        }
        lines.add(position, measure, line, { kind: 'plan-gone', programme }, step, null);
      }
    });
    lines.withdraw(position, programme);
  }

  /** What a first figure says was not there before: found, or taken over from the line that this one goes on from. */
  const unlessFirst = (line: Line, step: BridgeStep): BridgeStep =>
    line.figured ? step : line.continues === null ? 'found' : 'replaced';

  function applyLine(measure: MeasureMoney, line: Line, fact: Recorded<SavingsEvent>, position: number): void {
    const add = (step: BridgeStep, kept: KeptFact['fact'], eventId: string | null = null): void =>
      change(
        position,
        measure,
        [line],
        () => step,
        () => lines.add(position, measure, line, kept, step, eventId),
        kept.kind === 'withdrawn' ? keysOf(measure, [line]) : [],
      );
    switch (fact.type) {
      case 'SavingsLineDetailsChanged': {
        const { nature, title } = fact.data;
        return add('re-estimated', { kind: 'details', nature, title });
      }
      case 'SavingsPlanned': {
        const { programme, programmeYears, years, undated } = fact.data;
        if (lines.isWithdrawn(programme)) return;
        keepUndated(measure, line, programme, undated, position);
        return add(unlessFirst(line, 're-estimated'), {
          kind: 'plan',
          programme,
          firstYear: programmeYears.firstYear,
          years: figuresOf(years),
          undated: undated.length > 0,
        });
      }
      case 'SavingsYearsDecided': {
        const { programme, years } = fact.data;
        keepUndated(measure, line, programme, [], position);
        return add(unlessFirst(line, 're-estimated'), { kind: 'decided', programme, years: figuresOf(years) });
      }
      case 'SavingsForecast': {
        const { on, years, cause } = fact.data;
        const kept = { kind: 'forecast', entry: position, on: dayNumber(on), years: figuresOf(years) } as const;
        return add(unlessFirst(line, cause), kept, fact.id);
      }
      case 'SavingsRealised': {
        const { on, year, figure } = fact.data;
        const kept = { kind: 'realised', entry: position, on: dayNumber(on), year, amount: figure.amount } as const;
        return add(unlessFirst(line, 'realised'), kept, fact.id);
      }
      case 'SavingsRealisedConfirmed':
      case 'SavingsConfirmationWithdrawn': {
        // a confirmation of what the figure said before says nothing of what it says now
        const facts = lines.facts(line);
        const entry = entrySaid(facts, 'realised', fact.data.realisation);
        if (entry === null || newestVersions(facts).get(entry) !== fact.data.realisation) return;
        return add('realised', { kind: 'confirmed', entry, confirmed: fact.type === 'SavingsRealisedConfirmed' });
      }
      case 'SavingsOverlapStated':
      case 'SavingsOverlapLifted': {
        const { measure: other, line: otherLine } = fact.data.with;
        const years = fact.type === 'SavingsOverlapStated' ? fact.data.years : [];
        return add('re-estimated', {
          kind: 'overlap',
          with: lineKey(other, otherLine),
          years: years.map(({ year, amount }) => [year, amount]),
          counted: lines.isCounted(lineKey(other, otherLine)),
        });
      }
      case 'SavingsLineWithdrawn':
        if (measure.counts) forgetUndated(line, position);
        return add(lines.isContinued(measure, line) ? 'replaced' : 'lost', { kind: 'withdrawn' });
      default:
    }
  }

  function keepUndated(
    measure: MeasureMoney,
    line: Line,
    programme: string,
    figures: readonly Estimate[],
    position: number,
  ): void {
    if (!measure.counts || line.withdrawn) return;
    const known = line.plans.find((one) => one.programme === programme)?.undated ?? false;
    if (figures.length > 0 || known) lines.undated(position, line, programme, figures);
  }

  /**
   * The line that has the figure now which this event id stated or corrected, and the position at which it was first
   * stated. A figure that was moved to another line is still named by the event that stated it on the first one.
   */
  function figureNamed(
    measure: MeasureMoney,
    kind: 'forecast' | 'realised',
    eventId: string,
  ): { readonly line: Line; readonly entry: number } | null {
    const told = measure.lines.map((line) => ({ line, facts: lines.facts(line) }));
    const entry = told.map(({ facts }) => entrySaid(facts, kind, eventId)).find((found) => found !== null) ?? null;
    if (entry === null) return null;
    const holder = told.find(({ facts }) => newestVersions(facts).has(entry));
    return holder ? { line: holder.line, entry } : null;
  }

  function correctForecast(
    measure: MeasureMoney,
    { id, data }: SavingsFact<'SavingsForecastCorrected'>,
    position: number,
  ): void {
    const found = figureNamed(measure, 'forecast', data.corrects);
    if (!found) return;
    const { on, years, cause, line } = data.forecast;
    const kept = { kind: 'forecast', entry: found.entry, on: dayNumber(on), years: figuresOf(years) } as const;
    correct(measure, found.line, line, { kind: 'forecast-gone', entry: found.entry }, kept, cause, id, position);
  }

  function correctRealised(
    measure: MeasureMoney,
    { id, data }: SavingsFact<'SavingsRealisedCorrected'>,
    position: number,
  ): void {
    const found = figureNamed(measure, 'realised', data.corrects);
    if (!found) return;
    const { on, year, figure, line } = data.realisation;
    const { entry } = found;
    const kept = { kind: 'realised', entry, on: dayNumber(on), year, amount: figure.amount } as const;
    correct(measure, found.line, line, { kind: 'realised-gone', entry }, kept, 'realised', id, position);
  }

  /** A figure may turn out to belong to another line of the measure. */
  function correct(
    measure: MeasureMoney,
    from: Line,
    to: string,
    gone: KeptFact['fact'],
    fact: KeptFact['fact'],
    step: BridgeStep,
    eventId: string,
    position: number,
  ): void {
    const line = measure.lines.find((one) => one.id === to);
    if (!line) return;
    const touched = line === from ? [line] : [from, line].sort((one, other) => one.number - other.number);
    const stepOf = (one: Line): BridgeStep => (one === line ? unlessFirst(one, step) : step);
    change(position, measure, touched, stepOf, () => {
      if (line !== from) lines.add(position, measure, from, gone, step, null);
      lines.add(position, measure, line, fact, stepOf(line), eventId);
    });
  }

  return {
    apply(event) {
      const { position, stream } = event;
      const id = aggregateOf(stream);
      const category = categoryOf(stream);
      if (category === 'savings') applySavings(id, asFact<SavingsEvent>(event), position);
      else if (category === 'programme') {
        if (event.type === 'ProgrammeWithdrawn') withdrawProgramme(id, position);
      } else applyMeasure(id, asFact<MeasureEvent>(event), position);
    },
    flush() {
      lines.flush();
      ledger.flush();
    },
  };
}

const sorted = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort();

/** The entry of the figure that an event id has ever said something of; null: there is none. */
function entrySaid(facts: readonly KeptFact[], kind: 'forecast' | 'realised', eventId: string): number | null {
  for (const { fact, eventId: id } of facts) if (fact.kind === kind && id === eventId) return fact.entry;
  return null;
}

/** Event ids of what the figures of a line say now, by their entries; those that have gone to another line left out. */
function newestVersions(facts: readonly KeptFact[]): ReadonlyMap<number, string | null> {
  const newest = new Map<number, string | null>();
  for (const { fact, eventId } of facts) {
    if (fact.kind === 'forecast-gone' || fact.kind === 'realised-gone') newest.delete(fact.entry);
    else if (fact.kind === 'forecast' || fact.kind === 'realised') newest.set(fact.entry, eventId);
  }
  return newest;
}
