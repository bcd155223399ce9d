import { describe, expect, it } from '@jest/globals';
import { noRightToFiles } from './no-right.js';

const fault = (message: string, code: string, more: object = {}): Error =>
  Object.assign(new Error(message), { code, ...more });

describe('a file that this user may not use', () => {
  it.each(['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_READONLY_DIRECTORY', 'SQLITE_CANTOPEN'])(
    'is known by %s, and the answer says what to do',
    (code) => {
      const told = noRightToFiles(fault(`open '/srv/tiltak'`, code, { syscall: 'open' }));
      expect(told).toMatch(/^open '\/srv\/tiltak'\. Give the user who runs this the right/);
    },
  );

  it('is known as the cause of what was told instead, whose words name the file', () => {
    const cause = fault('unable to open database file', 'SQLITE_CANTOPEN');
    const told = Object.assign(new Error('/srv/events.sqlite cannot be opened', { cause }), { code: 'store' });
    expect(noRightToFiles(told)).toMatch(/^\/srv\/events\.sqlite cannot be opened\. Give the user/);
  });

  it('is neither a port, nor any other fault, nor no fault at all', () => {
    expect(noRightToFiles(fault('listen EACCES', 'EACCES', { syscall: 'listen' }))).toBeNull();
    expect(noRightToFiles(fault('disk full', 'SQLITE_FULL'))).toBeNull();
    expect(noRightToFiles(new Error('no code'))).toBeNull();
    expect(noRightToFiles('EACCES')).toBeNull();
  });
});
