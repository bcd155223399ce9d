import type { Refusal } from '#domain';
import type { Language } from '#platform';

/** How the identity provider knows a person: both together are unique (OpenID Connect Core 1.0, section 5.7). */
export interface Login {
  /** `iss`: URL of the identity provider. */
  readonly issuer: string;
  /** `sub`: whatever the provider calls the person. */
  readonly subject: string;
}

/** A person as the register holds it. Names and addresses are here and nowhere else: never in the log. */
export interface Person {
  /** UUID of our own; what events name. */
  readonly person: string;
  /** Null: cannot sign in (any more). */
  readonly login: Login | null;
  /** Null: erased. */
  readonly name: string | null;
  readonly email: string | null;
  /** Instant at which the name was erased, ISO 8601 in UTC; null: it was not. */
  readonly erasedAt: string | null;
}

export interface NewPerson {
  /** A UUID; given by the caller, so that registering again is recognised. */
  readonly person: string;
  readonly login: Login | null;
  readonly name: string;
  readonly email: string | null;
}

export type PeopleRefusalCode =
  | 'person-id-invalid'
  | 'person-exists'
  | 'person-unknown'
  | 'person-erased'
  | 'login-incomplete'
  | 'login-taken'
  | 'name-missing'
  | 'name-too-long'
  | 'email-invalid'
  | 'only-administrator';

export type PeopleRefusal = Refusal<PeopleRefusalCode>;

/** The person as it stands afterwards, or every reason why not. */
export type PeopleResult =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly refusals: readonly [PeopleRefusal, ...PeopleRefusal[]] };

/**
 * The people register: a port, so that an installation with several replicas can keep it elsewhere. A change is durable
 * when its promise resolves. Saying again what the register says already is a success that changes nothing.
 */
export interface PeopleRegister {
  /** @returns refused when the id or the login is taken by another, or a field is not well formed */
  register(person: NewPerson): Promise<PeopleResult>;
  rename(person: string, name: string): Promise<PeopleResult>;
  changeEmail(person: string, email: string | null): Promise<PeopleResult>;
  /**
   * Another login for the same person: a new provider, or a new account. Null: can no longer sign in.
   * @param administrators as of {@link erase}
   */
  relink(person: string, login: Login | null, administrators?: readonly string[]): Promise<PeopleResult>;
  /**
   * Forgets name, e-mail and login, as the law asks (GDPR, article 17); the id stays, since events name it. It cannot be
   * undone, and the file holds no trace of the words afterwards.
   * @param administrators ids of the persons with that role. Refused where the person is the only one of them who can
   * sign in: nobody would be left to let others in. Two changes at the same time do not slip past each other.
   */
  erase(person: string, administrators?: readonly string[]): Promise<PeopleResult>;
  find(person: string): Promise<Person | null>;
  findByLogin(login: Login): Promise<Person | null>;
  /** Names by person id, null where it was erased; ids that are not registered are left out. */
  names(persons: Iterable<string>): Promise<ReadonlyMap<string, string | null>>;
  /** In the order of their ids, after one id (exclusive), at most `limit`. */
  list(after: string | null, limit: number): Promise<readonly Person[]>;
  close(): Promise<void>;
}

const ERASED: Readonly<Record<Language, string>> = { nb: 'slettet person', nn: 'sletta person', en: 'deleted person' };
const UNKNOWN: Readonly<Record<Language, string>> = { nb: 'ukjent person', nn: 'ukjend person', en: 'unknown person' };

/** What is shown for a person id, given what {@link PeopleRegister.names} said of it. */
export function displayName(name: string | null | undefined, language: Language = 'nb'): string {
  if (name === undefined) return UNKNOWN[language];
  return name ?? ERASED[language];
}
