import {
  contribution,
  describeSavingsChanges,
  evolveSavings,
  forecastFigure,
  initialSavings,
  newestVersion,
  outlook,
  overlapIn,
  plannedFigure,
  realised,
  standingPlan,
  yearsOf,
  type FieldChange,
  type ForecastEntry,
  type IsCounted,
  type PlanEntry,
  type RealisationEntry,
  type Recorded,
  type SavingsEvent,
  type SavingsLine,
  type SavingsState,
} from '#domain';
import type { RecordedEvent } from '#event-store';
import { domainEventTypes } from '../../events.js';
import { decodeFate } from '../../projections/measures/code.js';
import { lineKey } from '../../projections/savings/lines.js';
import type { Answer } from '../answer.js';
import { locate } from '../measure.js';
import { standAt, standOf, type ReadModels, type Standpoint } from '../read-models.js';
import type {
  LineForecast,
  LinePage,
  LineRealisation,
  LineYear,
  MeasureSavings,
  MeasureSavingsQuery,
  RecordedFigure,
  SavingsHistoryEntry,
} from './answers.js';
import { scaleOf } from './scope.js';

const registry = domainEventTypes();
const PAGE = 500;

/** The money of a measure, as the domain folds it from its own stream. */
interface Folded {
  readonly state: SavingsState;
  readonly revision: number;
  readonly history: readonly SavingsHistoryEntry[];
}

/** All the money of one measure: lines with plans, forecasts, results and what they add up to; investments; history. */
export async function measureSavings(models: ReadModels, query: MeasureSavingsQuery): Promise<Answer<MeasureSavings>> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const located = locate(standpoint, query.measure);
  if (!located.ok) return located;
  const { page, row } = located;
  const fate = decodeFate(row('code'));
  const { state, revision, history } = await fold(models, standpoint, query.measure);
  const recorded = new Map(history.map((entry) => [entry.eventId, entry]));
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      measure: query.measure,
      title: page.title,
      area: { id: page.area, name: standpoint.structure.units.get(page.area)?.name ?? null },
      fate,
      revision,
      lines: pagesOfLines(standpoint, query.measure, state, fate === 'counts', recorded),
      investments: state.investments,
      history,
    },
  };
}

async function fold(models: ReadModels, standpoint: Standpoint, measure: string): Promise<Folded> {
  const last = BigInt(standpoint.audit.token(standpoint.position));
  let state = initialSavings;
  let revision = -1;
  const history: SavingsHistoryEntry[] = [];
  for await (const event of streamEvents(models, `savings-${measure}`)) {
    if (BigInt(event.token) > last) break;
    revision = event.revision;
    const { id, type, data } = registry.upcast(event);
    const fact = { id, type, data } as unknown as Recorded<SavingsEvent>;
    history.push(entryOf(standpoint, event, fact, describeSavingsChanges(state, fact)));
    state = evolveSavings(state, fact);
  }
  return { state, revision, history };
}

async function* streamEvents({ log }: ReadModels, stream: string): AsyncGenerator<RecordedEvent> {
  for (let from = 0; ; from += PAGE) {
    const page = await log.read(stream, from, PAGE);
    yield* page;
    if (page.length < PAGE) return;
  }
}

function entryOf(
  { audit }: Standpoint,
  { id, revision, token, metadata }: RecordedEvent,
  fact: Recorded<SavingsEvent>,
  changes: readonly FieldChange[],
): SavingsHistoryEntry {
  const { data } = fact;
  return {
    eventId: id,
    position: audit.positionOf(token) ?? 0,
    revision,
    type: fact.type,
    recordedAt: metadata.recordedAt,
    recordedBy: metadata.actor.person,
    role: metadata.actor.role,
    line: lineOf(fact),
    investment: 'investment' in data ? data.investment : null,
    reason: 'reason' in data ? data.reason : null,
    changes,
    about: aboutOf(fact),
  };
}

function lineOf({ type, data }: Recorded<SavingsEvent>): string | null {
  if (type === 'SavingsForecastCorrected') return data.forecast.line;
  if (type === 'SavingsRealisedCorrected') return data.realisation.line;
  return 'line' in data ? data.line : null;
}

function aboutOf({ type, data }: Recorded<SavingsEvent>): string | null {
  if (type === 'SavingsForecastCorrected' || type === 'SavingsRealisedCorrected') return data.corrects;
  if (type === 'SavingsRealisedConfirmed' || type === 'SavingsConfirmationWithdrawn') return data.realisation;
  return null;
}

type Recordings = ReadonlyMap<string, SavingsHistoryEntry>;

function pagesOfLines(
  standpoint: Standpoint,
  measure: string,
  { lines }: SavingsState,
  counts: boolean,
  recorded: Recordings,
): LinePage[] {
  const { savings, position } = standpoint;
  const overlapsOf = new Map(savings.linesOfMeasure(measure, position).map(({ id, overlaps }) => [id, overlaps]));
  return lines.map((line) => {
    const isCounted: IsCounted = (other) =>
      overlapsOf.get(line.line)?.get(lineKey(other.measure, other.line))?.counted ?? true;
    return pageOfLine(standpoint, line, counts, isCounted, recorded);
  });
}

function pageOfLine(
  standpoint: Standpoint,
  line: SavingsLine,
  counts: boolean,
  isCounted: IsCounted,
  recorded: Recordings,
): LinePage {
  const { structure, measures, position } = standpoint;
  const { continues, plans, forecasts, realisations, overlaps, ...rest } = line;
  // what was planned for a programme that was withdrawn is shown, and counts in no year
  const isStanding = ({ programme }: PlanEntry): boolean => structure.programmes.get(programme)?.status !== 'withdrawn';
  const standing = { ...line, plans: plans.filter(isStanding) };
  const countsItself = counts && !line.withdrawn;
  const titleOf = (measure: string): string | null => {
    const { catalogue } = measures.at(position);
    const number = catalogue.measureNumber(measure);
    return number === undefined ? null : catalogue.title(number, position) || null;
  };
  return {
    ...rest,
    scale: scaleOf(line.unit),
    counts: countsItself,
    overlaps: overlaps.map((overlap) => ({ ...overlap, deducted: isCounted(overlap.with) })),
    continues: continues && { ...continues, measureTitle: titleOf(continues.measure) },
    plans: plans.map((plan) => ({ ...plan, programmeName: structure.programmes.get(plan.programme)?.name ?? null })),
    years: yearsOf(standing).map((year) => yearOf(standing, year, countsItself, isCounted)),
    forecasts: forecasts.map((entry) => forecastOf(entry, recorded)),
    realisations: realisations.map((entry) => realisationOf(entry, recorded)),
  };
}

function yearOf(line: SavingsLine, year: number, countsItself: boolean, isCounted: IsCounted): LineYear {
  const [plan, planned, result] = [standingPlan(line, year), plannedFigure(line, year), realised(line, year)];
  return {
    year,
    plan: plan && planned && { ...planned, programme: plan.programme, locked: plan.locked },
    forecast: forecastFigure(line, year),
    realised: result && {
      ...result.realisation.figure,
      confirmed: result.confirmation !== null,
      event: newestVersion(result),
    },
    outlook: outlook(line, year),
    overlap: overlapIn(line, year, isCounted),
    counted: countsItself ? contribution(line, year, isCounted) : 0,
  };
}

function recordingOf(recorded: Recordings, eventId: string): RecordedFigure {
  const { position, recordedAt, recordedBy } = recorded.get(eventId) ?? { position: 0, recordedAt: '', recordedBy: '' };
  return { eventId, position, recordedAt, recordedBy };
}

const correctionsOf = ({ versions }: Pick<ForecastEntry | RealisationEntry, 'versions'>): readonly string[] =>
  versions.slice(1).map(({ event }) => event);

function forecastOf(entry: ForecastEntry, recorded: Recordings): LineForecast {
  const { on, years, cause, reason } = entry.forecast;
  return { ...recordingOf(recorded, entry.event), on, years, cause, reason, corrections: correctionsOf(entry) };
}

function realisationOf(entry: RealisationEntry, recorded: Recordings): LineRealisation {
  const { year, figure, on, source } = entry.realisation;
  return {
    ...recordingOf(recorded, entry.event),
    year,
    figure,
    on,
    source,
    version: newestVersion(entry),
    confirmation: entry.confirmation === null ? null : recordingOf(recorded, entry.confirmation),
    corrections: correctionsOf(entry),
  };
}
