import type { Action, Target } from './actions.js';
import type { Acting, ActionRefusal } from './may-act.js';

/** Somebody tried what he or she may not do: what the log keeps of it. Ids only, no names and no words of the request. */
export interface RefusedAttempt {
  /** Person id; null: a token whose person is not registered. */
  readonly person: string | null;
  readonly action: Action | 'SignIn';
  readonly target: { readonly kind: Target['kind']; readonly id: string | null };
  readonly code: string;
  /** The request in which it was tried: the same as in the problem document and in `X-Correlation-Id`. */
  readonly correlationId: string;
}

/** Where refused attempts are told. */
export type RefusalAudit = (attempt: RefusedAttempt) => void;

/** The attempt as it is told. */
export const refusedAttempt = (
  actor: Acting,
  action: Action,
  target: Target,
  refusal: ActionRefusal,
  correlationId: string,
): RefusedAttempt => ({
  person: 'process' in actor ? `process:${actor.process}` : actor.person,
  action,
  target: { kind: target.kind, id: targetId(target) },
  code: refusal.code,
  correlationId,
});

/** Somebody whose token is good, and whom the register does not know. */
export const strangersAttempt = (correlationId: string): RefusedAttempt => ({
  person: null,
  action: 'SignIn',
  target: { kind: 'installation', id: null },
  code: 'person-not-registered',
  correlationId,
});

/** Id of what is acted on; null: the installation or the organisation as a whole. */
export function targetId(target: Target): string | null {
  switch (target.kind) {
    case 'measure':
      return target.measure;
    case 'organisation':
      return target.unit;
    case 'indicator':
      return target.indicator;
    case 'round':
      return target.round;
    default:
      return target.id;
  }
}

/** Tells refused attempts to a log, as warnings with a stable name. */
export const auditToLog =
  (logger: { warn(fields: object, message: string): void }): RefusalAudit =>
  (attempt) =>
    logger.warn({ audit: 'refused-attempt', ...attempt }, 'refused attempt');
