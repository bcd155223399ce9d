import { strategyReport, type StrategyLine, type StrategySection } from '../strategy.js';
import { PUBLISHER } from './publisher.js';
import { listOf, placementAt, reported, type Publication } from './parts.js';

/**
 * Every strategy per sub-goal, with the ids of its measures: their status stands among the measures, and their numbers
 * in the tree of goals. A strategy in each piece.
 */
export function* strategyParts({ models, standpoint }: Publication): Generator<string> {
  const { measures, position, structure } = standpoint;
  const { standing, catalogue } = measures.at(position);

  const isOpen = ({ measure }: StrategyLine): boolean => {
    const number = catalogue.measureNumber(measure);
    return number !== undefined && !catalogue.isExempt(placementAt(standing, number));
  };
  const ids = (lines: Pick<StrategySection, 'measures' | 'byHeading'>) => ({
    measures: lines.measures.filter(isOpen).map(({ measure }) => measure),
    byHeading: lines.byHeading.filter(isOpen).map(({ measure }) => measure),
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
