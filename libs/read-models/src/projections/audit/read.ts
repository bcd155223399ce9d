import type Database from 'better-sqlite3';
import type { Token } from '#event-store';

/** How moments, positions and tokens belong together, and what an auditor filters by. */
export interface AuditReader {
  /** The last position with log time ≤ the moment, none above `head`; 0: nothing was known yet. */
  positionAt(moment: number, head: number): number;
  /** Milliseconds since 1970; 0 before the first event. */
  logTime(position: number): number;
  token(position: number): Token;
  /** Null: no event has this token. */
  positionOf(token: Token): number | null;
  select(filter: AuditFilter, below: number, limit: number): AuditRow[];
  count(filter: AuditFilter, below: number): number;
}

export interface AuditFilter {
  readonly persons?: readonly string[] | undefined;
  readonly units?: readonly string[] | undefined;
  readonly types?: readonly string[] | undefined;
  readonly streams?: readonly string[] | undefined;
  /** Recorded from this moment on, milliseconds since 1970. */
  readonly from?: number | undefined;
  /** Recorded up to this moment, included. */
  readonly to?: number | undefined;
  /** Leaves out this type. */
  readonly withoutType?: string | undefined;
}

export interface AuditRow {
  readonly position: number;
  readonly token: Token;
  readonly stream: string;
  readonly type: string;
  readonly person: string;
  readonly role: string;
  readonly recordedAt: number;
  readonly logTime: number;
  readonly unit: string | null;
}

type RawRow = Omit<AuditRow, 'token'> & { readonly token: Token | null };

export function openAuditReader(db: Database.Database): AuditReader {
  const logTimeAt = db.prepare<[number], number>('SELECT log_time FROM event WHERE position = ?').pluck();
  const tokenAt = db.prepare<[number], Token | null>('SELECT token FROM event WHERE position = ?').pluck();
  const last = db.prepare<[], number | null>('SELECT max(position) FROM event').pluck();

  const logTime = (position: number): number => logTimeAt.get(position) ?? 0;
  const token = (position: number): Token => tokenAt.get(position) ?? String(position);

  /** The last position of 1 … head that is not beyond; what is compared never falls from one position to the next. */
  function lastWhere(isBeyond: (position: number) => boolean, head: number): number {
    let [low, high] = [0, head];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isBeyond(middle)) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  function where(filter: AuditFilter, below: number): { clause: string; params: (string | number)[] } {
    const terms = ['position < ?'];
    const params: (string | number)[] = [below];
    const among = (column: string, values: readonly string[] | undefined): void => {
      if (!values) return;
      terms.push(`${column} IN (SELECT number FROM name WHERE value IN (SELECT value FROM json_each(?)))`);
      params.push(JSON.stringify(values));
    };
    among('person', filter.persons);
    among('unit', filter.units);
    among('type', filter.types);
    among('stream', filter.streams);
    if (filter.from !== undefined) {
      terms.push('recorded_at >= ?');
      params.push(filter.from);
    }
    if (filter.to !== undefined) {
      terms.push('recorded_at <= ?');
      params.push(filter.to);
    }
    if (filter.withoutType !== undefined) {
      terms.push('type NOT IN (SELECT number FROM name WHERE value = ?)');
      params.push(filter.withoutType);
    }
    return { clause: terms.join(' AND '), params };
  }

  return {
    positionAt: (moment, head) => lastWhere((position) => logTime(position) > moment, head),
    logTime,
    token,
    positionOf(wanted) {
      // most logs number their tokens as positions are numbered; such a row holds no token of its own
      const same = Number(wanted);
      if (tokenAt.get(same) === null) return same;
      const sought = BigInt(wanted);
      const position = lastWhere((middle) => BigInt(token(middle)) > sought, last.get() ?? 0);
      return position > 0 && token(position) === wanted ? position : null;
    },
    select(filter, below, limit) {
      const { clause, params } = where(filter, below);
      return db
        .prepare<(string | number)[], RawRow>(
          `SELECT position, token, stream.value AS stream, type.value AS type, person.value AS person,
             role.value AS role, recorded_at AS recordedAt, log_time AS logTime, unit.value AS unit
           FROM (SELECT * FROM event WHERE ${clause} ORDER BY position DESC LIMIT ?) AS event
             JOIN name stream ON stream.number = event.stream
             JOIN name type ON type.number = event.type
             JOIN name person ON person.number = event.person
             JOIN name role ON role.number = event.role
             LEFT JOIN name unit ON unit.number = event.unit
           ORDER BY position DESC`,
        )
        .all(...params, limit)
        .map((row) => ({ ...row, token: row.token ?? String(row.position) }));
    },
    count(filter, below) {
      // positions have no gap: all events need no counting
      if (Object.values(filter).every((value) => value === undefined)) return below - 1;
      const { clause, params } = where(filter, below);
      return (
        db
          .prepare<(string | number)[], number>(`SELECT count(*) FROM event WHERE ${clause}`)
          .pluck()
          .get(...params) ?? 0
      );
    },
  };
}
