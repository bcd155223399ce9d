import { decodeFate, decodeStatus, isActive, isByHeading, type Fate } from '../../projections/measures/code.js';
import type { Catalogue } from '../../projections/measures/catalogue.js';
import type { Standing } from '../../projections/measures/standing.js';
import { unitsUnder } from '../../projections/structure/read.js';
import { dayNumber } from '../../time/day-number.js';
import { goalGraph, nodesUnder, type GoalGraph } from '../goal-graph.js';
import { isOverdue, isStale } from '../judging.js';
import type { Standpoint } from '../read-models.js';
import { placementFilter } from '../selection.js';
import type { MeasureFilter } from './answers.js';
import { codeOf, valueOf } from './columns.js';

/** Asks of a measure, by its number, whether it fits the filter. */
export function matcher(
  { structure, day }: Standpoint,
  standing: Standing,
  catalogue: Catalogue,
  filter: MeasureFilter,
  staleAfterDays: number,
): (measure: number) => boolean {
  const today = dayNumber(day);
  const fates = new Set<Fate>(filter.fates ?? ['counts']);
  const units = filter.units && unitsUnder(structure, filter.units);
  const links =
    filter.goal === undefined && filter.strategy === undefined
      ? () => true
      : linkFilter(goalGraph(structure), catalogue, filter);
  const { columns } = catalogue;
  const selected = placementFilter(catalogue, filter);
  const unitNumbers = units && new Set([...units].map((unit) => catalogue.nameNumber(unit)));
  const responsible = filter.responsible === undefined ? null : catalogue.nameNumber(filter.responsible);
  const byPlacement = (placement: number): boolean =>
    selected(placement) &&
    (!unitNumbers || unitNumbers.has(columns.unit(placement))) &&
    (responsible === null || columns.responsible(placement) === responsible) &&
    links(placement);
  const fitting = codeTable((code) => {
    const { phase, progress, effect } = decodeStatus(code);
    return (
      fates.has(decodeFate(code)) &&
      (!filter.phases || filter.phases.includes(phase)) &&
      (!filter.progress || (isActive(code) && filter.progress.includes(progress))) &&
      (!filter.effect || filter.effect.includes(effect)) &&
      (filter.byHeading === undefined || filter.byHeading === isByHeading(code))
    );
  });
  const wanted = (asked: boolean | undefined, is: () => boolean): boolean => asked === undefined || asked === is();
  return (measure) => {
    const code = codeOf(standing, measure);
    if (!fitting(code)) return false;
    const placement = valueOf('placement', standing, measure);
    return (
      byPlacement(placement) &&
      wanted(filter.withoutResponsible, () => isActive(code) && columns.responsible(placement) === 0) &&
      wanted(filter.overdue, () => isOverdue(code, columns.dueLast(placement), today)) &&
      wanted(filter.stale, () => isStale(code, valueOf('confirmed', standing, measure), today, staleAfterDays))
    );
  };
}

/** A question about codes, asked once for each code that occurs. */
function codeTable(ask: (code: number) => boolean): (code: number) => boolean {
  const answers: (boolean | undefined)[] = [];
  return (code) => (answers[code] ??= ask(code));
}

/** Measures under a goal, under a strategy, or under both; by number of the placement. */
function linkFilter(
  graph: GoalGraph,
  catalogue: Catalogue,
  { goal, strategy }: MeasureFilter,
): (placement: number) => boolean {
  const { columns } = catalogue;
  const goalNodes = graph.nodesOf(catalogue, 'goal');
  const strategyNodes = graph.nodesOf(catalogue, 'strategy');
  const under = (kind: 'goal' | 'strategy', id: string | undefined): ((placement: number) => boolean) => {
    if (id === undefined) return () => true;
    const top = graph.find(kind, id);
    const nodes = top ? nodesUnder(graph, top.index) : new Set<number>();
    const isUnder = (node: number): boolean => nodes.has(node);
    return (placement) =>
      goalNodes(columns.goals(placement)).some(isUnder) || strategyNodes(columns.strategies(placement)).some(isUnder);
  };
  const [underGoal, underStrategy] = [under('goal', goal), under('strategy', strategy)];
  return (placement) => underGoal(placement) && underStrategy(placement);
}
