import { describe, expect, it } from '@jest/globals';
import type { IndicatorEvent, MeasureEvent, SavingsEvent, Viewer } from '#domain';
import {
  ORGANISATION,
  goalSet,
  registered,
  report,
  reported,
  smallOrganisation,
  strategyRegistered,
} from '../testing/facts.js';
import { AUDITOR, NOW, POLITICIAN, READER, answered, asking, testLog, type TestLog } from '../testing/log.js';
import { auditTrail } from './audit.js';
import { goalsReport } from './goals.js';
import { measureHistory } from './history.js';
import { measurePage } from './measure.js';
import { measureList, type MeasureFilter } from './measures/index.js';
import { overview } from './overview.js';
import { strategyReport } from './strategy.js';

const byHeading = reported({ phase: 'completed', words: null, reading: 'heading', progress: 'not-assessed' });
const unclassified = reported({ phase: 'unclassified', words: 'Avklart', reading: 'none', progress: 'not-assessed' });
const split = (count: number, headings = 0) => ({ reported: count, byHeading: headings, total: count + headings });

/** Events of the example. */
const LENGTH = 18;

/** A sector with measures of every kind; a strategy with two sub-goals. */
async function example(): Promise<TestLog> {
  const log = testLog();
  await log.record(ORGANISATION, smallOrganisation);
  await log.record('strategy-s', [strategyRegistered('Eiendomsstrategi')]);
  await log.record('goal-main', [goalSet({ level: 'main-goal', title: 'Bærekraft' })]);
  await log.record('goal-1', [goalSet({ title: 'Helhetlig eierskap', parent: { kind: 'strategy', id: 's' } })]);
  await log.record('goal-2', [
    goalSet({ title: 'Aktiv rolle', parent: { kind: 'strategy', id: 's' }, alsoUnder: ['main'] }),
  ]);
  await log.record('measure-contract', [
    registered({ title: 'Energikontrakt', area: 'unit-u', goals: ['1', '2'], due: '2018-03', responsible: 'kari' }),
    reported({ progress: 'yellow', risk: 'Sent', comment: 'Kontrakten er inngått' }),
  ]);
  await log.record('measure-ground', [
    registered({ title: 'Grunneierfunksjon', strategies: ['s'], chapterArea: 'chapter-c' }),
    unclassified,
  ]);
  await log.record('measure-heading', [registered({ title: 'Avklart rolle', goals: ['1'] }), byHeading]);
  await log.record('measure-other', [registered({ title: 'Ærlig dialog', area: 'area-b', goals: ['main'] })]);
  await log.record('measure-wrong', [
    registered({ title: 'Feil' }),
    { type: 'MeasureAnnulled', data: { reason: 'Dobbelt' } },
  ]);
  return log;
}

describe('overview', () => {
  it('counts by unit, phase and light, what is completed by heading apart, what is annulled nowhere', async () =>
    asking(await example(), (models) => {
      const { all, sectors, elsewhere } = answered(overview(models, { viewer: AUDITOR }));
      expect(all.measures).toEqual(split(3, 1));
      expect(all.phases).toEqual({
        planned: split(1),
        ongoing: split(1),
        completed: split(0, 1),
        postponed: split(0),
        discontinued: split(0),
        unclassified: split(1),
      });
      expect(all.progress.yellow).toEqual(split(1));
      expect(all.progress['not-applicable']).toEqual(split(0, 1));
      expect(all.withoutResponsible).toEqual(split(2));
      expect(all.overdue).toEqual(split(1));
      expect(elsewhere.measures.total).toBe(0);
      const [sector] = sectors;
      expect(sector?.own.measures.total).toBe(0);
      expect(sector?.children.map(({ unit, own, all: under }) => [unit, own.measures, under.measures])).toEqual([
        ['area-a', split(1, 1), split(2, 1)],
        ['area-b', split(1), split(1)],
      ]);
    }));

  it('judges a pinned position on the day on which it was reached', async () =>
    asking(await example(), (models) => {
      const pinned = answered(overview(models, { viewer: AUDITOR, at: { position: LENGTH } }));
      expect([pinned.day, pinned.all.overdue.total]).toEqual(['2018-01-01', 0]);
      const present = answered(overview(models, { viewer: AUDITOR }));
      expect([present.day, present.all.overdue.total]).toEqual(['2018-06-01', 1]);
    }));

  it('tells what changed since a moment, from what to what', async () => {
    const log = await example();
    await log.record('measure-contract', [reported({ effectiveOn: '2018-02-01', phase: 'completed' })], {
      recordedAt: '2018-02-02T10:00:00.000Z',
    });
    await log.record('measure-late', [registered({ title: 'Ny' })]);
    await log.record('measure-ground', [{ type: 'StatusConfirmed', data: { effectiveOn: '2018-02-01' } }]);
    await asking(log, (models) => {
      const { since } = answered(overview(models, { viewer: AUDITOR, since: { moment: '2018-01-31' } }));
      expect(since?.count).toBe(2);
      expect(since?.changes.map(({ measure, before, after }) => [measure, before?.phase, after.phase])).toEqual([
        ['late', undefined, 'planned'],
        ['contract', 'ongoing', 'completed'],
      ]);
    });
  });

  it('counts what belongs to a unit that nobody knows, and says so', async () => {
    const log = await example();
    await log.record('measure-lost', [registered({ area: 'nowhere' })]);
    await asking(log, (models) => {
      const { all, elsewhere } = answered(overview(models, { viewer: AUDITOR }));
      expect([all.measures.total, elsewhere.measures.total]).toEqual([5, 1]);
    });
  });
});

describe('goals', () => {
  it('count distinct measures, and say how many stand under several', async () =>
    asking(await example(), (models) => {
      const { goals, strategies, linked, unlinked } = answered(goalsReport(models, { viewer: AUDITOR }));
      const [main] = goals;
      const [strategy] = strategies;
      // the goal that also serves it counts there, and is shown under its strategy
      expect([main?.id, main?.own.measures.total, main?.all.measures.total, main?.children]).toEqual([
        'main',
        1,
        2,
        [],
      ]);
      expect([strategy?.own.measures, strategy?.all.measures, strategy?.overlap]).toEqual([split(1), split(2, 1), 1]);
      expect(strategy?.children.map(({ id, all, alsoUnder }) => [id, all.measures, alsoUnder])).toEqual([
        ['1', split(1, 1), []],
        ['2', split(1), ['main']],
      ]);
      expect(strategy?.completed).toEqual({ completed: 0, of: 2, share: 0, byHeading: 1 });
      expect([linked.measures, unlinked.measures]).toEqual([split(3, 1), split(0)]);
    }));

  it('that are retired are shown as of earlier only', async () => {
    const log = await example();
    await log.record('goal-2', [{ type: 'GoalRetired', data: { reason: 'Ferdig' } }]);
    await asking(log, (models) => {
      const shown = (position?: number) => {
        const at = position === undefined ? undefined : { position };
        const { strategies } = answered(goalsReport(models, { viewer: AUDITOR, at }));
        return strategies[0]?.children.map(({ id }) => id);
      };
      expect(shown()).toEqual(['1']);
      expect(shown(LENGTH)).toEqual(['1', '2']);
    });
  });
});

describe('strategy', () => {
  it('tells each measure under its sub-goals, in the words of its report', async () =>
    asking(await example(), (models) => {
      const told = answered(strategyReport(models, { viewer: AUDITOR, strategy: 's' }));
      const [first, second] = told.subGoals;
      expect(told.tally.measures).toEqual(split(2, 1));
      expect(first?.measures).toEqual([
        {
          measure: 'contract',
          title: 'Energikontrakt',
          unit: 'unit-u',
          responsible: 'kari',
          status: {
            phase: 'ongoing',
            progress: 'yellow',
            effect: 'not-assessed',
            reading: 'words',
            words: 'Pågående',
            comment: 'Kontrakten er inngått',
            effectiveOn: '2018-01-01',
          },
        },
      ]);
      expect(first?.byHeading.map(({ measure }) => measure)).toEqual(['heading']);
      expect(second?.measures.map(({ measure }) => measure)).toEqual(['contract']);
      expect(told.withoutSubGoal.measures.map(({ measure, status }) => [measure, status?.words])).toEqual([
        ['ground', 'Avklart'],
      ]);
    }));

  it('lists each measure that is linked to it, also one that serves a goal elsewhere or of a sub-strategy', async () => {
    const log = await example();
    await log.record('strategy-under', [strategyRegistered('Eierstrategi', 's')]);
    await log.record('goal-3', [goalSet({ title: 'Aktivt eierskap', parent: { kind: 'strategy', id: 'under' } })]);
    await log.record('goal-4', [
      goalSet({ title: 'Felles mål', parent: { kind: 'goal', id: 'main' }, alsoUnder: ['1'] }),
    ]);
    await log.record('measure-both', [registered({ title: 'Begge', strategies: ['s'], goals: ['3'] })]);
    await log.record('measure-also', [registered({ title: 'Også', strategies: ['s'], goals: ['4'] })]);
    await log.record('measure-sub', [registered({ title: 'Under', goals: ['3'] })]);
    await asking(log, (models) => {
      const of = (strategy: string) => answered(strategyReport(models, { viewer: AUDITOR, strategy }));
      expect(of('s').withoutSubGoal.measures.map(({ measure }) => measure)).toEqual(['ground', 'both', 'also']);
      expect(of('under').subGoals.map(({ measures }) => measures.map(({ measure }) => measure))).toEqual([
        ['both', 'sub'],
      ]);
    });
  });

  it('that is not known is refused, also as of a time before it', async () =>
    asking(await example(), (models) => {
      const codes = (asked: Parameters<typeof strategyReport>[1]) => {
        const told = strategyReport(models, asked);
        return told.ok ? [] : told.refusals.map(({ code }) => code);
      };
      expect(codes({ viewer: AUDITOR, strategy: 'x' })).toEqual(['strategy-not-found']);
      expect(codes({ viewer: AUDITOR, strategy: 's', at: { position: 3 } })).toEqual(['strategy-not-found']);
    }));
});

describe('list of measures', () => {
  it.each<[MeasureFilter, string[]]>([
    [{}, ['contract', 'ground', 'heading', 'other']],
    [{ units: ['area-a'] }, ['contract', 'ground', 'heading']],
    [{ units: ['sector-s'], phases: ['ongoing', 'planned'] }, ['contract', 'other']],
    [{ phases: ['unclassified'] }, ['ground']],
    [{ progress: ['yellow'] }, ['contract']],
    [{ progress: ['not-assessed'] }, ['ground', 'other']],
    [{ responsible: 'kari' }, ['contract']],
    [{ responsible: 'nobody-known' }, []],
    [{ withoutResponsible: true }, ['ground', 'other']],
    [{ goal: 'main' }, ['contract', 'other']],
    [{ goal: 'unheard-of' }, []],
    [{ strategy: 's' }, ['contract', 'ground', 'heading']],
    [{ strategy: 's', goal: 'main' }, ['contract']],
    [{ chapterArea: 'chapter-c' }, ['ground']],
    [{ overdue: true }, ['contract']],
    [{ overdue: false, byHeading: false }, ['ground', 'other']],
    [{ byHeading: true }, ['heading']],
    [{ fates: ['annulled'] }, ['wrong']],
  ])('filtered by %j', async (filter, found) =>
    asking(await example(), (models) => {
      const { measures, count } = answered(measureList(models, { viewer: READER, filter }));
      expect(measures.map(({ measure }) => measure)).toEqual(found);
      expect(count.total).toBe(found.length);
    }),
  );

  it('is paged at the position of its first page, whatever happens meanwhile', async () => {
    const log = await example();
    await log.record('measure-more', [registered({ title: 'Enda ett' }), reported()]);
    await asking(log, (models) => {
      const first = answered(measureList(models, { viewer: READER, limit: 2, at: { position: LENGTH } }));
      const cursor = first.next ?? '';
      const second = answered(measureList(models, { viewer: READER, limit: 2, at: { position: LENGTH }, cursor }));
      expect([...first.measures, ...second.measures].map(({ measure }) => measure)).toEqual([
        'contract',
        'ground',
        'heading',
        'other',
      ]);
      expect([second.position, second.next]).toEqual([LENGTH, null]);
      const foreign = measureList(models, { viewer: READER, filter: { units: ['area-a'] }, cursor });
      expect(foreign.ok ? '' : foreign.refusals[0].code).toBe('cursor-invalid');
      for (const broken of ['x', '', 'e30', Buffer.from('[1,2,3,4,5,6]').toString('base64url')]) {
        const answer = measureList(models, { viewer: READER, cursor: broken });
        expect(answer.ok ? '' : answer.refusals[0].code).toBe('cursor-invalid');
      }
    });
  });

  it('is searched in the present only, and paged by what was found first', async () => {
    const log = await example();
    for (let number = 1; number <= 5; number++) {
      await log.record(`measure-extra-${number}`, [registered({ title: `Dialog nummer ${number}` })]);
    }
    await asking(log, (models) => {
      const first = answered(measureList(models, { viewer: READER, text: 'dialog', limit: 4 }));
      const second = answered(
        measureList(models, { viewer: READER, text: 'dialog', limit: 4, cursor: first.next ?? '' }),
      );
      expect(first.count).toEqual(split(6));
      expect(new Set([...first.measures, ...second.measures].map(({ measure }) => measure)).size).toBe(6);
      expect(first.measures[0]?.snippet).toContain('<mark>');
      const past = measureList(models, { viewer: READER, text: 'dialog', at: { position: 3 } });
      expect(past.ok ? '' : past.refusals[0].code).toBe('search-present-only');
      const empty = measureList(models, { viewer: READER, text: ' "*" ' });
      expect(empty.ok ? '' : empty.refusals[0].code).toBe('search-empty');
    });
  });

  it('is sorted, what is equal in the order of registration', async () =>
    asking(await example(), (models) => {
      const ids = (query: Partial<Parameters<typeof measureList>[1]>) =>
        answered(measureList(models, { viewer: READER, ...query })).measures.map(({ title }) => title);
      expect(ids({ sort: 'title' })).toEqual(['Avklart rolle', 'Energikontrakt', 'Grunneierfunksjon', 'Ærlig dialog']);
      expect(ids({ sort: 'due' })[0]).toBe('Energikontrakt');
      expect(ids({ sort: 'phase', descending: true })[0]).toBe('Grunneierfunksjon');
    }));
});

describe('internal notes', () => {
  const note: MeasureEvent = { type: 'InternalNoteAdded', data: { text: 'Fortrolig vurdering' } };
  const viewers: [string, Viewer, boolean][] = [
    ['an auditor', AUDITOR, true],
    ['a reader', READER, false],
    ['a lead of the unit', { person: 'leder', level: 'employee', notes: new Set(['unit-u']) }, true],
    ['a lead of another area', { person: 'leder', level: 'employee', notes: new Set(['area-b']) }, false],
    ['the responsible', { person: 'kari', level: 'employee', notes: new Set() }, true],
    ['a deputy on these days', { person: 'ola', level: 'employee', notes: new Set() }, true],
    ['a deputy on other days', { person: 'per', level: 'employee', notes: new Set() }, false],
  ];
  it.each(viewers)('and %s', async (_, viewer, sees) => {
    const log = await example();
    await log.record('measure-contract', [
      note,
      { type: 'MeasureDeputyNamed', data: { person: 'ola', from: '2018-05-01', to: '2018-06-30' } },
      { type: 'MeasureDeputyNamed', data: { person: 'per', from: '2018-07-01', to: '2018-07-31' } },
    ]);
    await asking(log, async (models) => {
      const page = answered(measurePage(models, { viewer, measure: 'contract' }));
      const { history } = answered(await measureHistory(models, { viewer, measure: 'contract' }));
      const list = answered(measureList(models, { viewer, text: 'fortrolig' }));
      expect(page.notes?.length ?? null).toBe(sees ? 1 : null);
      expect(history.some(({ type }) => type === 'InternalNoteAdded')).toBe(sees);
      expect(list.count.total).toBe(sees ? 1 : 0);
      expect(JSON.stringify([page, history, list]).includes('Fortrolig')).toBe(sees);
      // the clock of changes does not tell that there is one
      expect(page.changedAt).toBe(answered(measurePage(models, { viewer: AUDITOR, measure: 'contract' })).changedAt);
    });
  });
});

it('notes are for those who answer for the measure now, also where an earlier position is asked for', async () => {
  const log = await example();
  await log.record('measure-contract', [{ type: 'InternalNoteAdded', data: { text: 'Fortrolig' } }]);
  await log.record('measure-contract', [
    { type: 'ResponsibleChanged', data: { from: 'kari', to: 'ola', reason: null } },
    { type: 'MeasureMovedToArea', data: { from: 'unit-u', to: 'area-b', reason: 'Flyttet' } },
  ]);
  await asking(log, async (models) => {
    const at = { position: LENGTH + 1 };
    const sees = async (viewer: Viewer) => {
      const { history } = answered(await measureHistory(models, { viewer, at, measure: 'contract' }));
      const { notes } = answered(measurePage(models, { viewer, at, measure: 'contract' }));
      const { count } = answered(await auditTrail(models, { viewer, at }));
      return [history.length - 2, notes?.length ?? 0, count - LENGTH];
    };
    const nobody = { level: 'employee', notes: new Set<string>() } as const;
    expect(await sees({ ...nobody, person: 'kari' })).toEqual([0, 0, 0]);
    expect(await sees({ ...nobody, person: 'leder', notes: new Set(['unit-u']) })).toEqual([0, 0, 0]);
    expect(await sees({ ...nobody, person: 'ola' })).toEqual([1, 1, 0]);
    expect(await sees({ ...nobody, person: 'leder', notes: new Set(['area-b']) })).toEqual([1, 1, 0]);
    expect(await sees(AUDITOR)).toEqual([1, 1, 1]);
  });
});

it('of two reports for one day the later recorded is the present one, also where the first is corrected afterwards', async () => {
  const log = await example();
  const day = '2018-01-10';
  const [first = ''] = await log.record('measure-other', [reported({ effectiveOn: day, words: 'Først' })]);
  await log.record('measure-other', [reported({ effectiveOn: day, words: 'Sist' })]);
  const corrected = report({ effectiveOn: day, words: 'Først, rettet' });
  const correction = { corrects: first, reason: 'Skrivefeil', report: corrected };
  const row = (): Promise<unknown> =>
    asking(log, (models) =>
      answered(measureList(models, { viewer: READER })).measures.find(({ measure }) => measure === 'other'),
    );
  expect(await row()).toMatchObject({ words: 'Sist', effectiveOn: day });
  await log.record('measure-other', [{ type: 'StatusReportCorrected', data: correction }]);
  expect(await row()).toMatchObject({ words: 'Sist', effectiveOn: day });
});

describe('page and history', () => {
  it('tell what was corrected, by what, from what to what, and keep the first words', async () => {
    const log = await example();
    const [first = ''] = await log.record('measure-other', [
      reported({ effectiveOn: '2018-01-10', words: 'Pågår', progress: 'green' }),
    ]);
    const corrected = report({ effectiveOn: '2018-01-10', words: 'Ikke startet', phase: 'planned', progress: 'green' });
    const [correction = ''] = await log.record('measure-other', [
      { type: 'StatusReportCorrected', data: { corrects: first, reason: 'Feil tiltak', report: corrected } },
    ]);
    await asking(log, async (models) => {
      const page = answered(measurePage(models, { viewer: READER, measure: 'other' }));
      expect(page.status).toMatchObject({ phase: 'planned', report: { words: 'Ikke startet', because: 'corrected' } });
      expect(page.goals).toEqual([{ id: 'main', name: 'Bærekraft' }]);
      expect(page.area).toEqual({ id: 'area-b', name: 'Navn på area-b', assumed: false });
      const { history, revision } = answered(await measureHistory(models, { viewer: READER, measure: 'other' }));
      expect(revision).toBe(2);
      expect(history.map(({ type }) => type)).toEqual(['MeasureRegistered', 'StatusReported', 'StatusReportCorrected']);
      expect(history[1]).toMatchObject({ eventId: first, amendedBy: [correction], effectiveOn: '2018-01-10' });
      expect(history[2]).toMatchObject({
        about: first,
        reason: 'Feil tiltak',
        actor: { person: 'person-1', role: 'sector-lead' },
        changes: expect.arrayContaining([{ field: 'status.words', old: 'Pågår', new: 'Ikke startet' }]),
      });
      const before = answered(
        await measureHistory(models, { viewer: READER, measure: 'other', at: { position: LENGTH + 1 } }),
      );
      expect(before.history).toHaveLength(2);
      expect(before.history[1]?.amendedBy).toEqual([]);
    });
  });

  it('of a measure that was annulled can still be read, and say that it is late for nothing', async () => {
    const log = await example();
    await log.record('measure-gone', [
      registered({ due: '2018-01' }),
      { type: 'MeasureAnnulled', data: { reason: 'Dobbelt' } },
    ]);
    await asking(log, (models) => {
      const page = answered(measurePage(models, { viewer: READER, measure: 'gone' }));
      expect([page.fate, page.overdue, page.status.stale]).toEqual(['annulled', false, false]);
    });
  });

  it('of a measure that is not there are refused', async () =>
    asking(await example(), async (models) => {
      const page = measurePage(models, { viewer: READER, measure: 'x' });
      const history = await measureHistory(models, { viewer: READER, measure: 'other', at: { position: 9 } });
      expect([page, history].map((one) => (one.ok ? '' : one.refusals[0].code))).toEqual([
        'measure-not-found',
        'measure-not-found',
      ]);
    }));
});

describe('audit', () => {
  it('finds by person, unit with what is below it, type, measure and date; newest first, with the payload', async () => {
    const log = await example();
    await log.record('measure-contract', [reported({ words: 'Siste' })], {
      person: 'kari',
      role: 'responsible',
      recordedAt: '2018-02-01T23:30:00.000Z',
    });
    await asking(log, async (models) => {
      const found = async (filter: Partial<Parameters<typeof auditTrail>[1]>) =>
        answered(await auditTrail(models, { viewer: AUDITOR, ...filter }));
      const byKari = await found({ persons: ['kari'] });
      expect(byKari.events).toMatchObject([
        {
          type: 'StatusReported',
          unit: 'unit-u',
          data: { words: 'Siste' },
          metadata: { actor: { role: 'responsible' } },
        },
      ]);
      expect((await found({ units: ['area-a'], types: ['MeasureRegistered'] })).count).toBe(4);
      expect((await found({ measure: 'contract' })).count).toBe(3);
      // half past midnight in Oslo: the second of February
      expect((await found({ from: '2018-02-02', to: '2018-02-02' })).count).toBe(1);
      expect((await found({ from: '2018-02-01', to: '2018-02-01' })).count).toBe(0);
      expect((await found({ types: ['Unheard'] })).count).toBe(0);
      const pages: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await found({ limit: 7, cursor });
        pages.push(...page.events.map(({ position }) => position));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(pages).toEqual(Array.from({ length: LENGTH + 1 }, (_, index) => LENGTH + 1 - index));
      const wrong = await auditTrail(models, { viewer: AUDITOR, from: 'yesterday' });
      expect(wrong.ok ? '' : wrong.refusals[0]).toMatchObject({ code: 'moment-invalid', field: 'from' });
    });
  });
});

describe('audit of money and series', () => {
  it('finds the money of a measure with it, and by the unit where the measure belonged', async () => {
    const log = await example();
    const stated = (investment: string): SavingsEvent => ({
      type: 'InvestmentOpened',
      data: { investment, title: 'Anlegg', total: null, source: null },
    });
    await log.record('savings-contract', [stated('i')]);
    await log.record('measure-contract', [
      { type: 'MeasureMovedToArea', data: { from: 'unit-u', to: 'area-b', reason: 'Ny leder' } },
    ]);
    const [later = ''] = await log.record('savings-contract', [stated('j')]);
    const found = (filter: Partial<Parameters<typeof auditTrail>[1]>) =>
      asking(log, async (models) => answered(await auditTrail(models, { viewer: AUDITOR, ...filter })));
    const money = ({ type }: { type: string }) => type === 'InvestmentOpened';
    const trail = await found({ measure: 'contract' });
    expect(trail.events.filter(money).map(({ stream, unit }) => [stream, unit])).toEqual([
      ['savings-contract', 'area-b'],
      ['savings-contract', 'unit-u'],
    ]);
    expect((await found({ units: ['area-b'] })).events.filter(money).map(({ id }) => id)).toEqual([later]);
  });

  it('shows whoever may read it a series that is restricted to its line as well', async () => {
    const log = await example();
    const defined: IndicatorEvent = {
      type: 'IndicatorDefined',
      data: {
        title: 'Sykefravær',
        description: null,
        unit: { name: '%', decimals: 1 },
        direction: 'less',
        area: 'unit-u',
        restricted: true,
        goals: [],
        measures: [],
        source: null,
      },
    };
    await log.record('indicator-small', [defined]);
    await asking(log, async (models) => {
      const { events } = answered(await auditTrail(models, { viewer: AUDITOR, types: ['IndicatorDefined'] }));
      expect(events).toMatchObject([{ aggregate: 'small', data: { restricted: true } }]);
    });
  });
});

describe('as it was known', () => {
  const at = (moment: string) => ({ viewer: READER, at: { moment } });

  it('a moment is the last position with log time up to it, whatever the clocks of replicas said', async () => {
    const log = testLog();
    await log.record(ORGANISATION, smallOrganisation, { recordedAt: '2018-03-01T10:00:00.000Z' });
    await log.record('measure-1', [registered()], { recordedAt: '2018-03-01T10:05:00.000Z' });
    // a replica whose clock is ten minutes behind
    await log.record('measure-2', [registered()], { recordedAt: '2018-03-01T09:55:00.000Z' });
    await log.record('measure-3', [registered()], { recordedAt: '2018-03-01T10:06:00.000Z' });
    await asking(log, (models) => {
      const position = (moment: string) => answered(overview(models, at(moment))).position;
      expect(position('2018-03-01T09:59:59.999Z')).toBe(0);
      expect(position('2018-03-01T10:00:00Z')).toBe(5);
      // what was recorded at 09:55 by the other clock was not known before 10:05
      expect(position('2018-03-01T10:04:59Z')).toBe(5);
      expect(position('2018-03-01T10:05:00Z')).toBe(7);
      expect(position('2018-03-01T11:06:00+01:00')).toBe(8);
      const pinned = answered(overview(models, { viewer: READER, at: { position: 7 } }));
      expect(pinned.logTime).toBe('2018-03-01T10:05:00.000Z');
    });
  });

  it('a date means its end in Oslo, also on the days when clocks change', async () => {
    const log = testLog();
    await log.record(ORGANISATION, smallOrganisation, { recordedAt: '2018-03-25T21:59:59.999Z' });
    await log.record('measure-1', [registered()], { recordedAt: '2018-03-25T22:00:00.000Z' });
    await asking(log, (models) => {
      expect(answered(overview(models, at('2018-03-24'))).position).toBe(0);
      expect(answered(overview(models, at('2018-03-25')))).toMatchObject({ position: 5, day: '2018-03-25' });
      expect(answered(overview(models, at('2018-03-26'))).position).toBe(6);
    });
  });

  it('a moment to come is answered from what is known, and judged today; a position to come is refused', async () =>
    asking(await example(), (models) => {
      expect(answered(overview(models, at('2030-01-01')))).toMatchObject({ position: LENGTH, day: NOW.slice(0, 10) });
      const beyond = overview(models, { viewer: READER, at: { position: LENGTH + 1 } });
      expect(beyond.ok ? null : beyond.refusals[0]).toEqual({
        code: 'position-not-reached',
        field: 'position',
        params: { position: LENGTH + 1, reached: LENGTH },
      });
      const wrong = overview(models, at('tomorrow'));
      expect(wrong.ok ? null : wrong.refusals[0].code).toBe('moment-invalid');
    }));

  it('nothing live is for those who read published versions', async () =>
    asking(await example(), (models) => {
      const told = overview(models, { viewer: POLITICIAN });
      expect(told.ok ? null : told.refusals).toEqual([{ code: 'nothing-live', params: {} }]);
    }));
});
