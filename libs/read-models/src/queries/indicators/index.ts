export * from './answers.js';
export { indicatorList } from './list.js';
export { indicatorReport } from './report.js';
