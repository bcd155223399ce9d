import type { JsonObject, Token } from '#event-store';
import type { Login, Person } from './register.js';

/** A person as its stream's last event says, and where that stands. */
export interface KeptPerson {
  readonly person: Person;
  /** Of the person's stream. */
  readonly revision: number;
  /** Id of the event. */
  readonly event: string;
}

/** The register in memory, as far as it has been read. */
export interface PeopleCopy {
  /** How far the persons' streams have been read. */
  readonly token: Token;
  take(kept: KeptPerson, token: Token): void;
  find(person: string): KeptPerson | null;
  findByLogin(login: Login): KeptPerson | null;
  /** In the order of their ids, after one id (exclusive). */
  list(after: string | null, limit: number): readonly Person[];
}

export function createPeopleCopy(start: Token): PeopleCopy {
  const persons = new Map<string, KeptPerson>();
  const logins = new Map<string, string>();
  let token = start;
  let inOrder: readonly string[] | null = null;

  return {
    get token() {
      return token;
    },
    take(kept, at) {
      const { person } = kept.person;
      const before = persons.get(person)?.person.login;
      if (before) logins.delete(keyOf(before));
      if (kept.person.login) logins.set(keyOf(kept.person.login), person);
      if (!persons.has(person)) inOrder = null;
      persons.set(person, kept);
      token = at;
    },
    find: (person) => persons.get(person) ?? null,
    findByLogin(login) {
      const person = logins.get(keyOf(login));
      return person === undefined ? null : (persons.get(person) ?? null);
    },
    list(after, limit) {
      inOrder ??= [...persons.keys()].sort();
      const first = after === null ? 0 : inOrder.findIndex((person) => person > after);
      return first < 0 ? [] : inOrder.slice(first, first + limit).map((person) => persons.get(person)!.person);
    },
  };
}

const keyOf = ({ issuer, subject }: Login): string => JSON.stringify([issuer, subject]);

export const personToJson = ({ person, login, name, email, erasedAt }: Person): JsonObject => ({
  person,
  login: login && { ...login },
  name,
  email,
  erasedAt,
});

export const personFromJson = (json: JsonObject): Person => {
  const { person, login, name, email, erasedAt } = json as unknown as Person;
  return { person, login: login && { issuer: login.issuer, subject: login.subject }, name, email, erasedAt };
};
