import type { EventEmitter } from 'node:events';
import type { Logger } from './logger.js';

/** kafkajs sets timers for moments that have passed, in every process that uses it: nothing is wrong, nothing to do. */
const HARMLESS: ReadonlySet<string> = new Set(['TimeoutNegativeWarning']);

/**
 * What Node and the libraries warn of becomes a line of the log, like everything else that the program says; left to
 * itself, Node writes it to standard error as plain text.
 * @param program where warnings come from; another one than the process for tests
 */
export function logRuntimeWarnings(logger: Logger, program: EventEmitter = process): void {
  program.removeAllListeners('warning');
  program.on('warning', (warning: Error & { readonly code?: string }) => {
    const { name, code, message } = warning;
    logger[HARMLESS.has(name) ? 'debug' : 'warn']({ warning: name, ...(code && { code }) }, message);
  });
}
