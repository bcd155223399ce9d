import type { Fault, KnownIds, SeedPath } from './fault.js';
import { idChecks } from './id-checks.js';
import type { SeedIndicator } from './indicator-file.js';
import type { SeedScope, SeedTarget } from './money-file.js';
import type { SeedFile } from './seed-file.js';

/** What the money and the indicators of a file refer to is in the file; what a set can hold once stands there once. */
export function figureFaults(file: SeedFile, known: KnownIds): Fault[] {
  return [...moneyFaults(file, known), ...indicatorFaults(file.indicators ?? [], known)];
}

function moneyFaults({ savings, investments, targets, needs }: SeedFile, known: KnownIds): Fault[] {
  const faults: Fault[] = [];
  const { ids, one } = idChecks(faults);

  ids(savings ?? [], ['savings']);
  savings?.forEach((line, index) => {
    const path: SeedPath = ['savings', index];
    one(known.measures, line.measure, [...path, 'measure'], 'measure');
    ids(
      (line.plans ?? []).map(({ programme }) => ({ id: programme })),
      [...path, 'plans'],
    );
    line.plans?.forEach((plan, p) => {
      one(known.programmes, plan.programme, [...path, 'plans', p, 'programme'], 'programme');
    });
  });
  ids(investments ?? [], ['investments']);
  investments?.forEach(({ measure }, index) => {
    one(known.measures, measure, ['investments', index, 'measure'], 'measure');
  });
  ids(needs ?? [], ['needs']);
  needs?.forEach(({ programme }, index) => {
    one(known.programmes, programme, ['needs', index, 'programme'], 'programme');
  });
  ids(targets ?? [], ['targets']);
  targets?.forEach((target, index) => {
    const path: SeedPath = ['targets', index];
    one(known.programmes, target.programme, [...path, 'programme'], 'programme');
    one(
      sameProgrammeBefore(targets, index),
      target.unreconciledWith,
      [...path, 'unreconciledWith'],
      'target above this one',
    );
    faults.push(...scopeFaults(target.scope ?? {}, [...path, 'scope'], known));
  });
  return faults;
}

const sameProgrammeBefore = (targets: readonly SeedTarget[], index: number): Set<string> =>
  new Set(
    targets
      .slice(0, index)
      .filter(({ programme }) => programme === targets[index]?.programme)
      .map(({ id }) => id),
  );

function scopeFaults(scope: SeedScope, path: SeedPath, known: KnownIds): Fault[] {
  const faults: Fault[] = [];
  const { one } = idChecks(faults);
  one(known.units, scope.unit, [...path, 'unit'], 'unit of the organisation');
  one(known.strategies, scope.strategy, [...path, 'strategy'], 'strategy');
  one(known.measures, scope.measure, [...path, 'measure'], 'measure');
  if (Object.values(scope).filter((id) => id !== undefined).length > 1) {
    faults.push({ path, message: 'scope names a unit, a strategy or a measure, and only one' });
  }
  return faults;
}

function indicatorFaults(indicators: readonly SeedIndicator[], known: KnownIds): Fault[] {
  const faults: Fault[] = [];
  const { ids, one, many } = idChecks(faults);
  ids(indicators, ['indicators']);
  indicators.forEach((indicator, index) => {
    const path: SeedPath = ['indicators', index];
    one(known.units, indicator.area, [...path, 'area'], 'unit of the organisation');
    many(known.goals, indicator.goals, [...path, 'goals'], 'goal');
    many(known.measures, indicator.measures, [...path, 'measures'], 'measure');
    faults.push(...repeatedValues(indicator, path));
  });
  return faults;
}

/** Two values for a period are a conflict between sources: one source says one thing, and may have projected another. */
function repeatedValues({ values, origin }: SeedIndicator, path: SeedPath): Fault[] {
  const said = new Set<string>();
  return (values ?? []).flatMap(({ period, origin: own, quality }, index) => {
    const { kind, name } = own ?? origin;
    const key = JSON.stringify([period, kind, name, quality === 'projection']);
    if (!said.has(key)) return (said.add(key), []);
    return [{ path: [...path, 'values', index], message: `the same origin has two values for ${period}` }];
  });
}
