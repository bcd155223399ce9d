import {
  goalEvents,
  indicatorEvents,
  measureEvents,
  organisationEvents,
  programmeEvents,
  publicationEvents,
  roundEvents,
  savingsEvents,
  strategyEvents,
  type EventRow,
  type Fact,
  type Recorded,
} from '#domain';
import { EventRegistry, type EventTypeRow, type JsonObject, type PositionedEvent } from '#event-store';

type Upcasters = Readonly<Record<number, (data: JsonObject) => JsonObject>>;

const rows = (table: Readonly<Record<string, EventRow>>): EventTypeRow[] =>
  Object.entries(table).map(([type, { version, upcasters, publicName, freeText }]) => ({
    type,
    version,
    publicName,
    freeText,
    ...(upcasters ? { upcasters: upcasters as unknown as Upcasters } : {}),
  }));

/** Every event type that the read models know, from the aggregates' own tables. */
export const domainEventTypes = (): EventRegistry =>
  new EventRegistry([
    ...rows(measureEvents),
    ...rows(programmeEvents),
    ...rows(goalEvents),
    ...rows(strategyEvents),
    ...rows(organisationEvents),
    ...rows(savingsEvents),
    ...rows(roundEvents),
    ...rows(publicationEvents),
    ...rows(indicatorEvents),
  ]);

/** `measure` of `measure-<id>`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** `<id>` of `measure-<id>`. */
export const aggregateOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** The event as the fact of its aggregate. Its type is in the table of that aggregate: the registry has seen to it. */
export const asFact = <F extends Fact>({ id, type, data }: PositionedEvent): Recorded<F> =>
  ({ id, type, data }) as unknown as Recorded<F>;
