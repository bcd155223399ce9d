import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPeopleRegister, type PeopleRegister } from '#identity';
import { rememberLogins } from './remembered-logins.js';

const ADA = '0b7c3a58-6a50-5c59-9c2f-0f2a3f3d7a11';
const login = { issuer: 'https://login.example', subject: 'ada' };

let folder: string;
let register: PeopleRegister;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'logins-'));
  register = await openPeopleRegister(folder);
});
afterEach(async () => {
  await register.close();
  rmSync(folder, { recursive: true });
});

test('whoever is taken out is out at once, by another process within a second', async () => {
  let now = 0;
  const people = rememberLogins(register, () => now);
  expect(await people.findByLogin(login)).toBeNull();
  await people.register({ person: ADA, login, name: 'Ada', email: null });
  expect((await people.findByLogin(login))?.person).toBe(ADA);

  await people.relink(ADA, null);
  expect(await people.findByLogin(login)).toBeNull();
  await people.relink(ADA, login);
  expect((await people.findByLogin(login))?.person).toBe(ADA);

  await register.erase(ADA);
  now = 999;
  expect((await people.findByLogin(login))?.person).toBe(ADA);
  now = 1_000;
  expect(await people.findByLogin(login)).toBeNull();
});

test('whoever must stay stays', async () => {
  const people = rememberLogins(register);
  await people.register({ person: ADA, login, name: 'Ada', email: null });
  expect(await people.erase(ADA, [ADA])).toMatchObject({ ok: false });
  expect(await people.relink(ADA, null, [ADA])).toMatchObject({ ok: false });
  expect((await people.findByLogin(login))?.person).toBe(ADA);
});
