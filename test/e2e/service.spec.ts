import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn, type Client } from './support/client.js';
import { newFolder, removeFolder, startService, type RunningService } from './support/service.js';
import { describeOnEachStore } from './support/stores.js';

interface Row {
  readonly measure: string;
  readonly title: string;
  readonly phase: string;
  readonly words: string | null;
}
interface List {
  readonly measures: readonly Row[];
  readonly count: { readonly reported: number; readonly byHeading: number; readonly total: number };
}
interface Organisation {
  readonly chapterAreas: readonly {
    readonly chapterArea: string;
    readonly source: { readonly chapter: string } | null;
  }[];
}
interface History {
  readonly revision: number;
  readonly history: readonly {
    readonly type: string;
    readonly actor: { readonly person: string };
    readonly changes: readonly { readonly field: string; readonly old: unknown; readonly new: unknown }[];
  }[];
}

const GREEN = { effectiveOn: '2017-04-30', phase: 'ongoing', progress: 'green', effect: 'not-assessed' };

describeOnEachStore('the service with the Bærum programme', (environment) => {
  const folder = newFolder();
  let service: RunningService;
  let lead: Client;
  let otherLead: Client;
  let reader: Client;
  let auditor: Client;
  let administrator: Client;

  const find = async (client: Client, text: string): Promise<Row> => {
    const { body } = await client.get<List>(`/measures?text=${encodeURIComponent(text)}`);
    const [first] = body.measures;
    if (!first) throw new Error(`no measure is found for ${text}`);
    return first;
  };

  beforeAll(async () => {
    service = await startService(folder, environment);
    const all = ['sector-lead', 'sector-lead-2', 'reader', 'auditor', 'administrator'].map((who) =>
      signedIn(service, who),
    );
    [lead, otherLead, reader, auditor, administrator] = (await Promise.all(all)) as [
      Client,
      Client,
      Client,
      Client,
      Client,
    ];
  });
  afterAll(async () => {
    await service.stop();
    removeFolder(folder);
  });

  it('shows the thirty, the twelve and the five of the savings table, apart', async () => {
    const { status, body } = await reader.get<{ all: { phases: Record<string, unknown> } }>('/reports/overview');
    expect(status).toBe(200);
    expect(JSON.stringify(body.all)).toContain('"unclassified":{"reported":5,"byHeading":0,"total":5}');
    const { chapterAreas } = (await reader.get<Organisation>('/organisation')).body;
    const table = chapterAreas.find(({ source }) => source?.chapter === '5.3')?.chapterArea;
    const counts = async (chapterArea: string | undefined, query: string): Promise<List['count']> =>
      (await reader.get<List>(`/measures?chapterArea=${chapterArea}&${query}`)).body.count;
    const ofChapter4 = async (query: string): Promise<List['count']> => {
      const areas = chapterAreas.filter(({ chapterArea }) => chapterArea !== table);
      const all = await Promise.all(areas.map(({ chapterArea }) => counts(chapterArea, query)));
      const sum = (of: keyof List['count']): number => all.reduce((total, count) => total + count[of], 0);
      return { reported: sum('reported'), byHeading: sum('byHeading'), total: sum('total') };
    };
    expect(await ofChapter4('')).toEqual({ reported: 30, byHeading: 12, total: 42 });
    expect(await ofChapter4('phases=ongoing')).toEqual({ reported: 24, byHeading: 0, total: 24 });
    expect(await ofChapter4('phases=completed')).toEqual({ reported: 4, byHeading: 12, total: 16 });
    expect(await ofChapter4('phases=unclassified')).toEqual({ reported: 2, byHeading: 0, total: 2 });
    expect(await counts(table, '')).toEqual({ reported: 5, byHeading: 0, total: 5 });
  });

  it('takes a report from the lead, shows it to whoever waits for it, and keeps what was known before', async () => {
    const { measure } = await find(lead, 'tomtekjøp');
    const before = await lead.get<History>(`/measures/${measure}/history`);
    const position = before.headers.get('log-position');
    const reported = await lead.post(`/measures/${measure}/status-reports`, {
      ...GREEN,
      progress: 'yellow',
      risk: 'Prisene stiger raskere enn rammen.',
      comment: 'To tomter er under forhandling.',
    });
    expect(reported.status).toBe(200);
    const now = await reader.get<{ status: { progress: string; report: { comment: string } } }>(
      `/measures/${measure}`,
      {
        'min-log-token': String(reported.headers.get('log-token')),
      },
    );
    expect(now.body.status).toMatchObject({
      progress: 'yellow',
      report: { comment: 'To tomter er under forhandling.' },
    });
    expect(now.headers.get('etag')).toBe(reported.headers.get('etag'));

    const then = await reader.get<{ status: object }>(`/measures/${measure}?position=${position}`);
    expect(then.body.status).toMatchObject({ progress: 'not-assessed' });
    const history = await reader.get<History>(`/measures/${measure}/history`);
    const last = history.body.history.at(-1);
    expect(last?.type).toBe('StatusReported');
    expect(last?.changes).toContainEqual(expect.objectContaining({ old: 'not-assessed', new: 'yellow' }));
  });

  it('answers a repeated request as it answered the first, and refuses the key for another one', async () => {
    const { measure } = await find(lead, 'forbildeprosjekt');
    const path = `/measures/${measure}/internal-notes`;
    const key = { 'idempotency-key': 'the-same-key' };
    const first = await lead.post(path, { text: 'Avklares i mai.' }, key);
    const again = await lead.post(path, { text: 'Avklares i mai.' }, key);
    expect(first.status).toBe(200);
    expect([again.status, again.body, again.headers.get('log-token')]).toEqual([
      200,
      first.body,
      first.headers.get('log-token'),
    ]);
    const other = await lead.post(path, { text: 'Avklares i juni.' }, key);
    expect([other.status, other.body['type']]).toEqual([422, '/problems/key-reused']);
  });

  it('says who was faster where the caller decided on an older revision', async () => {
    const { measure } = await find(lead, 'tjenesteavtaler');
    const page = await lead.get(`/measures/${measure}`);
    const etag = String(page.headers.get('etag'));
    expect((await lead.post(`/measures/${measure}/status-reports`, GREEN, { 'if-match': etag })).status).toBe(200);
    const late = await lead.post(`/measures/${measure}/internal-notes`, { text: 'For sent.' }, { 'if-match': etag });
    expect([late.status, late.headers.get('content-type')?.split(';')[0]]).toEqual([412, 'application/problem+json']);
    expect(JSON.stringify(late.body)).toContain('StatusReported');
  });

  it('tells every rule that a report breaks, in the language asked for, and stores nothing', async () => {
    const { measure } = await find(lead, 'porteføljestyring');
    const red = { ...GREEN, progress: 'red' };
    const refused = await lead.post<{ errors: { code: string; message: string }[] }>(
      `/measures/${measure}/status-reports`,
      red,
    );
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ code }) => code).sort()).toEqual([
      'action-missing',
      'cause-missing',
      'deviation-missing',
      'remedy-missing',
    ]);
    const nynorsk = await lead.post<{ errors: { message: string }[] }>(`/measures/${measure}/status-reports`, red, {
      'accept-language': 'nn',
    });
    expect(nynorsk.body.errors[0]?.message).not.toBe(refused.body.errors[0]?.message);
    const wrong = await lead.post<{ errors: { field: string }[] }>(`/measures/${measure}/status-reports`, {
      effectiveOn: '2017-02-30',
      progress: 'blue',
      colour: 1,
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map(({ field }) => field).sort()).toEqual(['colour', 'effectiveOn', 'progress']);
  });

  it('refuses a lead in another area, and everybody who may only read', async () => {
    const { measure } = await find(lead, 'finansiering');
    for (const client of [lead, reader, auditor, administrator]) {
      const refused = await client.post(`/measures/${measure}/status-reports`, GREEN);
      expect([refused.status, refused.body['type']]).toEqual([403, '/problems/forbidden']);
    }
    expect((await otherLead.post(`/measures/${measure}/status-reports`, GREEN)).status).toBe(200);
    expect(service.output()).toContain('refused');
  });

  it('shows internal notes to those who answer for the measure, and nowhere to others', async () => {
    const { measure } = await find(otherLead, 'digitaliseringsløft');
    const secret = 'Forhandlingsgrensen er hemmelig';
    const noted = await otherLead.post(`/measures/${measure}/internal-notes`, { text: secret });
    expect(noted.status).toBe(200);
    const headers = { 'min-log-token': String(noted.headers.get('log-token')) };
    const places = [
      `/measures/${measure}`,
      `/measures/${measure}/history`,
      '/measures?text=Forhandlingsgrensen',
      '/reports/overview?since=2017-01-01',
      '/feed/events?after=0&limit=1000',
    ];
    const seen = async (client: Client): Promise<boolean[]> =>
      Promise.all(places.map(async (path) => JSON.stringify((await client.get(path, headers)).body).includes(secret)));
    expect(await seen(lead)).toEqual([false, false, false, false, false]);
    expect(await seen(reader)).toEqual([false, false, false, false, false]);
    expect((await seen(otherLead)).slice(0, 2)).toEqual([true, true]);
    expect((await seen(auditor)).slice(0, 2)).toEqual([true, true]);
    expect((await reader.get<List>('/measures?text=Forhandlingsgrensen', headers)).body.count.total).toBe(0);
  });

  it('gives politicians and the public the public feed, and nothing that is live', async () => {
    const politician = await signedIn(service, 'politician');
    const anybody = await signedIn(service, null);
    for (const path of ['/reports/overview', '/reports/goals', '/measures']) {
      expect((await politician.get(path)).status).toBe(403);
      expect((await anybody.get(path)).status).toBe(401);
    }
    for (const client of [politician, anybody]) {
      const { status, body } = await client.get<{ type: string }[]>('/feed/events?after=0&limit=1000');
      expect(status).toBe(200);
      expect(body.some(({ type }) => type === 'no.tiltak.measure.status-reported')).toBe(true);
      expect(body.filter(({ type }) => type.startsWith('no.tiltak.internal'))).toEqual([]);
    }
  });

  it('keeps an exempt measure from the public, also what was said of it before', async () => {
    const { measure } = await find(lead, 'grunneierfunksjon');
    const anybody = await signedIn(service, null);
    const told = async (): Promise<boolean> =>
      JSON.stringify((await anybody.get(`/feed/events?after=0&limit=1000`)).body).includes(measure);
    expect(await told()).toBe(true);
    expect((await lead.post(`/measures/${measure}/exemptions`, { legalBasis: 'offentleglova § 23' })).status).toBe(200);
    expect(await told()).toBe(false);
    expect((await reader.get(`/measures/${measure}`)).status).toBe(200);
  });

  it('gives auditors every event with who and when, and others none', async () => {
    const { status, body } = await auditor.get<{ events: { type: string; metadata: { actor: { person: string } } }[] }>(
      '/audit/events?types=StatusReported&limit=5',
    );
    expect(status).toBe(200);
    expect(body.events).toHaveLength(5);
    expect(body.events.every(({ metadata }) => metadata.actor.person.length === 36)).toBe(true);
    expect((await reader.get('/audit/events')).status).toBe(403);
  });

  it('confirms many at once, each answering for itself', async () => {
    const mine = await find(lead, 'benchmarking');
    const theirs = await find(lead, 'finansiering');
    const answer = await lead.post<{ results: { id: string; status: number }[] }>('/measures/confirmations', {
      measures: [mine.measure, theirs.measure],
      effectiveOn: '2017-05-02',
    });
    expect(answer.status).toBe(200);
    expect(answer.body.results.map(({ id, status }) => [id, status])).toEqual([
      [mine.measure, 200],
      [theirs.measure, 403],
    ]);
  });

  it('answers whatever is sent with a result or a problem, never with a fault of its own', async () => {
    const { measure } = await find(lead, 'forbildeprosjekt');
    const bodies = [
      '',
      '{',
      '[]',
      'null',
      '"x"',
      '{"effectiveOn":{}}',
      `{"comment":"${'x'.repeat(20_000)}"}`,
      '{"__proto__":{"a":1}}',
      '\u0000',
      '{"text":"\\ud800"}',
    ];
    const paths = [
      'status-reports',
      'internal-notes',
      'due-date-moves',
      'corrections',
      'nothing-like-it',
      '%00',
      '../../x',
    ];
    for (const path of paths) {
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
        for (const body of bodies) {
          const response = await fetch(`${service.origin}/api/v1/measures/${measure}/${path}`, {
            method,
            body,
            headers: {
              authorization: `Bearer ${lead.token}`,
              'content-type': 'application/json',
              'if-match': '"x',
              'idempotency-key': 'å b',
            },
          });
          expect(response.status).toBeGreaterThanOrEqual(400);
          expect(response.status).toBeLessThan(500);
          expect(response.headers.get('content-type')).toContain('application/problem+json');
          expect(await response.text()).not.toMatch(/\bat .*\.js|node_modules/);
        }
      }
    }
    for (const query of [
      'asOf=2017-13-45',
      'position=-1',
      'position=99999999',
      'asOf=2017-01-01&position=1',
      'cursor=%7B%7D',
      'limit=0',
      'units=x',
      'text=%22%20OR%20*',
      'unknown=1',
    ]) {
      const { status } = await lead.get(`/measures?${query}`);
      expect([200, 400]).toContain(status);
    }
  });

  it('counts the readers of the feed', async () => {
    const leave = new AbortController();
    const read = () => fetch(`${service.origin}/api/v1/feed`, { signal: leave.signal });
    const measured = async (): Promise<string> => (await fetch(`${service.origin}/metrics`)).text();
    const opened = await Promise.all([read(), read(), read()]);
    expect(opened.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await measured()).toMatch(/^tiltak_feed_readers 3$/m);
    leave.abort();
    while (!/^tiltak_feed_readers 0$/m.test(await measured()));
  });

  it('tells health, metrics and its interface', async () => {
    const text = async (path: string): Promise<[number, string]> => {
      const response = await fetch(`${service.origin}${path}`);
      return [response.status, await response.text()];
    };
    expect((await text('/health/live'))[0]).toBe(200);
    const [ready, report] = await text('/health/ready');
    expect(ready).toBe(200);
    expect(report).toContain('"ok"');
    expect((await text('/metrics'))[1]).toMatch(/tiltak_commit_duration_seconds_count [1-9]/);
    expect((await text('/api/docs-json'))[1]).toContain('/api/v1/measures/{measure}/status-reports');
    expect((await text('/'))[1]).toContain('lang="nb"');
    const [unknown, problem] = await text('/problems/refused');
    expect([unknown, problem.length > 100]).toEqual([200, true]);
  });
});

describeOnEachStore('a service that ends', (environment) => {
  it('by SIGTERM under load: what was answered is in the log, once', async () => {
    const folder = newFolder();
    const service = await startService(folder, environment);
    const lead = await signedIn(service, 'sector-lead');
    const { body } = await lead.get<List>('/measures?text=forbildeprosjekt');
    const measure = String(body.measures[0]?.measure);
    const acknowledged: string[] = [];
    let stopping = false;
    const clients = Array.from({ length: 8 }, async (_, client) => {
      for (let round = 0; !stopping; round++) {
        const text = `Merknad ${client}/${round}`;
        try {
          const { status } = await lead.post(`/measures/${measure}/internal-notes`, { text });
          if (status === 200) acknowledged.push(text);
        } catch {
          return;
        }
      }
    });
    while (acknowledged.length < 100) await new Promise((resolve) => setImmediate(resolve));
    const code = await service.stop();
    stopping = true;
    await Promise.all(clients);
    expect(code).toBe(0);

    const again = await startService(folder, environment);
    const auditor = await signedIn(again, 'auditor');
    const page = await auditor.get<{ notes: { text: string }[] }>(`/measures/${measure}`);
    const kept = page.body.notes.map(({ text }) => text);
    expect(new Set(kept).size).toBe(kept.length);
    expect(acknowledged.filter((text) => !kept.includes(text))).toEqual([]);
    await again.stop();
    removeFolder(folder);
  });
});

describe('a service in production', () => {
  it('does not start with the demo issuer, and says what to set', async () => {
    const folder = newFolder();
    await expect(startService(folder, { NODE_ENV: 'production' })).rejects.toThrow('OIDC_ISSUER');
    removeFolder(folder);
  });
});

describe('a service that cannot start', () => {
  it.each([
    [
      'that it may not write in its data folder',
      { DATA_DIR: '/sys/tiltak' },
      'The data folder is /sys/tiltak (DATA_DIR).',
    ],
    [
      'that its address is not of this machine',
      { HOST: '192.0.2.1' },
      'HOST is 192.0.2.1, which is no address of this',
    ],
  ])('says %s', async (_, environment, words) => {
    const folder = newFolder();
    await expect(startService(folder, environment)).rejects.toThrow(words);
    removeFolder(folder);
  });
});
