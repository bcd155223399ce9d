import type { Catalogue } from '../projections/measures/catalogue.js';
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
  /** For each node: itself and all above it, each once. */
  readonly upwards: readonly (readonly number[])[];
  /** Nodes that hang directly under a node, in the order of appearance. */
  readonly below: readonly (readonly number[])[];
  /** Nodes without a parent, in the order of appearance. */
  readonly roots: readonly number[];
  /** Nodes that a node also serves, besides its parent: the other way round. */
  readonly alsoBelow: readonly (readonly number[])[];
  find(kind: GraphNode['kind'], id: string): GraphNode | undefined;
  /** Nodes of a catalogue's link sets, by number: kept, since measures of the same links are many. */
  nodesOf(catalogue: Catalogue, kind: GraphNode['kind']): (set: number) => readonly number[];
}

/** Structures are kept as long as they are asked for, and their graphs with them. */
const graphs = new WeakMap<Structure, GoalGraph>();

export function goalGraph(structure: Structure): GoalGraph {
  let graph = graphs.get(structure);
  if (!graph) graphs.set(structure, (graph = buildGraph(structure)));
  return graph;
}

function buildGraph(structure: Structure): GoalGraph {
  const goals = [...structure.goals].filter(([, goal]) => !goal.retired).map(([id]) => id);
  const keys: (readonly [GraphNode['kind'], string])[] = [
    ...[...structure.strategies.keys()].map((id) => ['strategy', id] as const),
    ...goals.map((id) => ['goal', id] as const),
  ];
  const places = { goal: new Map<string, number>(), strategy: new Map<string, number>() };
  keys.forEach(([kind, id], index) => places[kind].set(id, index));

  const parents = new Map<number, number>();
  const nodes = keys.map(([kind, id], index): GraphNode => {
    const goal = kind === 'goal' ? structure.goals.get(id) : undefined;
    const parent =
      kind === 'goal'
        ? goal?.parent && places[goal.parent.kind].get(goal.parent.id)
        : places.strategy.get(structure.strategies.get(id)?.parent ?? '');
    if (typeof parent === 'number') parents.set(index, parent);
    const also = (goal?.alsoUnder ?? []).flatMap((other) => places.goal.get(other) ?? []);
    return { index, kind, id, above: [...new Set([...(typeof parent === 'number' ? [parent] : []), ...also])] };
  });
  const below: number[][] = nodes.map(() => []);
  const alsoBelow: number[][] = nodes.map(() => []);
  for (const { index, above } of nodes) {
    for (const over of above) (parents.get(index) === over ? below : alsoBelow)[over]?.push(index);
  }
  const known = {
    goal: new WeakMap<Catalogue, (readonly number[] | undefined)[]>(),
    strategy: new WeakMap<Catalogue, (readonly number[] | undefined)[]>(),
  };
  return {
    nodes,
    upwards: nodes.map(({ index }) => [...reachable(index, (node) => nodes[node]?.above ?? [])]),
    below,
    alsoBelow,
    roots: nodes.map(({ index }) => index).filter((index) => !parents.has(index)),
    find: (kind, id) => nodes[places[kind].get(id) ?? -1],
    nodesOf(catalogue, kind) {
      let sets = known[kind].get(catalogue);
      if (!sets) known[kind].set(catalogue, (sets = []));
      const found = sets;
      return (set) => (found[set] ??= catalogue.linkSet(set).flatMap((id) => places[kind].get(id) ?? []));
    },
  };
}

/** The node and everything below it, also what also serves it. */
export const nodesUnder = ({ below, alsoBelow }: GoalGraph, node: number): ReadonlySet<number> =>
  reachable(node, (over) => [...(below[over] ?? []), ...(alsoBelow[over] ?? [])]);

function reachable(from: number, next: (node: number) => readonly number[]): ReadonlySet<number> {
  const found = new Set([from]);
  // a set takes in what is added while it is walked, each once: it ends even where there is a circle
  for (const node of found) for (const further of next(node)) found.add(further);
  return found;
}
