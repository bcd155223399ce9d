export * from './answers.js';
export { roundList } from './list.js';
export { roundReport } from './report.js';
export { roundMeasures } from './measures.js';
export { roundChanges } from './changes.js';
export { roundStartingPoint } from './starting-point.js';
