import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../e2e/support/client.js';

/** People who report all the time, each to whichever replica answers, and again with the same key until one does. */
export interface Reporters {
  /** Resolves when so many more reports have been acknowledged. */
  acknowledgedMore(count: number): Promise<void>;
  /** Ends them when their reports in hand are acknowledged. @returns ids of the events of all acknowledged reports */
  stop(): Promise<string[]>;
  /** Is it the stream of a measure that they report on? */
  isOwn(stream: string): boolean;
  /** Requests that were not answered, or not with the report, and were sent again. */
  retried(): number;
}

export interface ReportersOptions {
  /** Signed in, and the lead of an area. */
  readonly client: Client;
  /** Addresses of the replicas, as they are now; undefined: it is down. */
  readonly replicas: () => readonly (string | undefined)[];
}

const PEOPLE = 6;

interface Reported {
  readonly events: readonly { readonly id: string }[];
}

export async function startReporters({ client, replicas }: ReportersOptions): Promise<Reporters> {
  const acknowledged: string[] = [];
  const own = new Set<string>();
  const waiting = new Set<() => void>();
  let stopping = false;
  let retried = 0;

  /** Sends until a replica has taken it; a request that hangs is given up, as a browser's is by its user. */
  async function insist(path: string, body: unknown, first: number): Promise<Reported & { id: string }> {
    const key = randomUUID();
    for (let attempt = 0; ; attempt++) {
      const all = replicas();
      const origin = all[(first + attempt) % all.length];
      const answer = origin === undefined ? null : await send(`${origin}/api/v1${path}`, key, body);
      if (answer !== null && answer.status < 300) return answer.body as Reported & { id: string };
      if (answer !== null && answer.status < 500 && answer.status !== 429)
        throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      retried++;
      await pause(20);
    }
  }

  async function send(url: string, key: string, body: unknown): Promise<{ status: number; body: unknown } | null> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          authorization: `Bearer ${client.token}`,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      });
      return { status: response.status, body: await response.json() };
    } catch {
      return null;
    }
  }

  const { body } = await client.get<{ measures: { measure: string; unit: string }[] }>('/measures?text=tomtekj%C3%B8p');
  const area = body.measures[0]!.unit;

  async function person(number: number): Promise<void> {
    const { id } = await insist('/measures', { title: `Tiltak ${number}`, area }, number);
    own.add(`measure-${id}`);
    for (let report = 0; !stopping; report++) {
      const { events } = await insist(
        `/measures/${id}/status-reports`,
        { effectiveOn: '2017-04-30', phase: 'ongoing', progress: 'green', comment: `Rapport ${report}.` },
        number + report,
      );
      acknowledged.push(...events.map((event) => event.id));
      for (const go of waiting) go();
    }
  }

  const people = Promise.all(Array.from({ length: PEOPLE }, (_, number) => person(number)));
  // a person who fails ends the run at the next thing that is waited for
  const failed = people.then(() => new Promise<never>(() => undefined));
  failed.catch(() => undefined);

  return {
    acknowledgedMore(count) {
      const wanted = acknowledged.length + count;
      const enough = new Promise<void>((resolve) => {
        const look = (): void => {
          if (acknowledged.length < wanted) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      });
      return Promise.race([enough, failed]);
    },
    async stop() {
      stopping = true;
      await people;
      return acknowledged;
    },
    isOwn: (stream) => own.has(stream),
    retried: () => retried,
  };
}
