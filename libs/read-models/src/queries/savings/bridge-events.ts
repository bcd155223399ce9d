import { refused, type Answer } from '../answer.js';
import { standOf, type ReadModels, type Standpoint } from '../read-models.js';
import type { Account, Posting } from '../../projections/savings/accounts.js';
import type { BridgeStep } from '../../projections/savings/steps.js';
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
  for (const postings of changes(accounts, step, after, position)) {
    if (events === size) {
      more = true;
      break;
    }
    last = postings[0]?.position ?? last;
    const kept = withoutCancelled(postings);
    if (kept.length > 0) events++;
    found.push(...kept);
  }
  const told = await Promise.all(found.map((posting) => eventOf(models, standpoint, posting)));
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
      events: told,
      next: more ? encodeSavingsCursor({ from, position, day, after: last }, question) : null,
    },
  };
}

/** Postings of the step after a position and up to another, those of one event together, rising. */
function* changes(
  accounts: readonly Account[],
  step: BridgeStep,
  after: number,
  upTo: number,
): Generator<readonly Posting[]> {
  const next = accounts.map((account) => account.nextChange(step, after, upTo) ?? Infinity);
  for (;;) {
    const position = next.reduce((least, one) => Math.min(least, one), Infinity);
    if (position === Infinity) return;
    const postings: Posting[] = [];
    accounts.forEach((account, index) => {
      if (next[index] !== position) return;
      postings.push(...account.changesAt(step, position));
      next[index] = account.nextChange(step, position, upTo) ?? Infinity;
    });
    yield postings;
  }
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

async function eventOf(
  { log }: ReadModels,
  { savings, measures, audit, position: at }: Standpoint,
  { position, line, year, amount }: Posting,
): Promise<BridgeEvent> {
  const event = await log.at(audit.token(position));
  const text = savings.line(line, at);
  if (!event || !text) throw new Error(`the log has no event at position ${position}`);
  const { catalogue } = measures.at(at);
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
}
