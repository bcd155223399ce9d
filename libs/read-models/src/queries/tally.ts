import type { Light, Phase } from '#domain';
import {
  LIGHTS,
  PHASES,
  effectIndex,
  isActive,
  isByHeading,
  phaseIndex,
  progressIndex,
} from '../projections/measures/code.js';

/**
 * Measures counted, those that are completed by heading only (no status words, no report) kept apart: whoever adds them
 * up says so.
 */
export interface Split {
  readonly reported: number;
  readonly byHeading: number;
  /** Both. */
  readonly total: number;
}

/** Progress has no meaning once a measure is completed or discontinued. */
export type ProgressLight = Light | 'not-applicable';

/** One combination that occurs. */
export interface MatrixCell {
  readonly phase: Phase;
  readonly progress: ProgressLight;
  readonly effect: Light;
  readonly reported: number;
  readonly byHeading: number;
}

/** Distinct measures by phase and light. Each of the three adds up to `measures`. */
export interface Tally {
  readonly measures: Split;
  readonly phases: Readonly<Record<Phase, Split>>;
  readonly progress: Readonly<Record<ProgressLight, Split>>;
  readonly effect: Readonly<Record<Light, Split>>;
}

export const PROGRESS_LIGHTS: readonly ProgressLight[] = [...LIGHTS, 'not-applicable'];
const NOT_APPLICABLE = LIGHTS.length;
const CELLS = PHASES.length * PROGRESS_LIGHTS.length * LIGHTS.length * 2;

/** Counts by (phase, progress, effect, by heading or not), as numbers: what a {@link Tally} is read from. */
export type Counter = Int32Array;

export const newCounter = (): Counter => new Int32Array(CELLS);

/** So many counters, in one block of memory. */
export function newCounters(count: number): Counter[] {
  const block = new Int32Array(count * CELLS);
  return Array.from({ length: count }, (_, index) => block.subarray(index * CELLS, (index + 1) * CELLS));
}

/** The cell of a status code. */
export const cellOf = (code: number): number => {
  const progress = isActive(code) ? progressIndex(code) : NOT_APPLICABLE;
  const cell = (phaseIndex(code) * PROGRESS_LIGHTS.length + progress) * LIGHTS.length + effectIndex(code);
  return cell * 2 + (isByHeading(code) ? 1 : 0);
};

export function addCounter(to: Counter, more: Counter): void {
  for (let cell = 0; cell < CELLS; cell++) to[cell] = (to[cell] ?? 0) + (more[cell] ?? 0);
}

export const split = (reported: number, byHeading: number): Split => ({
  reported,
  byHeading,
  total: reported + byHeading,
});

/** What each cell counts: places in the lists of phases, progress and effect. */
const CELL_PHASE = new Uint8Array(CELLS);
const CELL_PROGRESS = new Uint8Array(CELLS);
const CELL_EFFECT = new Uint8Array(CELLS);
for (let cell = 0; cell < CELLS; cell++) {
  const combination = cell >> 1;
  CELL_EFFECT[cell] = combination % LIGHTS.length;
  CELL_PROGRESS[cell] = Math.floor(combination / LIGHTS.length) % PROGRESS_LIGHTS.length;
  CELL_PHASE[cell] = Math.floor(combination / (LIGHTS.length * PROGRESS_LIGHTS.length));
}

export function tallyOf(counter: Counter): Tally {
  const all = new Int32Array(2);
  const phases = new Int32Array(PHASES.length * 2);
  const progress = new Int32Array(PROGRESS_LIGHTS.length * 2);
  const effect = new Int32Array(LIGHTS.length * 2);
  const add = (to: Int32Array, place: number, side: number, count: number): void => {
    to[place * 2 + side] = (to[place * 2 + side] ?? 0) + count;
  };
  for (let cell = 0; cell < CELLS; cell++) {
    const count = counter[cell] ?? 0;
    if (count === 0) continue;
    const side = cell & 1;
    add(all, 0, side, count);
    add(phases, CELL_PHASE[cell] ?? 0, side, count);
    add(progress, CELL_PROGRESS[cell] ?? 0, side, count);
    add(effect, CELL_EFFECT[cell] ?? 0, side, count);
  }
  const at = (counts: Int32Array, place: number): Split => split(counts[place * 2] ?? 0, counts[place * 2 + 1] ?? 0);
  return {
    measures: at(all, 0),
    phases: {
      planned: at(phases, 0),
      ongoing: at(phases, 1),
      completed: at(phases, 2),
      postponed: at(phases, 3),
      discontinued: at(phases, 4),
      unclassified: at(phases, 5),
    },
    progress: {
      green: at(progress, 0),
      yellow: at(progress, 1),
      red: at(progress, 2),
      'not-assessed': at(progress, 3),
      'not-applicable': at(progress, 4),
    },
    effect: { green: at(effect, 0), yellow: at(effect, 1), red: at(effect, 2), 'not-assessed': at(effect, 3) },
  };
}

/** The combinations that occur. */
export function matrixOf(counter: Counter): MatrixCell[] {
  const cells: MatrixCell[] = [];
  for (let cell = 0; cell < CELLS; cell += 2) {
    const [reported, byHeading] = [counter[cell] ?? 0, counter[cell + 1] ?? 0];
    if (reported === 0 && byHeading === 0) continue;
    cells.push({
      phase: PHASES[CELL_PHASE[cell] ?? 0] ?? 'unclassified',
      progress: PROGRESS_LIGHTS[CELL_PROGRESS[cell] ?? 0] ?? 'not-assessed',
      effect: LIGHTS[CELL_EFFECT[cell] ?? 0] ?? 'not-assessed',
      reported,
      byHeading,
    });
  }
  return cells;
}

/** Completed among all, the ones by heading on either side only in `byHeading`. */
export interface CompletedShare {
  readonly completed: number;
  readonly of: number;
  /** `completed` / `of`, four decimals; null: there are none. */
  readonly share: number | null;
  readonly byHeading: number;
}

export function completedShareOf({ measures, phases }: Tally): CompletedShare {
  const completed = phases.completed.reported;
  const of = measures.reported;
  return {
    completed,
    of,
    share: of === 0 ? null : Math.round((completed / of) * 10_000) / 10_000,
    byHeading: phases.completed.byHeading,
  };
}
