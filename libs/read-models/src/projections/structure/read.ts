import type Database from 'better-sqlite3';
import type { ChapterArea, Goal, GrantedRole, Programme, Strategy, Unit } from '#domain';
import type { StructureKind } from './structure.js';

/** Organisation, programmes, goals and strategies as they were known at one position, each in the order of appearance. */
export interface Structure {
  /** Position of the last change that it holds: two with the same number are the same. */
  readonly changedAt: number;
  readonly units: ReadonlyMap<string, Unit>;
  /** Units directly below; the sectors under `null`. */
  readonly unitsBelow: ReadonlyMap<string | null, readonly string[]>;
  readonly chapterAreas: ReadonlyMap<string, ChapterArea>;
  readonly roles: ReadonlyMap<string, readonly GrantedRole[]>;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly goals: ReadonlyMap<string, Goal>;
  readonly strategies: ReadonlyMap<string, Strategy>;
}

export interface StructureReader {
  at(position: number): Structure;
}

/** Structures change seldom and are asked for all the time: the last few are kept. */
const KEPT = 8;

export function openStructureReader(db: Database.Database): StructureReader {
  const lastChange = db
    .prepare<[number], number>(
      `SELECT from_position FROM structure WHERE from_position <= ? ORDER BY from_position DESC LIMIT 1`,
    )
    .pluck();
  const valid = db
    .prepare<[number, number], [StructureKind, string, string]>(
      `SELECT kind, id, body FROM structure
       WHERE from_position <= ? AND (to_position IS NULL OR to_position > ?) AND body <> 'null' ORDER BY ordinal, id`,
    )
    .raw();
  const kept = new Map<number, Structure>();

  function load(position: number, changedAt: number): Structure {
    const bodies = new Map<StructureKind, Map<string, unknown>>();
    for (const [kind, id, body] of valid.all(position, position)) {
      let ofKind = bodies.get(kind);
      if (!ofKind) bodies.set(kind, (ofKind = new Map()));
      ofKind.set(id, JSON.parse(body));
    }
    const of = <Body>(kind: StructureKind): ReadonlyMap<string, Body> =>
      (bodies.get(kind) ?? new Map<string, never>()) as ReadonlyMap<string, Body>;
    const units = of<Unit>('unit');
    const unitsBelow = new Map<string | null, string[]>();
    for (const unit of units.keys()) {
      const parent = parentOf(units, unit);
      const siblings = unitsBelow.get(parent);
      if (siblings) siblings.push(unit);
      else unitsBelow.set(parent, [unit]);
    }
    return {
      changedAt,
      units,
      unitsBelow,
      chapterAreas: of('chapter-area'),
      roles: of('roles'),
      programmes: of('programme'),
      goals: of('goal'),
      strategies: of('strategy'),
    };
  }

  return {
    at(position) {
      const changedAt = lastChange.get(position) ?? 0;
      const known = kept.get(changedAt);
      if (known) {
        kept.delete(changedAt);
        kept.set(changedAt, known);
        return known;
      }
      const structure = load(position, changedAt);
      kept.set(changedAt, structure);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? 0);
      return structure;
    },
  };
}

/** A unit whose parent is unknown stands at the top, so that its measures are not lost from the sums. */
const parentOf = (units: ReadonlyMap<string, Unit>, unit: string): string | null => {
  const parent = units.get(unit)?.parent ?? null;
  return parent !== null && units.has(parent) ? parent : null;
};

/** The units themselves and everything below them, closed ones too. */
export function unitsUnder({ unitsBelow }: Structure, units: Iterable<string>): ReadonlySet<string> {
  const under = new Set(units);
  // a set takes in what is added while it is walked
  for (const unit of under) for (const below of unitsBelow.get(unit) ?? []) under.add(below);
  return under;
}
