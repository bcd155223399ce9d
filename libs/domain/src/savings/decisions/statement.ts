import type { Amount, Estimate, YearEstimate } from '../../shared/amounts.js';
import { estimateFaults, yearEstimateFaults } from '../../shared/amount-checks.js';
import { dayFaults } from '../../shared/checks.js';
import type { Day } from '../../shared/values.js';
import type { SavingsRefusal } from '../commands.js';
import type { SavingsNature } from '../events.js';

type Faults = readonly SavingsRefusal[];

/**
 * "Negative improves the net, in every unit": a saving and an added income are not above nought, an added cost is not
 * below it.
 */
export const contradicts = (nature: SavingsNature, amount: Amount): boolean =>
  nature === 'added-cost' ? amount < 0 : amount > 0;

export const signFault = (field: string, nature: SavingsNature, amount: Amount): SavingsRefusal => ({
  code: 'amount-sign-contradicts-nature',
  field,
  params: { nature, amount },
});

/** Refuses a figure that is none, or that is on the wrong side of nought; also with an end of its range. */
export function figureFaults(prefix: string, figure: Estimate, nature: SavingsNature): Faults {
  const faults = estimateFaults(prefix, figure);
  return faults.length > 0 ? faults : signFaults(prefix, figure, nature);
}

/** The same for figures by year; there must be one. */
export function yearsFaults(field: string, years: readonly YearEstimate[], nature: SavingsNature): Faults {
  const faults = yearEstimateFaults(field, years);
  if (years.length === 0) return [{ code: 'years-missing', field, params: {} }];
  return faults.length > 0
    ? faults
    : years.flatMap((estimate, index) => signFaults(`${field}[${index}].`, estimate, nature));
}

function signFaults(prefix: string, { amount, range }: Estimate, nature: SavingsNature): Faults {
  const amounts: readonly (readonly [string, Amount | undefined])[] = [
    ['amount', amount],
    ['range.from', range?.from],
    ['range.to', range?.to],
  ];
  return amounts.flatMap(([field, stated]) =>
    stated !== undefined && contradicts(nature, stated) ? [signFault(prefix + field, nature, stated)] : [],
  );
}

/** Refuses a day that does not exist, or is still to come. */
export function pastDayFaults(field: string, day: Day, today: Day): Faults {
  const faults = dayFaults(field, day);
  return faults.length > 0 || day <= today ? faults : [{ code: 'day-in-future', field, params: { today } }];
}
