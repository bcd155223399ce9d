import type { GoalLevel } from '#domain';
import { counts } from '../projections/measures/code.js';
import { COLUMN, WIDTH } from '../projections/measures/standing.js';
import type { Structure } from '../projections/structure/read.js';
import type { Answer, Asked } from './answer.js';
import { goalGraph, type GoalGraph } from './goal-graph.js';
import { placementFilter, type Selection } from './selection.js';
import { standAt, standOf, type ReadViews } from './read-models.js';
import {
  cellOf,
  completedShareOf,
  newCounter,
  newCounters,
  tallyOf,
  type CompletedShare,
  type Counter,
  type Tally,
} from './tally.js';

export type GoalsQuery = Asked & Selection;

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
export function goalsReport(models: ReadViews, query: GoalsQuery): Answer<GoalsReport> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const { standing, catalogue } = standpoint.measures.at(standpoint.position);
  const { structure } = standpoint;
  const graph = goalGraph(structure);
  const counters = countNodes(graph);
  const [linked, unlinked] = [newCounter(), newCounter()];

  const { count, rows } = standing;
  const placed = catalogue.placed(standing);
  const selected = placementFilter(catalogue, query);
  const goalNodes = graph.nodesOf(catalogue, 'goal');
  const strategyNodes = graph.nodesOf(catalogue, 'strategy');
  for (let measure = 1; measure <= count; measure++) {
    const row = (measure - 1) * WIDTH;
    const code = rows[row + COLUMN.code] ?? 0;
    if (!counts(code)) continue;
    if (!selected(rows[row + COLUMN.placement] ?? 0)) continue;
    const cell = cellOf(code);
    const isLinked = counters.add(goalNodes(placed.goals(measure)), strategyNodes(placed.strategies(measure)), cell);
    increment(isLinked ? linked : unlinked, cell);
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

/** Counts of every node of a graph. */
interface NodeCounters {
  /** Counts a measure that is linked to these nodes. False: to none. */
  add(goals: readonly number[], strategies: readonly number[], cell: number): boolean;
  readonly own: readonly Counter[];
  readonly all: readonly Counter[];
  readonly overlap: Int32Array;
}

function countNodes({ nodes, upwards }: GoalGraph): NodeCounters {
  const own = newCounters(nodes.length);
  const all = newCounters(nodes.length);
  const overlap = new Int32Array(nodes.length);
  // which measure a node was last counted for, and how many of its children it was reached through for that one
  const countedFor = new Int32Array(nodes.length);
  const reachedFor = new Int32Array(nodes.length);
  const ways = new Int32Array(nodes.length);
  let measure = 0;

  function reach(over: number): void {
    if (reachedFor[over] !== measure) {
      reachedFor[over] = measure;
      ways[over] = 1;
    } else if ((ways[over] = (ways[over] ?? 0) + 1) === 2) {
      overlap[over] = (overlap[over] ?? 0) + 1;
    }
  }
  function countUpwards(from: number, cell: number): void {
    increment(own[from], cell);
    for (const node of upwards[from] ?? []) {
      if (countedFor[node] === measure) continue;
      countedFor[node] = measure;
      increment(all[node], cell);
      for (const over of nodes[node]?.above ?? []) reach(over);
    }
  }
  return {
    add(goals, strategies, cell) {
      measure++;
      for (const node of goals) countUpwards(node, cell);
      for (const node of strategies) countUpwards(node, cell);
      return goals.length + strategies.length > 0;
    },
    own,
    all,
    overlap,
  };
}

function increment(counter: Counter | undefined, cell: number): void {
  if (counter) counter[cell] = (counter[cell] ?? 0) + 1;
}

function goalNode(structure: Structure, graph: GoalGraph, counters: NodeCounters, index: number): GoalNode {
  const { kind, id } = graph.nodes[index] ?? { kind: 'goal', id: '' };
  const goal = kind === 'goal' ? structure.goals.get(id) : undefined;
  const strategy = kind === 'strategy' ? structure.strategies.get(id) : undefined;
  const all = tallyOf(counters.all[index] ?? newCounter());
  return {
    kind,
    id,
    title: goal?.title ?? strategy?.name ?? '',
    level: goal?.level ?? null,
    chapterArea: goal?.chapterArea ?? null,
    ended: strategy?.ended ?? false,
    alsoUnder: goal?.alsoUnder ?? [],
    own: tallyOf(counters.own[index] ?? newCounter()),
    all,
    overlap: counters.overlap[index] ?? 0,
    completed: completedShareOf(all),
    children: (graph.below[index] ?? []).map((below) => goalNode(structure, graph, counters, below)),
  };
}
