import { hash } from 'node:crypto';
import type { StreamName } from './port.js';

/** Namespaces of our own, so that the ids of commands, events and aggregates never meet. Never change them. */
const COMMANDS = '5d6cbb4e-2ae6-5c3b-9a53-0f3a5b6f7a01';
const EVENTS = '5d6cbb4e-2ae6-5c3b-9a53-0f3a5b6f7a02';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * UUID version 5 of a name in a namespace (RFC 9562, section 5.5): the same two always give the same id.
 * @throws {RangeError} the namespace is no UUID
 * @example uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com') // '2ed6657d-e927-568b-95e1-2665a8aea6a2'
 */
export function uuidV5(namespace: string, name: string): string {
  const space = bytesOf(namespace);
  const hex = hash('sha1', Buffer.concat([space, Buffer.from(name)]), 'hex');
  // The thirteenth digit is the version; of the seventeenth the first two bits are the variant.
  const variant = VARIANTS[Number.parseInt(hex.charAt(16), 16) & 0x3]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const VARIANTS = '89ab';

/** Namespaces are few, and every id of a command and of an event is made in one. */
const namespaces = new Map<string, Buffer>();

function bytesOf(namespace: string): Buffer {
  const known = namespaces.get(namespace);
  if (known) return known;
  if (!UUID.test(namespace)) throw new RangeError(`${JSON.stringify(namespace)} is no UUID`);
  const bytes = Buffer.from(namespace.replaceAll('-', ''), 'hex');
  // ids of things may be namespaces too: of those not one is kept
  if (namespaces.size < 64) namespaces.set(namespace, bytes);
  return bytes;
}

/**
 * Id of the event that a command writes at an index of its append: a retry of the command makes the same events.
 * @param index place in the append, from 0
 */
export const eventId = (command: string, stream: StreamName, index: number): string =>
  uuidV5(EVENTS, JSON.stringify([command, stream, index]));

/**
 * Id of a command: the same person sending the same key to the same thing sends the same command.
 * @param actor person id
 * @param route name of the route as it stands in the API, without the host
 * @param target id of what the command is for; of a thing that is to be made, whatever names the collection
 * @param key the request's `Idempotency-Key`
 */
export const commandId = (actor: string, route: string, target: string, key: string): string =>
  uuidV5(COMMANDS, JSON.stringify([actor, route, target, key]));
