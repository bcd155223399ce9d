import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** Nest's own lines through our logger. Nest hands over the message, then perhaps a stack, then the context's name. */
export function nestLogger(logger: Logger): LoggerService {
  const write =
    (level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace') =>
    (message: unknown, ...more: readonly unknown[]): void => {
      const context = more.findLast((one) => typeof one === 'string');
      const others = more.filter((one) => one !== context && one !== undefined);
      const fields = {
        ...(context === undefined ? {} : { context }),
        ...(message instanceof Error ? { err: message } : {}),
        ...(others.length > 0 ? { more: others } : {}),
      };
      logger[level](fields, message instanceof Error ? message.message : String(message));
    };
  return {
    fatal: write('fatal'),
    error: write('error'),
    warn: write('warn'),
    log: write('info'),
    debug: write('debug'),
    verbose: write('trace'),
  };
}
