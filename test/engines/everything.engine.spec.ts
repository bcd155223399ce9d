import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openKurrentDbEventStore, START, type RecordedEvent } from '#event-store';
import { startKurrentDbDoubleProcess, type KurrentDbDoubleProcess } from '../doubles/kurrentdb/process.js';
import { prefixOfThisRun } from '../e2e/support/replicas.js';
import { newFolder, removeFolder, startProgram, type RunningService } from '../e2e/support/service.js';
import { signedIn } from '../e2e/support/client.js';
import { brokers, describeOnKafka, newPrefix } from './support.js';
import { followFeed, type FeedFollower } from './feed-follower.js';
import { startReporters, type Reporters } from './reporters.js';
import { readEvents } from './topic.js';

const ROUNDS = Number(process.env['CHAOS_ROUNDS'] ?? 20);
/** Reports that are acknowledged between two kills. */
const REPORTS_A_ROUND = 60;
const PARTS = ['one', 'other', 'relay', 'feed'] as const;
type Part = (typeof PARTS)[number];
/** What goes wrong in a round: a part is killed; the log's server hangs, or is gone. */
type Fault = Part | 'log-frozen' | 'log-away';

/**
 * Two replicas, the relay and the gateway on a real Kafka broker, each killed in turn while reports come in. The log is
 * on KurrentDB where KURRENTDB_URL says one, else on its stand-in in a process of its own, which then freezes and goes
 * away in its turn as well.
 */
describeOnKafka(
  `everything on Kafka, and on ${process.env['KURRENTDB_URL'] ? 'KurrentDB' : 'the stand-in for KurrentDB'}`,
  () => {
    const prefix = newPrefix();
    const logPrefix = prefixOfThisRun();
    const folders = new Map<string, string>();
    const parts = new Map<Part, RunningService>();
    let double: KurrentDbDoubleProcess | null = null;
    let url = process.env['KURRENTDB_URL'] ?? '';
    /** Signs people in for all replicas; is not killed. */
    let issuer: RunningService;
    let reporters: Reporters;
    let reader: FeedFollower;

    const folderOf = (name: string): string => {
      const folder = folders.get(name) ?? newFolder();
      folders.set(name, folder);
      return folder;
    };
    const environment = (): NodeJS.ProcessEnv => ({
      STORE: 'kurrentdb',
      KURRENTDB_URL: url,
      KURRENTDB_PREFIX: logPrefix,
      KAFKA_BROKERS: brokers.join(','),
      KAFKA_PREFIX: prefix,
    });
    const signInBy = (service: RunningService): NodeJS.ProcessEnv => ({ OIDC_ISSUER: `${service.origin}/oidc` });

    async function start(part: Part): Promise<void> {
      const program = part === 'relay' || part === 'feed' ? part : 'api';
      const more = program === 'feed' ? { API_URL: issuer.origin } : signInBy(issuer);
      parts.set(part, await startProgram(program, folderOf(part), { ...environment(), SEED_DEMO: 'false', ...more }));
    }
    const running = (part: Part): RunningService | undefined => parts.get(part);
    async function kill(part: Part): Promise<void> {
      const victim = parts.get(part)!;
      parts.delete(part);
      await victim.stop('SIGKILL');
    }
    /** Goes wrong, and right again once it has been felt. */
    async function goWrong(fault: Fault): Promise<void> {
      if (fault === 'log-frozen') {
        const before = reporters.retried();
        double!.freeze();
        await until(
          async () => reporters.retried(),
          (retried) => retried > before,
        );
        double!.thaw();
      } else if (fault === 'log-away') {
        await double!.faults.goDown('lost');
        await until(
          async () => (await fetch(`${issuer.origin}/health/ready`)).status,
          (status) => status === 503,
        );
        await double!.faults.comeUp();
      } else {
        await kill(fault);
        await start(fault);
      }
    }

    beforeAll(async () => {
      if (url === '') {
        double = await startKurrentDbDoubleProcess();
        url = double.url;
      }
      issuer = await startProgram('api', folderOf('issuer'), environment());
      await Promise.all([start('one'), start('other'), start('relay')]);
      await start('feed');
      const lead = await signedIn(issuer, 'sector-lead');
      reader = followFeed(() => running('feed')?.origin);
      reporters = await startReporters({
        client: lead,
        replicas: () => [running('one')?.origin, running('other')?.origin],
      });
    }, 300_000);

    afterAll(async () => {
      await reporters?.stop();
      await reader?.stop();
      await Promise.all([...parts.values(), issuer].map((part) => part?.stop('SIGKILL')));
      await double?.stop();
      for (const folder of folders.values()) removeFolder(folder);
    });

    test(
      `every acknowledged event is there once and in order, whatever went wrong (${ROUNDS} times)`,
      async () => {
        const faults: readonly Fault[] = double === null ? PARTS : [...PARTS, 'log-frozen', 'log-away'];
        for (let round = 0; round < ROUNDS; round++) {
          await reporters.acknowledgedMore(REPORTS_A_ROUND);
          await goWrong(faults[round % faults.length]!);
        }
        await reporters.acknowledgedMore(REPORTS_A_ROUND);
        const acknowledged = await reporters.stop();
        expect(reporters.retried()).toBeGreaterThan(0);

        const log = await wholeLog();
        const ids = log.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const places = new Map(ids.map((id, index) => [id, index]));
        expect(acknowledged.filter((id) => !places.has(id))).toEqual([]);
        expect(new Set(acknowledged).size).toBe(acknowledged.length);
        // a report is one event, however often it was sent and to whom
        const reported = log.filter(({ stream, type }) => type === 'StatusReported' && reporters.isOwn(stream));
        expect(reported.map(({ id }) => id).sort()).toEqual([...acknowledged].sort());

        const published = await readEvents(brokers, prefix, log.length);
        expect(published.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
        expect(published.map(({ id }) => id)).toEqual(ids);

        // what the public may read, by the api from the log
        const open = await publicPositions(running('one')!.origin);
        expect(open.length).toBeGreaterThan(acknowledged.length);
        await reader.reached(open.at(-1)!);
        const served = await reader.stop();
        expect(served.positions).toEqual(open);
        expect(served.connections).toBeGreaterThan(1);

        await expectEqualViews(log.length);
      },
      30 * 60_000,
    );

    async function wholeLog(): Promise<RecordedEvent[]> {
      const store = await openKurrentDbEventStore({ url, prefix: logPrefix });
      const events: RecordedEvent[] = [];
      for (let after = START; ; after = events.at(-1)!.token) {
        const page = await store.readAll(after, 500);
        events.push(...page);
        if (page.length === 0) break;
      }
      await store.close();
      return events;
    }

    /** Both replicas answer every report with the same bytes at the log's end. */
    async function expectEqualViews(position: number): Promise<void> {
      const [one, other] = await Promise.all(
        (['one', 'other'] as const).map(async (part) => {
          const [controller, auditor] = await Promise.all([
            signedIn(issuer, 'controller'),
            signedIn(issuer, 'auditor'),
          ]);
          const answers: Record<string, string> = {};
          for (const path of [
            'reports/overview',
            'reports/goals',
            'reports/savings',
            'measures?limit=200',
            'audit/events',
          ]) {
            const separator = path.includes('?') ? '&' : '?';
            const { token } = path.startsWith('audit') ? auditor : controller;
            const answered = await until(
              async () => {
                const response = await fetch(
                  `${running(part)!.origin}/api/v1/${path}${separator}position=${position}`,
                  {
                    headers: { authorization: `Bearer ${token}` },
                  },
                );
                return { status: response.status, text: await response.text() };
              },
              ({ status, text }) => status < 500 && !text.includes('position-not-reached'),
            );
            expect({ path, status: answered.status }).toEqual({ path, status: 200 });
            answers[path] = answered.text;
          }
          return answers;
        }),
      );
      expect(Object.values(one!).every((text) => text.length > 2)).toBe(true);
      expect(one).toEqual(other);
    }
  },
);

/** Positions of the events that anybody may read, in the order in which the api gives them to who polls. */
async function publicPositions(origin: string): Promise<number[]> {
  const positions: number[] = [];
  for (let after = '0', more = true; more;) {
    const response = await fetch(`${origin}/api/v1/feed/events?after=${after}`);
    const events = (await response.json()) as { readonly position: number }[];
    positions.push(...events.map(({ position }) => position));
    after = response.headers.get('feed-next')!;
    more = response.headers.get('feed-more') === 'true';
  }
  return positions;
}

/** Asks until the answer will do. @throws it does not within a minute: with the last answer */
async function until<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > end) throw new Error(`not within a minute: ${JSON.stringify(answer).slice(0, 500)}`);
    await pause(100);
  }
}
