import type { Catalogue } from '../message.js';

/** Refusals of the organisation: units, chapter areas, leads, deputies, roles. */
export const organisationMessages = {
  'unit-unknown': {
    nb: 'Enheten finnes ikke. Velg en sektor, et programområde eller en enhet i organisasjonen.',
    nn: 'Eininga finst ikkje. Vel ein sektor, eit programområde eller ei eining i organisasjonen.',
    en: 'There is no such unit. Choose a sector, a programme area or a unit of the organisation.',
  },
  'unit-exists': {
    nb: 'Enheten er lagt inn fra før. Åpne den som finnes, og endre den der.',
    nn: 'Eininga er lagd inn frå før. Opne den som finst, og endre ho der.',
    en: 'The unit has been added already. Open the one that is there, and change it.',
  },
  'unit-closed': {
    nb: 'Enheten er lagt ned. Velg en som er i drift.',
    nn: 'Eininga er lagd ned. Vel ei som er i drift.',
    en: 'The unit has been closed. Choose one that is open.',
  },
  'unit-name-taken': {
    nb: 'Det finnes alt en enhet som heter «{name}» på dette stedet. Velg et annet navn.',
    nn: 'Det finst alt ei eining som heiter «{name}» på denne staden. Vel eit anna namn.',
    en: 'There is already a unit called “{name}” in this place. Choose another name.',
  },
  'unit-parent-unknown': {
    nb: 'Enheten som denne skal ligge under, finnes ikke. Velg en annen.',
    nn: 'Eininga som denne skal liggje under, finst ikkje. Vel ei anna.',
    en: 'The unit that this one is to lie under does not exist. Choose another.',
  },
  'unit-parent-closed': {
    nb: '«{name}» er lagt ned, og ingenting kan legges under den. Velg en enhet som er i drift.',
    nn: '«{name}» er lagd ned, og ingenting kan leggjast under. Vel ei eining som er i drift.',
    en: '“{name}” has been closed, and nothing can be put under it. Choose a unit that is open.',
  },
  'unit-parent-level': {
    nb: 'Nivået «{level:level}» skal ligge {required:place}, ikke {found:place}. Velg en annen plassering.',
    nn: 'Nivået «{level:level}» skal liggje {required:place}, ikkje {found:place}. Vel ei anna plassering.',
    en: 'The level “{level:level}” belongs {required:place}, not {found:place}. Choose another place.',
  },
  'unit-has-open-units': {
    nb: 'Enheten kan ikke legges ned så lenge {units} ligger under den. Flytt eller legg ned det som ligger under, først.',
    nn: 'Eininga kan ikkje leggjast ned så lenge {units} ligg under. Flytt eller legg ned det som ligg under, først.',
    en: 'The unit cannot be closed as long as {units} lies under it. Move or close what lies under it first.',
  },
  'chapter-area-unknown': {
    nb: 'Området finnes ikke i inndelingen av dokumentet. Velg et fra listen.',
    nn: 'Området finst ikkje i inndelinga av dokumentet. Vel eit frå lista.',
    en: 'The document has no such chapter area. Choose one from the list.',
  },
  'chapter-area-exists': {
    nb: 'Området er lagt inn i inndelingen av dokumentet fra før. Bruk det som finnes.',
    nn: 'Området er lagt inn i inndelinga av dokumentet frå før. Bruk det som finst.',
    en: 'The chapter area has been added already. Use the one that is there.',
  },
  'chapter-area-name-taken': {
    nb: 'Dokumentet har alt et område som heter «{name}». Velg et annet navn.',
    nn: 'Dokumentet har alt eit område som heiter «{name}». Vel eit anna namn.',
    en: 'There is already a chapter area called “{name}”. Choose another name.',
  },
  'lead-missing': {
    nb: 'Enheten har ingen leder. Utpek en leder først.',
    nn: 'Eininga har ingen leiar. Peik ut ein leiar først.',
    en: 'The unit has no lead. Appoint a lead first.',
  },
  'deputy-is-lead': {
    nb: 'Personen er selv leder for enheten. Velg en annen som stedfortreder.',
    nn: 'Personen er sjølv leiar for eininga. Vel ein annan som stadfortredar.',
    en: 'This person leads the unit. Choose somebody else as deputy.',
  },
  'role-not-held': {
    nb: 'Personen har ikke rollen «{role:role}». Velg en rolle som personen har.',
    nn: 'Personen har ikkje rolla «{role:role}». Vel ei rolle som personen har.',
    en: 'This person does not hold the role “{role:role}”. Choose a role that the person holds.',
  },
  'last-administrator': {
    nb: 'Dette er den siste administratoren, og noen må kunne gi roller. Gi en annen rollen først.',
    nn: 'Dette er den siste administratoren, og nokon må kunne gje roller. Gje ein annan rolla først.',
    en: 'This is the last administrator, and somebody must be able to grant roles. Grant the role to another person first.',
  },
} as const satisfies Catalogue;
