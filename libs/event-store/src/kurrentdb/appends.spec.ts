import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { OutcomeUnknown } from '../port.js';
import { createAppends, type Appends, type ServerAppend } from './appends.js';
import type { Connection } from './connection.js';

type Call = PromiseWithResolvers<unknown>;

let calls: Call[];
let replaced: number;
let appends: Appends;
beforeEach(() => {
  jest.useFakeTimers();
  calls = [];
  replaced = 0;
  const writer = {
    appendToStream() {
      const call = Promise.withResolvers<unknown>();
      calls.push(call);
      return call.promise;
    },
  };
  const connection = {
    writer,
    replaceWriter() {
      replaced++;
      for (const { reject } of calls) reject(Object.assign(new Error('cancelled'), { type: 'cancelled', code: 1 }));
    },
  } as unknown as Connection;
  appends = createAppends(connection, { appendTimeout: 100, abandonAfter: 1_000 });
});
afterEach(() => {
  jest.useRealTimers();
});

const append: ServerAppend = {
  stream: 'measure-1',
  onServer: 'tiltak-measure-1',
  expected: 'no-stream',
  events: [{ id: 'a', type: 'T', contentType: 'application/json', data: {}, metadata: undefined }],
  bytes: 2,
};
const SUCCESS = { success: true, nextExpectedRevision: 0n, position: { commit: 548n, prepare: 548n } };
const failed = (sending: Promise<unknown>): Promise<unknown> => sending.catch((error: unknown) => error);

it('gives up after its time, and sends the same append again only when the first has settled', async () => {
  const first = failed(appends.append(append));
  await jest.advanceTimersByTimeAsync(100);
  expect(await first).toBeInstanceOf(OutcomeUnknown);
  const second = appends.append(append);
  await jest.advanceTimersByTimeAsync(50);
  expect(calls).toHaveLength(1);
  calls[0]!.resolve(SUCCESS);
  expect(await second).toEqual({ revision: 0, token: '548' });
  expect(appends.underWay).toBe(0);
});

it('sends another append at once: other events, or another expected revision', async () => {
  const sendings = [append, { ...append, expected: 0 }, { ...append, onServer: 'tiltak-measure-2' }].map((one) =>
    failed(appends.append(one)),
  );
  await jest.advanceTimersByTimeAsync(0);
  expect(calls).toHaveLength(3);
  for (const { resolve } of calls) resolve(SUCCESS);
  expect(await Promise.all(sendings)).toEqual(Array(3).fill({ revision: 0, token: '548' }));
});

it('cuts off an append that never settles, together with its connection, and then sends it anew', async () => {
  const lost = failed(appends.append(append));
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await lost).toBeInstanceOf(OutcomeUnknown);
  expect(replaced).toBe(1);
  const anew = appends.append(append);
  await jest.advanceTimersByTimeAsync(0);
  expect(calls).toHaveLength(2);
  calls[1]!.resolve(SUCCESS);
  expect(await anew).toMatchObject({ revision: 0 });
});

it('takes a success without a place for what it is: nothing was written', async () => {
  const sending = failed(appends.append(append));
  await jest.advanceTimersByTimeAsync(0);
  calls[0]!.resolve({ success: true, nextExpectedRevision: 0n });
  expect(await sending).toMatchObject({ code: 'store-unavailable' });
});
