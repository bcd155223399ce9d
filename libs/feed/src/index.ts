export * from './cloud-event.js';
export * from './filters.js';
export * from './source.js';
export * from './refusals.js';
export * from './polling.js';
export * from './sse/hub.js';
export * from './sse/timers.js';
export * from './kafka/index.js';
