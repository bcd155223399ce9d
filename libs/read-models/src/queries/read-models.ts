import { dayInOslo, parseMoment } from '#domain';
import type { EventStore } from '#event-store';
import type { AuditReader } from '../projections/audit/read.js';
import type { IndicatorsReader } from '../projections/indicators/read.js';
import type { MeasuresReader } from '../projections/measures/read.js';
import type { RoundsReader } from '../projections/rounds/read.js';
import type { SavingsReader } from '../projections/savings/read.js';
import type { Structure, StructureReader } from '../projections/structure/read.js';
import type { ViewReaders } from '../view/readers.js';
import { refused, type Asked, type At, type QueryRefusal, type Stand } from './answer.js';

/** What most queries are answered from. */
export interface ReadViews {
  readonly views: ViewReaders;
  readonly clock: () => Date;
}

/** What queries are answered from. */
export interface ReadModels extends ReadViews {
  /** For payloads: histories and the audit read the events themselves. */
  readonly log: Pick<EventStore, 'read' | 'at'>;
}

/** The views at one position. All that an answer says is read through this. */
export interface Standpoint extends Stand {
  readonly measures: MeasuresReader;
  readonly audit: AuditReader;
  readonly indicators: IndicatorsReader;
  readonly rounds: RoundsReader;
  readonly savings: SavingsReader;
  /** Read when first needed, then kept. */
  readonly structure: Structure;
  /** As it was known at another position, not beyond this one. */
  structureAt(position: number): Structure;
  /** How things stand now, whatever was asked for: who may see what is judged by it. */
  readonly present: { readonly position: number; readonly day: string };
}

type Found = { readonly ok: true; readonly standpoint: Standpoint } | RefusedQuery;
type RefusedQuery = { readonly ok: false; readonly refusals: readonly [QueryRefusal] };

/**
 * Finds the position at which a question is answered: the smallest checkpoint of the views, or the one asked for.
 * A moment beyond what is known, also one in the future, is answered from all that is known (the answer says where it
 * stands); a position that is not reached is refused, since it would later mean something else.
 */
export function standAt({ views, clock }: ReadViews, { viewer, at }: Asked): Found {
  if (viewer.level === 'nothing-live') return refused('nothing-live');
  const [structure, measures, audit] = [views.structure(), views.measures(), views.audit()];
  const [indicators, rounds, savings] = [views.indicators(), views.rounds(), views.savings()];
  if (!structure || !measures || !audit || !indicators || !rounds || !savings) return refused('view-building');
  const all = [structure, measures, audit, indicators, rounds, savings];
  const reached = Math.min(...all.map((view) => view.checkpoint().position));
  const now = clock();
  const place = placeOf(at, reached, audit.reader, now);
  if (!place.ok) return place;
  const present = { position: reached, day: dayInOslo(now.getTime()) };
  const readers = {
    measures: measures.reader,
    audit: audit.reader,
    indicators: indicators.reader,
    rounds: rounds.reader,
    savings: savings.reader,
  };
  return { ok: true, standpoint: standpointAt(place, present, structure.reader, readers) };
}

type Place = { readonly ok: true; readonly position: number; readonly day: string } | RefusedQuery;

/** A pinned position is judged on the day on which it was reached, so that it reads the same for ever. */
function placeOf(at: At | undefined, reached: number, audit: AuditReader, now: Date): Place {
  if (at === undefined) return { ok: true, position: reached, day: dayInOslo(now.getTime()) };
  if ('position' in at) {
    const { position } = at;
    if (!Number.isSafeInteger(position) || position < 0 || position > reached) {
      return refused('position-not-reached', { position, reached }, 'position');
    }
    return { ok: true, position, day: at.day ?? dayInOslo(audit.logTime(position)) };
  }
  const moment = parseMoment(at.moment);
  if (moment === null) return refused('moment-invalid', { value: at.moment }, 'asOf');
  const known = Math.min(moment, Math.max(now.getTime(), audit.logTime(reached)));
  return { ok: true, position: audit.positionAt(moment, reached), day: dayInOslo(known) };
}

function standpointAt(
  { position, day }: { readonly position: number; readonly day: string },
  present: Standpoint['present'],
  structures: StructureReader,
  readers: Pick<Standpoint, 'measures' | 'audit' | 'indicators' | 'rounds' | 'savings'>,
): Standpoint {
  let structure: Structure | null = null;
  return {
    position,
    logTime: position === 0 ? null : new Date(readers.audit.logTime(position)).toISOString(),
    day,
    present,
    ...readers,
    get structure() {
      return (structure ??= structures.at(position));
    },
    structureAt: (other) => structures.at(other),
  };
}

/** What an answer tells of where it stands. */
export const standOf = ({ position, logTime, day }: Stand): Stand => ({ position, logTime, day });
