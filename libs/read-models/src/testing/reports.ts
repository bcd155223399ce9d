import type { Viewer } from '#domain';
import type { At } from '../queries/answer.js';
import { auditTrail } from '../queries/audit.js';
import { goalsReport } from '../queries/goals.js';
import { indicatorList, indicatorReport } from '../queries/indicators/index.js';
import { measureHistory } from '../queries/history.js';
import { measurePage } from '../queries/measure.js';
import { measureList, type MeasuresQuery } from '../queries/measures/index.js';
import { buildPublication, correctionsSince, PublicationUnavailable } from '../queries/publication/index.js';
import { roundChanges, roundList, roundMeasures, roundReport, roundStartingPoint } from '../queries/rounds/index.js';
import { overview } from '../queries/overview.js';
import type { ReadModels } from '../queries/read-models.js';
import { strategyReport } from '../queries/strategy.js';
import { savingsReports } from './savings-reports.js';
import { INDICATORS, ROUNDS, type History } from './history.js';

/** Every report and query, by name, as the bytes that a client would get. */
export async function everyReport(
  models: ReadModels,
  { measures, strategies }: Pick<History, 'measures' | 'strategies'>,
  viewer: Viewer,
  at?: At,
): Promise<Record<string, string>> {
  const asked = { viewer, ...(at ? { at } : {}) };
  const since: At = { position: 5 };
  const lists: Omit<MeasuresQuery, 'viewer' | 'at'>[] = [
    {},
    { sort: 'title', descending: true },
    { sort: 'due' },
    { sort: 'changed', filter: { fates: ['counts', 'annulled', 'merged', 'replaced'] } },
    { filter: { units: ['eiendom'] } },
    { filter: { goal: 'g1' } },
    { filter: { strategy: 's1', phases: ['ongoing', 'completed'] } },
    { filter: { overdue: true } },
    { filter: { stale: true, withoutResponsible: true } },
    { filter: { byHeading: true } },
    { filter: { progress: ['green'], effect: ['green', 'yellow'], responsible: 'kari', programme: 'hp-2017' } },
  ];
  const answers: Record<string, unknown> = {
    overview: overview(models, { ...asked, since }),
    'overview of a programme': overview(models, { ...asked, programme: 'hp-2017', chapterArea: 'kapittel' }),
    goals: goalsReport(models, asked),
    'goals of a programme': goalsReport(models, { ...asked, programme: 'hp-2018' }),
    audit: await auditTrail(models, asked),
    'audit of a unit': await auditTrail(models, { ...asked, units: ['eiendom'], persons: ['kari', 'ola'] }),
  };
  Object.assign(answers, await savingsReports(models, measures, asked));
  for (const strategy of strategies) answers[`strategy ${strategy}`] = strategyReport(models, { ...asked, strategy });
  for (const list of lists) answers[`list ${JSON.stringify(list)}`] = allPages(models, { ...asked, ...list, limit: 2 });
  for (const measure of measures) {
    answers[`page ${measure}`] = measurePage(models, { ...asked, measure });
    answers[`history ${measure}`] = await measureHistory(models, { ...asked, measure });
  }
  Object.assign(answers, await roundReports(models, asked, at), indicatorReports(models, asked));
  if (!at)
    for (const text of ['går', 'ærlig sent', 'hemmelig'])
      answers[`search ${text}`] = allPages(models, { ...asked, text });
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, JSON.stringify(answer)]));
}

/** A list read to its end, page by page. */
export function allPages(models: ReadModels, query: MeasuresQuery): unknown[] {
  const pages: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = measureList(models, { ...query, cursor });
    pages.push(page);
    cursor = page.ok ? (page.answer.next ?? undefined) : undefined;
  } while (cursor !== undefined);
  return pages;
}

type AskedHere = Parameters<typeof roundList>[1];

async function roundReports(models: ReadModels, asked: AskedHere, at?: At): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = { rounds: roundList(models, asked) };
  for (const round of ROUNDS) {
    answers[`round ${round}`] = roundReport(models, { ...asked, round });
    answers[`measures of ${round}`] = roundMeasures(models, { ...asked, round });
    answers[`missing of ${round}`] = roundMeasures(models, { ...asked, round, state: 'missing', limit: 1 });
    answers[`changes of ${round}`] = roundChanges(models, { ...asked, round });
    answers[`starting point of ${round}`] = roundStartingPoint(models, { ...asked, round });
    if (asked.viewer.level === 'nothing-live') continue;
    if (at && 'position' in at) answers[`publication of ${round}`] = await publicationText(models, round, at.position);
    if (!at) answers[`corrections since ${round}`] = await correctionsSince(models, round);
  }
  return answers;
}

/** The bytes of a publication, or why there are none. */
async function publicationText(models: ReadModels, round: string, position: number): Promise<string> {
  try {
    let text = '';
    for await (const chunk of buildPublication(models, { round, position })) text += chunk;
    return text;
  } catch (error) {
    if (error instanceof PublicationUnavailable) return error.code;
    throw error;
  }
}

function indicatorReports(models: ReadModels, asked: AskedHere): Record<string, unknown> {
  const answers: Record<string, unknown> = {
    indicators: indicatorList(models, { ...asked, withRetired: true }),
    'indicators of a unit': indicatorList(models, { ...asked, area: 'sektor' }),
    'indicators of a goal': indicatorList(models, { ...asked, goal: 'g1' }),
  };
  for (const indicator of INDICATORS) {
    answers[`indicator ${indicator}`] = indicatorReport(models, { ...asked, indicator, rule: { yellow: 2 } });
  }
  return answers;
}
