import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { demoPeople, demoPersonId } from '#identity';
import { projections } from '#read-models';
import { signedIn, type Client } from './support/client.js';
import { newFolder, removeFolder, startService, type RunningService } from './support/service.js';
import { describeOnEachStore } from './support/stores.js';

interface Sector {
  readonly sector: string;
  readonly state: string;
  readonly expected: number;
  readonly delivered: number;
  readonly missing: number;
  readonly missingWhenReady: number | null;
  readonly overdueDays: number;
  readonly missingMeasures: readonly { readonly measure: string }[];
  readonly reminders: readonly { readonly person: string; readonly sentAt: string | null; readonly failure: string }[];
}
interface Round {
  readonly state: string;
  readonly sectors: readonly Sector[];
}
interface Faults {
  readonly errors: readonly { readonly code: string }[];
}
interface Many {
  readonly results: readonly { readonly id: string; readonly status: number }[];
}
interface Reminded {
  readonly requested: readonly { readonly person: string; readonly missing: number }[];
  readonly already: readonly { readonly person: string }[];
}
interface Corrections {
  readonly corrections: readonly {
    readonly about: { readonly id: string };
    readonly reason: string | null;
    readonly status: { readonly comment: string | null } | null;
  }[];
}
interface PublishedRounds {
  readonly rounds: readonly { readonly round: string; readonly report: string }[];
}
interface Published {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}
type Names = 'controller' | 'sector-lead' | 'sector-lead-2' | 'administrator' | 'politician' | 'reader';

/** Milliseconds until what the service does by itself must have happened. */
const PATIENCE = 30_000;

/** Asks until the answer is the one that is waited for. @throws it is not after {@link PATIENCE} */
async function until<T>(ask: () => Promise<T>, is: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + PATIENCE; ;) {
    const answer = await ask();
    if (is(answer)) return answer;
    if (Date.now() > end) throw new Error(`not in time: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describeOnEachStore('the life of a reporting round', (environment) => {
  const folder = newFolder();
  const views = join(folder, 'views');
  const mails = join(folder, 'mail');
  let service: RunningService;
  let as: Record<Names, Client>;
  let sector: string;
  let other: string;
  let round: string;
  let measure: string;
  let report: string;
  let published: Published;
  let sent: readonly string[];

  const start = async (): Promise<void> => {
    service = await startService(folder, environment);
    const names: Names[] = ['controller', 'sector-lead', 'sector-lead-2', 'administrator', 'politician', 'reader'];
    const clients = await Promise.all(names.map(async (name) => [name, await signedIn(service, name)] as const));
    as = Object.fromEntries(clients) as Record<Names, Client>;
  };
  const read = async (client: Client | null, headers: Record<string, string> = {}): Promise<Published> => {
    const response = await fetch(`${service.origin}/api/v1/rounds/${round}/publication`, {
      headers: { ...(client ? { authorization: `Bearer ${client.token}` } : {}), ...headers },
    });
    return {
      status: response.status,
      headers: response.headers,
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  };
  const readRound = async (after?: { readonly headers: Headers }): Promise<Round> => {
    const token = after?.headers.get('log-token');
    return (await as.controller.get<Round>(`/rounds/${round}`, token ? { 'min-log-token': token } : {})).body;
  };
  const readSector = async (after?: { readonly headers: Headers }): Promise<Sector> => {
    const { sectors } = await readRound(after);
    return sectors.find((one) => one.sector === sector)!;
  };
  /** Each mail by its name, with when it was written and what it holds. */
  const mailFiles = (): readonly string[] =>
    readdirSync(mails)
      .sort()
      .map((name) => `${name} ${statSync(join(mails, name)).mtimeMs} ${readFileSync(join(mails, name), 'utf8')}`);

  /** A mail that is sent again rewrites its file; a reminder that is asked for again stands in the round. */
  const expectNoOtherMails = async (): Promise<void> => {
    await until(mailProcess, ({ events, waiting }) => events === 0 && waiting === 0);
    expect((await readSector()).reminders).toHaveLength(sent.length);
    expect(mailFiles()).toEqual(sent);
  };
  /** How many events the process that sends mails has not seen, and how many it has not finished with. */
  const mailProcess = async (): Promise<{ readonly events: number; readonly waiting: number }> => {
    const { checks } = (await (await fetch(`${service.origin}/health/ready`)).json()) as {
      readonly checks: Readonly<Record<string, { readonly details: { events: number; waiting: number } }>>;
    };
    return checks['process:mail']!.details;
  };

  beforeAll(async () => {
    await start();
    const { body } = await as.administrator.get<{ sectors: readonly { unit: string }[] }>('/organisation');
    sector = body.sectors[0]!.unit;
    const added = await as.administrator.post<{ part: string }>('/organisation/units', {
      level: 'sector',
      name: 'Oppvekst',
    });
    other = added.body.part;
    for (const [unit, subject] of [
      [sector, 'sector-lead'],
      [other, 'sector-lead-2'],
    ] as const) {
      const appointed = await as.administrator.post(`/organisation/units/${unit}/leads`, {
        person: demoPersonId(subject),
      });
      expect(appointed.status).toBe(200);
    }
  });
  afterAll(async () => {
    await service.stop();
    removeFolder(folder);
  });

  it('is opened by the controller, and by nobody else', async () => {
    const body = {
      title: '1. tertial 2018',
      from: '2018-01-01',
      cutOff: '2018-04-30',
      sectors: [
        { sector, due: '2018-05-15' },
        { sector: other, due: '2018-05-15' },
      ],
    };
    expect((await as['sector-lead'].post('/rounds', body)).status).toBe(403);
    const opened = await as.controller.post<{ id: string }>('/rounds', body);
    expect(opened.status).toBe(201);
    round = opened.body.id;
    expect(opened.headers.get('location')).toBe(`/api/v1/rounds/${round}`);
    const standing = await readSector(opened);
    expect(standing).toMatchObject({ state: 'open', delivered: 0, missingWhenReady: null });
    expect(standing.missing).toBe(standing.expected);
    expect(standing.expected).toBeGreaterThan(10);
    expect(standing.overdueDays).toBeGreaterThan(0);
  });

  it('reminds each person once, however many measures are missing', async () => {
    expect((await as['sector-lead'].post(`/rounds/${round}/reminders`, {})).status).toBe(403);
    const asked = await as.controller.post<Reminded>(`/rounds/${round}/reminders`, {});
    expect(asked.status).toBe(200);
    const persons = asked.body.requested.map(({ person }) => person);
    // A measure without a responsible is its area's lead's: the IT area has one besides the sector's.
    const subjects = ['responsible', 'sector-lead', 'sector-lead-2'] as const;
    expect([...persons].sort()).toEqual(subjects.map((subject) => demoPersonId(subject)).sort());
    const ofLead = asked.body.requested.find(({ person }) => person === demoPersonId('sector-lead'));
    expect(ofLead!.missing).toBeGreaterThan(10);
    const { reminders } = await until(
      () => readSector(asked),
      (standing) => standing.reminders.length === 3 && standing.reminders.every(({ sentAt }) => sentAt !== null),
    );
    expect(reminders.map(({ failure }) => failure)).toEqual([null, null, null]);

    sent = mailFiles();
    expect(sent).toHaveLength(3);
    for (const subject of subjects) {
      const { email } = demoPeople.find((person) => person.subject === subject)!;
      expect(sent.filter((mail) => mail.includes(`To: ${email}`))).toHaveLength(1);
    }
    const again = await as.controller.post<Reminded>(`/rounds/${round}/reminders`, {});
    expect(again.body).toMatchObject({ requested: [] });
    expect(again.body.already).toHaveLength(3);
  });

  it('sends no mail again when the followers have lost their places, while the round is open', async () => {
    await service.stop();
    for (const file of readdirSync(folder).filter((name) => name.startsWith('followers.sqlite'))) {
      renameSync(join(folder, file), join(folder, `lost-${file}`));
    }
    await start();
    await expectNoOtherMails();
  });

  it('is delivered by the lead of the sector, who says why when something is missing, and by no other lead', async () => {
    const { missingMeasures, expected } = await readSector();
    [measure] = missingMeasures.map((one) => one.measure) as [string];
    const reported = await as['sector-lead'].post<{ events: readonly { id: string }[] }>(
      `/measures/${measure}/status-reports`,
      { effectiveOn: '2018-04-30', phase: 'ongoing', progress: 'green', comment: 'Alt går etter planen.' },
    );
    expect(reported.status).toBe(200);
    report = reported.body.events[0]!.id;
    const rest = missingMeasures.map((one) => one.measure).filter((one) => one !== measure);
    const confirmed = await as['sector-lead'].post<Many>('/measures/confirmations', {
      effectiveOn: '2018-04-30',
      measures: rest.slice(1),
    });
    const done = confirmed.body.results.filter(({ status }) => status === 200).length;
    expect(done).toBeGreaterThan(5);

    const path = `/rounds/${round}/deliveries`;
    const outsider = await as['sector-lead-2'].post<Faults>(path, { sector, comment: 'Klar.' });
    expect(outsider.status).toBe(403);
    expect(outsider.body.errors).toMatchObject([{ code: 'outside-own-area' }]);
    expect((await as['sector-lead'].post(path, { sector, missing: 0, comment: 'Klar.' })).status).toBe(400);
    const silent = await as['sector-lead'].post<Faults>(path, { sector });
    expect(silent.status).toBe(422);
    expect(silent.body.errors).toMatchObject([{ code: 'delivery-comment-missing' }]);
    const ready = await as['sector-lead'].post(path, { sector, comment: 'Resten leveres i juni.' });
    expect(ready.status).toBe(200);
    expect(await readSector(ready)).toMatchObject({
      state: 'ready',
      delivered: done + 1,
      missing: expected - done - 1,
      missingWhenReady: expected - done - 1,
    });
  });

  it('is sent back with a comment, marked ready again, and approved', async () => {
    expect((await as['sector-lead'].post(`/rounds/${round}/approvals`, { sector })).status).toBe(403);
    const back = await as.controller.post(`/rounds/${round}/returns`, { sector, comment: 'To kommentarer mangler.' });
    expect(back.status).toBe(200);
    expect(await readSector(back)).toMatchObject({ state: 'sent-back', comment: 'To kommentarer mangler.' });
    const early = await as.controller.post<Faults>(`/rounds/${round}/approvals`, { sector });
    expect(early.body.errors).toMatchObject([{ code: 'delivery-not-ready' }]);
    const again = await as['sector-lead'].post(`/rounds/${round}/deliveries`, { sector, comment: 'Skrevet nå.' });
    expect(again.status).toBe(200);
    const approved = await as.controller.post(`/rounds/${round}/approvals`, { sector });
    expect(await readSector(approved)).toMatchObject({ state: 'approved' });
  });

  it('is published with a reason where a sector is not approved, and read by everybody', async () => {
    expect((await read(null)).status).toBe(404);
    expect((await as.politician.get<PublishedRounds>('/rounds/published')).body.rounds).toEqual([]);
    const path = `/rounds/${round}/publication`;
    expect((await as['sector-lead'].post(path, {})).status).toBe(403);
    const hasty = await as.controller.post<Faults>(path, {});
    expect(hasty.status).toBe(422);
    expect(hasty.body.errors).toMatchObject([{ code: 'publication-reason-missing' }]);
    const asked = await as.controller.post(path, { reason: 'Oppvekst har ingen tiltak ennå.' });
    expect(asked.status).toBe(202);
    expect(asked.headers.get('location')).toBe(`/api/v1/rounds/${round}/publication`);

    published = await until(
      () => read(null),
      ({ status }) => status === 200,
    );
    const { headers, bytes } = published;
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('etag')).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`);
    const text = bytes.toString('utf8');
    expect(() => void JSON.parse(text)).not.toThrow();
    expect(text).toContain('Alt går etter planen.');
    for (const { name, person, email } of demoPeople) {
      for (const personal of [name, person, email]) expect(text).not.toContain(personal);
    }
    for (const client of [as.politician, as.reader]) expect((await read(client)).bytes.equals(bytes)).toBe(true);
    const known = await read(as.politician, { 'if-none-match': headers.get('etag')! });
    expect(known).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
    const list = await as.politician.get<PublishedRounds>('/rounds/published');
    expect(list.body.rounds).toMatchObject([{ round, report: `/api/v1/rounds/${round}/publication` }]);
    const nobody = await fetch(`${service.origin}/api/v1/rounds/published`);
    expect(await nobody.json()).toEqual(list.body);
    expect(await readRound()).toMatchObject({ state: 'published' });
    expect((await as.controller.post(`/rounds/${round}/cancellation`, { reason: 'Angrer.' })).status).toBe(422);
  });

  it('stays as it was published when a report is corrected; the correction is told beside it', async () => {
    const corrected = await as['sector-lead'].post(`/measures/${measure}/corrections`, {
      corrects: report,
      reason: 'Kommentaren gjaldt et annet tiltak.',
      report: { effectiveOn: '2018-04-30', phase: 'ongoing', progress: 'green', comment: 'Avtalen er signert.' },
    });
    expect(corrected.status).toBe(200);
    const told = await as.politician.get<Corrections>(`/rounds/${round}/corrections`, {
      'min-log-token': corrected.headers.get('log-token')!,
    });
    expect(told.status).toBe(200);
    expect(told.body.corrections).toMatchObject([
      {
        about: { id: measure },
        reason: 'Kommentaren gjaldt et annet tiltak.',
        status: { comment: 'Avtalen er signert.' },
      },
    ]);
    expect((await read(null)).bytes.equals(published.bytes)).toBe(true);
  });

  const expectTheSame = async (): Promise<void> => {
    const now = await read(null);
    expect(now.status).toBe(200);
    expect(now.bytes.equals(published.bytes)).toBe(true);
    expect(now.headers.get('etag')).toBe(published.headers.get('etag'));
    await expectNoOtherMails();
  };

  it('is the same byte for byte after tiltak rebuild, and no mail is sent again', async () => {
    await service.stop();
    const env = { ...process.env, DATA_DIR: folder, ...environment };
    await promisify(execFile)(process.execPath, ['dist/apps/cli/src/main.js', 'rebuild'], { env });
    await start();
    await expectTheSame();
  });

  it('is the same byte for byte after every projection was upgraded, and no mail is sent again', async () => {
    await service.stop();
    // What a release before this one leaves behind: the views, under the number of the version before.
    for (const { name, version } of projections) {
      renameSync(join(views, `${name}.v${version}.sqlite`), join(views, `${name}.v${version - 1}.sqlite`));
    }
    await start();
    await expectTheSame();
    const files = readdirSync(views);
    for (const { name, version } of projections) {
      expect(files).toContain(`${name}.v${version}.sqlite`);
      expect(files).not.toContain(`${name}.v${version - 1}.sqlite`);
    }
  });
});
