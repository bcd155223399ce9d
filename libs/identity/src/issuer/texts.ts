import type { Language } from '#platform';

/** What the issuer's pages say. */
export interface IssuerTexts {
  readonly languageName: string;
  readonly languages: string;
  readonly signIn: string;
  readonly explanation: string;
  readonly people: string;
  readonly cancel: string;
  readonly signOut: string;
  readonly signOutQuestion: string;
  readonly signOutYes: string;
  readonly signOutNo: string;
  readonly signedOut: string;
  readonly signedOutText: string;
  readonly toService: string;
  readonly failed: string;
  readonly expired: string;
  readonly refused: string;
  readonly code: string;
}

export const issuerTexts: Readonly<Record<Language, IssuerTexts>> = {
  nb: {
    languageName: 'Bokmål',
    languages: 'Språk',
    signIn: 'Logg inn i demoen',
    explanation: 'Dette er en demo uten passord. Personene er oppdiktet. Velg hvem du vil være.',
    people: 'Personer',
    cancel: 'Avbryt',
    signOut: 'Logg ut',
    signOutQuestion: 'Vil du logge ut av demoen?',
    signOutYes: 'Ja, logg ut',
    signOutNo: 'Nei, fortsett innlogget',
    signedOut: 'Du er logget ut',
    signedOutText: 'Du kan lukke siden, eller gå tilbake til tjenesten.',
    toService: 'Til tjenesten',
    failed: 'Innloggingen lyktes ikke',
    expired: 'Innloggingen er utløpt eller allerede brukt. Gå til tjenesten og logg inn på nytt.',
    refused: 'Forespørselen ble avvist. Gå til tjenesten og logg inn på nytt.',
    code: 'Feilkode',
  },
  nn: {
    languageName: 'Nynorsk',
    languages: 'Språk',
    signIn: 'Logg inn i demoen',
    explanation: 'Dette er ein demo utan passord. Personane er oppdikta. Vel kven du vil vere.',
    people: 'Personar',
    cancel: 'Avbryt',
    signOut: 'Logg ut',
    signOutQuestion: 'Vil du logge ut av demoen?',
    signOutYes: 'Ja, logg ut',
    signOutNo: 'Nei, hald fram innlogga',
    signedOut: 'Du er logga ut',
    signedOutText: 'Du kan lukke sida, eller gå tilbake til tenesta.',
    toService: 'Til tenesta',
    failed: 'Innlogginga lukkast ikkje',
    expired: 'Innlogginga er gått ut eller alt brukt. Gå til tenesta og logg inn på nytt.',
    refused: 'Førespurnaden vart avvist. Gå til tenesta og logg inn på nytt.',
    code: 'Feilkode',
  },
  en: {
    languageName: 'English',
    languages: 'Language',
    signIn: 'Sign in to the demo',
    explanation: 'This is a demo without passwords. The people are invented. Choose who you want to be.',
    people: 'People',
    cancel: 'Cancel',
    signOut: 'Sign out',
    signOutQuestion: 'Do you want to sign out of the demo?',
    signOutYes: 'Yes, sign out',
    signOutNo: 'No, stay signed in',
    signedOut: 'You are signed out',
    signedOutText: 'You can close this page, or go back to the service.',
    toService: 'To the service',
    failed: 'Signing in did not succeed',
    expired: 'This sign-in has expired or has been used already. Go to the service and sign in again.',
    refused: 'The request was refused. Go to the service and sign in again.',
    code: 'Error code',
  },
};
