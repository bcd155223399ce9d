import { describe, expect, it } from '@jest/globals';
import { sampleEvent } from './contract/under-test.js';
import type { JsonObject, RecordedEvent } from './port.js';
import { EventRegistry, eventTypeRows, UnknownEvent, type EventTypeRow } from './registry.js';

const row = (fields: Partial<EventTypeRow>): EventTypeRow => ({
  type: 'StatusReported',
  version: 1,
  publicName: null,
  freeText: [],
  ...fields,
});
const recorded = (version: number, data: JsonObject, type = 'StatusReported'): RecordedEvent => ({
  ...sampleEvent(data),
  type,
  version,
  stream: 'measure-1',
  revision: 0,
  token: '1',
});

/** Version 2 has a list of comments, version 3 a light as well. */
const casters = {
  upcasters: {
    1: ({ comment }: JsonObject): JsonObject => ({ comments: comment === undefined ? [] : [comment] }),
    2: (data: JsonObject): JsonObject => ({ ...data, light: 'not-assessed' }),
  },
  downcasters: {
    3: ({ light: _light, ...data }: JsonObject): JsonObject => data,
    2: ({ comments }: JsonObject): JsonObject => ({ comment: (comments as string[])[0] }),
  },
};

describe('reading', () => {
  const registry = new EventRegistry([row({ version: 3, upcasters: casters.upcasters })]);

  it('gives every version in the present shape, and leaves what was read as it is', () => {
    const first = recorded(1, { comment: 'Etter planen' });
    const present = { comments: ['Etter planen'], light: 'not-assessed' };
    expect(registry.upcast(first)).toEqual({ ...first, version: 3, data: present });
    expect(first.data).toEqual({ comment: 'Etter planen' });
    expect(registry.upcast(recorded(2, { comments: [] })).data).toEqual({ comments: [], light: 'not-assessed' });
    const third = recorded(3, present);
    expect(registry.upcast(third)).toBe(third);
  });

  it.each([
    ['a type that nobody listed', recorded(1, {}, 'Unlisted')],
    ['a version of a later release', recorded(4, {})],
    ['version 0', recorded(0, {})],
  ])('stops at %s, and says which event', (_, event) => {
    expect(() => registry.upcast(event)).toThrow(UnknownEvent);
    expect(() => registry.upcast(event)).toThrow(event.id);
  });
});

describe('writing', () => {
  it('is in the newest version, if nothing else is said', () => {
    const registry = new EventRegistry([row({ version: 3, upcasters: casters.upcasters })]);
    const data = { comments: [], light: 'green' };
    expect(registry.toWrite('StatusReported', data)).toEqual({ version: 3, data });
  });

  it.each([
    [2, { comments: ['Forsinket'] }],
    [1, { comment: 'Forsinket' }],
  ])('is in version %i, which the release before reads, as long as the row says so', (writes, expected) => {
    const registry = new EventRegistry([row({ version: 3, writes, ...casters })]);
    const written = registry.toWrite('StatusReported', { comments: ['Forsinket'], light: 'not-assessed' });
    expect(written).toEqual({ version: writes, data: expected });
    expect(registry.upcast(recorded(written.version, written.data)).data).toEqual({
      comments: ['Forsinket'],
      light: 'not-assessed',
    });
  });

  it('of a type that is only read is refused', () => {
    const registry = new EventRegistry([row({ writes: 0 })]);
    expect(registry.upcast(recorded(1, {})).version).toBe(1);
    expect(() => registry.toWrite('StatusReported', {})).toThrow(/not yet written/);
    expect(() => registry.toWrite('Unlisted', {})).toThrow(/not listed/);
  });
});

describe('a registry is refused', () => {
  it.each<[string, EventTypeRow[], RegExp]>([
    ['with a type twice', [row({}), row({})], /twice/],
    [
      'without an upcaster',
      [row({ version: 3, upcasters: { 2: casters.upcasters[2] } })],
      /no upcaster from version 1/,
    ],
    [
      'without a downcaster',
      [row({ version: 3, writes: 1, upcasters: casters.upcasters, downcasters: { 3: casters.downcasters[3] } })],
      /no downcaster from version 2/,
    ],
    ['that writes what it cannot read', [row({ writes: 2 })], /cannot write version 2/],
    ['with version 0', [row({ version: 0 })], /cannot write/],
  ])('%s', (_, rows, reason) => {
    expect(() => new EventRegistry(rows)).toThrow(reason);
  });
});

it('rows come from tables by type', () => {
  const table = {
    A: { version: 1, publicName: null, freeText: ['text'] },
    B: { version: 1, publicName: 'b', freeText: [] },
  };
  expect(eventTypeRows(table, {}).map(({ type, publicName }) => [type, publicName])).toEqual([
    ['A', null],
    ['B', 'b'],
  ]);
});
