// A log of many measures and events, as a municipality would have after some years: made once and kept beside the
// benchmark's other files, since it is the same for every run.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '../../../dist/libs/event-store/src/index.js';
import { demoPeople } from '../../../dist/libs/identity/src/index.js';

const Database = createRequire(import.meta.url)('better-sqlite3');
const SECTORS = 5;
const AREAS = 30;
const GOALS = 200;
export const STRATEGIES = 50;
const MEASURES = 10_000;
const VERSION = 2;

const COMMENTS = [
  'Arbeidet følger planen, og leveransene for perioden er godkjent av styringsgruppen.',
  'Anskaffelsen tar lengre tid enn ventet; risikoen følges opp med leverandøren hver uke.',
  'Bygget er tatt i bruk. Gjenstående arbeid gjelder uteområdet og dokumentasjonen.',
];

/** Always the same UUID for a name. */
export function idOf(name) {
  const hex = createHash('sha1').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Always the same numbers: a linear congruential generator. */
function dice() {
  let seed = 20180101;
  return (sides) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % sides;
  };
}

/** Path of a folder of the benchmark's, which is kept from run to run. */
export function benchFolder() {
  const folder = join(tmpdir(), 'tiltak-bench-data');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Path of a log with so many events; made if it is not there. */
export async function largeLog(events) {
  const file = join(benchFolder(), `log-v${VERSION}-${events}.sqlite`);
  if (existsSync(file)) return file;
  const partial = `${file}.partial`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(partial + suffix, { force: true });
  await (await openSqliteEventStore({ file: partial })).close();
  write(partial, events);
  renameSync(partial, file);
  return file;
}

function write(file, wanted) {
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  const triggers = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'events'")
    .all();
  // the rows are right by construction; checking each would take minutes
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  const insert = db.prepare(
    'INSERT INTO events (position, stream, revision, opens, id, type, version, data, metadata) VALUES (?, ?, ?, 1, ?, ?, 1, ?, ?)',
  );
  const roll = dice();
  const revisions = new Map();
  const persons = Array.from({ length: 300 }, (_, index) => idOf(`person ${index}`));
  const step = Math.floor((7 * 365 * 86_400_000) / wanted);
  let clock = Date.parse('2018-01-01T00:00:00Z');
  let position = 0;
  const add = (stream, type, data) => {
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    position++;
    clock += step;
    const commandId = idOf(`command ${position}`);
    const metadata = {
      actor: { person: persons[roll(persons.length)], role: 'sector-lead', grant: 'lead:area' },
      commandId,
      fingerprint: commandId.slice(0, 32),
      correlationId: commandId,
      recordedAt: new Date(clock).toISOString(),
      source: 'http',
    };
    insert.run(
      position,
      stream,
      revision,
      idOf(`event ${position}`),
      type,
      JSON.stringify(data),
      JSON.stringify(metadata),
    );
  };
  db.exec('BEGIN');
  const measures = begin(add, roll, persons);
  while (position < wanted) {
    change(
      add,
      roll,
      persons,
      `measure-${measures[roll(measures.length)]}`,
      position,
      new Date(clock).toISOString().slice(0, 10),
    );
    if (position % 50_000 === 0) db.exec('COMMIT; BEGIN');
  }
  db.exec('COMMIT');
  for (const { sql } of triggers) db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function begin(add, roll, persons) {
  const organisation = 'organisation-municipality';
  const person = (subject) => demoPeople.find((one) => one.subject === subject).person;
  for (const role of ['administrator', 'controller', 'auditor', 'reader', 'politician']) {
    add(organisation, 'RoleGranted', { person: person(role), role });
  }
  const sectors = Array.from({ length: SECTORS }, (_, index) => idOf(`sector ${index}`));
  const areas = Array.from({ length: AREAS }, (_, index) => idOf(`area ${index}`));
  sectors.forEach((unit, index) =>
    add(organisation, 'UnitAdded', { unit, level: 'sector', name: `Sektor ${index}`, parent: null, source: null }),
  );
  areas.forEach((unit, index) =>
    add(organisation, 'UnitAdded', {
      unit,
      level: 'area',
      name: `Område ${index}`,
      parent: sectors[index % SECTORS],
      source: null,
    }),
  );
  add(organisation, 'LeadAppointed', { unit: sectors[0], person: person('sector-lead') });
  const chapterAreas = Array.from({ length: 4 }, (_, index) => idOf(`chapter area ${index}`));
  chapterAreas.forEach((chapterArea, index) =>
    add(organisation, 'ChapterAreaAdded', { chapterArea, name: `Kapittel ${index}`, source: null }),
  );
  const programmes = Array.from({ length: 3 }, (_, index) => idOf(`programme ${index}`));
  programmes.forEach((id, index) =>
    add(`programme-${id}`, 'ProgrammePrepared', {
      name: `HP ${2017 + index}`,
      firstYear: 2017 + index,
      lastYear: 2020 + index,
      source: null,
    }),
  );
  const strategies = Array.from({ length: STRATEGIES }, (_, index) => idOf(`strategy ${index}`));
  strategies.forEach((id, index) =>
    add(`strategy-${id}`, 'StrategyRegistered', {
      name: `Strategi ${index}`,
      description: null,
      body: null,
      adoptedOn: null,
      firstYear: 2017,
      lastYear: null,
      kind: 'strategy',
      parent: null,
      source: null,
    }),
  );
  const goals = Array.from({ length: GOALS }, (_, index) => idOf(`goal ${index}`));
  goals.forEach((id, index) =>
    add(`goal-${id}`, 'GoalSet', {
      level: index < 4 ? 'main-goal' : index < 20 ? 'approach' : 'sub-goal',
      title: `Mål ${index}`,
      description: null,
      parent:
        index < 4
          ? null
          : index < 20
            ? { kind: 'goal', id: goals[index % 4] }
            : index < 120
              ? { kind: 'strategy', id: strategies[index % STRATEGIES] }
              : { kind: 'goal', id: goals[4 + (index % 16)] },
      alsoUnder: [],
      chapterArea: null,
      source: null,
    }),
  );
  return Array.from({ length: MEASURES }, (_, index) => {
    const id = idOf(`measure ${index}`);
    add(`measure-${id}`, 'MeasureRegistered', {
      title: `Tiltak nummer ${index} om bedre forvaltning`,
      description: 'Beskrivelse av tiltaket.',
      area: areas[roll(AREAS)],
      areaAssumed: false,
      chapterArea: chapterAreas[roll(4)],
      adoption: { status: 'adopted', programme: programmes[roll(3)] },
      responsible: roll(20) ? persons[roll(persons.length)] : null,
      continuous: false,
      due: `${2019 + roll(8)}`,
      legalBasis: null,
      goals: [...new Set([goals[20 + roll(GOALS - 20)], goals[20 + roll(GOALS - 20)]])],
      strategies: roll(2) ? [strategies[roll(STRATEGIES)]] : [],
      participatingAreas: [],
      exemption: roll(100) ? null : { legalBasis: 'offl. § 13' },
      source: null,
    });
    return id;
  });
}

function change(add, roll, persons, stream, number, effectiveOn) {
  const kind = roll(100);
  const light = () => ['green', 'green', 'yellow', 'not-assessed'][roll(4)];
  if (kind < 90) {
    const progress = light();
    const effect = light();
    add(stream, 'StatusReported', {
      effectiveOn,
      phase: roll(15) ? 'ongoing' : 'postponed',
      words: null,
      reading: 'person',
      progress,
      effect,
      comment: `${COMMENTS[roll(COMMENTS.length)]} Rapport ${number}.`,
      commentExempt: null,
      risk: progress === 'yellow' || effect === 'yellow' ? 'Leveransen kan bli forsinket.' : null,
      deviation: null,
      cause: null,
      action: null,
      remedy: null,
    });
  } else if (kind < 96) add(stream, 'StatusConfirmed', { effectiveOn });
  else if (kind < 98)
    add(stream, 'ResponsibleChanged', { from: null, to: persons[roll(persons.length)], reason: null });
  else
    add(stream, 'DueDateMoved', {
      from: null,
      to: String(2020 + roll(8)),
      continuous: false,
      reason: 'Forsinket anskaffelse',
    });
}
