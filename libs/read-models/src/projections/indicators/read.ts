import type Database from 'better-sqlite3';
import type { IndicatorEvent, Recorded } from '#domain';
import { openFactReader } from '../facts.js';
import { evolveSeries, type Series } from './series.js';

/** Every indicator as it was known at a position, by id, in the order in which they were defined. */
export interface IndicatorsReader {
  at(position: number): ReadonlyMap<string, Series>;
}

export const openIndicatorsReader = (db: Database.Database): IndicatorsReader =>
  openFactReader<Series>(db, 'indicator_fact', 'indicator', (series, { id, eventId, type, data, ...place }) =>
    evolveSeries(series, id, { ...place, fact: { id: eventId, type, data } as unknown as Recorded<IndicatorEvent> }),
  );
