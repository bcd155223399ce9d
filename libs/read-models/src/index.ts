export type { Projection, ProjectionName, Fold } from './view/projection.js';
export { projections } from './projections/index.js';
export { domainEventTypes } from './events.js';
export { openProjector, type FollowedLog, type Projector, type ProjectorOptions } from './projector/projector.js';
export {
  createProgressBoard,
  type ProgressBoard,
  type Stopped,
  type ViewProgress,
  type ViewRebuild,
  type ViewStatus,
} from './projector/progress.js';
export { startReadModels, type ReadModelsOptions, type RunningReadModels } from './start.js';
export { openViewReaders, type ViewReaders } from './view/readers.js';
export type { ReadModels } from './queries/read-models.js';
export type { Answer, Asked, At, QueryRefusal, QueryRefusalCode, Stand } from './queries/answer.js';
export type { CompletedShare, MatrixCell, ProgressLight, Split, Tally } from './queries/tally.js';
export * from './queries/overview.js';
export * from './queries/goals.js';
export * from './queries/strategy.js';
export * from './queries/measures/index.js';
export {
  measurePage,
  type MeasureAnswer,
  type MeasureQuery,
  type MeasureStatus,
  type Named,
} from './queries/measure.js';
export { measureHistory, type HistoryEntry, type MeasureHistory } from './queries/history.js';
export { auditTrail, type AuditEvent, type AuditQuery, type AuditTrail } from './queries/audit.js';
export * from './queries/indicators/index.js';
export * from './queries/rounds/index.js';
export * from './queries/publication/index.js';
export * from './queries/savings/index.js';
export { STALE_AFTER_DAYS } from './queries/judging.js';
export type { Fate, StatusCode } from './projections/measures/code.js';
export type { ReportText } from './projections/measures/reports.js';
export {
  buildViews,
  digest,
  dumpView,
  dumpViews,
  rebuildViews,
  verifyViews,
  type RebuildOptions,
  type RebuiltView,
  type ViewFault,
} from './verify/views.js';
export * from './module.js';
