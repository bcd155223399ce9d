export * from './port.js';
export * from './registry.js';
export * from './encode.js';
export * from './stable-id.js';
export * from './memory/index.js';
export * from './sqlite/index.js';
