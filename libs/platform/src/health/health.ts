import type { Logger } from '../logging/logger.js';
import { TELLS_WITHIN, within } from './within.js';

/** What a check found; `details` are numbers and short words, never a person, never a text that people wrote. */
export interface CheckResult {
  readonly ok: boolean;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface HealthCheck {
  /** `event-store`, `view:measures`, `process:adoption`. */
  readonly name: string;
  check(): CheckResult | Promise<CheckResult>;
}

export interface HealthReport {
  readonly status: 'ok' | 'failing';
  readonly checks: Readonly<Record<string, CheckResult>>;
}

export interface Health {
  add(check: HealthCheck): void;
  /** The process answers: who asks and gets this knows as much. */
  live(): HealthReport;
  /** Every check, at the same time, each within its limit. A check that throws or does not answer has failed. */
  ready(): Promise<HealthReport>;
  /** From now on not ready: the service is stopping, and no new requests are to be sent to it. */
  stopping(): void;
  readonly isStopping: boolean;
}

export interface HealthOptions {
  /** Milliseconds for one check. Default {@link TELLS_WITHIN}. */
  readonly limitMs?: number;
  readonly logger?: Logger;
}

/** A registry of what must move for the service to be ready. Without a check it is not ready: nobody has said that it is. */
export function createHealth({ limitMs = TELLS_WITHIN, logger }: HealthOptions = {}): Health {
  const checks = new Map<string, HealthCheck>();
  let stopping = false;

  async function run({ name, check }: HealthCheck): Promise<readonly [string, CheckResult]> {
    const late: CheckResult = { ok: false, details: { reason: 'no answer', limitMs } };
    try {
      return [name, await within(limitMs, check, late)];
    } catch (error) {
      logger?.error({ err: error, check: name }, 'health check failed');
      return [name, { ok: false, details: { reason: 'check failed' } }];
    }
  }

  return {
    add(check) {
      if (checks.has(check.name)) throw new Error(`health check ${check.name} is added twice`);
      checks.set(check.name, check);
    },
    live: () => ({ status: 'ok', checks: {} }),
    async ready() {
      const results: (readonly [string, CheckResult])[] = await Promise.all([...checks.values()].map(run));
      if (stopping) results.push(['service', { ok: false, details: { reason: 'stopping' } }]);
      const ok = results.length > 0 && results.every(([, result]) => result.ok);
      return { status: ok ? 'ok' : 'failing', checks: Object.fromEntries(results) };
    },
    stopping() {
      stopping = true;
    },
    get isStopping() {
      return stopping;
    },
  };
}
