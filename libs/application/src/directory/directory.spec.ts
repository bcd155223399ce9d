import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryEventStore, memoryLog } from '#event-store';
import { openCheckpointFile, type CheckpointFile } from '../followers/checkpoint-file.js';
import { asking, openOffice } from '../testing/office.js';
import { decodeDirectory, encodeDirectory } from './snapshot.js';

let folder: string;
let checkpoints: CheckpointFile;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'directory-'));
  checkpoints = openCheckpointFile(join(folder, 'followers.sqlite'));
});
afterEach(() => {
  checkpoints.close();
  rmSync(folder, { recursive: true });
});

const unit = (id: string) =>
  ({ type: 'AddUnit', unit: id, level: 'sector', name: id, parent: null, source: null }) as const;

test('begins where its snapshot was kept, and knows the same as one that read everything', async () => {
  const log = memoryLog();
  const first = openOffice({ store: memoryEventStore(log), checkpoints });
  await first.commands.organisation(asking('', unit('one')));
  await first.directory.catchUp(1000);
  await first.close();

  const reads: string[] = [];
  const inner = memoryEventStore(log);
  const store = {
    ...inner,
    readAll: (after: string, limit: number) => (reads.push(after), inner.readAll(after, limit)),
  };
  const second = openOffice({ store, checkpoints });
  await second.commands.organisation(asking('', unit('two')));
  await second.directory.catchUp(1000);
  expect(reads[0]).toBe('1');
  const whole = openOffice({ store: memoryEventStore(log) });
  await whole.directory.catchUp(1000);
  expect(encodeDirectory(second.directory.state)).toBe(encodeDirectory(whole.directory.state));
  expect(decodeDirectory(encodeDirectory(whole.directory.state))).toEqual(whole.directory.state);
  await second.close();
  await whole.close();
});

test('whose snapshot is of another log begins again', async () => {
  const first = openOffice({ checkpoints });
  await first.commands.organisation(asking('', unit('elsewhere')));
  await first.directory.catchUp(1000);
  await first.close();

  const second = openOffice({ checkpoints });
  await second.commands.organisation(asking('', unit('here')));
  await second.directory.catchUp(1000);
  expect([...second.directory.state.organisation.units.keys()]).toEqual(['here']);
  await second.close();
});

test('tells when it does not get there in time', async () => {
  const office = openOffice();
  await office.close();
  await office.commands.organisation(asking('', unit('late')));
  expect(await office.directory.catchUp(5)).toBe(false);
});
