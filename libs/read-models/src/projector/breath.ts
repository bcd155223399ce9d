/**
 * Milliseconds from the beginning of one page to that of the next, at least. A lone event is applied at once; under load
 * pages grow instead, and an event costs a fraction of what it costs alone. A view is late by this much at most.
 */
export const BREATH = 25;
