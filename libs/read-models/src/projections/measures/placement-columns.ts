import { COLUMN, WIDTH, type Standing } from './standing.js';

/** What reports ask of a placement for every measure: by number of the placement, or by number of a measure. */
export interface PlacementColumns {
  /** Numbers of names; 0: none. */
  unit(number: number): number;
  chapterArea(number: number): number;
  programme(number: number): number;
  responsible(number: number): number;
  /** Day number; `NO_DAY`: no due date. */
  dueLast(number: number): number;
  /** Numbers of link sets; 0: none. */
  goals(number: number): number;
  strategies(number: number): number;
}

/** Unit, chapter area, programme, responsible, last day due, goals, strategies. */
export type PlacementValues = readonly [number, number, number, number, number, number, number];

/** All placements in memory: they are only ever added to. */
export interface KeptPlacements {
  /** By number of the placement. */
  readonly columns: PlacementColumns;
  /** By number of the measure, where they stood. */
  placed(standing: Standing): PlacementColumns;
  add(number: number, values: PlacementValues): void;
}

/** One row for each placement: what a report reads of it lies together. */
const ROW_WIDTH = 8;

export function keepPlacements(): KeptPlacements {
  let rows = new Int32Array(1024 * ROW_WIDTH);
  let columns = new Columns(rows, null);
  /** Null: asked for once. The present, as long as nothing changes, is asked for again, a look back hardly ever is. */
  const kept = new WeakMap<Standing, Columns | null>();

  return {
    get columns() {
      return columns;
    },
    placed(standing) {
      const known = kept.get(standing);
      if (known) return known;
      const copy = known === null ? new Columns(inOrderOf(standing, rows), null) : null;
      kept.set(standing, copy);
      return copy ?? new Columns(rows, standing.rows);
    },
    add(number, values) {
      const start = number * ROW_WIDTH;
      if (start + ROW_WIDTH > rows.length) {
        const larger = new Int32Array(Math.max(start + ROW_WIDTH, rows.length * 2));
        larger.set(rows);
        rows = larger;
        columns = new Columns(rows, null);
      }
      rows.set(values, start);
    },
  };
}

/** Rows by number of the measure: what is read one after the other then lies so, however many placements there are. */
function inOrderOf({ count, rows: standing }: Standing, rows: Int32Array): Int32Array {
  const placed = new Int32Array((count + 1) * ROW_WIDTH);
  for (let measure = 1; measure <= count; measure++) {
    const from = placementOf(standing, measure) * ROW_WIDTH;
    const to = measure * ROW_WIDTH;
    for (let column = 0; column < ROW_WIDTH; column++) placed[to + column] = rows[from + column] ?? 0;
  }
  return placed;
}

const placementOf = (standing: Int32Array, measure: number): number =>
  standing[(measure - 1) * WIDTH + COLUMN.placement] ?? 0;

class Columns implements PlacementColumns {
  /** @param standing rows of a standing, if numbers are of measures that stand there; null: numbers are of rows */
  constructor(
    private readonly rows: Int32Array,
    private readonly standing: Int32Array | null,
  ) {}

  unit(number: number): number {
    return this.rows[this.start(number)] ?? 0;
  }
  chapterArea(number: number): number {
    return this.rows[this.start(number) + 1] ?? 0;
  }
  programme(number: number): number {
    return this.rows[this.start(number) + 2] ?? 0;
  }
  responsible(number: number): number {
    return this.rows[this.start(number) + 3] ?? 0;
  }
  dueLast(number: number): number {
    return this.rows[this.start(number) + 4] ?? 0;
  }
  goals(number: number): number {
    return this.rows[this.start(number) + 5] ?? 0;
  }
  strategies(number: number): number {
    return this.rows[this.start(number) + 6] ?? 0;
  }

  private start(number: number): number {
    return (this.standing === null ? number : placementOf(this.standing, number)) * ROW_WIDTH;
  }
}
