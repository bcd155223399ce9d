import type { Catalogue } from '../message.js';

/** Why the people register and the policies say no, and what to do about it. */
export const peopleMessages = {
  'person-unknown': {
    nb: 'Personen finnes ikke i personregisteret.',
    nn: 'Personen finst ikkje i personregisteret.',
    en: 'There is no such person in the people register.',
  },
  'person-exists': {
    nb: 'Id-en er brukt om en annen person. Bruk en ny.',
    nn: 'Id-en er brukt om ein annan person. Bruk ein ny.',
    en: 'The id belongs to another person. Use a new one.',
  },
  'person-erased': {
    nb: 'Personens opplysninger er slettet og kan ikke hentes tilbake. Registrer personen på nytt, med en ny id.',
    nn: 'Opplysningane om personen er sletta og kan ikkje hentast attende. Registrer personen på nytt, med ein ny id.',
    en: 'What was known of this person is erased for good. Register the person again, with a new id.',
  },
  'person-id-invalid': {
    nb: 'En persons id er en UUID med små bokstaver.',
    nn: 'Ein person sin id er ein UUID med små bokstavar.',
    en: 'A person’s id is a UUID in small letters.',
  },
  'login-incomplete': {
    nb: 'En innlogging har både utsteder og subjekt. Fyll ut begge.',
    nn: 'Ei innlogging har både utskrivar og subjekt. Fyll ut begge.',
    en: 'A login has both an issuer and a subject. Fill in both.',
  },
  'login-taken': {
    nb: 'Innloggingen hører til en annen person.',
    nn: 'Innlogginga høyrer til ein annan person.',
    en: 'The login belongs to another person.',
  },
  'name-missing': {
    nb: 'Skriv navnet.',
    nn: 'Skriv namnet.',
    en: 'Write the name.',
  },
  'name-too-long': {
    nb: 'Navnet er for langt: høyst {max} tegn.',
    nn: 'Namnet er for langt: høgst {max} teikn.',
    en: 'The name is too long: at most {max} characters.',
  },
  'email-invalid': {
    nb: 'Skriv en e-postadresse på høyst {max} tegn, som navn@kommune.example.',
    nn: 'Skriv ei e-postadresse på høgst {max} teikn, som namn@kommune.example.',
    en: 'Write a mail address of at most {max} characters, such as name@municipality.example.',
  },
  'not-allowed': {
    nb: 'Rollen din gir ikke rett til dette. Det kan gjøres av: {needs:right}.',
    nn: 'Rolla di gjev ikkje rett til dette. Det kan gjerast av: {needs:right}.',
    en: 'Your role does not give the right to this. It can be done by: {needs:right}.',
  },
  'outside-own-area': {
    nb: 'Dette hører til et område som du ikke leder. Det kan gjøres av: {needs:right}.',
    nn: 'Dette høyrer til eit område som du ikkje leier. Det kan gjerast av: {needs:right}.',
    en: 'This belongs to an area that you do not lead. It can be done by: {needs:right}.',
  },
} as const satisfies Catalogue;
