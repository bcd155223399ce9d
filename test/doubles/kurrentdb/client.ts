/** The real client and what the specs of the stand-in say again and again. Nothing here ran on KurrentDB. */
import { jsonEvent, KurrentDBClient, WrongExpectedVersionError } from '@kurrent/kurrentdb-client';
import type { AppendResult, AppendStreamState, EventData, ResolvedEvent } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';

/** The two ways that the client appends: all on one call, or each on a call of its own. */
export type Path = 'batch path' | 'cred path';
export const PATHS: readonly Path[] = ['batch path', 'cred path'];

export type Connected = ReturnType<typeof connect>;

/** A client of its own. `dispose` lets the process end. */
export function connect(url: string) {
  const client = KurrentDBClient.connectionString(url);
  return {
    client,
    dispose: () => client.dispose(),
    append(path: Path, stream: string, events: EventData | EventData[], state?: AppendStreamState | number) {
      const credentials = path === 'cred path' ? { credentials: { username: 'admin', password: 'changeit' } } : {};
      const streamState = state === undefined ? {} : { streamState: state as AppendStreamState };
      return client.appendToStream(stream, events, { ...streamState, ...credentials });
    },
  };
}

export function anEvent(id: string = randomUUID(), data: unknown = { a: 1 }): EventData {
  return jsonEvent({ id, type: 'T', data: data as Record<string, unknown> });
}

export function events(count: number): EventData[] {
  return Array.from({ length: count }, () => anEvent());
}

export function aStream(): string {
  return `s-${randomUUID()}`;
}

/** What came of an append, in the words of the observed tables: `ok 2n`, `WEV expected 0n actual no_stream`. */
export async function outcome(append: Promise<AppendResult>): Promise<string> {
  try {
    return `ok ${inWords((await append).nextExpectedRevision)}`;
  } catch (error) {
    if (error instanceof WrongExpectedVersionError) {
      return `WEV expected ${inWords(error.expectedState)} actual ${inWords(error.actualState)}`;
    }
    return failure(error);
  }
}

function inWords(state: string | bigint | number): string {
  return typeof state === 'bigint' ? `${state}n` : String(state);
}

/** Kind and message of what was thrown. */
export function failure(error: unknown): string {
  const { type, message } = error as { type?: string; message: string };
  return type === undefined ? message : `${type} ${message}`.trim();
}

/** All that a read gives, drained. */
export async function drain(reading: AsyncIterable<ResolvedEvent>): Promise<NonNullable<ResolvedEvent['event']>[]> {
  const read = [];
  for await (const { event } of reading) read.push(event!);
  return read;
}

/** `r0,r1,r2`, or what was thrown. */
export async function revisions(reading: AsyncIterable<ResolvedEvent>): Promise<string> {
  try {
    return (await drain(reading)).map(({ revision }) => `r${revision}`).join();
  } catch (error) {
    return failure(error);
  }
}
