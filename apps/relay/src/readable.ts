import type { LogConsumer } from '#application';
import type { EventRegistry, PositionedEvent } from '#event-store';

/** An event of the log that this release does not know. */
export class UnreadableEvent extends Error {
  readonly code = 'unknown-event';
  override readonly name = 'UnreadableEvent';
  constructor(
    readonly event: Pick<PositionedEvent, 'id' | 'position'>,
    cause: unknown,
  ) {
    super(`event ${event.id} at position ${event.position} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/**
 * The consumer, given no event that this release cannot read: it gets everything before the first one, and is then
 * stopped there ({@link UnreadableEvent}), so that what stands before in the same page is not held up.
 */
export function untilUnreadable(consumer: LogConsumer, registry: EventRegistry): LogConsumer {
  return {
    name: consumer.name,
    get checkpoint() {
      return consumer.checkpoint;
    },
    take(events, now) {
      const faults = events.map((event) => faultOf(registry, event));
      const first = faults.findIndex((fault) => fault !== null);
      if (first < 0) return consumer.take(events, now);
      const last = events[first - 1];
      if (last) {
        const { position, token, id: eventId } = last;
        consumer.take(events.slice(0, first), { logId: now.logId, position, token, eventId });
      }
      throw new UnreadableEvent(events[first]!, faults[first]);
    },
    reset: () => consumer.reset(),
  };
}

function faultOf(registry: EventRegistry, event: PositionedEvent): unknown {
  try {
    registry.upcast(event);
    return null;
  } catch (error) {
    return error;
  }
}
