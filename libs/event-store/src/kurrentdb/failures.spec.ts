import { expect, it } from '@jest/globals';
import { appendFailure } from './failures.js';

const append = { stream: 'measure-1', expected: 3, bytes: 7 };

it.each<[string, object, string]>([
  ['another revision', { type: 'wrong-expected-version', actualState: 4n }, 'revision-conflict'],
  ['no stream', { type: 'wrong-expected-version', actualState: 'no_stream' }, 'revision-conflict'],
  ['too large', { type: 'maximum-append-size-exceeded', maxAppendSize: 1_048_576 }, 'append-too-large'],
  [
    'no connection, nothing sent: an error without a type',
    { code: 14, message: '14 UNAVAILABLE' },
    'store-unavailable',
  ],
  ['not ready', { type: 'unknown', message: 'Could not recognize Server Is Not Ready' }, 'store-unavailable'],
  ['not the leader', { type: 'not-leader' }, 'store-unavailable'],
  ['no right to', { type: 'access-denied' }, 'store-unavailable'],
  ['deleted by an operator', { type: 'stream-deleted' }, 'store-unavailable'],
  ['the connection broke', { type: 'unavailable', code: 14, message: 'read ECONNRESET' }, 'outcome-unknown'],
  ['the call broke', { type: 'unavailable', code: 13, message: 'RST_STREAM' }, 'outcome-unknown'],
  ['timed out', { type: 'deadline-exceeded' }, 'outcome-unknown'],
  ['aborted', { type: 'unknown', code: 10, message: 'ABORTED: Commit phase timeout' }, 'outcome-unknown'],
  ['cancelled', { type: 'cancelled', code: 1 }, 'outcome-unknown'],
  ['anything else', new TypeError('x is not a function'), 'outcome-unknown'],
])('%s', (_, error, code) => {
  expect(appendFailure(error, append)).toMatchObject({ code });
});

it('a conflict says where the stream stands', () => {
  const at = (actualState: unknown): unknown => appendFailure({ type: 'wrong-expected-version', actualState }, append);
  expect(at(9n)).toMatchObject({ stream: 'measure-1', expected: 3, actual: 9 });
  expect(at('no_stream')).toMatchObject({ actual: 'no-stream' });
});
