import type { ExpectedMeasure, RoundChangeKind } from '#read-models';

/** Where a measure stands in a round. */
export const MEASURE_STATES: ExpectedMeasure['state'][] = ['delivered', 'missing', 'excused'];

/** What may have become of a measure since the round before. */
export const CHANGE_KINDS: RoundChangeKind[] = [
  'new',
  'ended',
  'changed',
  'turned-red',
  'completed',
  'moved-area',
  'moved-due',
];
