import { partOf, type AccountKey, type Ledger } from './accounts.js';
import { SHARE_WIDTH, sharesOf, type Line, type Share } from './line.js';
import type { MeasureMoney } from './lines.js';
import type { BridgeStep } from './steps.js';

export type Keys = readonly Omit<AccountKey, 'year' | 'programme'>[];
export type KeysOf = (measure: MeasureMoney, line: Line) => Keys;

/** What a line adds to sums, and where. */
interface Counted {
  readonly line: Line;
  readonly shares: readonly Share[];
  readonly keys: Keys;
}

/** A line that a change touches, and why its outlook changes. */
export interface Touched {
  readonly measure: MeasureMoney;
  readonly line: Line;
  readonly step: BridgeStep;
}

/** Makes a change to lines, which may be those of several measures, and posts what it does to the sums. */
export type Transition = (position: number, touched: readonly Touched[], make: () => void) => void;

/** @param keysOf the accounts that a line is counted in */
export function openTransitions(ledger: Ledger, keysOf: KeysOf = placesOf): Transition {
  return (position, touched, make) => {
    // the last posting of an event in an account is that of the highest number: sums are read from it
    const before = [...touched]
      .sort((one, other) => one.line.number - other.line.number)
      .map(({ measure, line, step }) => ({ ...countedOf(measure, line, keysOf), measure, step }));
    make();
    for (const { measure, ...then } of before) {
      // a line that was told anew is another object
      const line = measure.lines.find(({ number }) => number === then.line.number) ?? then.line;
      for (const { key, figures } of differences(then, countedOf(measure, line, keysOf))) {
        ledger.post(position, key, line.number, then.step, figures);
      }
    }
  };
}

function countedOf(measure: MeasureMoney, line: Line, keysOf: KeysOf): Counted {
  const { counts, locked } = measure;
  return {
    line,
    shares: counts && !line.withdrawn ? sharesOf(line, locked) : [],
    keys: keysOf(measure, line),
  };
}

function placesOf({ unit: place, strategies }: MeasureMoney, { unit, nature }: Line): Keys {
  const part = partOf(nature);
  const own = { kind: 'unit', scope: place, unit, part } as const;
  return strategies.length > 0 ? [own, { kind: 'strategies', scope: strategies.join(' '), unit, part }] : [own];
}

interface Difference {
  readonly key: AccountKey;
  readonly figures: readonly number[];
}

function differences(before: Counted, after: Counted): Difference[] {
  const found: Difference[] = [];
  const sharesBefore = new Map(before.shares.map((share) => [keyOfShare(share), share]));
  const both = (share: Share, old: Share | undefined): void => {
    for (const key of after.keys) {
      const stays = before.keys.some((one) => sameAccounts(one, key));
      add(found, key, share, minus(share.figures, stays ? old?.figures : undefined));
    }
    for (const key of before.keys) {
      if (old && !after.keys.some((one) => sameAccounts(one, key))) add(found, key, share, minus(NOTHING, old.figures));
    }
  };
  for (const share of after.shares) {
    const key = keyOfShare(share);
    both(share, sharesBefore.get(key));
    sharesBefore.delete(key);
  }
  for (const gone of sharesBefore.values()) both({ ...gone, figures: NOTHING }, gone);
  return found;
}

const NOTHING: readonly number[] = new Array<number>(SHARE_WIDTH).fill(0);

const keyOfShare = ({ year, programme }: Share): string => `${year} ${programme}`;

const sameAccounts = (one: Keys[number], other: Keys[number]): boolean =>
  one.kind === other.kind && one.scope === other.scope && one.part === other.part;

const minus = (figures: readonly number[], old: readonly number[] = NOTHING): number[] =>
  figures.map((figure, index) => figure - (old[index] ?? 0));

function add(to: Difference[], key: Keys[number], { year, programme }: Share, figures: readonly number[]): void {
  if (figures.some((figure) => figure !== 0)) to.push({ key: { ...key, year, programme }, figures });
}
