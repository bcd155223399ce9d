export * from './events.js';
export * from './publication.js';
