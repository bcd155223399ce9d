import { strategyReport, type StrategyLine, type StrategySection } from '../strategy.js';
import { PUBLISHER } from './publisher.js';
import { listOf, isOpenMeasure, reported, type Publication } from './parts.js';

/**
 * Every strategy per sub-goal, with the ids of its measures: their status stands among the measures, and their numbers
 * in the tree of goals. A strategy in each piece.
 */
export function* strategyParts({ models, standpoint }: Publication): Generator<string> {
  const { position, structure } = standpoint;
  const isOpen = isOpenMeasure(standpoint);
  const idsOf = (lines: readonly StrategyLine[]): string[] => lines.map(({ measure }) => measure).filter(isOpen);
  const ids = (lines: Pick<StrategySection, 'measures' | 'byHeading'>) => ({
    measures: idsOf(lines.measures),
    byHeading: idsOf(lines.byHeading),
  });
  const section = (one: StrategySection): object => ({
    goal: one.goal,
    title: one.title,
    ...ids(one),
    children: one.children.map(section),
  });
  const write = (strategy: string): object => {
    const report = reported(strategyReport(models, { viewer: PUBLISHER, at: { position }, strategy }));
    return {
      ...report.strategy,
      subGoals: report.subGoals.map(section),
      withoutSubGoal: ids(report.withoutSubGoal),
      subStrategies: report.subStrategies.map((one) => one.strategy),
    };
  };
  yield* listOf(structure.strategies.keys(), write, 1);
}
