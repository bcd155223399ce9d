import type { Login } from '#identity';
import { Id, Nested, Text, Whole } from '#platform';
import { LENGTH } from '../http/shared-bodies.js';

/** Longest address of an identity provider, in UTF-16 units: what browsers take for an address. */
const ADDRESS = 2000;
/** OpenID Connect Core 1.0, section 2: a `sub` has at most 255 ASCII characters. */
const SUBJECT = 255;
/** RFC 5321, section 4.5.3.1.3, as the register counts. */
const EMAIL = 254;

export class LoginBody implements Login {
  @Text({ max: ADDRESS, description: '`iss`: address of the identity provider.', example: 'https://id.example.no' })
  issuer!: string;

  @Text({ max: SUBJECT, description: '`sub`: what the provider calls the person.' })
  subject!: string;
}

/** The login as the register takes it. */
export const loginOf = (login: LoginBody | null | undefined): Login | null =>
  login ? { issuer: login.issuer, subject: login.subject } : null;

export class RegisterPersonBody {
  @Text({ max: LENGTH.name, description: 'Name.', example: 'Kari Nordmann' })
  name!: string;

  @Text({ max: EMAIL, optional: true, description: 'E-mail address.' })
  email?: string | null;

  @Nested(() => LoginBody, { optional: true, description: 'How he or she signs in. Left out: cannot sign in yet.' })
  login?: LoginBody | null;
}

export class PersonRenamingBody {
  @Text({ max: LENGTH.name, description: 'The new name.' })
  name!: string;
}

export class EmailChangeBody {
  @Text({ max: EMAIL, optional: true, description: 'The new address. Left out: none any more.' })
  email?: string | null;
}

export class RelinkBody {
  @Nested(() => LoginBody, { optional: true, description: 'The new login. Left out: can no longer sign in.' })
  login?: LoginBody | null;
}

/** Which page of the register. */
export class PeopleParameters {
  @Id({ optional: true, description: '`next` of the page before.' })
  after?: string | null;

  @Whole({ min: 1, max: 500, inQuery: true, optional: true, description: 'Persons on one page; 100 if left out.' })
  limit?: number | null;
}
