import {
  counts,
  decodeFate,
  decodeStatus,
  effectIndex,
  fateIndex,
  isActive,
  LIGHTS,
  phaseIndex,
  PHASES,
  progressIndex,
} from '../../projections/measures/code.js';
import type { Catalogue } from '../../projections/measures/catalogue.js';
import { COLUMN, WIDTH, type ColumnName, type Standing } from '../../projections/measures/standing.js';
import type { Round } from '../../projections/rounds/round.js';
import { unitsUnder } from '../../projections/structure/read.js';
import type { Answer } from '../answer.js';
import { standAt, standOf, type ReadModels, type Standpoint } from '../read-models.js';
import type { RoundChange, RoundChangeKind, RoundChanges, RoundChangesQuery, RoundMoment } from './answers.js';
import { pagingOf } from './paging.js';
import { publishedBefore, roundAt, type Told } from './round-at.js';

/**
 * What has happened since the round before was published: what changed, turned red, was completed, moved. Measures of
 * the round's sectors, then or now, by the organisation as it is where the round is told. Errors: as of `roundReport`, `cursor-invalid`.
 */
export function roundChanges(models: ReadModels, query: RoundChangesQuery): Answer<RoundChanges> {
  const paging = pagingOf('round changes', query);
  if (!paging.ok) return paging;
  const found = standAt(models, paging.query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const located = roundAt(standpoint, query);
  if (!located.ok) return located;
  const { round, told } = located;
  const since = publishedBefore(standpoint, round);
  const changed = since ? changesBetween(standpoint, round, query, since.position, told) : [];
  const tally: Record<RoundChangeKind, number> = { ...NO_CHANGES };
  for (const { kinds } of changed) for (const kind of kinds) tally[kind]++;
  const chosen = changed.filter(({ kinds }) => query.kind === undefined || kinds.includes(query.kind));
  const { page, next } = paging.page(chosen, standpoint);
  const { catalogue } = standpoint.measures.at(told.position);
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      since,
      upTo: told.position,
      counts: tally,
      count: chosen.length,
      changes: page.map((change) => roundChange(catalogue, change, told.position)),
      next,
    },
  };
}

const NO_CHANGES: Readonly<Record<RoundChangeKind, number>> = {
  new: 0,
  ended: 0,
  changed: 0,
  'turned-red': 0,
  completed: 0,
  'moved-area': 0,
  'moved-due': 0,
};

/** A measure's row of numbers, at one of two positions. */
interface Row {
  readonly code: number;
  readonly report: number;
  readonly placement: number;
}

interface Changed {
  readonly measure: number;
  readonly kinds: readonly RoundChangeKind[];
  /** Null: not registered yet. */
  readonly before: Row | null;
  readonly after: Row;
}

function changesBetween(
  standpoint: Standpoint,
  { sectors }: Round,
  { sector }: RoundChangesQuery,
  from: number,
  { position: to, structure }: Told,
): readonly Changed[] {
  const before = standpoint.measures.at(from).standing;
  const { standing: after, catalogue } = standpoint.measures.at(to);
  const asked = sectors.map((one) => one.sector).filter((one) => sector === undefined || one === sector);
  const units = new Set([...unitsUnder(structure, asked)].map((unit) => catalogue.nameNumber(unit)));
  const isInside = ({ placement }: Row): boolean => units.has(catalogue.columns.unit(placement));

  const changed: Changed[] = [];
  for (let measure = 1; measure <= after.count; measure++) {
    const then = measure <= before.count ? rowOf(before, measure) : null;
    const now = rowOf(after, measure);
    if (!isInside(now) && !(then && isInside(then))) continue;
    const kinds = kindsOf(catalogue, then, now);
    if (kinds.length > 0) changed.push({ measure, kinds, before: then, after: now });
  }
  return changed;
}

function rowOf({ rows }: Standing, measure: number): Row {
  const at = (column: ColumnName): number => rows[(measure - 1) * WIDTH + COLUMN[column]] ?? 0;
  return { code: at('code'), report: at('report'), placement: at('placement') };
}

/** What is asked of two rows of numbers, so that thousands that have not changed cost nothing. */
function kindsOf(catalogue: Catalogue, before: Row | null, after: Row): readonly RoundChangeKind[] {
  if (before === null) return counts(after.code) ? ['new'] : [];
  if (before.code === after.code && before.report === after.report && before.placement === after.placement) return [];
  if (!counts(before.code)) return [];
  if (fateIndex(before.code) !== fateIndex(after.code)) return ['ended'];
  const { columns } = catalogue;
  const kinds: RoundChangeKind[] = [];
  if (before.report !== after.report || before.code !== after.code) kinds.push('changed');
  if (isRed(after.code) && !isRed(before.code)) kinds.push('turned-red');
  if (isCompleted(after.code) && !isCompleted(before.code)) kinds.push('completed');
  if (columns.unit(before.placement) !== columns.unit(after.placement)) kinds.push('moved-area');
  if (before.placement !== after.placement && dueOf(catalogue, before) !== dueOf(catalogue, after)) {
    kinds.push('moved-due');
  }
  return kinds;
}

const RED = LIGHTS.indexOf('red');
const COMPLETED = PHASES.indexOf('completed');
const isCompleted = (code: number): boolean => phaseIndex(code) === COMPLETED;
/** Progress has no meaning once a measure is completed or discontinued. */
const isRed = (code: number): boolean => (isActive(code) && progressIndex(code) === RED) || effectIndex(code) === RED;

const dueOf = (catalogue: Catalogue, { placement }: Row): string | null => catalogue.placement(placement).due;

const roundChange = (
  catalogue: Catalogue,
  { measure, kinds, before, after }: Changed,
  position: number,
): RoundChange => ({
  measure: catalogue.measureId(measure),
  title: catalogue.title(measure, position),
  kinds,
  before: before && momentOf(catalogue, before),
  after: momentOf(catalogue, after),
});

function momentOf(catalogue: Catalogue, { code, placement }: Row): RoundMoment {
  const { phase, progress, effect } = decodeStatus(code);
  const { unit, due } = catalogue.placement(placement);
  return { phase, progress, effect, fate: decodeFate(code), unit, due };
}
