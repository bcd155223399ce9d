import { UNIT_SCALE, type AmountUnit, type Programme, type TargetScope } from '#domain';
import type { AccountKey, Accounts } from '../../projections/savings/accounts.js';
import { splitStrategies } from '../../projections/savings/lines.js';
import { unitsUnder } from '../../projections/structure/read.js';
import { refused, type QueryRefusal } from '../answer.js';
import type { Standpoint } from '../read-models.js';
import type { SavingsScope, YearRange } from './answers.js';

type Refused = { readonly ok: false; readonly refusals: readonly [QueryRefusal] };

/** Which accounts are asked. */
export interface AccountFilter {
  readonly unit?: AmountUnit | undefined;
  readonly years?: YearRange | undefined;
  /** Empty: by the standing plan. */
  readonly programme?: string | undefined;
}

export const MUNICIPALITY: SavingsScope = { kind: 'municipality' };

export const EVERY_YEAR: YearRange = { from: null, to: null };

export const scaleOf = (unit: AmountUnit): number => UNIT_SCALE[unit];

/** Programmes whose targets and needs count: those that were not withdrawn. */
export const standingProgrammes = ({ programmes }: Standpoint['structure']): [id: string, programme: Programme][] =>
  [...programmes].filter(([, { status }]) => status !== 'withdrawn');

/** Is there such a thing at the standpoint? Null: there is. */
export function scopeRefusal({ structure, measures, position }: Standpoint, scope: SavingsScope): Refused | null {
  switch (scope.kind) {
    case 'municipality':
      return null;
    case 'unit':
      return structure.units.has(scope.unit) ? null : refused('unit-not-found', { unit: scope.unit }, 'area');
    case 'strategy':
      return structure.strategies.has(scope.strategy)
        ? null
        : refused('strategy-not-found', { strategy: scope.strategy }, 'strategy');
    case 'measure': {
      const { standing, catalogue } = measures.at(position);
      const number = catalogue.measureNumber(scope.measure);
      return number !== undefined && number <= standing.count
        ? null
        : refused('measure-not-found', { measure: scope.measure }, 'measure');
    }
  }
}

/** Null: a range of whole years that does not end before it begins. */
export function yearsRefusal({ from, to }: YearRange): Refused | null {
  const isYear = (year: number | null): boolean => year === null || (Number.isSafeInteger(year) && year > 0);
  if (isYear(from) && isYear(to) && (from === null || to === null || from <= to)) return null;
  return refused('years-invalid', { from: String(from), to: String(to) }, 'years');
}

export function programmeRefusal({ structure }: Standpoint, programme: string | undefined): Refused | null {
  if (programme === undefined || structure.programmes.has(programme)) return null;
  return refused('programme-not-found', { programme }, 'programme');
}

/** Accounts whose sums, together, are those of the scope: each measure is in one of them. */
export function accountsOf(
  { savings, structure, position }: Standpoint,
  scope: SavingsScope,
  { unit, years = EVERY_YEAR, programme = '' }: AccountFilter,
): Accounts {
  const isAsked = (account: AccountKey): boolean =>
    account.programme === programme &&
    (unit === undefined || account.unit === unit) &&
    (years.from === null || account.year >= years.from) &&
    (years.to === null || account.year <= years.to);
  switch (scope.kind) {
    case 'municipality':
      return savings.accounts('unit', isAsked);
    case 'unit': {
      const under = unitsUnder(structure, [scope.unit]);
      return savings.accounts('unit', (account) => isAsked(account) && under.has(account.scope));
    }
    case 'strategy': {
      const under = strategiesUnder(structure, scope.strategy);
      return savings.accounts(
        'strategies',
        (account) => isAsked(account) && splitStrategies(account.scope).some((one) => under.has(one)),
      );
    }
    case 'measure':
      return savings.accountsOfMeasure(scope.measure, position, isAsked);
  }
}

/** The strategy and its sub-strategies. */
export function strategiesUnder({ strategies }: Standpoint['structure'], strategy: string): ReadonlySet<string> {
  const under = new Set([strategy]);
  // a set takes in what is added while it is walked
  for (const above of under) for (const [id, { parent }] of strategies) if (parent === above) under.add(id);
  return under;
}

/** Whose savings a target counts, as a scope of a question. A programme's are those of the municipality. */
export const scopeOfTarget = (scope: TargetScope): SavingsScope => (scope.kind === 'programme' ? MUNICIPALITY : scope);

export function sameScope(one: SavingsScope, other: SavingsScope): boolean {
  return JSON.stringify([one.kind, idOfScope(one)]) === JSON.stringify([other.kind, idOfScope(other)]);
}

const idOfScope = (scope: SavingsScope): string => {
  switch (scope.kind) {
    case 'municipality':
      return '';
    case 'unit':
      return scope.unit;
    case 'strategy':
      return scope.strategy;
    case 'measure':
      return scope.measure;
  }
};
