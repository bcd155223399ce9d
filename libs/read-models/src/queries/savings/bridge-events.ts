import { refused, type Answer } from '../answer.js';
import { standOf, type ReadModels, type Standpoint } from '../read-models.js';
import type { Posting } from '../../projections/savings/accounts.js';
import type { BridgeEvent, BridgeEvents, BridgeEventsQuery } from './answers.js';
import { between } from './between.js';
import { decodeSavingsCursor, encodeSavingsCursor, pageSize } from './page.js';
import { EVERY_YEAR, MUNICIPALITY, scaleOf } from './scope.js';

/**
 * The events of one step of the bridge. A page holds whole events of the log, each with every line and year that it
 * changed; what cancels out within the scope (a measure that moved from one of its units to another) is left out.
 */
export async function bridgeEvents(models: ReadModels, query: BridgeEventsQuery): Promise<Answer<BridgeEvents>> {
  const { scope = MUNICIPALITY, unit = 'NOK', years = EVERY_YEAR, step } = query;
  const question = { scope, unit, years, step, from: query.from };
  const cursor = query.cursor === undefined ? null : decodeSavingsCursor(query.cursor, question);
  if (query.cursor !== undefined && typeof cursor?.after !== 'number') return refused('cursor-invalid', {}, 'cursor');
  const pinned = cursor
    ? { ...query, from: { position: cursor.from }, at: { position: cursor.position, day: cursor.day } }
    : query;
  const ends = between(models, pinned);
  if (!ends.ok) return ends;
  const { standpoint, from, accounts } = ends;
  const { position, day } = standpoint;

  const size = pageSize(query.limit);
  const after = typeof cursor?.after === 'number' ? cursor.after : from;
  const found: Posting[] = [];
  let [events, last] = [0, after];
  let more = false;
  for (const postings of accounts.changes(step, after, position)) {
    if (events === size) {
      more = true;
      break;
    }
    last = postings[0]?.position ?? last;
    const kept = withoutCancelled(postings);
    if (kept.length > 0) events++;
    found.push(...kept);
  }
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      scope,
      unit,
      scale: scaleOf(unit),
      years,
      from,
      step,
      events: await told(models, standpoint, found),
      next: more ? encodeSavingsCursor({ from, position, day, after: last }, question) : null,
    },
  };
}

/** One for each line and year, rising; those whose amounts add up to nothing left out. */
function withoutCancelled(postings: readonly Posting[]): Posting[] {
  const sums = new Map<string, Posting>();
  for (const posting of postings) {
    const key = `${posting.line} ${posting.year}`;
    sums.set(key, { ...posting, amount: posting.amount + (sums.get(key)?.amount ?? 0) });
  }
  return [...sums.values()]
    .filter(({ amount }) => amount !== 0)
    .sort((one, other) => one.line - other.line || one.year - other.year);
}

/** Postings with their events and lines, each of which is read once. */
async function told(
  { log }: ReadModels,
  { savings, measures, audit, position: at }: Standpoint,
  postings: readonly Posting[],
): Promise<BridgeEvent[]> {
  const positions = [...new Set(postings.map(({ position }) => position))];
  const events = new Map(
    await Promise.all(positions.map(async (position) => [position, await log.at(audit.token(position))] as const)),
  );
  const lines = new Map([...new Set(postings.map(({ line }) => line))].map((line) => [line, savings.line(line, at)]));
  const { catalogue } = measures.at(at);
  return postings.map(({ position, line, year, amount }) => {
    const [event, text] = [events.get(position), lines.get(line)];
    if (!event || !text) throw new Error(`the log has no event at position ${position}`);
    return {
      position,
      eventId: event.id,
      type: event.type,
      recordedAt: event.metadata.recordedAt,
      measure: text.measure,
      measureTitle: catalogue.title(catalogue.measureNumber(text.measure) ?? 0, at),
      line: text.line,
      title: text.title,
      nature: text.nature,
      year,
      amount,
    };
  });
}
