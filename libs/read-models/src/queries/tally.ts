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

/** The cells that are not empty. */
function* occupied(counter: Counter): Generator<[phase: number, progress: number, effect: number, cell: number]> {
  let cell = 0;
  for (let phase = 0; phase < PHASES.length; phase++) {
    for (let progress = 0; progress < PROGRESS_LIGHTS.length; progress++) {
      for (let effect = 0; effect < LIGHTS.length; effect++, cell += 2) {
        if (counter[cell] || counter[cell + 1]) yield [phase, progress, effect, cell];
      }
    }
  }
}

export function tallyOf(counter: Counter): Tally {
  const all = [0, 0];
  const phases = new Int32Array(PHASES.length * 2);
  const progress = new Int32Array(PROGRESS_LIGHTS.length * 2);
  const effect = new Int32Array(LIGHTS.length * 2);
  for (const [p, g, e, cell] of occupied(counter)) {
    for (let side = 0; side < 2; side++) {
      const count = counter[cell + side] ?? 0;
      all[side] = (all[side] ?? 0) + count;
      phases[p * 2 + side] = (phases[p * 2 + side] ?? 0) + count;
      progress[g * 2 + side] = (progress[g * 2 + side] ?? 0) + count;
      effect[e * 2 + side] = (effect[e * 2 + side] ?? 0) + count;
    }
  }
  return {
    measures: split(all[0] ?? 0, all[1] ?? 0),
    phases: record(PHASES, phases),
    progress: record(PROGRESS_LIGHTS, progress),
    effect: record(LIGHTS, effect),
  };
}

const record = <Key extends string>(keys: readonly Key[], counts: Int32Array): Record<Key, Split> => {
  const splits: Partial<Record<Key, Split>> = {};
  keys.forEach((key, index) => {
    splits[key] = split(counts[index * 2] ?? 0, counts[index * 2 + 1] ?? 0);
  });
  return splits as Record<Key, Split>;
};

export const matrixOf = (counter: Counter): MatrixCell[] =>
  [...occupied(counter)].map(([phase, progress, effect, cell]) => ({
    phase: PHASES[phase] ?? 'unclassified',
    progress: PROGRESS_LIGHTS[progress] ?? 'not-assessed',
    effect: LIGHTS[effect] ?? 'not-assessed',
    reported: counter[cell] ?? 0,
    byHeading: counter[cell + 1] ?? 0,
  }));

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
