import type { Catalogue } from '../message.js';

/** Why the organisation says no, and what to do about it. */
export const organisationMessages = {
  'unit-unknown': {
    nb: 'Enheten finnes ikke.',
    nn: 'Eininga finst ikkje.',
    en: 'There is no such unit.',
  },
  'unit-exists': {
    nb: 'Enheten finnes allerede.',
    nn: 'Eininga finst frå før.',
    en: 'The unit is there already.',
  },
  'unit-closed': {
    nb: 'Enheten {name} er nedlagt. Velg en som er i bruk.',
    nn: 'Eininga {name} er lagd ned. Vel ei som er i bruk.',
    en: 'The unit {name} is closed. Choose one that is in use.',
  },
  'unit-name-taken': {
    nb: 'En annen enhet på samme sted heter {name}. Velg et navn som skiller dem.',
    nn: 'Ei anna eining på same staden heiter {name}. Vel eit namn som skil dei.',
    en: 'Another unit in the same place is called {name}. Choose a name that tells them apart.',
  },
  'unit-parent-unknown': {
    nb: 'Enheten over finnes ikke.',
    nn: 'Eininga over finst ikkje.',
    en: 'The unit above does not exist.',
  },
  'unit-parent-closed': {
    nb: 'Enheten over, {name}, er nedlagt. Velg en som er i bruk.',
    nn: 'Eininga over, {name}, er lagd ned. Vel ei som er i bruk.',
    en: 'The unit above, {name}, is closed. Choose one that is in use.',
  },
  'unit-parent-level': {
    nb: 'Over nivået {level:level} skal det stå {required:level}, ikke {found:level}.',
    nn: 'Over nivået {level:level} skal det stå {required:level}, ikkje {found:level}.',
    en: 'Above the level {level:level} stands {required:level}, not {found:level}.',
  },
  'unit-has-open-units': {
    nb: 'Disse enhetene hører til og er i bruk: {units}. Flytt dem eller legg dem ned først.',
    nn: 'Desse einingane høyrer til og er i bruk: {units}. Flytt dei eller legg dei ned først.',
    en: 'These units belong to it and are in use: {units}. Move or close them first.',
  },
  'unit-has-measures': {
    nb: 'Enheten har {measures} tiltak. Flytt dem til en annen enhet først.',
    nn: 'Eininga har {measures} tiltak. Flytt dei til ei anna eining først.',
    en: 'The unit has {measures} measures. Move them to another unit first.',
  },
  'chapter-area-unknown': {
    nb: 'Området i dokumentet finnes ikke.',
    nn: 'Området i dokumentet finst ikkje.',
    en: 'There is no such chapter area.',
  },
  'chapter-area-exists': {
    nb: 'Området i dokumentet finnes allerede.',
    nn: 'Området i dokumentet finst frå før.',
    en: 'The chapter area is there already.',
  },
  'chapter-area-name-taken': {
    nb: 'Et annet område i dokumentet heter {name}. Velg et navn som skiller dem.',
    nn: 'Eit anna område i dokumentet heiter {name}. Vel eit namn som skil dei.',
    en: 'Another chapter area is called {name}. Choose a name that tells them apart.',
  },
  'lead-missing': {
    nb: 'Enheten har ingen leder. Utnevn en først.',
    nn: 'Eininga har ingen leiar. Utnemn ein først.',
    en: 'The unit has no lead. Appoint one first.',
  },
  'deputy-is-lead': {
    nb: 'Personen leder enheten selv. Velg en annen som stedfortreder.',
    nn: 'Personen leier eininga sjølv. Vel ein annan som stadfortredar.',
    en: 'This person leads the unit. Choose somebody else as deputy.',
  },
  'role-not-held': {
    nb: 'Personen har ikke rollen {role:role}.',
    nn: 'Personen har ikkje rolla {role:role}.',
    en: 'This person does not hold the role {role:role}.',
  },
  'last-administrator': {
    nb: 'Personen er den siste administratoren. Gi rollen til en annen først.',
    nn: 'Personen er den siste administratoren. Gje rolla til ein annan først.',
    en: 'This person is the last administrator. Grant the role to somebody else first.',
  },
} as const satisfies Catalogue;
