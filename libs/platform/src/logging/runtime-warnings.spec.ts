import { EventEmitter } from 'node:events';
import { expect, it } from '@jest/globals';
import { createLogger } from './logger.js';
import { logRuntimeWarnings } from './runtime-warnings.js';

it('writes warnings to the log and nowhere else, those that mean nothing for who looks closer', () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } });
  const program = new EventEmitter();
  let plain = 0;
  program.on('warning', () => plain++);
  logRuntimeWarnings(logger, program);
  const warn = (name: string, message: string, code?: string): boolean =>
    program.emit('warning', Object.assign(new Error(message), { name, ...(code && { code }) }));
  warn('DeprecationWarning', 'something is old', 'DEP0190');
  warn('TimeoutNegativeWarning', '-1 is a negative number.');
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ level: 'warn', warning: 'DeprecationWarning', code: 'DEP0190', msg: 'something is old' }),
    expect.objectContaining({ level: 'debug', warning: 'TimeoutNegativeWarning' }),
  ]);
  expect(plain).toBe(0);
});
