export * from './answers.js';
export { measureList } from './list.js';
