import { COLUMN, WIDTH, type Standing } from '../../projections/measures/standing.js';

/** A value of the measure with this number. */
export const valueOf = (column: keyof typeof COLUMN, { rows }: Standing, measure: number): number =>
  rows[(measure - 1) * WIDTH + COLUMN[column]] ?? 0;

/** Status and fate of the measure with this number. */
export const codeOf = (standing: Standing, measure: number): number => valueOf('code', standing, measure);
