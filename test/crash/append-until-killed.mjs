// A process that appends from many writers and says on standard output what it tries and what was acknowledged, one
// JSON line each. It is meant to be killed. Arguments: log file, number of this run, writers, appends of each writer
// (0: for ever).
import { writeSync } from 'node:fs';
import { openSqliteEventStore, uuidV5 } from '../../dist/libs/event-store/src/index.js';

const [file, run, writers, appends] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const NAMESPACE = '9b1f7c52-3a84-5e06-8d2b-6c0e4f97a501';
/** Returns when the listener's end holds every byte: `process.stdout` would queue what a busy listener has no room for. */
function say(line) {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let said = 0; said < bytes.length;) {
    try {
      said += writeSync(1, bytes, said);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(NOTHING, 0, 0, 1);
    }
  }
}
const NOTHING = new Int32Array(new SharedArrayBuffer(4));
const store = await openSqliteEventStore({ file });

/** Two writers of each process to a stream, so that conflicts happen all the time; now and then an append of many pages. */
async function write(writer) {
  const stream = `measure-${writer >> 1}`;
  let expected = 'no-stream';
  for (let append = 0; appends === 0 || append < appends;) {
    const count = 1 + ((writer + append) % 3);
    const filler = 'x'.repeat((writer + append) % 17 === 0 ? 60_000 : 37 * ((writer * 7 + append) % 30));
    const events = Array.from({ length: count }, (_, index) => ({
      id: uuidV5(NAMESPACE, `${run} ${writer} ${append} ${index}`),
      type: 'StatusReported',
      version: 1,
      data: { run, writer, append, index, count, filler },
      metadata: {
        actor: { person: '71c4d9e8-2b5f-4a03-8d6e-5f9a0b87a701', role: 'responsible' },
        commandId: uuidV5(NAMESPACE, `${run} ${writer} ${append}`),
        fingerprint: 'none',
        correlationId: uuidV5(NAMESPACE, `${run} ${writer} ${append}`),
        recordedAt: '2017-04-30T10:00:00.000Z',
        source: 'cli',
      },
    }));
    say({ try: { writer, append, stream, expected, events } });
    try {
      const { revision, token } = await store.append(stream, expected, events);
      say({ acknowledged: { writer, append, revision, token } });
      expected = revision;
      append++;
    } catch (error) {
      say({ refused: { writer, append, code: error.code, message: error.message } });
      if (error.code === 'revision-conflict') expected = error.actual;
      // the same append again: with the same ids and the same expected revision
      else await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

say({ ready: true });
await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
await store.close();
say({ done: true });
