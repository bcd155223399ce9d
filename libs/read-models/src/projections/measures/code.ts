import type { Light, Phase, Reading } from '#domain';

/** What a measure has become besides its phase; the latter three count nowhere. */
export type Fate = 'counts' | 'annulled' | 'merged' | 'replaced';

export const PHASES: readonly Phase[] = [
  'planned',
  'ongoing',
  'completed',
  'postponed',
  'discontinued',
  'unclassified',
];
export const LIGHTS: readonly Light[] = ['green', 'yellow', 'red', 'not-assessed'];
export const READINGS: readonly Reading[] = ['words', 'person', 'heading', 'none'];
export const FATES: readonly Fate[] = ['counts', 'annulled', 'merged', 'replaced'];

/** The status in force, as far as reports count by it. */
export interface StatusCode {
  readonly phase: Phase;
  readonly progress: Light;
  readonly effect: Light;
  readonly reading: Reading;
  readonly commentExempt: boolean;
}

/**
 * A status and a fate in one small number: phase in bits 0–2, progress 3–4, effect 5–6, reading 7–8, exempt comment 9,
 * fate 10–11. The order of the lists above is part of the views' format.
 */
export const encodeCode = ({ phase, progress, effect, reading, commentExempt }: StatusCode, fate: Fate): number =>
  PHASES.indexOf(phase) |
  (LIGHTS.indexOf(progress) << 3) |
  (LIGHTS.indexOf(effect) << 5) |
  (READINGS.indexOf(reading) << 7) |
  (commentExempt ? 1 << 9 : 0) |
  (FATES.indexOf(fate) << 10);

const STATUS_BITS = (1 << 10) - 1;

/** The same status, another fate. */
export const withFate = (code: number, fate: Fate): number => (code & STATUS_BITS) | (FATES.indexOf(fate) << 10);

export const phaseIndex = (code: number): number => code & 7;
export const progressIndex = (code: number): number => (code >> 3) & 3;
export const effectIndex = (code: number): number => (code >> 5) & 3;
export const readingIndex = (code: number): number => (code >> 7) & 3;
export const fateIndex = (code: number): number => (code >> 10) & 3;

const HEADING = READINGS.indexOf('heading');

/** Completed only because it stood under a heading of what is done. */
export const isByHeading = (code: number): boolean => readingIndex(code) === HEADING;

export const counts = (code: number): boolean => fateIndex(code) === 0;

/** Neither completed nor discontinued: progress means something, and it can be late. */
export const isActive = (code: number): boolean => {
  const phase = PHASES[phaseIndex(code)];
  return phase !== 'completed' && phase !== 'discontinued';
};

const at = <Item>(list: readonly Item[], index: number): Item => {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no status has number ${index}`);
  return item;
};

export const decodeStatus = (code: number): StatusCode => ({
  phase: at(PHASES, phaseIndex(code)),
  progress: at(LIGHTS, progressIndex(code)),
  effect: at(LIGHTS, effectIndex(code)),
  reading: at(READINGS, readingIndex(code)),
  commentExempt: (code & (1 << 9)) !== 0,
});

export const decodeFate = (code: number): Fate => at(FATES, fateIndex(code));
