import { StoreUnavailable } from '#event-store';
import type { CloudEvent, FeedFilters, OlderEvents } from '#feed';
import { takingTurns } from './taking-turns.js';

/** Requests to the api at the same time: many readers may come back at once. */
const AT_ONCE = 8;
/** Milliseconds for one request. */
const PATIENCE = 10_000;

/** How events older than the ring are asked for: the api's feed, as the public reads it. */
export interface OlderEventsOptions {
  /** `http://api:3000` */
  readonly apiUrl: string;
  /** `source` of the events; what carries another is of another log. Null: not known yet. */
  readonly source: () => string | null;
}

/** The log's older part, told by the api's `/api/v1/feed/events`. Equal questions at the same time are asked once. */
export function olderEvents({ apiUrl, source }: OlderEventsOptions): Omit<OlderEvents, 'until'> {
  const inTurn = takingTurns(AT_ONCE);
  const asked = new Map<string, Promise<Batch>>();
  /** How far the log reaches, as the api last said. */
  let head = 0;

  async function ask(query: string): Promise<Batch> {
    const response = await answerOf(`${apiUrl}/api/v1/feed/events?${query}`);
    if (response.status === 409) return { events: [], next: 0, head: 0 };
    if (response.status !== 200) throw new StoreUnavailable(`the api answered ${response.status}`);
    const events = (await response.json()) as readonly CloudEvent[];
    const foreign = events.find((event) => event.source !== source());
    if (foreign) throw new StoreUnavailable(`the api tells of ${foreign.source}, the topic of ${source()}`);
    const number = (name: string): number => Number(response.headers.get(name));
    return { events, next: number('feed-next'), head: number('log-position') };
  }

  function once(query: string): Promise<Batch> {
    const underWay = asked.get(query);
    if (underWay) return underWay;
    const answer = inTurn(() => ask(query));
    asked.set(query, answer);
    const forget = (): unknown => asked.delete(query);
    answer.then(forget, forget);
    return answer;
  }

  return {
    async after({ after, limit, filters }) {
      const { events, next } = await once(queryOf(after, limit, filters));
      if (next > after) return { events, next };
      throw new StoreUnavailable(`the api has nothing after position ${after}`);
    },
    async reaches(position) {
      if (position > head) head = Math.max(head, (await once(queryOf(position, 1))).head);
      return position <= head;
    },
  };
}

interface Batch {
  readonly events: readonly CloudEvent[];
  readonly next: number;
  /** 0: the position that was asked for is beyond it. */
  readonly head: number;
}

async function answerOf(address: string): Promise<Response> {
  try {
    return await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  } catch (cause) {
    throw new StoreUnavailable('the api does not answer', { cause });
  }
}

function queryOf(after: number, limit: number, filters?: FeedFilters): string {
  const query = new URLSearchParams({ after: String(after), limit: String(limit) });
  for (const [name, values] of Object.entries(filters ?? {}) as [string, readonly string[]][]) {
    if (values.length > 0) query.set(name, values.join(','));
  }
  return query.toString();
}
