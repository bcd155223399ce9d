import type { Day, PartialDate } from '#domain';
import { counts, decodeStatus, isByHeading, type StatusCode } from '../projections/measures/code.js';
import type { ReportLine } from '../projections/measures/reports.js';
import { refused, type Answer, type Asked } from './answer.js';
import { codeOf, valueOf } from './measures/columns.js';
import { goalGraph, nodesUnder, type GoalGraph } from './goal-graph.js';
import { standAt, standOf, type ReadViews, type Standpoint } from './read-models.js';
import { cellOf, newCounter, tallyOf, type Tally } from './tally.js';

export interface StrategyQuery extends Asked {
  readonly strategy: string;
}

/** One line of the report: the measure, its status as it was written, the comment. */
export interface StrategyLine {
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  readonly responsible: string | null;
  /** Null: nobody has reported yet. */
  readonly status: StrategyLineStatus | null;
}

export interface StrategyLineStatus extends Pick<StatusCode, 'phase' | 'progress' | 'effect' | 'reading'> {
  /** The words of the report, as written; null: reported without words, or by heading. */
  readonly words: string | null;
  readonly comment: string | null;
  readonly effectiveOn: Day;
}

/** A sub-goal with its measures. */
export interface StrategySection {
  readonly goal: string;
  readonly title: string;
  readonly tally: Tally;
  /** Measures with a status or without, each under every sub-goal that it serves. */
  readonly measures: readonly StrategyLine[];
  /** Measures that are completed by the heading they stood under, kept apart. */
  readonly byHeading: readonly StrategyLine[];
  readonly children: readonly StrategySection[];
}

export interface StrategyReport {
  readonly strategy: {
    readonly id: string;
    readonly name: string;
    readonly description: string | null;
    readonly body: string | null;
    readonly adoptedOn: PartialDate | null;
    readonly firstYear: number | null;
    readonly lastYear: number | null;
    readonly ended: boolean;
    readonly parent: string | null;
  };
  /** Distinct measures of the strategy: of its sub-goals, sub-strategies and its own. */
  readonly tally: Tally;
  readonly subGoals: readonly StrategySection[];
  /** Measures of the strategy that stand under none of its sub-goals. */
  readonly withoutSubGoal: Pick<StrategySection, 'tally' | 'measures' | 'byHeading'>;
  readonly subStrategies: readonly { readonly strategy: string; readonly name: string; readonly tally: Tally }[];
}

/** A strategy per sub-goal: measure, status in the words of the report, comment. */
export function strategyReport(models: ReadViews, query: StrategyQuery): Answer<StrategyReport> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const { structure } = standpoint;
  const strategy = structure.strategies.get(query.strategy);
  const graph = goalGraph(structure);
  const root = graph.find('strategy', query.strategy);
  if (!strategy || !root) return refused('strategy-not-found', { strategy: query.strategy }, 'strategy');

  const { placed, all } = measuresUnder(standpoint, graph, root.index);
  const under = (nodes: ReadonlySet<number>): Tally => {
    const counter = newCounter();
    for (const [code, at] of all) {
      if (!at.some((node) => nodes.has(node))) continue;
      const cell = cellOf(code);
      counter[cell] = (counter[cell] ?? 0) + 1;
    }
    return tallyOf(counter);
  };
  const lines = (rows: readonly Line[]): Pick<StrategySection, 'measures' | 'byHeading'> => ({
    measures: rows.filter(({ heading }) => !heading).map(({ line }) => line),
    byHeading: rows.filter(({ heading }) => heading).map(({ line }) => line),
  });
  const section = (node: number): StrategySection => {
    const goal = graph.nodes[node]?.id ?? '';
    return {
      goal,
      title: structure.goals.get(goal)?.title ?? '',
      tally: under(nodesUnder(graph, node)),
      ...lines(placed.get(node) ?? []),
      children: (graph.below[node] ?? []).map(section),
    };
  };
  const direct = graph.below[root.index] ?? [];
  const isGoal = (node: number): boolean => graph.nodes[node]?.kind === 'goal';
  const own = placed.get(root.index) ?? [];
  const { name, description, body, adoptedOn, firstYear, lastYear, ended, parent } = strategy;
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      strategy: { id: query.strategy, name, description, body, adoptedOn, firstYear, lastYear, ended, parent },
      tally: under(nodesUnder(graph, root.index)),
      subGoals: direct.filter(isGoal).map(section),
      withoutSubGoal: { tally: tallyOfLines(own), ...lines(own) },
      subStrategies: direct
        .filter((node) => !isGoal(node))
        .map((node) => {
          const id = graph.nodes[node]?.id ?? '';
          return {
            strategy: id,
            name: structure.strategies.get(id)?.name ?? '',
            tally: under(nodesUnder(graph, node)),
          };
        }),
    },
  };
}

interface Line {
  readonly line: StrategyLine;
  readonly code: number;
  readonly heading: boolean;
}

function tallyOfLines(lines: readonly Line[]): Tally {
  const counter = newCounter();
  for (const { code } of lines) {
    const cell = cellOf(code);
    counter[cell] = (counter[cell] ?? 0) + 1;
  }
  return tallyOf(counter);
}

/**
 * The measures of a strategy, in the order of their registration, by the node that they are listed under: every sub-goal
 * that they are linked to; the strategy itself for those that are linked to it and to none of its own sub-goals, also if
 * they are linked to one of a sub-strategy, whose report lists them too.
 */
function measuresUnder(
  standpoint: Standpoint,
  graph: GoalGraph,
  root: number,
): { placed: Map<number, Line[]>; all: readonly (readonly [code: number, nodes: readonly number[]])[] } {
  const { standing, catalogue } = standpoint.measures.at(standpoint.position);
  const inside = nodesUnder(graph, root);
  const sections = sectionsUnder(graph, root);
  const placed = catalogue.placed(standing);
  const goalNodes = graph.nodesOf(catalogue, 'goal');
  const strategyNodes = graph.nodesOf(catalogue, 'strategy');
  const isInside = (node: number): boolean => inside.has(node);

  const all: (readonly [number, readonly number[]])[] = [];
  const listed: { readonly measure: number; readonly places: readonly number[] }[] = [];
  for (let measure = 1; measure <= standing.count; measure++) {
    const code = codeOf(standing, measure);
    if (!counts(code)) continue;
    const linkedGoals = goalNodes(placed.goals(measure));
    const linkedStrategies = strategyNodes(placed.strategies(measure));
    if (!linkedGoals.some(isInside) && !linkedStrategies.some(isInside)) continue;
    const nodes = [...linkedGoals, ...linkedStrategies].filter(isInside);
    all.push([code, nodes]);
    const own = nodes.filter((node) => sections.has(node));
    const places = own.length > 0 ? own : nodes.filter((node) => node === root);
    if (places.length > 0) listed.push({ measure, places });
  }
  const said = standpoint.measures.reportLines(listed.map(({ measure }) => valueOf('report', standing, measure)));

  const linesAt = new Map<number, Line[]>();
  listed.forEach(({ measure, places }, index) => {
    const code = codeOf(standing, measure);
    const { unit, responsible } = catalogue.placement(valueOf('placement', standing, measure));
    const line = {
      measure: catalogue.measureId(measure),
      title: catalogue.title(measure, standpoint.position),
      unit,
      responsible,
      status: statusOf(code, said[index] ?? null),
    };
    const entry = { line, code, heading: isByHeading(code) };
    for (const place of places) {
      const lines = linesAt.get(place);
      if (lines) lines.push(entry);
      else linesAt.set(place, [entry]);
    }
  });
  return { placed: linesAt, all };
}

/** The strategy's sub-goals and what hangs under them: the sections of its report. */
function sectionsUnder({ nodes, below }: GoalGraph, root: number): ReadonlySet<number> {
  const found = new Set((below[root] ?? []).filter((node) => nodes[node]?.kind === 'goal'));
  for (const node of found) for (const under of below[node] ?? []) found.add(under);
  return found;
}

function statusOf(code: number, said: ReportLine | null): StrategyLineStatus | null {
  if (said === null) return null;
  const { phase, progress, effect, reading } = decodeStatus(code);
  const { words, comment, effectiveOn } = said;
  return { phase, progress, effect, reading, words, comment, effectiveOn };
}
