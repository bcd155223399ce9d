import { parseMoment } from '#domain';
import type { EventMetadata, JsonObject } from '#event-store';
import { aggregateOf, categoryOf } from '../events.js';
import type { AuditFilter, AuditRow } from '../projections/audit/read.js';
import { unitsUnder } from '../projections/structure/read.js';
import { refused, type Answer, type Asked } from './answer.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { standAt, standOf, type ReadModels } from './read-models.js';

export interface AuditQuery extends Asked {
  /** Who acted: person ids. */
  readonly persons?: readonly string[] | undefined;
  /** Units with everything below them: where the measure belonged when it happened, or which unit it was about. */
  readonly units?: readonly string[] | undefined;
  readonly types?: readonly string[] | undefined;
  /** One measure, its money included. */
  readonly measure?: string | undefined;
  /** Recorded from this moment on; a date: from its beginning in Oslo. */
  readonly from?: string | undefined;
  /** Recorded up to this moment; a date: to its end in Oslo. */
  readonly to?: string | undefined;
  /** 1 to 500, default 100. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** An event with everything that was recorded with it. */
export interface AuditEvent {
  readonly position: number;
  readonly token: string;
  readonly id: string;
  readonly stream: string;
  readonly category: string;
  readonly aggregate: string;
  readonly revision: number;
  readonly type: string;
  readonly version: number;
  readonly unit: string | null;
  /** Running maximum of the moments of recording. */
  readonly logTime: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
}

export interface AuditTrail {
  readonly count: number;
  /** Newest first. */
  readonly events: readonly AuditEvent[];
  readonly next: string | null;
}

const NOTE = 'InternalNoteAdded';
const MAX_AUDIT_PAGE = 500;

/** Every event, by person, area, date, type and measure, as it was recorded. */
export async function auditTrail(models: ReadModels, query: AuditQuery): Promise<Answer<AuditTrail>> {
  const { viewer, persons, units, types, measure, from, to, at } = query;
  const question = { persons, units, types, measure, from, to, at, person: viewer.person };
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor, question);
  if (query.cursor !== undefined && cursor === null) return refused('cursor-invalid', {}, 'cursor');
  const found = standAt(models, cursor ? { ...query, at: cursor } : query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const interval = intervalOf(query);
  if (!interval.ok) return interval;

  const filter: AuditFilter = {
    persons,
    types,
    streams: measure === undefined ? undefined : [`measure-${measure}`, `savings-${measure}`],
    units: units && [...unitsUnder(standpoint.structure, units)],
    from: interval.from,
    to: interval.to,
    // who may read the notes of some measures only reads them on these measures' pages
    withoutType: viewer.notes === 'all' ? undefined : NOTE,
  };
  const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? 100)), MAX_AUDIT_PAGE);
  const { audit, position, day } = standpoint;
  const below = cursor?.offset ?? position + 1;
  const rows = audit.select(filter, below, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      count: audit.count(filter, position + 1),
      events: await Promise.all(page.map((row) => withPayload(models, row))),
      next: rows.length > limit && last ? encodeCursor({ position, day, offset: last.position }, question) : null,
    },
  };
}

type Interval = { readonly ok: true; readonly from: number | undefined; readonly to: number | undefined };

function intervalOf({ from, to }: AuditQuery): Interval | ReturnType<typeof refused> {
  const begin = from === undefined ? undefined : beginning(from);
  if (begin === null) return refused('moment-invalid', { value: from ?? '' }, 'from');
  const end = to === undefined ? undefined : parseMoment(to);
  if (end === null) return refused('moment-invalid', { value: to ?? '' }, 'to');
  return { ok: true, from: begin, to: end };
}

/** A date begins when the day before has ended. */
function beginning(from: string): number | null {
  const moment = parseMoment(from);
  if (moment === null || from.length > 10) return moment;
  const dayBefore = new Date(Date.parse(`${from}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const end = parseMoment(dayBefore);
  return end === null ? null : end + 1;
}

async function withPayload({ log }: ReadModels, row: AuditRow): Promise<AuditEvent> {
  const event = await log.at(row.token);
  if (!event) throw new Error(`the log holds no event at ${row.token}, which the audit view has seen`);
  return {
    position: row.position,
    token: row.token,
    id: event.id,
    stream: row.stream,
    category: categoryOf(row.stream),
    aggregate: aggregateOf(row.stream),
    revision: event.revision,
    type: row.type,
    version: event.version,
    unit: row.unit,
    logTime: new Date(row.logTime).toISOString(),
    data: event.data,
    metadata: event.metadata,
  };
}
