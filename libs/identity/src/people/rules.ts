import type { Login, PeopleRefusal, Person } from './register.js';

/** Who is asked for what the rules need of the other persons. */
export interface OtherPeople {
  findByLogin(login: Login): Person | null;
  find(person: string): Person | null;
}

export function loginTaken(others: OtherPeople, login: Login | null, person: string): readonly PeopleRefusal[] {
  const holder = login && others.findByLogin(login);
  return holder && holder.person !== person ? [{ code: 'login-taken', field: 'login', params: {} }] : [];
}

/** Somebody who can sign in must be left to let others in. */
export function leavesNoAdministrator(
  others: OtherPeople,
  person: string,
  administrators: readonly string[],
): readonly PeopleRefusal[] {
  const canSignIn = (one: string): boolean => (others.find(one)?.login ?? null) !== null;
  const isOnly = administrators.filter(canSignIn).every((one) => one === person);
  return isOnly && administrators.includes(person) && canSignIn(person)
    ? [{ code: 'only-administrator', field: 'person', params: { person } }]
    : [];
}
