import { osloDay, placeOf, type Clock, type Directory } from '#application';
import type { EventRegistry } from '#event-store';
import type { FeedSource, OlderEvents } from '#feed';
import { redactOn } from '#identity';
import type { Ring } from './ring.js';
import type { TopicFollower } from './topic-follower.js';

export interface FeedSourceParts {
  readonly ring: Ring;
  readonly older: Omit<OlderEvents, 'until'>;
  readonly follower: TopicFollower;
  readonly registry: EventRegistry;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** What the feed is made from: the ring and what is older, judged by how things stand now, as the api judges. */
export function feedSource({ ring, older, follower, registry, directory, clock }: FeedSourceParts): FeedSource {
  return {
    log: ring.log,
    older: {
      get until() {
        return ring.until;
      },
      after: (query) => older.after(query),
      reaches: (position) => older.reaches(position),
    },
    registry,
    get source() {
      return follower.source ?? '';
    },
    context: {
      get position() {
        return directory.position;
      },
      reach: (position, signal) => directory.reach(position, signal),
      contextOf: (event) => placeOf(directory.state, event),
    },
    redact: (viewer, event) => redactOn(viewer, event, directory.state, osloDay(clock())),
  };
}
