import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { domainEventTypes } from '../events.js';
import { projections } from '../projections/index.js';
import { openProjector, type FollowedLog } from '../projector/projector.js';
import type { Stopped, ViewProgress } from '../projector/progress.js';
import { deleteView, readCheckpoint, viewFile } from '../view/file.js';
import { goalsReport } from '../queries/goals.js';
import { MAX_PAGE, measureList } from '../queries/measures/index.js';
import { overview } from '../queries/overview.js';
import { savingsBridge, savingsReport, targetsCoverage } from '../queries/savings/index.js';
import { strategyReport } from '../queries/strategy.js';
import { openViewReaders } from '../view/readers.js';
import type { ProjectionName } from '../view/projection.js';

export interface RebuildOptions {
  readonly onProgress?: ((progress: ViewProgress) => void) | undefined;
  /** Builds from the first events only, up to this position. */
  readonly upTo?: number | undefined;
}

/** Where a rebuilt view stands. */
export interface RebuiltView {
  readonly projection: ProjectionName;
  readonly position: number;
  readonly stopped: Stopped | null;
}

/**
 * Builds every view anew from the log and puts it in the place of the old one. The old ones stay until the new ones
 * are whole. Not while a projector runs on the same folder: it would go on writing into files that are gone.
 */
export async function rebuildViews(
  dir: string,
  log: FollowedLog,
  options: RebuildOptions = {},
): Promise<readonly RebuiltView[]> {
  mkdirSync(dir, { recursive: true });
  const fresh = mkdtempSync(join(dir, 'rebuild-'));
  try {
    const built = await buildViews(fresh, log, options);
    for (const projection of projections) {
      deleteView(viewFile(dir, projection));
      renameSync(viewFile(fresh, projection), viewFile(dir, projection));
    }
    return built;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Builds every view in a folder, from where it stands to the end of the log; then lets go of the files. */
export async function buildViews(
  dir: string,
  log: FollowedLog,
  { onProgress, upTo }: RebuildOptions = {},
): Promise<readonly RebuiltView[]> {
  const last = new Map<ProjectionName, RebuiltView>();
  const projector = await openProjector({
    dir,
    log: upTo === undefined ? log : firstEvents(log, upTo),
    projections,
    registry: domainEventTypes(),
    onProgress(progress) {
      const { projection, position, stopped } = progress;
      last.set(projection, { projection, position, stopped });
      onProgress?.(progress);
    },
  });
  try {
    await projector.catchUp();
  } finally {
    projector.close();
  }
  return [...last.values()];
}

/** The log as it was when it held so many events. For logs whose tokens are positions, and for few events of others. */
export function firstEvents(log: FollowedLog, count: number): FollowedLog {
  let seen = { position: 0, token: '0' };
  const places = new Map<string, number>([['0', 0]]);
  return {
    logId: () => log.logId(),
    at: (token) => log.at(token),
    wait: (after, signal) => log.wait(after, signal),
    head: async () => seen.token,
    async readAll(after, limit) {
      const position = places.get(after) ?? Number(after);
      const page = await log.readAll(after, Math.max(1, Math.min(limit, count - position)));
      const kept = page.slice(0, Math.max(0, count - position));
      const last = kept.at(-1);
      if (last) {
        seen = { position: position + kept.length, token: last.token };
        places.set(last.token, seen.position);
      }
      return kept;
    },
  };
}

/** The rows of one view, in a canonical order, with logical ids: what two views that say the same have in common. */
export function* dumpView(dir: string, name: ProjectionName): Generator<string> {
  const projection = projections.find((one) => one.name === name);
  if (!projection) throw new Error(`there is no projection ${name}`);
  const db = new Database(viewFile(dir, projection), { readonly: true, fileMustExist: true });
  try {
    // one snapshot, whoever writes meanwhile
    db.exec('BEGIN');
    const { position, token, logTime } = readCheckpoint(db);
    yield `view ${JSON.stringify([name, projection.version, position, token, logTime])}`;
    yield* projection.dump(db);
  } finally {
    db.close();
  }
}

/** All views, one after the other. */
export function* dumpViews(dir: string): Generator<string> {
  for (const { name } of projections) yield* dumpView(dir, name);
}

/** A view that does not say what the log says. */
export interface ViewFault {
  /** The view, or the report from the views, at fault. */
  readonly projection: ProjectionName | `report ${string}`;
  readonly position: number;
  /** The first row, or the beginning of the bytes, in which they differ; null: one of them has no more rows. */
  readonly found: string | null;
  readonly expected: string | null;
}

/**
 * Builds every view anew beside a copy of the old ones, up to where each stands, and compares row by row, then report
 * by report. The projector may be running.
 * @returns what differs; empty: the views are what the log makes of them
 */
export async function verifyViews(
  dir: string,
  log: FollowedLog & Pick<EventStore, 'read'>,
  onProgress?: (progress: ViewProgress) => void,
): Promise<readonly ViewFault[]> {
  const kept = mkdtempSync(join(tmpdir(), 'tiltak-verify-'));
  try {
    for (const projection of projections) copyView(viewFile(dir, projection), viewFile(kept, projection));
    return await verifyAtRest(kept, log, onProgress);
  } finally {
    rmSync(kept, { recursive: true, force: true });
  }
}

/** As it is at this moment: its projector may be running. */
function copyView(file: string, copy: string): void {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    db.prepare('VACUUM INTO ?').run(copy);
  } finally {
    db.close();
  }
}

async function verifyAtRest(
  dir: string,
  log: FollowedLog & Pick<EventStore, 'read'>,
  onProgress?: (progress: ViewProgress) => void,
): Promise<readonly ViewFault[]> {
  const positions = new Map(projections.map((one) => [one.name, positionOf(viewFile(dir, one))]));
  const faults: ViewFault[] = [];
  for (const position of new Set(positions.values())) {
    const fresh = mkdtempSync(join(tmpdir(), 'tiltak-verify-'));
    try {
      await buildViews(fresh, log, { onProgress, upTo: position });
      for (const { name } of projections.filter((one) => positions.get(one.name) === position)) {
        const fault = firstDifference(dumpView(dir, name), dumpView(fresh, name));
        if (fault) faults.push({ projection: name, position, ...fault });
      }
      if (position === Math.min(...positions.values())) faults.push(...compareReports(dir, fresh, log, position));
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return faults;
}

/** Bytes of a fault that are worth showing. */
const SHOWN = 500;

function compareReports(
  dir: string,
  fresh: string,
  log: Pick<EventStore, 'read' | 'at'>,
  position: number,
): ViewFault[] {
  const [found, expected] = [reportBytes(dir, log, position), reportBytes(fresh, log, position)];
  return [...new Set([...found.keys(), ...expected.keys()])].flatMap((name): ViewFault[] => {
    const [one, other] = [found.get(name) ?? null, expected.get(name) ?? null];
    if (one === other) return [];
    const from = firstDifferent(one ?? '', other ?? '');
    const shown = (bytes: string | null): string | null => bytes && bytes.slice(from, from + SHOWN);
    return [{ projection: `report ${name}`, position, found: shown(one), expected: shown(other) }];
  });
}

const firstDifferent = (one: string, other: string): number => {
  let place = 0;
  while (place < one.length && one[place] === other[place]) place++;
  return place;
};

/** Every report over all measures, at one position, as a client would get it. */
function reportBytes(dir: string, log: Pick<EventStore, 'read' | 'at'>, position: number): ReadonlyMap<string, string> {
  const views = openViewReaders(dir);
  try {
    const models = { views, log, clock: () => new Date(0) };
    const asked = { viewer: { person: null, level: 'employee', notes: 'all' }, at: { position } } as const;
    const goals = goalsReport(models, asked);
    const reports: [string, unknown][] = [
      ['overview', overview(models, { ...asked, since: { position: position >> 1 } })],
      ['goals', goals],
      ['savings', savingsReport(models, asked)],
      ['targets', targetsCoverage(models, asked)],
      ['bridge', savingsBridge(models, { ...asked, from: { position: position >> 1 } })],
    ];
    const strategies = views.structure()?.reader.at(position).strategies.keys() ?? [];
    for (const strategy of strategies) reports.push([strategy, strategyReport(models, { ...asked, strategy })]);
    let cursor: string | undefined;
    do {
      const page = measureList(models, { ...asked, limit: MAX_PAGE, cursor });
      reports.push([`measures after ${cursor ?? 'the beginning'}`, page]);
      cursor = page.ok ? (page.answer.next ?? undefined) : undefined;
    } while (cursor !== undefined);
    return new Map(reports.map(([name, report]) => [name, JSON.stringify(report)]));
  } finally {
    views.close();
  }
}

function positionOf(file: string): number {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return readCheckpoint(db).position;
  } finally {
    db.close();
  }
}

function firstDifference(
  found: Iterator<string>,
  expected: Iterator<string>,
): { found: string | null; expected: string | null } | null {
  for (;;) {
    const [one, other] = [found.next(), expected.next()];
    if (one.done && other.done) return null;
    if (one.done || other.done || one.value !== other.value) {
      return { found: one.done ? null : one.value, expected: other.done ? null : other.value };
    }
  }
}

/** Digest of a dump: short enough to compare by eye. */
export function digest(rows: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(row).update('\n');
  return hash.digest('hex');
}
