export * from './events.js';
export * from './state.js';
export * from './decisions.js';
