import type { Catalogue } from '../message.js';

/** Refusals of the people register, of the policies, and of access tokens. */
export const identityMessages = {
  'person-unknown': {
    nb: 'Personen står ikke i personregisteret. Velg en annen, eller be en administrator legge inn personen.',
    nn: 'Personen står ikkje i personregisteret. Vel ein annan, eller be ein administrator leggje inn personen.',
    en: 'This person is not in the people register. Choose another, or ask an administrator to add the person.',
  },
  'person-exists': {
    nb: 'Id-en hører alt til en person i registeret. Endre den personen, eller bruk en ny id.',
    nn: 'Id-en høyrer alt til ein person i registeret. Endre den personen, eller bruk ein ny id.',
    en: 'The id already belongs to a person in the register. Change that person, or use a new id.',
  },
  'person-erased': {
    nb: 'Personen er slettet fra registeret, og det kan ikke gjøres om. Registrer personen på nytt om det trengs.',
    nn: 'Personen er sletta frå registeret, og det kan ikkje gjerast om. Registrer personen på nytt om det trengst.',
    en: 'The person has been erased from the register, which cannot be undone. Register the person anew if needed.',
  },
  'person-id-invalid': {
    nb: 'Person-id-en er ikke en gyldig UUID. Bruk en UUID med små bokstaver.',
    nn: 'Person-id-en er ikkje ein gyldig UUID. Bruk ein UUID med små bokstavar.',
    en: 'The person’s id is no valid UUID. Use a UUID in small letters.',
  },
  'only-administrator': {
    nb: 'Dette er den eneste administratoren som kan logge inn. Gi en annen rollen og en innlogging først.',
    nn: 'Dette er den einaste administratoren som kan logge inn. Gje ein annan rolla og ei innlogging først.',
    en: 'This is the only administrator who can sign in. Give another person the role and a login first.',
  },
  'login-incomplete': {
    nb: 'Innloggingen mangler utsteder eller bruker. Oppgi begge, eller la innloggingen stå tom.',
    nn: 'Innlogginga manglar utferdar eller brukar. Oppgje begge, eller lat innlogginga stå tom.',
    en: 'The login lacks its issuer or its subject. Give both, or leave the login out.',
  },
  'login-taken': {
    nb: 'Innloggingen hører til en annen person i registeret. Ta den bort der først, eller oppgi en annen.',
    nn: 'Innlogginga høyrer til ein annan person i registeret. Ta ho bort der først, eller oppgje ei anna.',
    en: 'The login belongs to another person in the register. Take it away there first, or give another.',
  },
  'name-missing': {
    nb: 'Navnet mangler. Skriv personens navn.',
    nn: 'Namnet manglar. Skriv namnet til personen.',
    en: 'The name is missing. Write the person’s name.',
  },
  'name-too-long': {
    nb: 'Navnet er for langt. Kort det ned til høyst {max} tegn.',
    nn: 'Namnet er for langt. Kort det ned til høgst {max} teikn.',
    en: 'The name is too long. Shorten it to at most {max} characters.',
  },
  'email-invalid': {
    nb: 'E-postadressen kan ikke brukes. Skriv én adresse med @, på høyst {max} tegn.',
    nn: 'E-postadressa kan ikkje brukast. Skriv éi adresse med @, på høgst {max} teikn.',
    en: 'The e-mail address cannot be used. Write one address with an @, of at most {max} characters.',
  },
  'not-allowed': {
    nb: 'Du har ikke rett til å gjøre dette. Det kan gjøres av {needs:right}.',
    nn: 'Du har ikkje rett til å gjere dette. Det kan gjerast av {needs:right}.',
    en: 'You have no right to do this. It can be done by {needs:right}.',
  },
  'outside-own-area': {
    nb: 'Dette ligger utenfor området som du leder. Her kan det gjøres av {needs:right}.',
    nn: 'Dette ligg utanfor området som du leier. Her kan det gjerast av {needs:right}.',
    en: 'This lies outside the area that you lead. Here it can be done by {needs:right}.',
  },
  'token-malformed': {
    nb: 'Adgangsbeviset kan ikke leses. Logg inn på nytt.',
    nn: 'Tilgangsbeviset kan ikkje lesast. Logg inn på nytt.',
    en: 'The access token cannot be read. Sign in again.',
  },
  'token-type': {
    nb: 'Dette er ikke et adgangsbevis. Send et access token, ikke et id-token.',
    nn: 'Dette er ikkje eit tilgangsbevis. Send eit access token, ikkje eit id-token.',
    en: 'This is no access token. Send an access token, not an ID token.',
  },
  'token-algorithm': {
    nb: 'Adgangsbeviset er signert på en måte som ikke godtas her. Be driftsansvarlig se på innloggingstjenesten.',
    nn: 'Tilgangsbeviset er signert på ein måte som ikkje blir godteken her. Be driftsansvarleg sjå på innloggingstenesta.',
    en: 'The access token is signed in a way that is not accepted here. Ask whoever operates the service to look at the identity provider.',
  },
  'token-key-unknown': {
    nb: 'Adgangsbeviset er signert med en nøkkel som innloggingstjenesten ikke kjenner. Logg inn på nytt.',
    nn: 'Tilgangsbeviset er signert med ein nøkkel som innloggingstenesta ikkje kjenner. Logg inn på nytt.',
    en: 'The access token is signed with a key that the identity provider does not know. Sign in again.',
  },
  'token-signature': {
    nb: 'Signaturen på adgangsbeviset stemmer ikke. Logg inn på nytt.',
    nn: 'Signaturen på tilgangsbeviset stemmer ikkje. Logg inn på nytt.',
    en: 'The signature of the access token is wrong. Sign in again.',
  },
  'token-issuer': {
    nb: 'Adgangsbeviset kommer fra en annen innloggingstjeneste. Logg inn med kommunens egen.',
    nn: 'Tilgangsbeviset kjem frå ei anna innloggingsteneste. Logg inn med den som kommunen bruker.',
    en: 'The access token comes from another identity provider. Sign in with the municipality’s own.',
  },
  'token-audience': {
    nb: 'Adgangsbeviset er utstedt for en annen tjeneste. Logg inn på nytt herfra.',
    nn: 'Tilgangsbeviset er utferda for ei anna teneste. Logg inn på nytt herifrå.',
    en: 'The access token was issued for another service. Sign in again from here.',
  },
  'token-expired': {
    nb: 'Innloggingen har gått ut. Logg inn på nytt.',
    nn: 'Innlogginga har gått ut. Logg inn på nytt.',
    en: 'The sign-in has expired. Sign in again.',
  },
  'token-not-yet-valid': {
    nb: 'Adgangsbeviset gjelder ikke ennå. Prøv igjen om litt; hvis det ikke hjelper, må klokken på maskinen kontrolleres.',
    nn: 'Tilgangsbeviset gjeld ikkje enno. Prøv igjen om litt; hjelper ikkje det, må klokka på maskina kontrollerast.',
    en: 'The access token is not valid yet. Try again in a little while; if that does not help, check the machine’s clock.',
  },
  'token-claim': {
    nb: 'Adgangsbeviset mangler noe som trengs, eller sier noe som ikke kan stemme. Logg inn på nytt.',
    nn: 'Tilgangsbeviset manglar noko som trengst, eller seier noko som ikkje kan stemme. Logg inn på nytt.',
    en: 'The access token lacks something that is needed, or says something that cannot be right. Sign in again.',
  },
  'token-bound-to-a-key': {
    nb: 'Adgangsbeviset er bundet til en nøkkel, og det kan ikke kontrolleres her. Be om et vanlig Bearer-bevis.',
    nn: 'Tilgangsbeviset er bunde til ein nøkkel, og det kan ikkje kontrollerast her. Be om eit vanleg Bearer-bevis.',
    en: 'The access token is bound to a key, which cannot be checked here. Ask for an ordinary bearer token.',
  },
} as const satisfies Catalogue;
