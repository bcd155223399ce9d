import { cleanEmail, cleanName, emailRefusals, loginRefusals, nameRefusals, newPersonRefusals } from './checks.js';
import type { NewPerson, PeopleRefusal, PeopleRegister, PeopleResult, Person } from './register.js';
import { leavesNoAdministrator, loginTaken, type OtherPeople } from './rules.js';

/** What a change makes of the register as it is: why not, or the person as it is to be. */
export type Decision = PeopleResult;

/** The changing half of {@link PeopleRegister}. */
export type PeopleChanges = Pick<PeopleRegister, 'register' | 'rename' | 'changeEmail' | 'relink' | 'erase'>;

/**
 * What may be changed and what it then is, the same wherever the register is kept.
 * @param register as it is when a decision is made
 * @param write decides, and keeps the person if it is not as it was; no other change comes in between. It may have to
 * decide again
 * @param clock when an erasure happens
 */
export function peopleChanges(
  register: OtherPeople,
  write: (decide: () => Decision) => Promise<PeopleResult>,
  clock: () => Date,
): PeopleChanges {
  const change = (
    person: string,
    refusals: (known: Person) => readonly PeopleRefusal[],
    changed: (known: Person) => Person,
  ): Promise<PeopleResult> =>
    write(() => {
      const known = register.find(person);
      if (!known) return refusedFor({ code: 'person-unknown', field: 'person', params: { person } });
      if (known.erasedAt !== null) return refusedFor({ code: 'person-erased', field: 'person', params: { person } });
      const [first, ...rest] = refusals(known);
      return first ? refusedFor(first, ...rest) : { ok: true, person: changed(known) };
    });

  return {
    register: (given) =>
      write(() => {
        const [first, ...rest] = [...newPersonRefusals(given), ...loginTaken(register, given.login, given.person)];
        if (first) return refusedFor(first, ...rest);
        const person = personOf(given);
        const known = register.find(given.person);
        return known && !samePerson(known, person)
          ? refusedFor({ code: 'person-exists', field: 'person', params: { person: given.person } })
          : { ok: true, person };
      }),
    rename: (person, name) =>
      change(
        person,
        () => nameRefusals(name),
        (known) => ({ ...known, name: cleanName(name) }),
      ),
    changeEmail: (person, email) =>
      change(
        person,
        () => emailRefusals(email),
        (known) => ({ ...known, email: cleanEmail(email) }),
      ),
    relink: (person, login, administrators = []) =>
      change(
        person,
        () => [
          ...loginRefusals(login),
          ...loginTaken(register, login, person),
          ...(login === null ? leavesNoAdministrator(register, person, administrators) : []),
        ],
        (known) => ({ ...known, login: login && { issuer: login.issuer, subject: login.subject } }),
      ),
    erase: (person, administrators = []) =>
      write(() => {
        const known = register.find(person);
        if (!known) return refusedFor({ code: 'person-unknown', field: 'person', params: { person } });
        if (known.erasedAt !== null) return { ok: true, person: known };
        const [refusal] = leavesNoAdministrator(register, person, administrators);
        if (refusal) return refusedFor(refusal);
        return {
          ok: true,
          person: { person, login: null, name: null, email: null, erasedAt: clock().toISOString() },
        };
      }),
  };
}

/** Does the register say already what is to be said? */
export const samePerson = (one: Person, other: Person): boolean =>
  one.person === other.person &&
  one.login?.issuer === other.login?.issuer &&
  one.login?.subject === other.login?.subject &&
  one.name === other.name &&
  one.email === other.email &&
  one.erasedAt === other.erasedAt;

const refusedFor = (...refusals: [PeopleRefusal, ...PeopleRefusal[]]): PeopleResult => ({ ok: false, refusals });

const personOf = ({ person, login, name, email }: NewPerson): Person => ({
  person,
  login: login && { issuer: login.issuer, subject: login.subject },
  name: cleanName(name),
  email: cleanEmail(email),
  erasedAt: null,
});
