/**
 * Milliseconds from the beginning of one page to that of the next, at least. A lone event is applied at once; under load
 * pages grow instead, and an event costs a fraction of what it costs alone. Nobody who waits for a view waits for this:
 * see `hurry` in `thread.ts`.
 * @param events in the last page
 */
export const breathAfter = (events: number): number => (events < BUSY ? SHORT : LONG);

/** A view that nobody waits for is late by so much at most: at a page of few events, and at one of many. */
export const SHORT = 25;
export const LONG = 400;

/** Events in a page from which on it is the throughput that counts. */
const BUSY = 50;
