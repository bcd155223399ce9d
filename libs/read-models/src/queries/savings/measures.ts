import type { AmountUnit } from '#domain';
import type { Account } from '../../projections/savings/accounts.js';
import { refused, type Answer, type At } from '../answer.js';
import { standAt, standOf, type ReadModels, type Standpoint } from '../read-models.js';
import type { SavingsMeasures, SavingsMeasuresQuery, SavingsOfMeasure } from './answers.js';
import { measureFilter } from './membership.js';
import { decodeSavingsCursor, encodeSavingsCursor, pageSize } from './page.js';
import { MUNICIPALITY, programmeRefusal, scaleOf, scopeRefusal, yearsRefusal } from './scope.js';
import { addAccount, figuresOfSums, noSums, type YearSums } from './sums.js';
import { COLUMN, WIDTH } from '../../projections/measures/standing.js';

/** Accounts that are read at a time. */
const CHUNK = 256;

/** The savings report of one year, by measure. */
export function savingsMeasures(models: ReadModels, query: SavingsMeasuresQuery): Answer<SavingsMeasures> {
  const { viewer, scope = MUNICIPALITY, unit = 'NOK', year, programme } = query;
  const question = { scope, unit, year, programme };
  const cursor = query.cursor === undefined ? null : decodeSavingsCursor(query.cursor, question);
  if (query.cursor !== undefined && typeof cursor?.after !== 'string') return refused('cursor-invalid', {}, 'cursor');
  const at: At | undefined = cursor ? { position: cursor.position, day: cursor.day } : query.at;
  const found = standAt(models, { viewer, at });
  if (!found.ok) return found;
  const { standpoint } = found;
  const refusal =
    scopeRefusal(standpoint, scope) ??
    yearsRefusal({ from: year, to: year }) ??
    programmeRefusal(standpoint, programme);
  if (refusal) return refusal;

  const size = pageSize(query.limit);
  const isInScope = measureFilter(standpoint, scope);
  const measures: SavingsOfMeasure[] = [];
  for (const [measure, accounts] of byMeasure(
    standpoint,
    unit,
    year,
    typeof cursor?.after === 'string' ? cursor.after : '',
  )) {
    if (!isInScope(measure)) continue;
    const row = rowOf(standpoint, measure, accounts, programme);
    if (row) measures.push(row);
    if (measures.length > size) break;
  }
  const page = measures.slice(0, size);
  const last = measures.length > size ? page.at(-1) : undefined;
  const { position, day } = standpoint;
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      scope,
      unit,
      scale: scaleOf(unit),
      year,
      measures: page,
      next: last ? encodeSavingsCursor({ from: 0, position, day, after: last.measure }, question) : null,
    },
  };
}

/** Measures that have ever had a figure for the year, by id, with their accounts. */
function* byMeasure(
  { savings }: Standpoint,
  unit: AmountUnit,
  year: number,
  after: string,
): Generator<[string, Account[]]> {
  for (let reached = after; ;) {
    const accounts = savings.measuresAfter(unit, year, reached, CHUNK);
    const whole =
      accounts.length === CHUNK ? accounts.filter(({ scope }) => scope !== accounts.at(-1)?.scope) : accounts;
    const measures = new Map<string, Account[]>();
    for (const account of whole) measures.set(account.scope, [...(measures.get(account.scope) ?? []), account]);
    yield* measures;
    if (accounts.length < CHUNK) return;
    reached = whole.at(-1)?.scope ?? reached;
  }
}

function rowOf(
  { savings, measures, position }: Standpoint,
  measure: string,
  accounts: readonly Account[],
  programme: string | undefined,
): SavingsOfMeasure | null {
  const sums = noSums();
  for (const account of accounts) addAccount(sums, savings, account, position);
  const figures = figuresOfSums(
    sums,
    programme === undefined ? sums : plannedFor(savings, accounts, programme, position),
  );
  if (figures.lines === 0) return null;
  const { standing, catalogue } = measures.at(position);
  const number = catalogue.measureNumber(measure) ?? 0;
  const known = number > 0 && number <= standing.count;
  const placement = known ? (standing.rows[(number - 1) * WIDTH + COLUMN.placement] ?? 0) : 0;
  return {
    measure,
    title: catalogue.title(number, position),
    area: known ? catalogue.placement(placement).unit : '',
    ...figures,
  };
}

function plannedFor(
  savings: Standpoint['savings'],
  accounts: readonly Account[],
  programme: string,
  position: number,
): YearSums {
  const sums = noSums();
  for (const { number: _, ...key } of accounts) {
    const account = savings.account({ ...key, programme });
    if (account) addAccount(sums, savings, account, position);
  }
  return sums;
}
