import type { Recorded, SavingsEvent } from '#domain';

/** For which programmes a measure has plans, by programme; true: they are locked. */
export type PlansEntry = Readonly<Record<string, boolean>>;

/** Folds one event of a measure's money. A later proposal for a programme that is locked has been refused: it stays locked. */
export function foldPlans(entry: PlansEntry | null, fact: Recorded<SavingsEvent>): PlansEntry | null {
  const plans = entry ?? {};
  switch (fact.type) {
    case 'SavingsPlanned': {
      const { programme } = fact.data;
      return programme in plans ? plans : { ...plans, [programme]: false };
    }
    case 'SavingsPlansLocked':
      return { ...plans, [fact.data.programme]: true };
    default:
      return entry;
  }
}
