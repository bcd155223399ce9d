import type { Light, Phase, Reading } from '#domain';
import type { Fate, ProgressLight } from '#read-models';

/** The words of a status, as answers hold them: for the description of the interface and for parameters. */
export const PHASES: readonly Phase[] = [
  'planned',
  'ongoing',
  'completed',
  'postponed',
  'discontinued',
  'unclassified',
];
export const LIGHTS: readonly Light[] = ['green', 'yellow', 'red', 'not-assessed'];
export const PROGRESS_LIGHTS: readonly ProgressLight[] = [...LIGHTS, 'not-applicable'];
export const READINGS: readonly Reading[] = ['words', 'person', 'heading', 'none'];
export const FATES: readonly Fate[] = ['counts', 'annulled', 'merged', 'replaced'];
