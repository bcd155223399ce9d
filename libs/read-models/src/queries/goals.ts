import type { GoalLevel } from '#domain';
import { counts } from '../projections/measures/code.js';
import { COLUMN, WIDTH } from '../projections/measures/standing.js';
import type { Structure } from '../projections/structure/read.js';
import type { Answer, Asked } from './answer.js';
import { goalGraph, reachFinder, type GoalGraph } from './goal-graph.js';
import { standAt, standOf, type ReadModels } from './read-models.js';
import {
  cellOf,
  completedShareOf,
  newCounter,
  tallyOf,
  type CompletedShare,
  type Counter,
  type Tally,
} from './tally.js';

export interface GoalsQuery extends Asked {
  readonly programme?: string | undefined;
  readonly chapterArea?: string | undefined;
}

/**
 * A goal, or a strategy that goals hang under. Counts are of distinct measures: one that stands in several places below
 * is counted once here, so children may add up to more than `all`; `overlap` says how many stand under more than one.
 */
export interface GoalNode {
  readonly kind: 'goal' | 'strategy';
  readonly id: string;
  readonly title: string;
  /** Of a goal. */
  readonly level: GoalLevel | null;
  readonly chapterArea: string | null;
  /** Of a strategy: it has ended. */
  readonly ended: boolean;
  /** Goals that it serves besides its parent; it is counted there as well, and shown here only. */
  readonly alsoUnder: readonly string[];
  /** Measures linked to it directly. */
  readonly own: Tally;
  /** Measures linked to it or to anything below it. */
  readonly all: Tally;
  /** Measures that are counted under more than one of its children. */
  readonly overlap: number;
  /** Of `all`. */
  readonly completed: CompletedShare;
  readonly children: readonly GoalNode[];
}

export interface GoalsReport {
  /** Goals that stand at the top, in the order in which they were set. */
  readonly goals: readonly GoalNode[];
  /** Strategies with their sub-strategies and sub-goals. */
  readonly strategies: readonly GoalNode[];
  /** Measures linked to something shown here. */
  readonly linked: Tally;
  /** Measures linked to nothing that is shown here. With `linked` it is all measures. */
  readonly unlinked: Tally;
}

/** Goals: the tree; each node counts its own and its descendants' distinct measures. Retired goals are left out. */
export function goalsReport(models: ReadModels, query: GoalsQuery): Answer<GoalsReport> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const { standing, catalogue } = standpoint.measures.at(standpoint.position);
  const { structure } = standpoint;
  const graph = goalGraph(structure);
  const reach = reachFinder(graph);
  const counters = graph.nodes.map((): NodeCounter => ({ own: newCounter(), all: newCounter(), overlap: 0 }));
  const [linked, unlinked] = [newCounter(), newCounter()];

  const { count, rows } = standing;
  for (let row = 0; row < count * WIDTH; row += WIDTH) {
    const code = rows[row + COLUMN.code] ?? 0;
    if (!counts(code)) continue;
    const placement = catalogue.placement(rows[row + COLUMN.placement] ?? 0);
    if (query.programme !== undefined && placement.programme !== query.programme) continue;
    if (query.chapterArea !== undefined && placement.chapterArea !== query.chapterArea) continue;
    const cell = cellOf(code);
    const { own, all, overlapping } = reach(placement.goals, placement.strategies);
    for (const index of own) increment(counters[index]?.own, cell);
    for (const index of all) increment(counters[index]?.all, cell);
    for (const index of overlapping) {
      const counter = counters[index];
      if (counter) counter.overlap++;
    }
    increment(own.length > 0 ? linked : unlinked, cell);
  }

  const isGoal = (index: number): boolean => graph.nodes[index]?.kind === 'goal';
  const node = (index: number): GoalNode => goalNode(structure, graph, counters, index);
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      goals: graph.roots.filter(isGoal).map(node),
      strategies: graph.roots.filter((index) => !isGoal(index)).map(node),
      linked: tallyOf(linked),
      unlinked: tallyOf(unlinked),
    },
  };
}

interface NodeCounter {
  readonly own: Counter;
  readonly all: Counter;
  overlap: number;
}

function increment(counter: Counter | undefined, cell: number): void {
  if (counter) counter[cell] = (counter[cell] ?? 0) + 1;
}

function goalNode(structure: Structure, graph: GoalGraph, counters: readonly NodeCounter[], index: number): GoalNode {
  const { kind, id } = graph.nodes[index] ?? { kind: 'goal', id: '' };
  const counter = counters[index] ?? { own: newCounter(), all: newCounter(), overlap: 0 };
  const goal = kind === 'goal' ? structure.goals.get(id) : undefined;
  const strategy = kind === 'strategy' ? structure.strategies.get(id) : undefined;
  const all = tallyOf(counter.all);
  return {
    kind,
    id,
    title: goal?.title ?? strategy?.name ?? '',
    level: goal?.level ?? null,
    chapterArea: goal?.chapterArea ?? null,
    ended: strategy?.ended ?? false,
    alsoUnder: goal?.alsoUnder ?? [],
    own: tallyOf(counter.own),
    all,
    overlap: counter.overlap,
    completed: completedShareOf(all),
    children: (graph.below[index] ?? []).map((below) => goalNode(structure, graph, counters, below)),
  };
}
