import type { GrantedRole } from '#domain';
import type { Language } from '#platform';
import type { PeopleRegister, PeopleResult } from '../people/register.js';

/** What the demo issuer calls its people: the first of each role is called by the role. */
export type DemoSubject =
  | 'sector-lead'
  | 'sector-lead-2'
  | 'deputy'
  | 'responsible'
  | 'controller'
  | 'auditor'
  | 'administrator'
  | 'reader'
  | 'politician';

/** An invented person. Any likeness of the name to somebody's is chance. */
export interface DemoPerson {
  readonly subject: DemoSubject;
  /** Person id: UUIDv5 of the subject in a namespace of our own, so that every installation of the demo has the same. */
  readonly person: string;
  readonly name: string;
  /** In a domain that cannot exist (RFC 2606, section 2). */
  readonly email: string;
  readonly title: Readonly<Record<Language, string>>;
}

/** Namespace of {@link DemoPerson.person}. */
export const DEMO_PEOPLE_NAMESPACE = '5d6cbb4e-2ae6-5c3b-9a53-0f3a5b6f7a30';

const demoPerson = (
  subject: DemoSubject,
  person: string,
  name: string,
  nb: string,
  nn: string,
  en: string,
): DemoPerson => ({ subject, person, name, email: `${subject}@demo.invalid`, title: { nb, nn, en } });

/** Everybody who can sign in at the embedded issuer, in the order of its page. */
export const demoPeople: readonly DemoPerson[] = [
  demoPerson(
    'sector-lead',
    '8f120c21-1a11-5b71-a505-5314917f7769',
    'Ingrid Fjellheim',
    'Leder for eiendomsfunksjoner',
    'Leiar for eigedomsfunksjonar',
    'Lead of the property area',
  ),
  demoPerson(
    'sector-lead-2',
    '36e982fb-e9f2-5e2a-bfb6-7efc57ac54cb',
    'Jonas Myrvang',
    'Leder for digitalisering og IT',
    'Leiar for digitalisering og IT',
    'Lead of the IT area',
  ),
  demoPerson(
    'deputy',
    '3b7f6533-e1fd-5130-a745-7870b914ecd1',
    'Marit Elvebakk',
    'Stedfortreder for lederen for eiendomsfunksjoner',
    'Stadfortredar for leiaren for eigedomsfunksjonar',
    'Deputy of the property area’s lead',
  ),
  demoPerson(
    'responsible',
    '3e58a6e0-bb66-5da2-ace7-39f3cae81ac9',
    'Petter Skogstad',
    'Tiltaksansvarlig',
    'Tiltaksansvarleg',
    'Responsible for measures',
  ),
  demoPerson(
    'controller',
    'e8913964-7a4f-5348-b940-5bb8f3548b71',
    'Solveig Brattli',
    'Controller (økonomi)',
    'Controller (økonomi)',
    'Controller (finance)',
  ),
  demoPerson('auditor', 'a77ba844-fc98-5ade-934a-ce8f37f1ec05', 'Halvard Lindtveit', 'Revisor', 'Revisor', 'Auditor'),
  demoPerson(
    'administrator',
    '90c865b9-a856-529f-899a-c00f9e730ae8',
    'Amira Haugland',
    'Administrator',
    'Administrator',
    'Administrator',
  ),
  demoPerson(
    'reader',
    '330e70c6-4a98-5894-ab61-52319ae1872e',
    'Tuva Rønningen',
    'Ansatt med lesetilgang',
    'Tilsett med lesetilgang',
    'Employee who reads',
  ),
  demoPerson(
    'politician',
    'ca0d8808-c235-5880-ae04-be61c30609c8',
    'Gunnar Åsvik',
    'Folkevalgt',
    'Folkevald',
    'Politician',
  ),
];

/** Person id of a demo person. */
export function demoPersonId(subject: DemoSubject): string {
  const found = demoPeople.find((person) => person.subject === subject);
  if (!found) throw new RangeError(`there is no demo person called ${subject}`);
  return found.person;
}

/**
 * What the demo people are in the organisation of `infra/seed/baerum-hp-2018-2021.yaml`: units and measures by their ids
 * in that file. Whoever loads the file makes facts of it.
 */
export const demoOrganisation: {
  readonly roles: readonly { readonly subject: DemoSubject; readonly role: GrantedRole }[];
  readonly leads: readonly { readonly subject: DemoSubject; readonly unit: string }[];
  /** Deputies of the units' leads; the days are for the loader to choose. */
  readonly deputies: readonly { readonly subject: DemoSubject; readonly unit: string }[];
  readonly responsible: readonly { readonly subject: DemoSubject; readonly measure: string }[];
} = {
  roles: [
    { subject: 'administrator', role: 'administrator' },
    { subject: 'controller', role: 'controller' },
    { subject: 'auditor', role: 'auditor' },
    { subject: 'reader', role: 'reader' },
    { subject: 'politician', role: 'politician' },
  ],
  leads: [
    { subject: 'sector-lead', unit: 'eiendomsfunksjoner' },
    { subject: 'sector-lead-2', unit: 'digitalisering-og-it' },
  ],
  deputies: [{ subject: 'deputy', unit: 'eiendomsfunksjoner' }],
  responsible: [
    { subject: 'responsible', measure: 'energisparekontrakt-epc' },
    { subject: 'responsible', measure: 'forbildeprosjekt' },
  ],
};

/**
 * Puts the demo people into the register, with logins at this issuer (whose address has the port in it, so it may be
 * another one than last time). Safe to repeat. Who was renamed keeps the new name; who was erased stays erased.
 */
export async function registerDemoPeople(register: PeopleRegister, issuer: string): Promise<readonly PeopleResult[]> {
  const results: PeopleResult[] = [];
  for (const { person, subject, name, email } of demoPeople) {
    const login = { issuer, subject };
    const known = await register.find(person);
    if (known?.erasedAt) continue;
    results.push(await (known ? register.relink(person, login) : register.register({ person, login, name, email })));
  }
  return results;
}
