import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPeopleRegister, type PeopleRegister } from '#identity';
import { copyPeople } from './copy-people.js';

let folder: string;
let source: PeopleRegister;
let target: PeopleRegister;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'copy-people-'));
  source = await openPeopleRegister(join(folder, 'source'));
  target = await openPeopleRegister(join(folder, 'target'));
});
afterEach(async () => {
  await Promise.all([source.close(), target.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const issuer = 'https://login.example.org';
const register = async (name: string, subject: string | null): Promise<string> => {
  const person = crypto.randomUUID();
  const login = subject === null ? null : { issuer, subject };
  expect(await source.register({ person, login, name, email: `${person}@example.org` })).toMatchObject({ ok: true });
  return person;
};

it('copies everybody, and nobody twice', async () => {
  await register('Kari Prøve', 'kari');
  await register('Ola Prøve', null);
  expect(await copyPeople(source, target)).toBe(2);
  expect(await target.list(null, 10)).toEqual(await source.list(null, 10));
  await register('Siv Prøve', 'siv');
  expect(await copyPeople(source, target)).toBe(3);
  expect(await target.list(null, 10)).toEqual(await source.list(null, 10));
});

it('keeps the ids of erased persons, and no words', async () => {
  const person = await register('Kari Prøve', 'kari');
  await source.erase(person);
  for (let round = 0; round < 2; round++) expect(await copyPeople(source, target)).toBe(1);
  expect(await target.find(person)).toMatchObject({ person, login: null, name: null, email: null });
  expect((await target.find(person))!.erasedAt).not.toBeNull();
});

it('copies more than a page', async () => {
  for (let at = 0; at < 501; at++) await register(`Person ${at}`, String(at));
  expect(await copyPeople(source, target)).toBe(501);
  expect(await target.list(null, 1_000)).toEqual(await source.list(null, 1_000));
});

it('refuses a register that knows somebody otherwise', async () => {
  const person = await register('Kari Prøve', 'kari');
  await target.register({ person, login: { issuer, subject: 'kari' }, name: 'Ola Prøve', email: null });
  await expect(copyPeople(source, target)).rejects.toThrow(`person ${person}: person-exists`);
});
