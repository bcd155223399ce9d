import { parseMoment } from '#domain';
import type { Accounts } from '../../projections/savings/accounts.js';
import { refused, type Answer, type At } from '../answer.js';
import { standAt, type ReadModels, type Standpoint } from '../read-models.js';
import type { SavingsBridgeQuery } from './answers.js';
import { accountsOf, EVERY_YEAR, MUNICIPALITY, scopeRefusal, yearsRefusal } from './scope.js';

type Refused = Extract<Answer<object>, { ok: false }>;

/** Two positions, and the accounts that lie between them. */
export interface Between {
  readonly ok: true;
  /** Of the closing. */
  readonly standpoint: Standpoint;
  readonly from: number;
  readonly accounts: Accounts;
}

/** Opening and closing of a bridge. The scope is what it is at the closing. */
export function between(models: ReadModels, query: SavingsBridgeQuery): Between | Refused {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const { scope = MUNICIPALITY, unit = 'NOK', years = EVERY_YEAR } = query;
  const refusal = scopeRefusal(standpoint, scope) ?? yearsRefusal(years);
  if (refusal) return refusal;
  const from = openingOf(standpoint, query.from);
  if (typeof from !== 'number') return from;
  return { ok: true, standpoint, from, accounts: accountsOf(standpoint, scope, { unit, years }) };
}

function openingOf({ position, audit }: Standpoint, from: At): number | Refused {
  if ('position' in from) {
    return Number.isSafeInteger(from.position) && from.position >= 0 && from.position <= position
      ? from.position
      : refused('since-invalid', { value: from.position }, 'fromPosition');
  }
  const moment = parseMoment(from.moment);
  return moment === null
    ? refused('since-invalid', { value: from.moment }, 'from')
    : audit.positionAt(moment, position);
}
