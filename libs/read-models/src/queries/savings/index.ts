export * from './answers.js';
export { BRIDGE_STEPS, type BridgeStep } from '../../projections/savings/steps.js';
export { savingsReport } from './report.js';
export { savingsMeasures } from './measures.js';
export { targetsCoverage } from './targets.js';
export { savingsBridge } from './bridge.js';
export { bridgeEvents } from './bridge-events.js';
export { forecastDrift } from './drift.js';
export { measureSavings } from './measure.js';
