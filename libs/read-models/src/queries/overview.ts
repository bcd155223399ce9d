import { parseMoment, type Light, type Phase, type UnitLevel } from '#domain';
import { counts, decodeFate, decodeStatus, isActive, isByHeading, type Fate } from '../projections/measures/code.js';
import type { Catalogue } from '../projections/measures/catalogue.js';
import { COLUMN, WIDTH, type Standing } from '../projections/measures/standing.js';
import type { Structure } from '../projections/structure/read.js';
import { dayNumber } from '../time/day-number.js';
import { refused, type Answer, type Asked, type At, type Stand } from './answer.js';
import { STALE_AFTER_DAYS, isOverdue, isStale } from './judging.js';
import { placementFilter, type Selection } from './selection.js';
import { standAt, standOf, type ReadViews, type Standpoint } from './read-models.js';
import {
  addCounter,
  cellOf,
  matrixOf,
  newCounter,
  split,
  tallyOf,
  type Counter,
  type MatrixCell,
  type Split,
  type Tally,
} from './tally.js';

export interface OverviewQuery extends Asked, Selection {
  /** Adds what has changed since then. */
  readonly since?: At | undefined;
  /** Days without report or confirmation after which a status is stale. Default {@link STALE_AFTER_DAYS}. */
  readonly staleAfterDays?: number | undefined;
}

/** A tally with what needs attention. */
export interface OverviewTally extends Tally {
  readonly matrix: readonly MatrixCell[];
  /** Active ones that nobody answers for. */
  readonly withoutResponsible: Split;
  readonly overdue: Split;
  readonly stale: Split;
}

/** A sector, programme area or unit. `all` is `own` and everything below: children's `all` and `own` add up to it. */
export interface UnitOverview {
  readonly unit: string;
  readonly name: string;
  readonly level: UnitLevel;
  readonly closed: boolean;
  readonly lead: string | null;
  readonly own: OverviewTally;
  readonly all: OverviewTally;
  readonly children: readonly UnitOverview[];
}

export interface StatusSummary {
  readonly phase: Phase;
  readonly progress: Light;
  readonly effect: Light;
  readonly byHeading: boolean;
  readonly fate: Fate;
}

export interface OverviewChange {
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  /** Null: it was not registered, or not in the selection's programme or chapter area, yet. */
  readonly before: StatusSummary | null;
  readonly after: StatusSummary;
}

export interface Overview {
  readonly staleAfterDays: number;
  readonly all: OverviewTally;
  readonly sectors: readonly UnitOverview[];
  /** Measures of a unit that the organisation does not know; part of `all`. */
  readonly elsewhere: OverviewTally;
  readonly since: ChangesSince | null;
}

export interface ChangesSince {
  readonly position: number;
  /** How many measures have changed. */
  readonly count: number;
  /** Those that changed last, at most {@link MAX_CHANGES}. */
  readonly changes: readonly OverviewChange[];
}

export const MAX_CHANGES = 500;

/** Programme overview: measures by phase and light, per sector and area, with what changed since a date. */
export function overview(models: ReadViews, query: OverviewQuery): Answer<Overview> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const since = query.since === undefined ? null : sinceOf(standpoint, query.since);
  if (since !== null && typeof since !== 'number') return since;

  const staleAfterDays = query.staleAfterDays ?? STALE_AFTER_DAYS;
  const { standing, catalogue } = standpoint.measures.at(standpoint.position);
  const selected = placementFilter(catalogue, query);
  const byUnit = countByUnit(standing, catalogue, selected, dayNumber(standpoint.day), staleAfterDays);
  const { structure } = standpoint;

  const all = newUnitCounter();
  const sectors = (structure.unitsBelow.get(null) ?? []).flatMap((unit) => {
    const { counted, node } = countUnit(structure, unit, byUnit);
    addUnitCounter(all, counted);
    return node ?? [];
  });
  const elsewhere = newUnitCounter();
  for (const [unit, counter] of byUnit) if (!structure.units.has(unit)) addUnitCounter(elsewhere, counter);
  addUnitCounter(all, elsewhere);

  const stand: Stand = standOf(standpoint);
  return {
    ok: true,
    answer: {
      ...stand,
      staleAfterDays,
      all: overviewTally(all),
      sectors,
      elsewhere: overviewTally(elsewhere),
      since: since === null ? null : changesSince(standpoint, since, standing, catalogue, selected),
    },
  };
}

/** The position to compare with. */
function sinceOf(standpoint: Standpoint, since: At): number | ReturnType<typeof refused> {
  if ('position' in since) {
    const { position } = since;
    return Number.isSafeInteger(position) && position >= 0 && position <= standpoint.position
      ? position
      : refused('since-invalid', { value: position }, 'since');
  }
  const moment = parseMoment(since.moment);
  if (moment === null) return refused('since-invalid', { value: since.moment }, 'since');
  return standpoint.audit.positionAt(moment, standpoint.position);
}

/** Counts of one unit, or of several together. Each of `attention` has two numbers: reported, and by heading. */
interface UnitCounter {
  readonly cells: Counter;
  /** withoutResponsible, overdue, stale */
  readonly attention: Int32Array;
}

const newUnitCounter = (): UnitCounter => ({ cells: newCounter(), attention: new Int32Array(6) });

function addUnitCounter(to: UnitCounter, more: UnitCounter): void {
  addCounter(to.cells, more.cells);
  for (let index = 0; index < 6; index++) {
    to.attention[index] = (to.attention[index] ?? 0) + (more.attention[index] ?? 0);
  }
}

function countByUnit(
  standing: Standing,
  catalogue: Catalogue,
  selected: (placement: number) => boolean,
  today: number,
  staleAfterDays: number,
): Map<string, UnitCounter> {
  const { count, rows } = standing;
  const placed = catalogue.placed(standing);
  const counters: (UnitCounter | undefined)[] = [];
  for (let measure = 1; measure <= count; measure++) {
    const row = (measure - 1) * WIDTH;
    const code = rows[row + COLUMN.code] ?? 0;
    if (!counts(code)) continue;
    if (!selected(rows[row + COLUMN.placement] ?? 0)) continue;
    const { cells, attention } = (counters[placed.unit(measure)] ??= newUnitCounter());
    const cell = cellOf(code);
    cells[cell] = (cells[cell] ?? 0) + 1;
    if (!isActive(code)) continue;
    const side = isByHeading(code) ? 1 : 0;
    if (placed.responsible(measure) === 0) attention[side] = (attention[side] ?? 0) + 1;
    if (isOverdue(code, placed.dueLast(measure), today)) attention[2 + side] = (attention[2 + side] ?? 0) + 1;
    if (isStale(code, rows[row + COLUMN.confirmed] ?? 0, today, staleAfterDays)) {
      attention[4 + side] = (attention[4 + side] ?? 0) + 1;
    }
  }
  const byUnit = new Map<string, UnitCounter>();
  counters.forEach((counter, unit) => counter && byUnit.set(catalogue.name(unit), counter));
  return byUnit;
}

/** A unit with what is below it. A closed one without measures is counted and not shown. */
function countUnit(
  structure: Structure,
  id: string,
  byUnit: ReadonlyMap<string, UnitCounter>,
): { counted: UnitCounter; node: UnitOverview | null } {
  const own = byUnit.get(id) ?? newUnitCounter();
  const counted = newUnitCounter();
  addUnitCounter(counted, own);
  const children: UnitOverview[] = [];
  for (const below of structure.unitsBelow.get(id) ?? []) {
    const child = countUnit(structure, below, byUnit);
    addUnitCounter(counted, child.counted);
    if (child.node) children.push(child.node);
  }
  const unit = structure.units.get(id);
  const all = overviewTally(counted);
  if (!unit || (unit.closed && all.measures.total === 0 && children.length === 0)) return { counted, node: null };
  const { name, level, closed, lead } = unit;
  return { counted, node: { unit: id, name, level, closed, lead, own: overviewTally(own), all, children } };
}

const overviewTally = ({ cells, attention }: UnitCounter): OverviewTally => ({
  ...tallyOf(cells),
  matrix: matrixOf(cells),
  withoutResponsible: split(attention[0] ?? 0, attention[1] ?? 0),
  overdue: split(attention[2] ?? 0, attention[3] ?? 0),
  stale: split(attention[4] ?? 0, attention[5] ?? 0),
});

const summaryOf = (code: number): StatusSummary => {
  const { phase, progress, effect } = decodeStatus(code);
  return { phase, progress, effect, byHeading: isByHeading(code), fate: decodeFate(code) };
};

/** Measures whose phase, lights or fate differ from then; what came and went since is not told twice. */
function changesSince(
  { measures, position }: Standpoint,
  since: number,
  now: Standing,
  catalogue: Catalogue,
  selected: (placement: number) => boolean,
): ChangesSince {
  const then = measures.at(since).standing;
  const changed: { readonly measure: number; readonly known: number | null; readonly at: number }[] = [];
  for (let measure = 1; measure <= now.count; measure++) {
    const row = (measure - 1) * WIDTH;
    const code = now.rows[row + COLUMN.code] ?? 0;
    if (!selected(now.rows[row + COLUMN.placement] ?? 0)) continue;
    const known =
      measure <= then.count && selected(then.rows[row + COLUMN.placement] ?? 0)
        ? (then.rows[row + COLUMN.code] ?? 0)
        : null;
    if (known === null ? !counts(code) : !differs(known, code)) continue;
    changed.push({ measure, known, at: now.rows[row + COLUMN.changed] ?? 0 });
  }
  const changes = changed
    .sort((one, other) => other.at - one.at)
    .slice(0, MAX_CHANGES)
    .map(({ measure, known }): OverviewChange => {
      const row = (measure - 1) * WIDTH;
      return {
        measure: catalogue.measureId(measure),
        title: catalogue.title(measure, position),
        unit: catalogue.placement(now.rows[row + COLUMN.placement] ?? 0).unit,
        before: known === null ? null : summaryOf(known),
        after: summaryOf(now.rows[row + COLUMN.code] ?? 0),
      };
    });
  return { position: since, count: changed.length, changes };
}

/** All but an exempt comment: phase, lights, reading, fate. */
const EXEMPT_COMMENT = 1 << 9;
const differs = (one: number, other: number): boolean => ((one ^ other) & ~EXEMPT_COMMENT) !== 0;
