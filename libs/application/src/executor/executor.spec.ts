import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DecisionContext } from '#domain';
import { EventRegistry, memoryEventStore, memoryLog, type EventStore, type RecordedEvent } from '#event-store';
import { mishappening, notebook, notebookRegistry, writing, type Mishap } from '../testing/notebook.js';
import { createCommandExecutor, type CommandExecutor, type ExecutorOptions } from './executor.js';

const STREAM = 'notebook-one';

const executorOn = (store: EventStore, more: Partial<ExecutorOptions> = {}): CommandExecutor =>
  createCommandExecutor({ store, registry: notebookRegistry, backOff: () => 0, ...more });

const logOf = (store: EventStore): Promise<RecordedEvent[]> => store.read(STREAM, 0, 10_000);
const linesOf = async (store: EventStore): Promise<unknown[]> =>
  (await logOf(store)).filter(({ type }) => type === 'LineWritten').map(({ data }) => data['line']);

const write = (id: string, ...lines: string[]) => writing(id, { type: 'Write', lines });

describe('a command', () => {
  test('is decided on the stream and appended with who, why and when', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store, { clock: () => new Date('2017-04-30T22:30:00Z') });
    const outcome = await executor.execute(notebook, write('c1', 'a', 'b'));
    expect(outcome).toMatchObject({ kind: 'stored', stream: STREAM, firstRevision: 0, revision: 1, replayed: false });
    const [first] = await logOf(store);
    expect(first?.metadata).toEqual({
      actor: { person: 'someone', role: 'reader', grant: 'role:reader' },
      commandId: 'c1',
      fingerprint: JSON.stringify({ type: 'Write', lines: ['a', 'b'] }),
      correlationId: 'c1',
      recordedAt: '2017-04-30T22:30:00.000Z',
      source: 'http',
    });
  });

  test('that another one led to says which', async () => {
    const store = memoryEventStore();
    const execution = write('c1', 'a');
    const envelope = { ...execution.envelope, causationId: 'c0' };
    await executorOn(store).execute(notebook, { ...execution, envelope });
    expect((await logOf(store))[0]?.metadata.causationId).toBe('c0');
  });

  test('is decided on the day that it is in Oslo, for the person who asks', async () => {
    const contexts: DecisionContext[] = [];
    const listening = {
      ...notebook,
      decide(...asked: Parameters<typeof notebook.decide>) {
        contexts.push(asked[2]);
        return notebook.decide(...asked);
      },
    };
    const executor = executorOn(memoryEventStore(), { clock: () => new Date('2017-04-30T22:30:00Z') });
    await executor.execute(listening, writing('c1', { type: 'Write', lines: ['a'] }, { actor: 'kari' }));
    expect(contexts).toEqual([{ today: '2017-05-01', actor: 'kari' }]);
  });

  test('that says nothing new stores nothing and tells the present revision', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    await executor.execute(notebook, write('c1', 'a'));
    expect(await executor.execute(notebook, write('c2', 'a'))).toEqual({
      kind: 'unchanged',
      stream: STREAM,
      revision: 0,
    });
    expect(await logOf(store)).toHaveLength(1);
  });

  test('that is refused can be sent again: refusals are not remembered', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    const counting = writing('c1', { type: 'Count', lines: 1 });
    expect(await executor.execute(notebook, counting)).toMatchObject({ kind: 'refused' });
    await executor.execute(notebook, write('c2', 'a'));
    expect(await executor.execute(notebook, counting)).toMatchObject({ kind: 'stored', revision: 1 });
  });

  test('without the right is forbidden before the state says anything of it', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    const refusal = { code: 'not-yours', params: {} };
    const outcome = await executor.execute(
      notebook,
      writing('c1', { type: 'Count', lines: 99 }, { ifMatch: 7, authorise: () => ({ ok: false, refusal }) }),
    );
    expect(outcome).toEqual({ kind: 'forbidden', refusal });
    expect(await logOf(store)).toEqual([]);
  });

  test('is refused by rules of other streams together with its own', async () => {
    const executor = executorOn(memoryEventStore());
    const across = () => [{ code: 'shelf-unknown', params: {} }];
    const outcome = await executor.execute(
      notebook,
      writing('c1', { type: 'Write', lines: ['forbidden word'] }, { across }),
    );
    expect(outcome).toMatchObject({ refusals: [{ code: 'word-refused' }, { code: 'shelf-unknown' }] });
  });

  test('whose facts weigh more than one append takes is told so', async () => {
    const executor = executorOn(memoryEventStore());
    const outcome = await executor.execute(notebook, write('c1', 'x'.repeat(1_100_000)));
    expect(outcome.kind).toBe('too-large');
  });
});

describe('the same command again', () => {
  test('gets its first answer, also from a process that never saw it and after the right to it was lost', async () => {
    const log = memoryLog();
    const first = await executorOn(memoryEventStore(log)).execute(notebook, write('c1', 'a', 'b'));
    const elsewhere = executorOn(memoryEventStore(log));
    await elsewhere.execute(notebook, write('c2', 'c'));
    const again = await elsewhere.execute(notebook, {
      ...write('c1', 'a', 'b'),
      ifMatch: 99,
      authorise: () => ({ ok: false, refusal: { code: 'not-yours', params: {} } }),
    });
    expect(again).toEqual({ ...first, replayed: true });
  });

  test('with other content is refused, and adds nothing', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    await executor.execute(notebook, write('c1', 'a'));
    expect(await executor.execute(notebook, write('c1', 'b'))).toEqual({ kind: 'key-reused' });
    expect(await linesOf(store)).toEqual(['a']);
  });

  test('is found when another process wrote it behind the cache', async () => {
    const log = memoryLog();
    const executors = [0, 1, 2].map(() => executorOn(memoryEventStore(log)));
    for (const executor of executors) await executor.execute(notebook, write('c1', 'a'));
    // From here on the caches of the other two are old.
    const first = await executors[0]!.execute(notebook, write('c2', 'b'));
    expect(await executors[1]!.execute(notebook, write('c2', 'other'))).toEqual({ kind: 'key-reused' });
    expect(await executors[2]!.execute(notebook, write('c2', 'b'))).toEqual(first);
    expect(await linesOf(memoryEventStore(log))).toEqual(['a', 'b']);
  });

  test('any interleaving of retries, mishaps and processes gives each command its facts once', async () => {
    const command = fc.integer({ min: 0, max: 7 });
    const attempt = fc.record({
      command,
      process: fc.integer({ min: 0, max: 2 }),
      mishaps: fc.array(fc.constantFrom<Mishap>('lost', 'gone', 'none', 'down'), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(attempt, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), async (waves) => {
        const log = memoryLog();
        const processes = [0, 1, 2].map(() => mishappening(log));
        const executors = processes.map(({ store }) => executorOn(store));
        const answers = new Map<number, object>();
        for (const wave of waves) {
          await Promise.all(
            wave.map(async ({ command, process, mishaps }) => {
              processes[process]!.next(...mishaps);
              const outcome = await executors[process]!.execute(
                notebook,
                write(`c${command}`, `l${command}`, `m${command}`),
              );
              if (outcome.kind !== 'stored') return expect(['unavailable', 'unknown']).toContain(outcome.kind);
              const { replayed: _, ...answer } = outcome;
              expect(answers.get(command) ?? answer).toEqual(answer);
              answers.set(command, answer);
            }),
          );
        }
        const store = memoryEventStore(log);
        const lines = await linesOf(store);
        expect(new Set(lines).size).toBe(lines.length);
        for (const known of answers.keys()) expect(lines).toEqual(expect.arrayContaining([`l${known}`, `m${known}`]));
        const byCommand = (await logOf(store)).map(({ metadata }) => metadata.commandId);
        expect(byCommand.filter((id, index) => byCommand.indexOf(id) === index).length * 2).toBe(byCommand.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('If-Match', () => {
  test('on the present revision lets the command through', async () => {
    const executor = executorOn(memoryEventStore());
    await executor.execute(notebook, write('c1', 'a'));
    expect(await executor.execute(notebook, { ...write('c2', 'b'), ifMatch: 0 })).toMatchObject({ kind: 'stored' });
  });

  test('on an older revision stores nothing and tells the state and what happened since', async () => {
    const log = memoryLog();
    const [here, there] = [executorOn(memoryEventStore(log)), executorOn(memoryEventStore(log))];
    await here.execute(notebook, write('c1', 'a'));
    await there.execute(notebook, write('c2', 'b'));
    expect(await here.execute(notebook, { ...write('c3', 'c'), ifMatch: 0 })).toEqual({
      kind: 'precondition-failed',
      stream: STREAM,
      revision: 1,
      state: { lines: ['a', 'b'] },
      before: { lines: ['a'] },
      since: [{ id: expect.any(String), type: 'LineWritten', data: { line: 'b' } }],
    });
    expect(await linesOf(memoryEventStore(log))).toEqual(['a', 'b']);
  });

  test('on a stream that is not there fails with revision -1', async () => {
    const executor = executorOn(memoryEventStore());
    expect(await executor.execute(notebook, { ...write('c1', 'a'), ifMatch: 0 })).toMatchObject({
      kind: 'precondition-failed',
      revision: -1,
    });
  });

  test('of many that saw the same revision one wins', async () => {
    const log = memoryLog();
    const executors = [0, 1, 2, 3].map(() => executorOn(memoryEventStore(log)));
    await executors[0]!.execute(notebook, write('c0', 'a'));
    const outcomes = await Promise.all(
      executors.map((executor, index) =>
        executor.execute(notebook, { ...write(`c${index + 1}`, `line ${index}`), ifMatch: 0 }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      'precondition-failed',
      'precondition-failed',
      'precondition-failed',
      'stored',
    ]);
  });
});

describe('a stream of many pages', () => {
  const LINES = Array.from({ length: 1_300 }, (_, index) => `line ${index}`);

  test('is decided upon as a whole, by a process that has not seen it', async () => {
    const log = memoryLog();
    await executorOn(memoryEventStore(log)).execute(notebook, write('c1', ...LINES));
    const elsewhere = executorOn(memoryEventStore(log));
    expect(await elsewhere.load(notebook, 'one')).toEqual({ state: { lines: LINES }, revision: LINES.length - 1 });
    const counting = writing('c2', { type: 'Count', lines: LINES.length });
    const conflicts: string[] = [];
    const third = executorOn(memoryEventStore(log), { observer: { conflict: (stream) => conflicts.push(stream) } });
    expect(await third.execute(notebook, counting)).toMatchObject({ kind: 'stored', revision: LINES.length });
    expect(conflicts).toEqual([]);
  });

  test.each([511, 512, 1_100])('is told apart at revision %i, with nothing lost on either side', async (known) => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    await executor.execute(notebook, write('c1', ...LINES));
    const outcome = await executor.execute(notebook, { ...write('c2', 'more'), ifMatch: known });
    if (outcome.kind !== 'precondition-failed') throw new Error(outcome.kind);
    expect(outcome.before).toEqual({ lines: LINES.slice(0, known + 1) });
    expect(outcome.since.map(({ data }) => 'line' in data && data.line)).toEqual(LINES.slice(known + 1));
  });
});

describe('a version that is read already and not written yet', () => {
  // the release reads version 2 and writes version 1, see the event registry
  const registry = new EventRegistry([
    {
      type: 'LineWritten',
      version: 2,
      writes: 1,
      upcasters: { 1: ({ line }) => ({ line: `${String(line)}!` }) },
      downcasters: { 2: ({ line }) => ({ line: String(line).replace(/!$/, '') }) },
      publicName: null,
      freeText: [],
    },
    { type: 'Counted', version: 1, publicName: null, freeText: [] },
  ]);

  test('is what is folded, wherever the events come from; what is stored is the older one', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store, { registry });
    await executor.execute(notebook, write('c1', 'a!', 'b!'));
    expect((await logOf(store)).map(({ version, data }) => [version, data])).toEqual([
      [1, { line: 'a' }],
      [1, { line: 'b' }],
    ]);
    // folded as it was written, as it is read, and as it is looked back at
    expect(await executor.execute(notebook, write('c2', 'a!', 'b!'))).toMatchObject({ kind: 'unchanged' });
    expect((await executor.load(notebook, 'one')).state).toEqual({ lines: ['a!', 'b!'] });
    expect((await executorOn(store, { registry }).load(notebook, 'one')).state).toEqual({ lines: ['a!', 'b!'] });
    expect(await executor.execute(notebook, { ...write('c3', 'c!'), ifMatch: 0 })).toMatchObject({
      before: { lines: ['a!'] },
      since: [{ data: { line: 'b!' } }],
    });
  });
});

describe('others who write at the same time', () => {
  test('cost a new decision on the new state, never a decision on the old one', async () => {
    const log = memoryLog();
    const [here, there] = [executorOn(memoryEventStore(log)), executorOn(memoryEventStore(log))];
    await here.execute(notebook, write('c1', 'a'));
    await there.execute(notebook, write('c2', 'b'));
    expect(await here.execute(notebook, writing('c3', { type: 'Count', lines: 1 }))).toMatchObject({ kind: 'refused' });
    expect(await here.execute(notebook, writing('c4', { type: 'Count', lines: 2 }))).toMatchObject({ kind: 'stored' });
  });

  test('inside the process wait for each other: no conflict, everybody stored', async () => {
    const conflicts: string[] = [];
    const store = memoryEventStore();
    const executor = executorOn(store, { observer: { conflict: (stream) => conflicts.push(stream) } });
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, (_, index) => executor.execute(notebook, write(`c${index}`, `line ${index}`))),
    );
    expect(outcomes.every(({ kind }) => kind === 'stored')).toBe(true);
    expect(conflicts).toEqual([]);
    expect(executor.figures().busy).toBe(0);
  });

  test('again and again end in an answer that says that nothing was stored', async () => {
    const log = memoryLog();
    const rival = executorOn(memoryEventStore(log));
    const inner = memoryEventStore(log);
    let rivals = 0;
    const store: EventStore = {
      ...inner,
      async append(stream, expected, events) {
        await rival.execute(notebook, write(`r${rivals}`, `rival ${rivals++}`));
        return inner.append(stream, expected, events);
      },
    };
    expect(await executorOn(store, { attempts: 3 }).execute(notebook, write('c1', 'a'))).toEqual({ kind: 'contended' });
    expect(await linesOf(inner)).toEqual(['rival 0', 'rival 1', 'rival 2']);
  });
});

describe('a store that fails', () => {
  test('after the commit: the lost answer is asked for again and found', async () => {
    const { store, next } = mishappening();
    next('lost', 'lost');
    expect(await executorOn(store).execute(notebook, write('c1', 'a'))).toMatchObject({ kind: 'stored', revision: 0 });
    expect(await linesOf(store)).toEqual(['a']);
  });

  test('for good: the outcome stays unknown, and the same request later is answered for certain', async () => {
    const { store, next } = mishappening();
    const executor = executorOn(store, { attempts: 2 });
    next('lost', 'gone');
    expect(await executor.execute(notebook, write('c1', 'a'))).toEqual({ kind: 'unknown' });
    expect(await executor.execute(notebook, write('c1', 'a'))).toMatchObject({ kind: 'stored', replayed: true });
    expect(await linesOf(store)).toEqual(['a']);
  });

  test('certainly: nothing is stored, and the next command finds the stream as it is', async () => {
    const { store, next } = mishappening();
    const executor = executorOn(store);
    next('down');
    expect(await executor.execute(notebook, write('c1', 'a'))).toEqual({ kind: 'unavailable' });
    expect(await executor.execute(notebook, write('c1', 'a'))).toMatchObject({ kind: 'stored', replayed: false });
  });

  test('with an event of a newer release: the stream is not decided upon', async () => {
    const store = memoryEventStore();
    const executor = executorOn(store);
    await executor.execute(notebook, write('c1', 'a'));
    const [event] = await logOf(store);
    await store.append(STREAM, 0, [{ ...event!, id: event!.id.replace(/^./, '0').replace(/.$/, '1'), type: 'Sung' }]);
    expect(await executor.execute(notebook, write('c2', 'a'))).toEqual({
      kind: 'unreadable',
      type: 'Sung',
      version: 1,
    });
  });
});

test('a state is loaded as it is now, whoever wrote behind the cache', async () => {
  const log = memoryLog();
  const [here, there] = [executorOn(memoryEventStore(log)), executorOn(memoryEventStore(log))];
  await here.execute(notebook, write('c1', 'a'));
  await there.execute(notebook, write('c2', 'b'));
  expect(await here.load(notebook, 'one')).toEqual({ state: { lines: ['a', 'b'] }, revision: 1 });
});

test('what could not be folded to its end is forgotten, and read again', async () => {
  let failing = false;
  const frail = {
    ...notebook,
    evolve(...[state, fact]: Parameters<typeof notebook.evolve>) {
      if (failing) throw new Error('no memory left');
      return notebook.evolve(state, fact);
    },
  };
  const executor = executorOn(memoryEventStore());
  await executor.execute(frail, write('c1', 'a'));
  failing = true;
  await expect(executor.execute(frail, write('c2', 'b', 'c'))).rejects.toThrow('no memory left');
  failing = false;
  expect(await executor.load(frail, 'one')).toEqual({ state: { lines: ['a', 'b', 'c'] }, revision: 2 });
});

test('a stream that is written to again and again takes its place in the cache once', async () => {
  const loads: string[] = [];
  const observer = { loaded: (stream: string) => loads.push(stream) };
  const executor = executorOn(memoryEventStore(), { cacheEvents: 30, observer });
  const writeIn = (id: string, line: string) => executor.execute(notebook, { ...write(`${id}-${line}`, line), id });
  await writeIn('a', 'one');
  for (const line of ['one', 'two', 'three', 'four', 'five']) await writeIn('b', line);
  loads.length = 0;
  await writeIn('a', 'two');
  expect(loads).toEqual([]);
  expect(executor.figures().cached).toBe(2);
});

test('the cache is bounded by events and forgets the least recently used', async () => {
  const store = memoryEventStore();
  const loads: string[] = [];
  const executor = executorOn(store, { cacheEvents: 30, observer: { loaded: (stream) => loads.push(stream) } });
  const writeIn = (id: string, line: string) => executor.execute(notebook, { ...write(`${id}-${line}`, line), id });
  for (const id of ['a', 'b', 'c', 'd']) await writeIn(id, 'one');
  expect(executor.figures().cached).toBe(3);
  loads.length = 0;
  await writeIn('d', 'two');
  await writeIn('a', 'two');
  expect(loads).toEqual(['notebook-a']);
});
