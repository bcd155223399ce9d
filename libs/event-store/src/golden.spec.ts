import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goldenFaults } from './golden.js';
import type { Json } from './port.js';
import { EventRegistry, type EventTypeRow } from './registry.js';

let folder: string;
const write = (name: string, content: Json): void => writeFileSync(join(folder, name), JSON.stringify(content));
const rowOf = (fields: Partial<EventTypeRow> = {}): EventTypeRow => ({
  type: 'A',
  version: 2,
  upcasters: { 1: (data) => ({ ...data, added: null }) },
  publicName: null,
  freeText: [],
  ...fields,
});
const faults = (row = rowOf()): string[] => goldenFaults(new EventRegistry([row]), folder);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
  write('released.json', { release: null, reads: {} });
  write('A.v1.json', { type: 'A', version: 1, data: { x: 1 }, present: { x: 1, added: null } });
  write('A.v2.json', { type: 'A', version: 2, data: { x: 1, added: 'y' } });
});
afterEach(() => rmSync(folder, { recursive: true }));

it('golden files that fit have no faults', () => expect(faults()).toEqual([]));

it.each<[string, () => void, RegExp]>([
  ['a missing file', () => rmSync(join(folder, 'A.v1.json')), /A\.v1\.json: missing/],
  ['a file without a row', () => write('B.v1.json', {}), /B\.v1\.json: no such type/],
  ['a file of something else', () => write('A.v2.json', { type: 'B', version: 2, data: {} }), /holds B version 2/],
  [
    'an upcaster that changed',
    () => write('A.v1.json', { type: 'A', version: 1, data: {}, present: {} }),
    /another shape/,
  ],
  [
    'an old version without its present',
    () => write('A.v1.json', { type: 'A', version: 1, data: {} }),
    /add `present`/,
  ],
  ['a needless present', () => write('A.v2.json', { type: 'A', version: 2, data: {}, present: {} }), /says nothing/],
  [
    'a version that the release before cannot read',
    () => write('released.json', { release: '1.0.0', reads: { A: 1 } }),
    /A: version 2 is written, but release 1\.0\.0/,
  ],
  [
    'a type that the release before does not know',
    () => write('released.json', { release: '1.0.0', reads: {} }),
    /A: version 2 is written/,
  ],
])('finds %s', (_, harm, fault) => {
  harm();
  expect(faults()).toEqual([expect.stringMatching(fault)]);
});

it('a version that is read but not yet written fits the release before', () => {
  write('released.json', { release: '1.0.0', reads: { A: 1 } });
  expect(faults(rowOf({ writes: 1, downcasters: { 2: ({ x }) => ({ x: x ?? null }) } }))).toEqual([]);
});
