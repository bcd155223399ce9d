import type { Structure } from '../projections/structure/read.js';

/** A goal or strategy as a place where measures are counted. */
export interface GraphNode {
  /** Place in {@link GoalGraph.nodes}. */
  readonly index: number;
  readonly kind: 'goal' | 'strategy';
  readonly id: string;
  /** Nodes directly above: the parent first, then what it also serves. */
  readonly above: readonly number[];
}

/** Goals and strategies with what stands above them. Retired goals are not in it. */
export interface GoalGraph {
  readonly nodes: readonly GraphNode[];
  /** Nodes that hang directly under a node, in the order of appearance. */
  readonly below: readonly (readonly number[])[];
  /** Nodes without a parent, in the order of appearance. */
  readonly roots: readonly number[];
  /** Nodes that a node also serves, besides its parent: the other way round. */
  readonly alsoBelow: readonly (readonly number[])[];
  find(kind: GraphNode['kind'], id: string): GraphNode | undefined;
}

/** What a measure with these links counts in. */
export interface Reach {
  /** Nodes that it is linked to. */
  readonly own: readonly number[];
  /** These and all above them, each once. */
  readonly all: readonly number[];
  /** Those of `all` that it reaches through more than one of their children. */
  readonly overlapping: readonly number[];
}

export function goalGraph(structure: Structure): GoalGraph {
  const goals = [...structure.goals].filter(([, goal]) => !goal.retired);
  const keys = [
    ...[...structure.strategies.keys()].map((id) => ['strategy', id] as const),
    ...goals.map(([id]) => ['goal', id] as const),
  ];
  const places = new Map(keys.map(([kind, id], index) => [`${kind} ${id}`, index]));
  const place = (kind: string, id: string | null | undefined): number[] => {
    const index = places.get(`${kind} ${id}`);
    return index === undefined ? [] : [index];
  };
  const parents = new Map<number, number>();
  const nodes = keys.map(([kind, id], index): GraphNode => {
    const goal = kind === 'goal' ? structure.goals.get(id) : undefined;
    const parent = goal
      ? goal.parent && place(goal.parent.kind, goal.parent.id)
      : place('strategy', structure.strategies.get(id)?.parent);
    if (parent?.[0] !== undefined) parents.set(index, parent[0]);
    const also = (goal?.alsoUnder ?? []).flatMap((other) => place('goal', other));
    return { index, kind, id, above: [...new Set([...(parent ?? []), ...also])] };
  });
  const below: number[][] = nodes.map(() => []);
  const alsoBelow: number[][] = nodes.map(() => []);
  for (const { index, above } of nodes) {
    for (const over of above) (parents.get(index) === over ? below : alsoBelow)[over]?.push(index);
  }
  return {
    nodes,
    below,
    alsoBelow,
    roots: nodes.map(({ index }) => index).filter((index) => !parents.has(index)),
    find: (kind, id) => nodes[places.get(`${kind} ${id}`) ?? -1],
  };
}

/** The node and everything below it, also what also serves it. */
export function nodesUnder({ below, alsoBelow }: GoalGraph, node: number): ReadonlySet<number> {
  const under = new Set([node]);
  // a set takes in what is added while it is walked
  for (const over of under) for (const index of [...(below[over] ?? []), ...(alsoBelow[over] ?? [])]) under.add(index);
  return under;
}

/** Finds what measures reach; worked out once for each combination of links. */
export function reachFinder(graph: GoalGraph): (goals: readonly string[], strategies: readonly string[]) => Reach {
  const found = new Map<readonly string[], Map<readonly string[], Reach>>();
  return (goals, strategies) => {
    let byStrategies = found.get(goals);
    if (!byStrategies) found.set(goals, (byStrategies = new Map()));
    let reach = byStrategies.get(strategies);
    if (!reach) byStrategies.set(strategies, (reach = reachOf(graph, goals, strategies)));
    return reach;
  };
}

function reachOf(graph: GoalGraph, goals: readonly string[], strategies: readonly string[]): Reach {
  const own = [
    ...strategies.flatMap((id) => graph.find('strategy', id)?.index ?? []),
    ...goals.flatMap((id) => graph.find('goal', id)?.index ?? []),
  ];
  const all = new Set(own);
  const through = new Map<number, number>();
  for (const index of all) {
    for (const over of graph.nodes[index]?.above ?? []) {
      all.add(over);
      through.set(over, (through.get(over) ?? 0) + 1);
    }
  }
  return { own, all: [...all], overlapping: [...through].filter(([, ways]) => ways > 1).map(([index]) => index) };
}
