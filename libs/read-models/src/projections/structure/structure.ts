import type Database from 'better-sqlite3';
import {
  evolveGoal,
  evolveOrganisation,
  evolveProgramme,
  evolveStrategy,
  initialOrganisation,
  type ChapterArea,
  type GoalEvent,
  type GoalState,
  type GrantedRole,
  type OrganisationEvent,
  type OrganisationState,
  type ProgrammeEvent,
  type ProgrammeState,
  type StrategyEvent,
  type StrategyState,
  type Unit,
} from '#domain';
import type { PositionedEvent } from '#event-store';
import { aggregateOf, asFact, categoryOf } from '../../events.js';
import type { Fold, Projection } from '../../view/projection.js';

/** What a row is about; its body is the domain's own state of that thing, as JSON. */
export type StructureKind = 'unit' | 'chapter-area' | 'roles' | 'programme' | 'goal' | 'strategy';

/** The body of a row that says: gone from here on. */
const GONE = 'null';

/**
 * Versioned rows: valid from a position to before another, without end at present. Few (hundreds, not millions), so a
 * report reads all that were valid. `ordinal` is the position at which the thing first appeared.
 */
const SCHEMA = `
  CREATE TABLE structure (
    kind TEXT NOT NULL, id TEXT NOT NULL, from_position INTEGER NOT NULL, to_position INTEGER,
    ordinal INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (kind, id, from_position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX structure_from ON structure (from_position);
`;

export const structureProjection: Projection = {
  name: 'structure',
  version: 2,
  categories: new Set(['organisation', 'programme', 'goal', 'strategy']),
  readsData: true,
  schema: SCHEMA,
  open: openStructureFold,
  *dump(db) {
    const rows = db
      .prepare<[], string>(
        `SELECT json_array(kind, id, from_position, to_position, ordinal, json(body)) FROM structure
         ORDER BY kind, id, from_position`,
      )
      .pluck();
    for (const row of rows.iterate()) yield `structure ${row}`;
  },
};

function openStructureFold(db: Database.Database): Fold {
  const close = db.prepare<[number, string, string]>(
    'UPDATE structure SET to_position = ? WHERE kind = ? AND id = ? AND to_position IS NULL',
  );
  const insert = db.prepare<[string, string, number, number, string]>(
    'INSERT INTO structure (kind, id, from_position, to_position, ordinal, body) VALUES (?, ?, ?, NULL, ?, ?)',
  );
  const present = db
    .prepare<[string], [string, number, string]>(
      'SELECT id, ordinal, body FROM structure WHERE kind = ? AND to_position IS NULL ORDER BY ordinal, id',
    )
    .raw();

  const ordinals = new Map<string, number>();
  function load<Body>(kind: StructureKind): Map<string, Body> {
    const bodies = new Map<string, Body>();
    for (const [id, ordinal, body] of present.all(kind)) {
      ordinals.set(`${kind} ${id}`, ordinal);
      if (body === GONE) continue;
      bodies.set(id, JSON.parse(body) as Body);
    }
    return bodies;
  }

  let organisation: OrganisationState = {
    ...initialOrganisation,
    units: load<Unit>('unit'),
    chapterAreas: load<ChapterArea>('chapter-area'),
    roles: load<readonly GrantedRole[]>('roles'),
  };
  const programmes = load<NonNullable<ProgrammeState>>('programme');
  const goals = load<NonNullable<GoalState>>('goal');
  const strategies = load<NonNullable<StrategyState>>('strategy');

  function write(kind: StructureKind, id: string, position: number, body: unknown): void {
    const key = `${kind} ${id}`;
    const ordinal = ordinals.get(key) ?? position;
    ordinals.set(key, ordinal);
    close.run(position, kind, id);
    insert.run(kind, id, position, ordinal, body === null ? GONE : JSON.stringify(body));
  }

  function writeChanges<Body>(
    kind: StructureKind,
    before: ReadonlyMap<string, Body>,
    after: ReadonlyMap<string, Body>,
    position: number,
  ): void {
    if (before === after) return;
    for (const [id, body] of after) if (before.get(id) !== body) write(kind, id, position, body);
    for (const id of before.keys()) if (!after.has(id)) write(kind, id, position, null);
  }

  function change<State extends object>(
    kind: StructureKind,
    states: Map<string, State>,
    event: PositionedEvent,
    evolve: (state: State | null) => State | null,
  ): void {
    const id = aggregateOf(event.stream);
    const before = states.get(id) ?? null;
    const after = evolve(before);
    if (after === null || after === before) return;
    states.set(id, after);
    write(kind, id, event.position, after);
  }

  return {
    apply(event) {
      const { position } = event;
      switch (categoryOf(event.stream)) {
        case 'organisation': {
          const before = organisation;
          organisation = evolveOrganisation(before, asFact<OrganisationEvent>(event));
          writeChanges('unit', before.units, organisation.units, position);
          writeChanges('chapter-area', before.chapterAreas, organisation.chapterAreas, position);
          writeChanges('roles', before.roles, organisation.roles, position);
          return;
        }
        case 'programme':
          return change('programme', programmes, event, (state) =>
            evolveProgramme(state, asFact<ProgrammeEvent>(event)),
          );
        case 'goal':
          return change('goal', goals, event, (state) => evolveGoal(state, asFact<GoalEvent>(event)));
        case 'strategy':
          return change('strategy', strategies, event, (state) => evolveStrategy(state, asFact<StrategyEvent>(event)));
      }
    },
    flush: () => undefined,
  };
}
