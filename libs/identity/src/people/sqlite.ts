import { closeSync, openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { peopleChanges, samePerson, type Decision } from './changes.js';
import type { PeopleRegister, Person } from './register.js';
import type { OtherPeople } from './rules.js';

export const PEOPLE_FILE = 'people.sqlite';

const SCHEMA_VERSION = 1;
const SCHEMA = `
  CREATE TABLE person (
    person TEXT PRIMARY KEY,
    issuer TEXT,
    subject TEXT,
    name TEXT,
    email TEXT,
    erased_at TEXT,
    CHECK ((issuer IS NULL) = (subject IS NULL)),
    CHECK (erased_at IS NULL OR (name IS NULL AND email IS NULL AND issuer IS NULL)),
    CHECK (erased_at IS NOT NULL OR name IS NOT NULL),
    UNIQUE (issuer, subject)
  ) STRICT, WITHOUT ROWID;
`;

interface Row {
  readonly person: string;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly erased_at: string | null;
}

export interface SqlitePeopleRegister extends PeopleRegister {
  /** A consistent copy of the register, taken while it is in use. */
  backup(file: string): Promise<void>;
}

/**
 * The people register in `people.sqlite` of a folder: readable by its owner only, and by other processes of the same
 * owner (the cli) at the same time. Each question is asked of the file, which costs microseconds, so what another
 * process changed is seen at once.
 * @param clock when an erasure happens; injected for tests
 */
export async function openPeopleRegister(
  dataDir: string,
  clock: () => Date = () => new Date(),
): Promise<SqlitePeopleRegister> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, PEOPLE_FILE);
  closeSync(openSync(file, 'a', 0o600));
  const db = new Database(file, { timeout: 10_000 });
  prepareFile(db);

  const columns = 'person, issuer, subject, name, email, erased_at';
  const byId = db.prepare<[string], Row>(`SELECT ${columns} FROM person WHERE person = ?`);
  const byLogin = db.prepare<[string, string], Row>(`SELECT ${columns} FROM person WHERE issuer = ? AND subject = ?`);
  const after = db.prepare<[string, number], Row>(
    `SELECT ${columns} FROM person WHERE person > ? ORDER BY person LIMIT ?`,
  );
  const named = db.prepare<[string], Pick<Row, 'person' | 'name'>>(
    'SELECT person, name FROM person WHERE person IN (SELECT value FROM json_each(?))',
  );
  const put = db.prepare<[Row]>(
    `INSERT INTO person (${columns}) VALUES (@person, @issuer, @subject, @name, @email, @erased_at)
     ON CONFLICT (person) DO UPDATE SET issuer = excluded.issuer, subject = excluded.subject, name = excluded.name,
       email = excluded.email, erased_at = excluded.erased_at`,
  );

  const found = (row: Row | undefined): Person | null => (row ? personOf(row) : null);
  const others: OtherPeople = {
    find: (person) => found(byId.get(person)),
    findByLogin: ({ issuer, subject }) => found(byLogin.get(issuer, subject)),
  };

  /** Decides and writes in one transaction that holds the write lock, so that no other process comes in between. */
  const inTransaction = db.transaction((decide: () => Decision): Decision => {
    const decision = decide();
    if (!decision.ok) return decision;
    const kept = others.find(decision.person.person);
    if (!kept || !samePerson(kept, decision.person)) put.run(rowOf(decision.person));
    return decision;
  });
  const changes = peopleChanges(
    others,
    (decide) => Promise.resolve().then(() => inTransaction.immediate(decide)),
    clock,
  );

  return {
    ...changes,
    erase: async (person, administrators) => {
      const erased = await changes.erase(person, administrators);
      // The old page is overwritten in the file (secure_delete), but still stands in the write-ahead log until that is emptied.
      if (erased.ok) db.pragma('wal_checkpoint(TRUNCATE)');
      return erased;
    },
    find: (person) => ask(() => byId.get(person)),
    findByLogin: ({ issuer, subject }) => ask(() => byLogin.get(issuer, subject)),
    names: (persons) =>
      Promise.resolve().then(
        () => new Map(named.all(JSON.stringify([...persons])).map(({ person, name }) => [person, name])),
      ),
    list: (afterPerson, limit) => Promise.resolve().then(() => after.all(afterPerson ?? '', limit).map(personOf)),
    backup: async (target) => {
      await db.backup(target);
    },
    close: () => Promise.resolve().then(() => void db.close()),
  };
}

/** @throws if the file was made by a newer release */
function prepareFile(db: Database.Database): void {
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // What is erased by law is overwritten with zeros, not only unlinked.
  db.pragma('secure_delete = ON');
  db.transaction(() => {
    const version = db.pragma('user_version', { simple: true });
    if (version === SCHEMA_VERSION) return;
    if (version !== 0) {
      throw new Error(`${PEOPLE_FILE} was made by a newer release (its version is ${String(version)}): start that one`);
    }
    db.exec(SCHEMA);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).immediate();
  // An erasure that happened while another process was reading may have left its old page in the write-ahead log.
  db.pragma('wal_checkpoint(TRUNCATE)');
}

const ask = (question: () => Row | undefined): Promise<Person | null> =>
  Promise.resolve().then(() => {
    const row = question();
    return row ? personOf(row) : null;
  });

const rowOf = ({ person, login, name, email, erasedAt }: Person): Row => ({
  person,
  issuer: login?.issuer ?? null,
  subject: login?.subject ?? null,
  name,
  email,
  erased_at: erasedAt,
});

const personOf = ({ person, issuer, subject, name, email, erased_at }: Row): Person => ({
  person,
  login: issuer !== null && subject !== null ? { issuer, subject } : null,
  name,
  email,
  erasedAt: erased_at,
});
