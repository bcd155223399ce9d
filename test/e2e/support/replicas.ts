import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { signedIn, type Client } from './client.js';
import { newFolder, removeFolder, startService, type RunningService } from './service.js';

/** A server that several replicas keep their log on, as they are told of it. */
export interface LogServer {
  readonly url: string;
  /** Of this run alone: the server may hold other things. */
  readonly prefix: string;
}

/** Two replicas on one log, each with a data folder of its own. The second takes the tokens of the first one's issuer. */
export interface Replicas {
  readonly services: readonly [RunningService, RunningService];
  signedIn(subject: string): Promise<readonly [Client, Client]>;
  stop(): Promise<void>;
}

export const prefixOfThisRun = (): string => `t${randomUUID().replaceAll('-', '').slice(0, 24)}`;

export async function startReplicas({ url, prefix }: LogServer): Promise<Replicas> {
  const folders = [newFolder(), newFolder()] as const;
  const environment = { STORE: 'kurrentdb', KURRENTDB_URL: url, KURRENTDB_PREFIX: prefix };
  const first = await startService(folders[0], environment);
  const second = await startService(folders[1], { ...environment, OIDC_ISSUER: `${first.origin}/oidc` });
  return {
    services: [first, second],
    async signedIn(subject) {
      const one = await signedIn(first, subject);
      return [one, one.at(second)];
    },
    async stop() {
      await Promise.all([first.stop(), second.stop()]);
      folders.forEach(removeFolder);
    },
  };
}

/** Starting two services on a busy machine takes its time; nothing here depends on how long. */
jest.setTimeout(600_000);

interface Measures {
  readonly measures: readonly { readonly measure: string; readonly title: string; readonly phase: string }[];
}
interface Trail {
  readonly events: readonly { readonly event: { readonly id: string } }[];
}
interface History {
  readonly history: readonly { readonly type: string; readonly changes: readonly { readonly new: unknown }[] }[];
}

const report = (comment: string): Record<string, unknown> => ({
  effectiveOn: '2017-04-30',
  phase: 'ongoing',
  progress: 'green',
  effect: 'not-assessed',
  comment,
});

/** What must hold with several replicas on one KurrentDB; tried on the stand-in and, unchanged, on a real server. */
export function replicasHold(name: string, server: () => LogServer): void {
  describe(`two replicas on ${name}`, () => {
    let replicas: Replicas;
    let leads: readonly [Client, Client];
    let auditors: readonly [Client, Client];
    let controllers: readonly [Client, Client];
    let measure: string;

    beforeAll(async () => {
      replicas = await startReplicas(server());
      leads = await replicas.signedIn('sector-lead');
      auditors = await replicas.signedIn('auditor');
      controllers = await replicas.signedIn('controller');
      const text = encodeURIComponent('strategiske tomtekjøp');
      const { body } = await leads[0].get<Measures>(`/measures?text=${text}`);
      measure = body.measures.find(({ title }) => title === 'Strategiske tomtekjøp')!.measure;
    });
    afterAll(() => replicas.stop());

    const comments = async (client: Client, token: string): Promise<unknown[]> => {
      const { status, body } = await client.get<History>(`/measures/${measure}/history`, { 'min-log-token': token });
      expect(status).toBe(200);
      return body.history.flatMap(({ changes }) => changes.map((change) => change.new));
    };
    /** Asks until the answer is another one than `503`: it has got there, or never will. */
    const patiently = async (client: Client, token: string): Promise<unknown[]> => {
      for (;;) {
        const { status } = await client.get(`/measures/${measure}/history`, { 'min-log-token': token });
        if (status !== 503) return comments(client, token);
      }
    };

    it('what is written to one is read from the other by whoever waits for it', async () => {
      for (let round = 0; round < 6; round++) {
        const [writer, reader] = [leads[round % 2]!, leads[(round + 1) % 2]!];
        const comment = `Runde ${round} ${randomUUID()}`;
        const { status, headers } = await writer.post(`/measures/${measure}/status-reports`, report(comment));
        expect(status).toBe(200);
        expect(await patiently(reader, headers.get('log-token')!)).toContain(comment);
      }
    });

    it('the same command sent to both makes one event, and both give the same answer', async () => {
      for (let round = 0; round < 4; round++) {
        const comment = `Samtidig ${randomUUID()}`;
        const key = { 'idempotency-key': randomUUID() };
        const answers = await Promise.all(
          leads.map((lead) => lead.post(`/measures/${measure}/status-reports`, report(comment), key)),
        );
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        const said = answers.map(({ headers, body }) => [
          headers.get('etag'),
          headers.get('log-token'),
          body['events'],
        ]);
        expect(said[0]).toEqual(said[1]);
        const seen = await patiently(leads[0], answers[0]!.headers.get('log-token')!);
        expect(seen.filter((one) => one === comment)).toHaveLength(1);
      }
    });

    it('commands of both on one measure are all kept, once, and both tell the same of it', async () => {
      const written = await Promise.all(
        Array.from({ length: 12 }, async (_, index) => {
          const comment = `Parallelt ${index} ${randomUUID()}`;
          const answer = await leads[index % 2]!.post(`/measures/${measure}/status-reports`, report(comment));
          return { comment, status: answer.status, token: answer.headers.get('log-token') ?? '' };
        }),
      );
      expect(written.map(({ status }) => status)).toEqual(Array(12).fill(200));
      const places = written
        .map(({ token }) => token)
        .sort((one, other) => Number(placeIn(one)) - Number(placeIn(other)));
      const [one, other] = await Promise.all(leads.map((lead) => patiently(lead, places.at(-1)!)));
      expect(one).toEqual(other);
      for (const { comment } of written) expect(one!.filter((text) => text === comment)).toHaveLength(1);
    });

    it('what follows from an adoption is said once for each measure, by whichever replica', async () => {
      const { body } = await controllers[0].get<{ programmes: { id: string; firstYear: number }[] }>('/programmes');
      const programme = body.programmes.find(({ firstYear }) => firstYear === 2018)!.id;
      const line = await leads[0].post<{ part: string }>(`/measures/${measure}/savings-lines`, {
        title: 'Færre leide lokaler',
        nature: 'saving',
        unit: 'NOK',
      });
      const plan = { line: line.body.part, programme, years: [{ year: 2018, amount: -400000 }] };
      const planned = await leads[1].post(`/measures/${measure}/savings-plans`, plan);
      expect(planned.status).toBe(200);
      await allIdle(replicas.services);
      const adopted = await controllers[1].post(`/programmes/${programme}/adoptions`, { decisionUnknown: true });
      expect(adopted.status).toBe(200);
      const locked = (auditor: Client): Promise<{ stream: string }[]> => wholeTrail(auditor, 'SavingsPlansLocked');
      for (const auditor of auditors)
        while (!(await locked(auditor)).some(({ stream }) => stream === `savings-${measure}`));
      await allIdle(replicas.services);
      const trails = await Promise.all(auditors.map(locked));
      expect(trails[1]).toEqual(trails[0]);
      const streams = trails[0]!.map(({ stream }) => stream);
      expect(new Set(streams).size).toBe(streams.length);
    });

    it('both are ready, stand at the same place, and tell which store they are on', async () => {
      await allIdle(replicas.services);
      const heads = await Promise.all(
        replicas.services.map(async ({ origin }) => {
          const health = (await (await fetch(`${origin}/health/ready`)).json()) as Ready;
          return health.checks['event-store']!.details;
        }),
      );
      expect(heads[0]).toMatchObject({ kind: 'kurrentdb' });
      expect(heads[1]).toEqual(heads[0]);
      const metrics = await (await fetch(`${replicas.services[1].origin}/metrics`)).text();
      expect(metrics).toContain('tiltak_follower_lag_events{follower="view:measures"} 0');
      expect(metrics).toContain('tiltak_follower_stopped{follower="event-store-signal"} 0');
    });
  });
}

const placeIn = (token: string): string => token.slice(token.indexOf('.') + 1);

interface Ready {
  readonly status: string;
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly details?: Record<string, unknown> }>>;
}

/** Resolves when every follower of every replica has done what is in the log, and nothing waits. */
export async function allIdle(services: readonly RunningService[]): Promise<void> {
  for (const { origin } of services) {
    for (;;) {
      const { status, checks } = (await (await fetch(`${origin}/health/ready`)).json()) as Ready;
      const details = Object.values(checks).map((check) => check.details ?? {});
      if (status === 'ok' && details.every(({ events = 0, waiting = 0 }) => events === 0 && waiting === 0)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function wholeTrail(auditor: Client, type: string): Promise<{ id: string; stream: string }[]> {
  const found: { id: string; stream: string }[] = [];
  for (let cursor = ''; ;) {
    const { status, body } = await auditor.get<Trail & { next: string | null }>(
      `/audit/events?types=${type}&limit=100${cursor}`,
    );
    expect(status).toBe(200);
    found.push(...body.events.map((one) => one as unknown as { id: string; stream: string }));
    if (body.next === null) return found;
    cursor = `&cursor=${encodeURIComponent(body.next)}`;
  }
}
