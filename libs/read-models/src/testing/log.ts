import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact, Viewer } from '#domain';
import { memoryEventStore, type EventStore, type JsonObject, type ProposedEvent } from '#event-store';
import { domainEventTypes } from '../events.js';
import { buildViews } from '../verify/views.js';
import { openViewReaders } from '../view/readers.js';
import type { ReadModels } from '../queries/read-models.js';

/** An id that a test can spell: the same name gives the same id. */
export function idOf(name: string): string {
  const hex = createHash('sha1').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

export interface Recording {
  /** Default: a minute after the one before. */
  readonly recordedAt?: string;
  readonly person?: string;
  readonly role?: string;
}

/** A log in memory that facts can be written to in a word. */
export interface TestLog {
  readonly store: EventStore;
  /** Appends to one stream, as one append; gives the ids of the events. */
  record(stream: string, facts: readonly Fact[], recording?: Recording): Promise<string[]>;
}

export function testLog(): TestLog {
  const store = memoryEventStore();
  const registry = domainEventTypes();
  const revisions = new Map<string, number>();
  let events = 0;
  let clock = Date.parse('2018-01-01T08:00:00.000Z');
  return {
    store,
    async record(stream, facts, { recordedAt, person = 'person-1', role = 'sector-lead' } = {}) {
      clock = recordedAt === undefined ? clock + 60_000 : Date.parse(recordedAt);
      const revision = revisions.get(stream) ?? -1;
      const proposed = facts.map(({ type, data }) => ({
        id: idOf(`event ${++events}`),
        type,
        version: registry.find(type)?.version ?? 1,
        data: data as JsonObject,
        metadata: {
          actor: { person, role },
          commandId: idOf(`command ${events}`),
          fingerprint: 'f',
          correlationId: idOf(`command ${events}`),
          recordedAt: new Date(clock).toISOString(),
          source: 'test',
        },
      }));
      await store.append(stream, revision < 0 ? 'no-stream' : revision, proposed);
      revisions.set(stream, revision + facts.length);
      return proposed.map(({ id }) => id);
    },
  };
}

/** Facts as a store takes them, recorded by somebody at some time. */
export const proposal = (facts: readonly Fact[]): ProposedEvent[] =>
  facts.map(({ type, data }) => {
    const id = randomUUID();
    return {
      id,
      type,
      version: 1,
      data: data as JsonObject,
      metadata: {
        actor: { person: 'person-1', role: 'administrator' },
        commandId: id,
        fingerprint: 'f',
        correlationId: id,
        recordedAt: '2018-01-01T08:00:00.000Z',
        source: 'test',
      },
    };
  });

/** A folder that is gone when the work is done. */
export async function inFolder<Result>(work: (dir: string) => Promise<Result>): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'tiltak-views-'));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

export const NOW = '2018-06-01T10:00:00.000Z';

/** Builds the views of a log (up to a position) and asks them; everything is gone afterwards. */
export const asking = <Result>(
  { store }: Pick<TestLog, 'store'>,
  ask: (models: ReadModels, dir: string) => Result | Promise<Result>,
  { upTo, now = NOW }: { readonly upTo?: number; readonly now?: string } = {},
): Promise<Result> =>
  inFolder(async (dir) => {
    await buildViews(dir, store, { upTo });
    const views = openViewReaders(dir);
    try {
      return await ask({ views, log: store, clock: () => new Date(now) }, dir);
    } finally {
      views.close();
    }
  });

/** Sees everything that an employee may see, internal notes included. */
export const AUDITOR: Viewer = { person: 'auditor', level: 'employee', notes: 'all' };
/** An employee without any place. */
export const READER: Viewer = { person: 'reader', level: 'employee', notes: new Set() };
export const POLITICIAN: Viewer = { person: 'politician', level: 'nothing-live', notes: new Set() };

/** The answer, or the refusal's codes as an error. */
export function answered<Body>(
  answer:
    | { readonly ok: true; readonly answer: Body }
    | { readonly ok: false; readonly refusals: readonly { code: string }[] },
): Body {
  if (!answer.ok) throw new Error(answer.refusals.map(({ code }) => code).join(', '));
  return answer.answer;
}
