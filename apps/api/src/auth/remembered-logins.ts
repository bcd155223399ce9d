import type { Login, PeopleRegister } from '#identity';

/** Milliseconds that a login is remembered: how long one that another process took away may still be used. */
const REMEMBERED_FOR = 1_000;

/** Logins held at most; beyond that all are asked for again. */
const CAPACITY = 10_000;

/**
 * The register, with the logins of the last moment remembered: every request asks whose login it is, and somebody at
 * work sends many. What is changed through this register holds at once; what another process changes, within a second.
 * Nobody is remembered as unknown.
 */
export function rememberLogins(people: PeopleRegister, now: () => number = Date.now): PeopleRegister {
  const found = new Map<
    string,
    { readonly person: Awaited<ReturnType<PeopleRegister['findByLogin']>>; until: number }
  >();
  let changes = 0;
  const forget = <T>(change: Promise<T>): Promise<T> =>
    change.finally(() => {
      changes++;
      found.clear();
    });
  const keyOf = ({ issuer, subject }: Login): string => JSON.stringify([issuer, subject]);
  return {
    ...people,
    async findByLogin(login) {
      const key = keyOf(login);
      const known = found.get(key);
      if (known && now() < known.until) return known.person;
      const asked = changes;
      const person = await people.findByLogin(login);
      // An answer from before a change is given, and not remembered.
      if (asked !== changes) return person;
      if (found.size >= CAPACITY) found.clear();
      if (person) found.set(key, { person, until: now() + REMEMBERED_FOR });
      else found.delete(key);
      return person;
    },
    register: (person) => forget(people.register(person)),
    rename: (person, name) => forget(people.rename(person, name)),
    changeEmail: (person, email) => forget(people.changeEmail(person, email)),
    relink: (...asked) => forget(people.relink(...asked)),
    erase: (...asked) => forget(people.erase(...asked)),
  };
}
