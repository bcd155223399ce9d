import type { AmountUnit } from '#domain';
import { refused, type Answer, type At } from '../answer.js';
import { standAt, standOf, type ReadModels, type Standpoint } from '../read-models.js';
import type { SavingsMeasures, SavingsMeasuresQuery, SavingsOfMeasure } from './answers.js';
import { measureFilter } from './membership.js';
import { decodeSavingsCursor, encodeSavingsCursor, pageSize } from './page.js';
import { MUNICIPALITY, programmeRefusal, scaleOf, scopeRefusal, yearsRefusal } from './scope.js';
import { addShare, answeredExactly, figuresOfSums, noSums } from './sums.js';
import { COLUMN, WIDTH } from '../../projections/measures/standing.js';

/** Measures that are looked for at a time. */
const CHUNK = 256;

/** The savings report of one year, by measure. */
export const savingsMeasures = (models: ReadModels, query: SavingsMeasuresQuery): Answer<SavingsMeasures> =>
  answeredExactly(() => listOfMeasures(models, query));

function listOfMeasures(models: ReadModels, query: SavingsMeasuresQuery): Answer<SavingsMeasures> {
  const { viewer, scope = MUNICIPALITY, unit = 'NOK', year, programme } = query;
  const question = { scope, unit, year, programme };
  const cursor = query.cursor === undefined ? null : decodeSavingsCursor(query.cursor, question);
  if (query.cursor !== undefined && typeof cursor?.after !== 'string') return refused('cursor-invalid', {}, 'cursor');
  const at: At | undefined = cursor ? { position: cursor.position, day: cursor.day } : query.at;
  const found = standAt(models, { viewer, at });
  if (!found.ok) return found;
  const { standpoint } = found;
  const refusal =
    scopeRefusal(standpoint, scope) ??
    yearsRefusal({ from: year, to: year }) ??
    programmeRefusal(standpoint, programme);
  if (refusal) return refusal;

  const size = pageSize(query.limit);
  const isInScope = measureFilter(standpoint, scope);
  const nameOf = namesAt(standpoint);
  const measures: SavingsOfMeasure[] = [];
  const after = typeof cursor?.after === 'string' ? cursor.after : '';
  for (const measure of measuresOf(standpoint, unit, year, after)) {
    if (!isInScope(measure)) continue;
    const figures = figuresOf(standpoint, measure, unit, year, programme);
    if (figures.lines > 0) measures.push({ measure, ...nameOf(measure), ...figures });
    if (measures.length > size) break;
  }
  const page = measures.slice(0, size);
  const last = measures.length > size ? page.at(-1) : undefined;
  const { position, day } = standpoint;
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      scope,
      unit,
      scale: scaleOf(unit),
      year,
      measures: page,
      next: last ? encodeSavingsCursor({ from: 0, position, day, after: last.measure }, question) : null,
    },
  };
}

/** Measures that have ever had a figure for the year, by id. */
function* measuresOf({ savings }: Standpoint, unit: AmountUnit, year: number, after: string): Generator<string> {
  for (let reached: string | undefined = after; reached !== undefined;) {
    const measures: readonly string[] = savings.measuresAfter(unit, year, reached, CHUNK);
    yield* measures;
    reached = measures.length === CHUNK ? measures.at(-1) : undefined;
  }
}

function figuresOf(
  { savings, position }: Standpoint,
  measure: string,
  unit: AmountUnit,
  year: number,
  programme: string | undefined,
): Omit<SavingsOfMeasure, 'measure' | 'title' | 'area'> {
  const [sums, planned] = [noSums(), noSums()];
  for (const share of savings.sharesOfMeasure(measure, position)) {
    if (share.line.unit !== unit || share.year !== year) continue;
    if (share.programme === '') addShare(sums, share);
    else if (share.programme === programme) addShare(planned, share);
  }
  return figuresOfSums(sums, programme === undefined ? sums : planned);
}

function namesAt({ measures, position }: Standpoint): (measure: string) => Pick<SavingsOfMeasure, 'title' | 'area'> {
  const { standing, catalogue } = measures.at(position);
  return (measure) => {
    const number = catalogue.measureNumber(measure);
    if (number === undefined || number > standing.count) return { title: '', area: '' };
    const placement = standing.rows[(number - 1) * WIDTH + COLUMN.placement] ?? 0;
    return { title: catalogue.title(number, position), area: catalogue.placement(placement).unit };
  };
}
