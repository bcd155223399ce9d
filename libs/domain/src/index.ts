export * from './shared/kernel.js';
export * from './shared/values.js';
export * from './measure/index.js';
export * from './programme/index.js';
export * from './goal/index.js';
export * from './strategy/index.js';
export * from './organisation/index.js';
export * from './people/index.js';
