import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { PAGE_BYTES, type RoundEvent, type SavingsEvent } from '#domain';
import { ORGANISATION, registered, report, reported, smallOrganisation, unitAdded } from '../../testing/facts.js';
import { AUDITOR, POLITICIAN, answered, asking, testLog, type TestLog } from '../../testing/log.js';
import { buildPublication, correctionsSince, publicationPages } from '../publication/index.js';
import { roundChanges, roundList, roundMeasures, roundReport, roundStartingPoint } from './index.js';

const NOW = '2018-05-20T10:00:00.000Z';
const asked = { viewer: AUDITOR };

const opened = (data: Partial<Extract<RoundEvent, { type: 'RoundOpened' }>['data']> = {}): RoundEvent => ({
  type: 'RoundOpened',
  data: {
    title: '1. tertial 2018',
    from: '2018-01-01',
    cutOff: '2018-04-30',
    programme: null,
    sectors: [
      { sector: 'sector-s', due: '2018-05-15' },
      { sector: 'sector-t', due: '2018-06-01' },
    ],
    previous: null,
    ...data,
  },
});

const at = (day: string) => ({ recordedAt: `${day}T09:00:00.000Z` });

/** Two sectors, four measures of the first, one of the second; a round over them. */
async function roundLog(): Promise<TestLog> {
  const log = testLog();
  await log.record(ORGANISATION, [...smallOrganisation, unitAdded('sector-t', 'sector', null)], at('2017-12-01'));
  for (const [id, area] of Object.entries(AREAS)) {
    const responsible = id === 'late' ? 'kari' : 'ola';
    await log.record(`measure-${id}`, [registered({ title: `Tiltak ${id}`, area, responsible })], at('2017-12-02'));
  }
  await log.record('measure-done', [reported({ effectiveOn: '2017-11-01', phase: 'completed' })], at('2017-12-03'));
  await log.record('measure-early', [reported({ effectiveOn: '2018-03-01' })], at('2018-03-02'));
  await log.record('round-t1', [opened()], at('2018-04-01'));
  return log;
}

const AREAS = {
  late: 'area-a',
  early: 'unit-u',
  done: 'area-b',
  exempt: 'area-b',
  other: 'sector-t',
} as const;

const states = (log: TestLog, upTo?: number) =>
  asking(
    log,
    (models) => {
      const list = answered(roundMeasures(models, { ...asked, round: 't1' }));
      return Object.fromEntries(list.measures.map(({ measure, state }) => [measure, state]));
    },
    { now: NOW, ...(upTo === undefined ? {} : { upTo }) },
  );

describe('a round', () => {
  it('expects what counts in its sectors and was not over before its period', async () => {
    const log = await roundLog();
    expect(await states(log)).toEqual({ late: 'missing', early: 'missing', exempt: 'missing', other: 'missing' });
  });

  it('has been delivered to by a report of its period after it was opened, or of the cut-off day at any time', async () => {
    const log = await roundLog();
    await log.record('measure-late', [reported({ effectiveOn: '2017-12-31' })], at('2018-04-02'));
    expect(await states(log)).toMatchObject({ late: 'missing' });
    await log.record('measure-late', [reported({ effectiveOn: '2018-01-01' })], at('2018-04-03'));
    await log.record(
      'measure-early',
      [{ type: 'StatusConfirmed', data: { effectiveOn: '2018-03-01' } }],
      at('2018-04-04'),
    );
    await log.record('measure-other', [reported({ effectiveOn: '2018-04-30' })], at('2018-05-02'));
    expect(await states(log)).toMatchObject({ late: 'delivered', early: 'delivered', other: 'delivered' });
  });

  it('expects a measure of the sector where it is: moved while the round is open, it takes its delivery along', async () => {
    const log = await roundLog();
    await log.record('measure-late', [reported({ effectiveOn: '2018-02-01' })], at('2018-04-02'));
    const before = Number(await log.store.head());
    await log.record(
      'measure-late',
      [{ type: 'MeasureMovedToArea', data: { from: 'area-a', to: 'sector-t', reason: 'Ny sektor' } }],
      at('2018-04-03'),
    );
    await log.record(
      'measure-early',
      [{ type: 'MeasureMovedToArea', data: { from: 'unit-u', to: 'sector-t', reason: 'Ny sektor' } }],
      at('2018-04-03'),
    );
    await asking(
      log,
      (models) => {
        const countsAt = (position?: number) =>
          answered(
            roundReport(models, { ...asked, round: 't1', ...(position === undefined ? {} : { at: { position } }) }),
          ).sectors.map(({ sector, expected, delivered }) => [sector, expected, delivered]);
        expect(countsAt(before)).toEqual([
          ['sector-s', 3, 1],
          ['sector-t', 1, 0],
        ]);
        expect(countsAt()).toEqual([
          ['sector-s', 1, 0],
          ['sector-t', 3, 1],
        ]);
      },
      { now: NOW },
    );
  });

  it('takes a delivery back when its report is corrected to another day', async () => {
    const log = await roundLog();
    const [delivery = ''] = await log.record(
      'measure-late',
      [reported({ effectiveOn: '2018-02-01' })],
      at('2018-04-02'),
    );
    const correct = (corrects: string, effectiveOn: string) =>
      log.record(
        'measure-late',
        [{ type: 'StatusReportCorrected', data: { corrects, reason: 'Feil dag', report: report({ effectiveOn }) } }],
        at('2018-04-03'),
      );
    const [first = ''] = await correct(delivery, '2017-12-31');
    expect(await states(log)).toMatchObject({ late: 'missing' });
    await correct(first, '2018-02-02');
    expect(await states(log)).toMatchObject({ late: 'delivered' });
  });

  it('says who is missing, who is late, who was reminded, and what is ready', async () => {
    const log = await roundLog();
    const reminder = { reminder: 'r1', kind: 'reminder', person: 'kari', measures: ['late'], missing: 1 } as const;
    await log.record(
      'round-t1',
      [
        { type: 'RoundMeasureExcused', data: { measure: 'exempt', reason: 'Avtalt' } },
        { type: 'RoundReminderRequested', data: { ...reminder, sector: 'sector-s', on: '2018-05-16' } },
        { type: 'RoundReminderSent', data: { reminder: 'r1', failure: null } },
        { type: 'RoundDeliveryReady', data: { sector: 'sector-t', missing: 1, comment: 'En mangler' } },
        { type: 'RoundDueMoved', data: { sector: 'sector-t', due: '2018-05-01', reason: 'Møtet er flyttet' } },
      ],
      at('2018-05-17'),
    );
    await asking(
      log,
      (models) => {
        const seen = answered(roundReport(models, { ...asked, round: 't1' }));
        const [first, second] = seen.sectors;
        expect(seen).toMatchObject({ state: 'open', expected: 3, missing: 3, excused: 1, delivered: 0 });
        expect(first).toMatchObject({ sector: 'sector-s', overdueDays: 5, missing: 2, excused: 1, state: 'open' });
        expect(first?.missingMeasures.map(({ measure, responsible }) => [measure, responsible])).toEqual([
          ['late', 'kari'],
          ['early', 'ola'],
        ]);
        expect(first?.reminders[0]).toMatchObject({ person: 'kari', sentAt: '2018-05-17T09:00:00.000Z' });
        expect(second).toMatchObject({ state: 'ready', overdueDays: 0, missingWhenReady: 1, comment: 'En mangler' });
        expect(second?.dueMoves).toMatchObject([{ due: '2018-06-01', reason: 'Møtet er flyttet' }]);

        const page = answered(roundMeasures(models, { ...asked, round: 't1', state: 'missing', limit: 2 }));
        expect(page).toMatchObject({ count: 3, measures: [{ measure: 'late' }, { measure: 'early' }] });
        const rest = roundMeasures(models, {
          ...asked,
          round: 't1',
          state: 'missing',
          limit: 2,
          cursor: page.next ?? undefined,
        });
        expect(answered(rest)).toMatchObject({ measures: [{ measure: 'other' }], next: null });
        expect(roundReport(models, { viewer: POLITICIAN, round: 't1' })).toMatchObject({ ok: false });
        expect(roundReport(models, { ...asked, round: 't1', sector: 'area-a' })).toMatchObject({
          refusals: [{ code: 'sector-not-in-round' }],
        });
      },
      { now: NOW },
    );
  });
});

/** As {@link roundLog}, published, with one measure exempt; then a second round is opened. */
async function publishedLog(): Promise<TestLog & { readonly pinned: number; readonly said: string }> {
  const log = await roundLog();
  await log.record(
    'measure-exempt',
    [{ type: 'MeasureExempted', data: { legalBasis: 'offl. § 13' } }],
    at('2018-04-20'),
  );
  const [said = ''] = await log.record(
    'measure-late',
    [reported({ effectiveOn: '2018-04-30', comment: 'Går bra 🌲' })],
    at('2018-05-01'),
  );
  const pinned = Number(await log.store.head());
  await log.record(
    'round-t1',
    [
      { type: 'RoundPublicationStarted', data: { position: pinned, projections: { measures: 1 }, reason: 'Haster' } },
      { type: 'RoundPublished', data: { position: pinned, pages: 1, bytes: 1, sha256: '00' } },
    ],
    at('2018-05-02'),
  );
  const second = { title: '2. tertial 2018', from: '2018-05-01', cutOff: '2018-08-31', previous: 't1' };
  await log.record('round-t2', [opened(second)], at('2018-05-03'));
  return { ...log, pinned, said };
}

const published = (log: TestLog, position: number): Promise<string> =>
  asking(
    log,
    async (models) => {
      let text = '';
      for await (const chunk of buildPublication(models, { round: 't1', position })) text += chunk;
      return text;
    },
    { now: NOW },
  );

describe('since the round before', () => {
  it('what changed, turned red, was completed, moved or is new is found; the answers of then are where one starts', async () => {
    const log = await publishedLog();
    const red = { progress: 'red', deviation: 'x', cause: 'y', action: 'z', remedy: { kind: 'new-forecast' } } as const;
    await log.record('measure-late', [reported({ effectiveOn: '2018-05-05', ...red })], at('2018-05-06'));
    await log.record('measure-early', [reported({ effectiveOn: '2018-05-05', phase: 'completed' })], at('2018-05-06'));
    await log.record(
      'measure-exempt',
      [
        { type: 'MeasureMovedToArea', data: { from: 'area-b', to: 'area-a', reason: 'Ny leder' } },
        { type: 'DueDateMoved', data: { from: null, to: '2019', continuous: false, reason: 'Fastsatt' } },
      ],
      at('2018-05-06'),
    );
    await log.record('measure-new', [registered()], at('2018-05-07'));
    await log.record('measure-other', [{ type: 'MeasureAnnulled', data: { reason: 'Feil' } }], at('2018-05-07'));
    await asking(
      log,
      (models) => {
        const seen = answered(roundChanges(models, { ...asked, round: 't2' }));
        expect(seen.since).toEqual({ round: 't1', title: '1. tertial 2018', position: log.pinned });
        expect(Object.fromEntries(seen.changes.map(({ measure, kinds }) => [measure, kinds]))).toEqual({
          late: ['changed', 'turned-red'],
          early: ['changed', 'completed'],
          exempt: ['moved-area', 'moved-due'],
          new: ['new'],
          other: ['ended'],
        });
        expect(answered(roundChanges(models, { ...asked, round: 't2', kind: 'completed' })).count).toBe(1);
        expect(answered(roundChanges(models, { ...asked, round: 't1' }))).toMatchObject({ since: null, count: 0 });
        const start = answered(roundStartingPoint(models, { ...asked, round: 't2', sector: 'sector-s' }));
        expect(start.from).toEqual({ round: 't1', title: '1. tertial 2018' });
        expect(start.measures.find(({ measure }) => measure === 'late')?.last).toMatchObject({ comment: 'Går bra 🌲' });
        expect(answered(roundList(models, asked)).rounds.map(({ round, state }) => [round, state])).toEqual([
          ['t2', 'open'],
          ['t1', 'published'],
        ]);
      },
      { now: NOW },
    );
  });
});

describe('a published round', () => {
  it('is told by the organisation of its position, whatever unit has moved or changed its name since', async () => {
    const log = await publishedLog();
    const told = () =>
      asking(
        log,
        (models) => {
          const { sectors, expected, delivered } = answered(roundReport(models, { ...asked, round: 't1' }));
          const { count } = answered(roundMeasures(models, { ...asked, round: 't1', sector: 'sector-s' }));
          return { sectors, expected, delivered, count };
        },
        { now: NOW },
      );
    const changesOf = (sector: string) =>
      asking(log, (models) => answered(roundChanges(models, { ...asked, round: 't2', sector })).count, { now: NOW });
    const before = await told();
    expect(before).toMatchObject({ expected: 4, sectors: [{ expected: 3 }, { expected: 1 }] });
    await log.record('measure-late', [reported({ effectiveOn: '2018-05-05', phase: 'completed' })], at('2018-05-06'));
    const second = Number(await log.store.head());
    await log.record(
      'round-t2',
      [{ type: 'RoundPublicationStarted', data: { position: second, projections: { measures: 1 }, reason: 'Haster' } }],
      at('2018-05-07'),
    );
    expect([await changesOf('sector-s'), await changesOf('sector-t')]).toEqual([1, 0]);
    await log.record(
      ORGANISATION,
      [
        { type: 'UnitMoved', data: { unit: 'area-a', from: 'sector-s', to: 'sector-t', reason: 'Ny organisering' } },
        { type: 'UnitRenamed', data: { unit: 'sector-s', name: 'Nytt navn', reason: 'Vedtatt' } },
      ],
      at('2018-05-08'),
    );
    expect(await told()).toEqual(before);
    expect([await changesOf('sector-s'), await changesOf('sector-t')]).toEqual([1, 0]);
  });
});

describe('a publication', () => {
  it('is the same bytes for ever: after what came later, after a rebuild, and on any day', async () => {
    const log = await publishedLog();
    const first = await published(log, log.pinned);
    await log.record('measure-late', [reported({ effectiveOn: '2018-05-19' })], at('2018-05-19'));
    expect(await published(log, log.pinned)).toBe(first);
    const later = await asking(
      log,
      async (models) => {
        let text = '';
        for await (const chunk of buildPublication(models, { round: 't1', position: log.pinned })) text += chunk;
        return text;
      },
      { now: '2028-01-01T00:00:00.000Z' },
    );
    expect(later).toBe(first);
    expect(JSON.parse(first)).toMatchObject({
      publication: { round: 't1', position: log.pinned },
      deliveries: { expected: 3, delivered: 1 },
    });
  });

  it('names no person, and holds nothing that is exempt from public view', async () => {
    const log = await publishedLog();
    const text = await published(log, log.pinned);
    expect(text).toContain('Tiltak late');
    expect(text).toContain('Tiltaksansvarlig');
    for (const hidden of ['kari', 'ola', 'Tiltak exempt', 'measure-exempt', '"exempt"', 'person-1']) {
      expect(text).not.toContain(hidden);
    }
    expect(
      (JSON.parse(text) as { overview: { all: { measures: { total: number } } } }).overview.all.measures.total,
    ).toBe(4);
  });

  it('leaves the money of an exempt measure out of every sum, and says so without telling whether there is any', async () => {
    const log = await roundLog();
    const line = (title: string): SavingsEvent => ({
      type: 'SavingsLineOpened',
      data: {
        line: 'l1',
        unit: 'NOK',
        title,
        nature: 'saving',
        kind: null,
        recurrence: null,
        budgetArea: null,
        priceYear: null,
        baseline: null,
        continues: null,
        source: null,
      },
    });
    const planned = (amount: number): SavingsEvent => ({
      type: 'SavingsPlanned',
      data: {
        line: 'l1',
        programme: 'hp',
        programmeYears: { firstYear: 2018, lastYear: 2021 },
        basis: { kind: 'proposal' },
        years: [{ year: 2018, amount, approximate: false, range: null }],
        undated: [{ amount: amount * 2, approximate: false, range: null }],
        reason: null,
      },
    });
    await log.record('savings-late', [line('Åpen'), planned(-1000)]);
    await log.record('savings-other', [line('Unntatt'), planned(-37_000)]);
    const savingsAt = async () => {
      const text = await published(log, Number(await log.store.head()));
      return (JSON.parse(text) as { savings: readonly { units: readonly object[] }[] }).savings;
    };
    expect(await savingsAt()).toMatchObject([
      { units: [{ years: [{ year: 2018, plan: { net: -38_000 }, lines: 2 }] }], undated: { count: 2 } },
      { scope: { unit: 'sector-s' }, exemptMeasures: 'left-out' },
      { scope: { unit: 'sector-t' }, units: [{ years: [{ outlook: { net: -37_000 } }] }], exemptMeasures: 'left-out' },
    ]);
    await log.record('measure-other', [{ type: 'MeasureExempted', data: { legalBasis: 'offl. § 13' } }]);
    const savings = await savingsAt();
    expect(savings).toMatchObject([
      {
        units: [{ years: [{ year: 2018, plan: { net: -1000 }, outlook: { net: -1000 }, lines: 1 }] }],
        undated: { count: 1 },
      },
      { scope: { unit: 'sector-s' }, units: [{ years: [{ plan: { net: -1000 } }] }] },
      { scope: { unit: 'sector-t' }, units: [], undated: { count: 0 }, exemptMeasures: 'left-out' },
    ]);
  });

  it('has its keys in order, everywhere', async () => {
    const log = await publishedLog();
    const inOrder = (value: unknown): void => {
      if (value === null || typeof value !== 'object') return;
      if (!Array.isArray(value)) expect(Object.keys(value)).toEqual(Object.keys(value).sort());
      Object.values(value).forEach(inOrder);
    };
    inOrder(JSON.parse(await published(log, log.pinned)));
  });

  it('refuses a position that the views have not reached', async () => {
    const log = await publishedLog();
    await expect(published(log, 9999)).rejects.toMatchObject({ code: 'position-not-reached' });
  });

  it('is cut between characters into pages that are the report again', async () => {
    const text = `${'a'.repeat(PAGE_BYTES - 1)}🌲${'ø'.repeat(PAGE_BYTES)}`;
    for (const size of [7, 100_001, text.length]) {
      const chunks = [...text].reduce<string[]>((all, character, index) => {
        if (index % size === 0) all.push('');
        all[all.length - 1] += character;
        return all;
      }, []);
      const { pages, bytes, sha256 } = await publicationPages(chunks);
      expect(pages.join('')).toBe(text);
      expect(Math.max(...pages.map((page) => Buffer.byteLength(page)))).toBeLessThanOrEqual(PAGE_BYTES);
      expect(pages[0]).toBe('a'.repeat(PAGE_BYTES - 1));
      expect(bytes).toBe(Buffer.byteLength(text));
      expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });

  it('tells beside itself what was corrected since, and nothing else', async () => {
    const log = await publishedLog();
    const corrected = report({ effectiveOn: '2018-04-30', progress: 'yellow', risk: 'Sent', comment: 'Gikk dårlig' });
    const [first = ''] = await log.record(
      'measure-late',
      [{ type: 'StatusReportCorrected', data: { corrects: log.said, reason: 'Feil lys', report: corrected } }],
      at('2018-05-10'),
    );
    const hidden = { ...corrected, commentExempt: { legalBasis: 'offl. § 13' } };
    await log.record(
      'measure-late',
      [{ type: 'StatusReportCorrected', data: { corrects: first, reason: 'Unntatt', report: hidden } }],
      at('2018-05-11'),
    );
    const [later = ''] = await log.record('measure-other', [reported({ effectiveOn: '2018-05-12' })], at('2018-05-12'));
    await log.record(
      'measure-other',
      [{ type: 'StatusReportCorrected', data: { corrects: later, reason: 'Ny', report: report() } }],
      at('2018-05-13'),
    );
    await log.record('measure-exempt', [{ type: 'MeasureAnnulled', data: { reason: 'Feil' } }], at('2018-05-13'));
    await asking(log, async (models) => {
      const seen = answered(await correctionsSince(models, 't1'));
      expect(seen.published).toBe(log.pinned);
      expect(seen.corrections).toMatchObject([
        { corrects: log.said, reason: 'Feil lys', status: { progress: 'yellow', comment: 'Gikk dårlig' } },
        { corrects: first, reason: null, status: { progress: 'yellow', comment: null } },
      ]);
      expect(await correctionsSince(models, 't2')).toMatchObject({ refusals: [{ code: 'round-not-published' }] });
    });
  });
});
