export * from './clock.js';
export * from './executor/outcome.js';
export * from './executor/executor.js';
