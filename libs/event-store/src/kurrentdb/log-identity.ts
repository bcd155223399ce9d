import { randomUUID } from 'node:crypto';
import { OutcomeUnknown, RevisionConflict, StoreUnavailable } from '../port.js';
import type { Appends } from './appends.js';
import type { Reads } from './reads.js';

const TYPE = 'LogOpened';

/** Reads the log's id from its stream, or gives the log one: of several who open a new log at once, one wins. */
export async function readLogId(stream: string, reads: Reads, appends: Appends): Promise<string> {
  const found = await find(stream, reads);
  if (found !== null) return found;
  const events = [
    {
      id: randomUUID(),
      type: TYPE,
      contentType: 'application/json' as const,
      data: { logId: randomUUID() },
      metadata: undefined,
    },
  ];
  try {
    await appends.append({ stream, onServer: stream, expected: 'no-stream', events, bytes: 64 });
  } catch (error) {
    if (!(error instanceof RevisionConflict || error instanceof OutcomeUnknown)) throw error;
  }
  const written = await find(stream, reads);
  if (written === null) throw new StoreUnavailable('the log could not be given an id; ask again');
  return written;
}

async function find(stream: string, reads: Reads): Promise<string | null> {
  const [first] = await reads.stream(stream, 0n, 1);
  if (!first) return null;
  const { logId } = (first.event?.data ?? {}) as { logId?: unknown };
  if (typeof logId !== 'string') throw new StoreUnavailable(`${stream} was not written by this product`);
  return logId;
}
