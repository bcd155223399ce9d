import { Whole } from '#platform';
import { Moment } from './date-fields.js';

/** Which state of things is asked for: the present, unless one of the two is given. */
export class AsOfQuery {
  @Moment({
    optional: true,
    description:
      'As it was known at this moment: an instant with its offset, or a date, which means its end in Oslo. Not with position.',
    example: '2017-05-31',
  })
  asOf?: string | null;

  @Whole({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    inQuery: true,
    optional: true,
    description: 'As of this position in the log. Not with asOf.',
  })
  position?: number | null;
}
