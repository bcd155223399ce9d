import { osloDay, type Clock, type Directory } from '#application';
import type { PositionedEvent } from '#event-store';
import { PUBLIC, redactOn } from '#identity';

/** The event as the public may read it by how things stand now, as the api would tell it; null: not at all. */
export const publicView =
  (directory: Pick<Directory, 'state'>, clock: Clock) =>
  (event: PositionedEvent): PositionedEvent | null =>
    redactOn(PUBLIC, event, directory.state, osloDay(clock()));
