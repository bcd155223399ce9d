import { osloDay, type Clock, type Directory } from '#application';
import type { PositionedEvent } from '#event-store';
import { PUBLIC, redact, visibilityOn, type MeasureVisibility } from '#identity';

/** The event as the public may read it by how things stand now, as the api would tell it; null: not at all. */
export const publicView =
  (directory: Pick<Directory, 'state'>, clock: Clock) =>
  (event: PositionedEvent): PositionedEvent | null => {
    const today = osloDay(clock());
    const { measures, indicators } = directory.state;
    const measureOn = (id: string): MeasureVisibility | undefined => {
      const measure = measures.get(id);
      return measure && visibilityOn(measure, today);
    };
    return redact(PUBLIC, event, measureOn, (id) => indicators.get(id));
  };
