import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openKurrentDbEventStore, type KurrentDbEventStore } from '#event-store';
import { openStreamsPeopleRegister, type NewPerson, type PeopleRegister, type PeopleResult } from '#identity';
import { startKurrentDbDouble, type KurrentDbDouble } from '../doubles/kurrentdb/index.js';

jest.setTimeout(300_000);

const NOW = '2026-02-03T04:05:06.007Z';
const ISSUER = 'https://id.example.no';
let double: KurrentDbDouble;
let stores: KurrentDbEventStore[];
let replicas: [PeopleRegister, PeopleRegister];

beforeAll(async () => {
  double = await startKurrentDbDouble();
});
beforeEach(async () => {
  const prefix = `t${randomUUID().replaceAll('-', '').slice(0, 24)}`;
  const store = (): Promise<KurrentDbEventStore> => openKurrentDbEventStore({ url: double.url, prefix });
  stores ??= [];
  const opened = [await store(), await store()];
  stores.push(...opened);
  const [one, other] = await Promise.all(opened.map(({ beside }) => openStreamsPeopleRegister(beside, clock)));
  replicas = [one!, other!];
});
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await double.stop();
});

const clock = (): Date => new Date(NOW);
const newPerson = (fields: Partial<NewPerson> = {}): NewPerson => ({
  person: randomUUID(),
  login: { issuer: ISSUER, subject: randomUUID() },
  name: 'Kari Solberg',
  email: 'kari@example.no',
  ...fields,
});
const codes = (result: PeopleResult): readonly string[] =>
  result.ok ? [] : result.refusals.map(({ code, field }) => `${code}@${field}`);

/** Asks until it is so: another replica's change is seen within a moment. */
async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the people register on KurrentDB', () => {
  it('finds a person by id and by login at once where it was registered, and soon on the other replica', async () => {
    const [one, other] = replicas;
    const kari = newPerson();
    const stored = { ...kari, erasedAt: null };
    expect(await one.register(kari)).toEqual({ ok: true, person: stored });
    expect(await one.find(kari.person)).toEqual(stored);
    expect(await one.findByLogin(kari.login!)).toEqual(stored);
    expect(
      await until(
        () => other.find(kari.person),
        (found) => found !== null,
      ),
    ).toEqual(stored);
    expect(await other.findByLogin(kari.login!)).toEqual(stored);
    expect(await other.findByLogin({ issuer: 'https://other.example.no', subject: kari.login!.subject })).toBeNull();
    expect(await other.names([kari.person, randomUUID()])).toEqual(new Map([[kari.person, 'Kari Solberg']]));
  });

  it('takes the same registration twice, on either replica, and another one under the same id never', async () => {
    const [one, other] = replicas;
    const kari = newPerson();
    await one.register(kari);
    expect(await other.register(kari)).toMatchObject({ ok: true });
    expect(codes(await other.register({ ...kari, name: 'Ola Solberg' }))).toEqual(['person-exists@person']);
  });

  it('gives one login to one person only, of several replicas at the same time', async () => {
    const login = { issuer: ISSUER, subject: 'same' };
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, index) => replicas[index % 2]!.register(newPerson({ login }))),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.flatMap(codes)).toEqual(Array(5).fill('login-taken@login'));
  });

  it('corrects and erases for all replicas; what is erased stays so, and only its last event is shown', async () => {
    const [one, other] = replicas;
    const kari = newPerson();
    await one.register(kari);
    expect(await other.rename(kari.person, 'Kari Berg')).toMatchObject({ ok: true, person: { name: 'Kari Berg' } });
    await until(
      () => one.find(kari.person),
      (found) => found?.name === 'Kari Berg',
    );
    expect(await one.changeEmail(kari.person, null)).toMatchObject({ ok: true, person: { email: null } });
    const erased = { person: kari.person, login: null, name: null, email: null, erasedAt: NOW };
    expect(await one.erase(kari.person)).toEqual({ ok: true, person: erased });
    await until(
      () => other.find(kari.person),
      (found) => found?.name === null,
    );
    expect(codes(await other.rename(kari.person, 'Kari'))).toEqual(['person-erased@person']);
    expect(await other.erase(kari.person)).toMatchObject({ ok: true });
    expect(await other.findByLogin(kari.login!)).toBeNull();
    const kept = await stores.at(-1)!.beside.last(`person-${kari.person}`);
    expect(kept?.data).toEqual(erased);
    expect(JSON.stringify(await stores.at(-1)!.beside.last('people'))).not.toContain('Kari');
  });

  it('leaves one administrator, also when two replicas take away one each at the same time', async () => {
    const [a, b] = [newPerson(), newPerson()];
    await replicas[0].register(a);
    await replicas[0].register(b);
    const administrators = [a.person, b.person];
    const results = await Promise.all([
      replicas[0].erase(a.person, administrators),
      replicas[1].relink(b.person, null, administrators),
    ]);
    expect(results.flatMap(codes)).toEqual(['only-administrator@person']);
  });

  it('keeps a change although the server times out on the second of its two writes', async () => {
    const [one, other] = replicas;
    const kari = newPerson();
    await one.register(kari);
    for (const written of [true, false]) {
      await double.faults.timeOut(2, written);
      const name = `Kari ${written}`;
      expect(await one.rename(kari.person, name)).toMatchObject({ ok: true, person: { name } });
      await until(
        () => other.find(kari.person),
        (found) => found?.name === name,
      );
    }
  });

  it('completes a change whose replica died between the two writes', async () => {
    const [, other] = replicas;
    const kari = newPerson();
    await stores.at(-2)!.beside.put('people', 'no-stream', {
      id: randomUUID(),
      type: 'PersonChanged',
      data: { person: { ...kari, login: { ...kari.login! }, erasedAt: null }, expected: 'no-stream' },
    });
    const ola = newPerson({ login: kari.login });
    expect(codes(await other.register(ola))).toEqual(['login-taken@login']);
    expect(await other.find(kari.person)).toMatchObject({ name: 'Kari Solberg' });
  });

  it('lists persons in the order of their ids, page by page', async () => {
    const people = Array.from({ length: 5 }, () => newPerson());
    for (const person of people) await replicas[0].register(person);
    const ids = people.map(({ person }) => person).sort();
    const first = await replicas[0].list(null, 3);
    expect(first.map(({ person }) => person)).toEqual(ids.slice(0, 3));
    expect((await replicas[0].list(ids[2]!, 3)).map(({ person }) => person)).toEqual(ids.slice(3));
  });

  it('keeps nothing of it among the domain’s events', async () => {
    await replicas[0].register(newPerson());
    expect(await stores.at(-1)!.readAll('0', 10)).toEqual([]);
  });
});
