import {
  AppendTooLarge,
  InvalidAppend,
  MAX_APPEND_BYTES,
  type ExpectedRevision,
  type ProposedEvent,
  type StreamName,
} from './port.js';

/** An event as adapters store it: `data` and `metadata` are JSON texts, made once. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: string;
  readonly metadata: string;
}

/** A checked append: whatever an adapter does with it, it will not be refused for its form. */
export interface EncodedAppend {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly EncodedEvent[];
  /** Sum of the UTF-8 bytes of the events' `data`: what {@link MAX_APPEND_BYTES} limits. */
  readonly bytes: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A server may keep names that begin with `$` for itself; control characters and lone surrogates do not survive it. */
const STREAM = /^(?!\$)[^\p{Cc}\p{Cs}]{1,512}$/u;
const TYPE = /^(?!\$)[^\p{Cc}\p{Cs}]{1,256}$/u;

/**
 * Checks an append and turns its events into JSON. Every adapter calls it before anything else, so that the same
 * appends are refused everywhere, and a bad value never reaches a connection that other appends share.
 * @throws {InvalidAppend} no events, a name that some store cannot keep, an id that is not a lower-case UUID, the same
 * id twice, a revision that is not a whole number from 0 on, a value that JSON would lose or refuse
 * @throws {AppendTooLarge} more than {@link MAX_APPEND_BYTES}
 */
export function encodeAppend(
  stream: StreamName,
  expected: ExpectedRevision,
  events: readonly ProposedEvent[],
): EncodedAppend {
  if (typeof stream !== 'string' || !STREAM.test(stream)) {
    throw new InvalidAppend(`${JSON.stringify(stream)} is no stream name`);
  }
  if (expected !== 'no-stream' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new InvalidAppend(`${stream}: expected revision must be 'no-stream' or a whole number from 0 on`);
  }
  if (events.length === 0) throw new InvalidAppend(`${stream}: an append needs at least one event`);

  const encoded: EncodedEvent[] = [];
  const ids = new Set<string>();
  let bytes = 0;
  for (const event of events) {
    const encodedEvent = encodeEvent(stream, event);
    if (ids.has(event.id)) throw new InvalidAppend(`${stream}: event id ${event.id} twice in one append`);
    ids.add(event.id);
    bytes += Buffer.byteLength(encodedEvent.data);
    encoded.push(encodedEvent);
  }
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLarge(stream, bytes);
  return { stream, expected, events: encoded, bytes };
}

function encodeEvent(stream: StreamName, event: ProposedEvent): EncodedEvent {
  const { id, type, version } = event;
  if (typeof id !== 'string' || !UUID.test(id)) {
    throw new InvalidAppend(`${stream}: event id ${JSON.stringify(id)} is no lower-case UUID`);
  }
  if (typeof type !== 'string' || !TYPE.test(type)) {
    throw new InvalidAppend(`${stream}: ${JSON.stringify(type)} is no event type`);
  }
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new InvalidAppend(`${stream}: version of ${type} must be a whole number from 1 on`);
  }
  return {
    id,
    type,
    version,
    data: encodeObject(stream, `${type}.data`, event.data),
    metadata: encodeObject(stream, `${type}.metadata`, event.metadata),
  };
}

function encodeObject(stream: StreamName, path: string, value: object): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidAppend(`${stream}: ${path} must be an object`);
  }
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    // a bigint, a circle, a depth that no reader could follow
    throw new InvalidAppend(`${stream}: ${path} cannot be written as JSON: ${(error as Error).message}`);
  }
  const loss = findLoss(value, path);
  if (loss) throw new InvalidAppend(`${stream}: ${loss}`);
  return text;
}

/** Where JSON would quietly store something else than it was given; null if nowhere. Properties may be undefined. */
function findLoss(value: unknown, path: string): string | null {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return null;
    case 'number':
      return Number.isFinite(value) ? null : `${path} is ${value}, which JSON cannot hold`;
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? findLossInItems(value, path) : findLossInProperties(value, path);
    case 'undefined':
    case 'bigint':
    case 'function':
    case 'symbol':
      return `${path} is a ${typeof value}, which JSON cannot hold`;
  }
}

function findLossInItems(items: readonly unknown[], path: string): string | null {
  for (let index = 0; index < items.length; index++) {
    const loss = findLoss(items[index], `${path}[${index}]`);
    if (loss) return loss;
  }
  return null;
}

function findLossInProperties(value: object, path: string): string | null {
  if ('toJSON' in value || Object.prototype.toString.call(value) !== '[object Object]') {
    return `${path} is a ${value.constructor?.name ?? 'special object'}, which JSON would change`;
  }
  for (const [key, property] of Object.entries(value)) {
    if (property === undefined) continue;
    const loss = findLoss(property, `${path}.${key}`);
    if (loss) return loss;
  }
  return null;
}
