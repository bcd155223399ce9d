import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { displayName, type NewPerson, type PeopleResult } from './register.js';
import { openPeopleRegister, PEOPLE_FILE, type SqlitePeopleRegister } from './sqlite.js';

const ISSUER = 'https://id.example.no';
const NOW = '2026-02-03T04:05:06.007Z';

let folder: string;
let register: SqlitePeopleRegister;

const open = (): Promise<SqlitePeopleRegister> => openPeopleRegister(folder, () => new Date(NOW));
const newPerson = (fields: Partial<NewPerson> = {}): NewPerson => ({
  person: randomUUID(),
  login: { issuer: ISSUER, subject: 'kari' },
  name: 'Kari Solberg',
  email: 'kari@example.no',
  ...fields,
});
const codes = (result: PeopleResult): readonly string[] =>
  result.ok ? [] : result.refusals.map(({ code, field }) => `${code}@${field}`);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'people-'));
  register = await open();
});
afterEach(async () => {
  await register.close();
  await rm(folder, { recursive: true });
});

describe('the people register', () => {
  it('finds a person by id and by login, also after it was closed and opened', async () => {
    const kari = newPerson();
    const stored = { ...kari, erasedAt: null };
    expect(await register.register(kari)).toEqual({ ok: true, person: stored });
    await register.close();
    register = await open();
    expect(await register.find(kari.person)).toEqual(stored);
    expect(await register.findByLogin({ issuer: ISSUER, subject: 'kari' })).toEqual(stored);
    expect(await register.findByLogin({ issuer: 'https://other.example.no', subject: 'kari' })).toBeNull();
    expect(await register.findByLogin({ issuer: ISSUER, subject: 'Kari' })).toBeNull();
  });

  it('takes the same registration twice, and another one under the same id never', async () => {
    const kari = newPerson();
    await register.register(kari);
    expect(await register.register(kari)).toMatchObject({ ok: true });
    expect(codes(await register.register({ ...kari, name: 'Ola Solberg' }))).toEqual(['person-exists@person']);
    expect((await register.find(kari.person))?.name).toBe('Kari Solberg');
  });

  it('gives a login to one person only', async () => {
    const kari = newPerson();
    const ola = newPerson({ login: { issuer: ISSUER, subject: 'ola' }, name: 'Ola Moen' });
    await register.register(kari);
    expect(codes(await register.register(newPerson()))).toEqual(['login-taken@login']);
    await register.register(ola);
    expect(codes(await register.relink(ola.person, kari.login))).toEqual(['login-taken@login']);
    await register.relink(kari.person, null);
    expect(await register.relink(ola.person, kari.login)).toMatchObject({ ok: true });
    expect((await register.findByLogin(kari.login!))?.person).toBe(ola.person);
  });

  it('says everything that is wrong with a registration at once', async () => {
    const faulty = newPerson({
      person: 'kari',
      name: ' \u0000 ',
      email: 'no address',
      login: { issuer: ISSUER, subject: '' },
    });
    expect(codes(await register.register(faulty))).toEqual([
      'person-id-invalid@person',
      'name-missing@name',
      'email-invalid@email',
      'login-incomplete@login',
    ]);
    expect(codes(await register.register(newPerson({ name: 'x'.repeat(201) })))).toEqual(['name-too-long@name']);
    expect(await register.list(null, 10)).toEqual([]);
  });

  it('renames and changes the e-mail; an unknown person is refused', async () => {
    const kari = newPerson();
    await register.register(kari);
    await register.rename(kari.person, '  Kari   A\u030As ');
    await register.changeEmail(kari.person, '');
    expect(await register.find(kari.person)).toMatchObject({ name: 'Kari Ås', email: null });
    for (const refused of [
      await register.rename(randomUUID(), 'Nobody'),
      await register.changeEmail(randomUUID(), null),
      await register.relink(randomUUID(), null),
      await register.erase(randomUUID()),
    ]) {
      expect(codes(refused)).toEqual(['person-unknown@person']);
    }
  });

  it('keeps the only administrator who can sign in, and lets go of one of two', async () => {
    const [kari, ola, eva] = [
      newPerson(),
      newPerson({ login: { issuer: ISSUER, subject: 'ola' } }),
      newPerson({ login: null }),
    ];
    for (const person of [kari, ola, eva]) await register.register(person);
    const only = [kari.person, eva.person];
    expect(codes(await register.erase(kari.person, only))).toEqual(['only-administrator@person']);
    expect(codes(await register.relink(kari.person, null, only))).toEqual(['only-administrator@person']);
    await expect(register.find(kari.person)).resolves.toMatchObject({ login: kari.login, name: kari.name });

    expect(await register.relink(kari.person, { issuer: ISSUER, subject: 'kari2' }, only)).toMatchObject({ ok: true });
    expect(await register.erase(eva.person, only)).toMatchObject({ ok: true });
    expect(await register.relink(ola.person, null, only)).toMatchObject({ ok: true });
  });

  it('keeps one of two administrators who are erased at the same moment', async () => {
    const persons = [newPerson(), newPerson({ login: { issuer: ISSUER, subject: 'ola' } })];
    for (const person of persons) await register.register(person);
    const other = await open();
    try {
      const both = persons.map(({ person }) => person);
      const results = await Promise.all([register, other].map((file, index) => file.erase(both[index] ?? '', both)));
      expect(results.flatMap(codes)).toEqual(['only-administrator@person']);
    } finally {
      await other.close();
    }
  });

  it('names many at once: null for the erased, nothing for strangers', async () => {
    const kari = newPerson();
    const ola = newPerson({ login: null, name: 'Ola Moen' });
    await register.register(kari);
    await register.register(ola);
    await register.erase(ola.person);
    const stranger = randomUUID();
    const names = await register.names([kari.person, ola.person, stranger, kari.person]);
    expect([...names].sort()).toEqual([[kari.person, 'Kari Solberg'] as const, [ola.person, null] as const].sort());
    expect(displayName(names.get(kari.person))).toBe('Kari Solberg');
    expect(displayName(names.get(ola.person))).toBe('slettet person');
    expect(displayName(names.get(ola.person), 'nn')).toBe('sletta person');
    expect(displayName(names.get(stranger))).toBe('ukjent person');
  });

  it('lists in pages', async () => {
    const people = Array.from({ length: 5 }, () => newPerson({ login: null }));
    for (const person of people) await register.register(person);
    const ids = people.map(({ person }) => person).sort();
    const first = await register.list(null, 3);
    const rest = await register.list(first.at(-1)!.person, 3);
    expect([...first, ...rest].map(({ person }) => person)).toEqual(ids);
  });

  it('has nothing left of an erased person but the id and when', async () => {
    const secret = newPerson({
      name: 'Ragnhild Umistelig',
      email: 'umistelig@example.no',
      login: { issuer: ISSUER, subject: 'umistelig-subject' },
    });
    await register.register(secret);
    await register.register(newPerson());
    expect(await register.erase(secret.person)).toEqual({
      ok: true,
      person: { person: secret.person, login: null, name: null, email: null, erasedAt: NOW },
    });
    expect(await register.erase(secret.person)).toMatchObject({ ok: true });
    expect(await register.findByLogin(secret.login!)).toBeNull();
    expect(codes(await register.rename(secret.person, 'Back'))).toEqual(['person-erased@person']);
    expect(codes(await register.register(secret))).toEqual(['person-exists@person']);
    for (const file of await readdir(folder)) {
      expect((await readFile(join(folder, file))).toString('latin1')).not.toMatch(/umistelig/i);
    }
  });

  it('lets the login of an erased person be given again', async () => {
    const kari = newPerson();
    await register.register(kari);
    await register.erase(kari.person);
    expect(await register.register(newPerson())).toMatchObject({ ok: true });
  });

  it('can be read by its owner only', async () => {
    for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
  });

  it('will not open the file of a newer release', async () => {
    await register.close();
    const db = new Database(join(folder, PEOPLE_FILE));
    db.pragma('user_version = 2');
    db.close();
    await expect(open()).rejects.toThrow(/newer release/);
    const again = new Database(join(folder, PEOPLE_FILE));
    again.pragma('user_version = 1');
    again.close();
    register = await open();
  });

  it('copies itself while it is in use', async () => {
    const kari = newPerson();
    await register.register(kari);
    const copies = await mkdtemp(join(tmpdir(), 'people-copy-'));
    await register.backup(join(copies, PEOPLE_FILE));
    const copy = await openPeopleRegister(copies);
    expect(await copy.find(kari.person)).toMatchObject({ name: 'Kari Solberg' });
    await copy.close();
    await rm(copies, { recursive: true });
  });

  it('shows at once what another process wrote, and both write without losing anything', async () => {
    const compiled = pathToFileURL(resolve('dist/libs/identity/src/people/sqlite.js')).href;
    const program = `
      import { randomUUID } from 'node:crypto';
      const { openPeopleRegister } = await import(${JSON.stringify(compiled)});
      const register = await openPeopleRegister(${JSON.stringify(folder)});
      for (let i = 0; i < 50; i++) {
        const result = await register.register({ person: randomUUID(), name: 'Other ' + i, email: null, login: { issuer: 'other', subject: String(i) } });
        if (!result.ok) throw new Error(JSON.stringify(result));
      }
      await register.close();`;
    const other = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    for (let i = 0; i < 50; i++) {
      const mine = newPerson({ login: { issuer: 'mine', subject: String(i) }, name: `Mine ${i}` });
      expect(await register.register(mine)).toMatchObject({ ok: true });
      await new Promise(setImmediate);
    }
    await other;
    expect(await register.list(null, 200)).toHaveLength(100);
    expect((await register.findByLogin({ issuer: 'other', subject: '49' }))?.name).toBe('Other 49');
  });

  it('takes any name that has a letter, and gives it back as people read it', async () => {
    const kari = newPerson();
    await register.register(kari);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (words) => {
        const name = `${words}a`;
        const result = await register.rename(kari.person, name);
        expect(result).toMatchObject({ ok: true });
        const kept = (await register.find(kari.person))!.name!;
        expect(kept).toBe(kept.normalize('NFC').trim());
        expect(kept).not.toMatch(/\p{Cc}|\s\s/u);
        expect(await register.rename(kari.person, kept)).toMatchObject({ person: { name: kept } });
      }),
      { numRuns: 60 },
    );
  });
});
