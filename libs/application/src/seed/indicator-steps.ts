import { indicatorDecider, type IndicatorCommand } from '#domain';
import type { SeedIndicator, SeedOrigin } from './indicator-file.js';
import type { SeedPath } from './parse.js';
import type { SeedFile } from './seed-file.js';
import { seedStep, type SeedNames, type SeedStep } from './step.js';

/** The indicators of a file. Rule and targets come before the values, which are judged as they are recorded. */
export function indicatorSteps(file: SeedFile, names: SeedNames): SeedStep[] {
  return (file.indicators ?? []).flatMap((indicator, index) => {
    const path: SeedPath = ['indicators', index];
    const step: StepOf = (below, part, command) =>
      seedStep(
        names,
        [...path, ...below],
        `indicator/${indicator.id}${part}`,
        indicatorDecider,
        names.idOf('indicator', indicator.id),
        command,
      );
    return [
      step([], '', definition(indicator, names)),
      ...yardsticks(indicator, names, step),
      ...series(indicator, step),
    ];
  });
}

type StepOf = (below: SeedPath, part: string, command: IndicatorCommand) => SeedStep;

function definition(indicator: SeedIndicator, names: SeedNames): IndicatorCommand {
  return {
    type: 'DefineIndicator',
    title: indicator.title,
    description: indicator.description ?? null,
    unit: { name: indicator.unit.name, decimals: indicator.unit.decimals },
    direction: indicator.direction,
    area: indicator.area === undefined ? null : names.idOf('unit', indicator.area),
    restricted: indicator.restricted ?? false,
    goals: (indicator.goals ?? []).map((goal) => names.idOf('goal', goal)),
    measures: (indicator.measures ?? []).map((measure) => names.idOf('measure', measure)),
    source: names.source(indicator.chapter),
  };
}

/** What values are held against: rule, baseline, breaks, targets. */
function yardsticks(indicator: SeedIndicator, names: SeedNames, step: StepOf): SeedStep[] {
  const { rule, baseline, breaks, targets, chapter } = indicator;
  return [
    ...(rule === undefined
      ? []
      : [step(['rule'], '/rule', { type: 'SetIndicatorRule', yellow: rule.yellow, reason: null })]),
    ...(baseline === undefined
      ? []
      : [
          step(['baseline'], '/baseline', {
            type: 'SetIndicatorBaseline',
            period: baseline.period,
            amount: baseline.amount,
            reason: baseline.reason ?? null,
          }),
        ]),
    ...(breaks ?? []).map(({ period, explanation }, index) =>
      step(['breaks', index], `/break/${period}`, { type: 'MarkIndicatorBreak', period, explanation }),
    ),
    ...(targets ?? []).flatMap((target, index) =>
      target.periods.map((period) =>
        step(['targets', index], `/target/${period}`, {
          type: 'SetIndicatorTarget',
          period,
          target: target.target,
          upper: target.upper ?? null,
          minimum: target.minimum ?? null,
          reason: target.reason ?? null,
          source: names.source(target.chapter ?? chapter),
        }),
      ),
    ),
  ];
}

/** Values in the order of the file, and what they are compared with. */
function series({ values, comparators, origin }: SeedIndicator, step: StepOf): SeedStep[] {
  return [
    ...numbered(values ?? [], ({ period }) => period).map(([value, key, index]) =>
      step(['values', index], `/value/${key}`, {
        type: 'RecordIndicatorValue',
        period: value.period,
        amount: value.amount,
        quality: value.quality ?? 'final',
        origin: originOf(value.origin ?? origin),
        note: value.note ?? null,
      }),
    ),
    ...numbered(comparators ?? [], ({ comparator, statistic, period }) => `${comparator}/${statistic}/${period}`).map(
      ([value, key, index]) =>
        step(['comparators', index], `/comparator/${key}`, {
          type: 'RecordIndicatorComparator',
          comparator: value.comparator,
          statistic: value.statistic,
          period: value.period,
          amount: value.amount,
          origin: originOf(value.origin ?? origin),
        }),
    ),
  ];
}

/** Each entry with a key of its own: what it is about, and which of those it is. A new entry leaves the others' keys alone. */
function numbered<Value>(list: readonly Value[], about: (value: Value) => string): [Value, string, number][] {
  const seen = new Map<string, number>();
  return list.map((value, index) => {
    const key = about(value);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return [value, `${key}/${nth}`, index];
  });
}

const originOf = ({ kind, name }: SeedOrigin): SeedOrigin => ({ kind, name });
