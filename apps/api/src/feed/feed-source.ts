import { osloDay, placeOf, type Clock, type Directory, type RecentLog } from '#application';
import type { EventRegistry } from '#event-store';
import { sourceOf, type FeedSource } from '#feed';
import { redactOn } from '#identity';

export interface FeedSourceParts {
  readonly log: RecentLog;
  readonly logId: string;
  readonly registry: EventRegistry;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** What the feed is made from: the log, judged by how things stand now. */
export function feedSource({ log, logId, registry, directory, clock }: FeedSourceParts): FeedSource {
  return {
    log,
    registry,
    source: sourceOf(logId),
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
