import type { EventStore, RecordedEvent, Token } from '#event-store';
import { domainEventTypes } from '../../events.js';
import type { Standpoint } from '../read-models.js';

/** The events of a stream, as they bear on a published report. */
export interface PublishedStream {
  /** With the data of the newest version. */
  readonly event: (token: Token) => RecordedEvent | undefined;
  /** Recorded up to the publication's position, or a correction of that. */
  readonly published: Set<string>;
  /** Reports whose comment is kept from public view now. */
  readonly exempt: ReadonlySet<string>;
}

const registry = domainEventTypes();
const PAGE = 500;

/** Reads each stream once, up to where the standpoint is. */
export function openStreams(
  log: Pick<EventStore, 'read'>,
  { audit, position }: Standpoint,
  pinned: number,
): (stream: string) => Promise<PublishedStream> {
  const streams = new Map<string, PublishedStream>();
  const [pinnedToken, lastToken] = [BigInt(audit.token(pinned)), BigInt(audit.token(position))];

  async function read(stream: string): Promise<PublishedStream> {
    const events = new Map<Token, RecordedEvent>();
    const published = new Set<string>();
    const exempt = new Set<string>();
    for (let from = 0, more = true; more; from += PAGE) {
      const page = await log.read(stream, from, PAGE);
      for (const event of page) {
        if (BigInt(event.token) > lastToken) break;
        const upcast = registry.upcast(event);
        events.set(event.token, upcast);
        if (BigInt(event.token) <= pinnedToken) published.add(event.id);
        const { type, data } = upcast;
        if (type === 'CommentExempted') exempt.add(String(data['report']));
        if (type === 'CommentExemptionLifted') exempt.delete(String(data['report']));
      }
      more = page.length === PAGE;
    }
    return { event: (token) => events.get(token), published, exempt };
  }

  return async (stream) => {
    const known = streams.get(stream) ?? (await read(stream));
    streams.set(stream, known);
    return known;
  };
}
