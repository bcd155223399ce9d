import type { Login, NewPerson, PeopleRefusal } from './register.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NAME_LENGTH = 200;
/** RFC 5321, section 4.5.3.1.3: a path has at most 256 octets, two of which are the angle brackets. */
const EMAIL_LENGTH = 254;
/** Something before the last `@`, something after it, no space or control character: the rest is the mail server's to say. */
const EMAIL = /^[^\s\p{Cc}]+@[^\s@\p{Cc}]+$/u;
const CONTROL = /\p{Cc}/gu;

/** Names compare and sort as people write them: composed letters, no control characters, single spaces. */
export const cleanName = (name: string): string =>
  name.normalize('NFC').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();

export const cleanEmail = (email: string | null): string | null => email?.normalize('NFC').trim() || null;

export function nameRefusals(name: string): readonly PeopleRefusal[] {
  const clean = cleanName(name);
  if (clean === '') return [{ code: 'name-missing', field: 'name', params: {} }];
  return clean.length > NAME_LENGTH ? [{ code: 'name-too-long', field: 'name', params: { max: NAME_LENGTH } }] : [];
}

export function emailRefusals(email: string | null): readonly PeopleRefusal[] {
  const clean = cleanEmail(email);
  if (clean === null || (clean.length <= EMAIL_LENGTH && EMAIL.test(clean))) return [];
  return [{ code: 'email-invalid', field: 'email', params: { max: EMAIL_LENGTH } }];
}

export function loginRefusals(login: Login | null): readonly PeopleRefusal[] {
  if (login === null || (login.issuer.trim() !== '' && login.subject.trim() !== '')) return [];
  return [{ code: 'login-incomplete', field: 'login', params: {} }];
}

export function newPersonRefusals(person: NewPerson): readonly PeopleRefusal[] {
  const id: PeopleRefusal[] = UUID.test(person.person)
    ? []
    : [{ code: 'person-id-invalid', field: 'person', params: {} }];
  return [...id, ...nameRefusals(person.name), ...emailRefusals(person.email), ...loginRefusals(person.login)];
}
