import { counts, isActive } from '../projections/measures/code.js';
import { NO_DAY } from '../projections/measures/standing.js';

/** Without another number: a status is stale when nobody has reported or confirmed it for a tertial. */
export const STALE_AFTER_DAYS = 120;

/**
 * Its due period has ended, and it counts and is neither completed nor discontinued (`isMeasureOverdue` of the domain).
 * @param dueLast last day of the due period; `NO_DAY` for a continuous measure: it is never overdue
 */
export const isOverdue = (code: number, dueLast: number, today: number): boolean =>
  counts(code) && isActive(code) && dueLast !== NO_DAY && dueLast < today;

/** It counts and is active, and the latest day that somebody reported or confirmed is longer ago than that; or there is none. */
export const isStale = (code: number, confirmed: number, today: number, afterDays: number): boolean =>
  counts(code) && isActive(code) && (confirmed === NO_DAY || today - confirmed > afterDays);
