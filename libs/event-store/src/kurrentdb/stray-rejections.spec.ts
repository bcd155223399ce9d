import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

const GUARD = new URL('./stray-rejections.ts', import.meta.url).href;

/** A program of its own, since it is about what ends one: its exit code, and what it printed. */
function runs(program: string): { readonly code: number | null; readonly printed: string } {
  const code = `import { guardStrayRejections } from '${GUARD}';
    const brokenCall = Object.assign(new Error('read ECONNRESET'), { code: 14, details: 'read ECONNRESET' });
    ${program}
    setTimeout(() => console.log('alive'), 50);`;
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code],
    { encoding: 'utf8' },
  );
  return { code: status, printed: stdout.trim() };
}

it('lets the process live when the client rejects for a call that broke', () => {
  const program = 'guardStrayRejections(); Promise.reject(brokenCall);';
  expect(runs(program)).toEqual({ code: 0, printed: 'alive' });
});

it.each([
  ['of anybody else', "guardStrayRejections(); Promise.reject(new Error('a fault of the program'));"],
  [
    'with the code of a file',
    "guardStrayRejections(); Promise.reject(Object.assign(new Error('x'), { code: 'ENOENT' }));",
  ],
  ['after it was let go', 'guardStrayRejections()(); Promise.reject(brokenCall);'],
])('lets a rejection %s end the process, as ever', (_, program) => {
  expect(runs(program)).toEqual({ code: 1, printed: '' });
});

it('holds as long as one of several holds it', () => {
  const program =
    'const one = guardStrayRejections(); guardStrayRejections(); one(); one(); Promise.reject(brokenCall);';
  expect(runs(program)).toEqual({ code: 0, printed: 'alive' });
});
