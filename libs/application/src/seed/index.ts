export { parseSeed, type ParsedSeed, type SeedFault, type SeedPath } from './parse.js';
export { loadDemo, loadSeed, SeedInterrupted, type SeedOptions, type SeedReport, type SeedResult } from './load.js';
export { type DemoPlaces } from './demo-steps.js';
export { seedNames, type SeedKind, type SeedStep } from './step.js';
export { seedSteps } from './steps.js';
