import type { Message } from './message.js';

/** A problem as people read it: what kind it is, and what it means and what to do. */
export interface ProblemText {
  readonly title: Message;
  readonly detail: Message;
}

const text = (
  nb: readonly [title: string, detail: string],
  nn: readonly [title: string, detail: string],
  en: readonly [title: string, detail: string],
): ProblemText => ({
  title: { nb: nb[0], nn: nn[0], en: en[0] },
  detail: { nb: nb[1], nn: nn[1], en: en[1] },
});

/** Every kind of problem that the service answers with: the last part of its `type`. */
export const problemTexts = {
  'bad-request': text(
    ['Forespørselen kan ikke leses', 'Forespørselen er ikke bygd opp slik HTTP krever. Rett den og send på nytt.'],
    ['Førespurnaden kan ikkje lesast', 'Førespurnaden er ikkje bygd opp slik HTTP krev. Rett han og send på nytt.'],
    ['The request cannot be read', 'The request is not formed as HTTP demands. Mend it and send it again.'],
  ),
  'invalid-json': text(
    ['Innholdet er ikke gyldig JSON', 'Send innholdet som JSON (RFC 8259) i UTF-8.'],
    ['Innhaldet er ikkje gyldig JSON', 'Send innhaldet som JSON (RFC 8259) i UTF-8.'],
    ['The body is not valid JSON', 'Send the body as JSON (RFC 8259) in UTF-8.'],
  ),
  'invalid-fields': text(
    ['Noe må rettes', 'Feltene som er nevnt under, må rettes før forespørselen kan behandles.'],
    ['Noko må rettast', 'Felta som er nemnde under, må rettast før førespurnaden kan handsamast.'],
    ['Something must be mended', 'The fields listed below must be mended before the request can be carried out.'],
  ),
  'invalid-header': text(
    [
      'Et hode i forespørselen må rettes',
      'Hodet {header} har en verdi som ikke kan brukes. Det tjenesten har gitt (ETag, Log-Token), sendes uendret tilbake. En Idempotency-Key er 1–255 synlige ASCII-tegn uten mellomrom.',
    ],
    [
      'Eit hovud i førespurnaden må rettast',
      'Hovudet {header} har ein verdi som ikkje kan brukast. Det tenesta har gjeve (ETag, Log-Token), skal sendast uendra tilbake. Ein Idempotency-Key er 1–255 synlege ASCII-teikn utan mellomrom.',
    ],
    [
      'A header of the request must be mended',
      'The header {header} holds a value that cannot be used. What the service has given (ETag, Log-Token) is sent back unchanged. An Idempotency-Key is 1–255 visible ASCII characters without blanks.',
    ],
  ),
  'idempotency-key-missing': text(
    [
      'Idempotency-Key mangler',
      'Send hodet Idempotency-Key med en verdi som er ny for hver kommando og den samme når den sendes på nytt.',
    ],
    [
      'Idempotency-Key manglar',
      'Send hovudet Idempotency-Key med ein verdi som er ny for kvar kommando og den same når han blir send på nytt.',
    ],
    [
      'Idempotency-Key is missing',
      'Send the header Idempotency-Key with a value that is new for each command and the same when it is sent again.',
    ],
  ),
  unauthenticated: text(
    ['Du må logge inn', 'Send et gyldig adgangsbevis: Authorization: Bearer …'],
    ['Du må logge inn', 'Send eit gyldig tilgangsbevis: Authorization: Bearer …'],
    ['You must sign in', 'Send a valid access token: Authorization: Bearer …'],
  ),
  'not-registered': text(
    [
      'Du er ikke registrert her',
      'Innloggingen er gyldig, men ingen i personregisteret hører til den. Be en administrator legge deg inn.',
    ],
    [
      'Du er ikkje registrert her',
      'Innlogginga er gyldig, men ingen i personregisteret høyrer til henne. Be ein administrator leggje deg inn.',
    ],
    [
      'You are not registered here',
      'The sign-in is valid, but nobody in the people register belongs to it. Ask an administrator to add you.',
    ],
  ),
  forbidden: text(
    [
      'Du har ikke rett til dette',
      'Rollen din gir ikke adgang til dette. Spør lederen for området, eller en administrator.',
    ],
    [
      'Du har ikkje rett til dette',
      'Rolla di gjev ikkje tilgang til dette. Spør leiaren for området, eller ein administrator.',
    ],
    ['You have no right to this', 'Your role does not allow this. Ask the lead of the area, or an administrator.'],
  ),
  'not-found': text(
    ['Finnes ikke', 'Det er ingenting på denne adressen, eller ingenting som du kan se.'],
    ['Finst ikkje', 'Det er ingenting på denne adressa, eller ingenting som du kan sjå.'],
    ['Not found', 'There is nothing at this address, or nothing that you may see.'],
  ),
  'method-not-allowed': text(
    ['Kan ikke gjøres her', 'Adressen finnes, men ikke med denne metoden.'],
    ['Kan ikkje gjerast her', 'Adressa finst, men ikkje med denne metoden.'],
    ['Cannot be done here', 'The address exists, but not with this method.'],
  ),
  'not-acceptable': text(
    ['Kan ikke svare i det formatet', 'Be om application/json, eller et av formatene som dokumentasjonen nevner.'],
    ['Kan ikkje svare i det formatet', 'Be om application/json, eller eit av formata som dokumentasjonen nemner.'],
    ['Cannot answer in that format', 'Ask for application/json, or one of the formats that the documentation lists.'],
  ),
  'request-timeout': text(
    ['Forespørselen kom ikke fram i tide', 'Hele forespørselen må være sendt innen fristen. Send på nytt.'],
    ['Førespurnaden kom ikkje fram i tide', 'Heile førespurnaden må vere send innan fristen. Send på nytt.'],
    ['The request did not arrive in time', 'The whole request must arrive within the time limit. Send it again.'],
  ),
  conflict: text(
    ['Noen andre skrev samtidig', 'Ingenting ble lagret. Send den samme forespørselen på nytt.'],
    ['Nokon andre skreiv samstundes', 'Ingenting vart lagra. Send den same førespurnaden på nytt.'],
    ['Others were writing at the same time', 'Nothing was stored. Send the same request again.'],
  ),
  'precondition-failed': text(
    [
      'Noen var raskere enn deg',
      'Det du endrer, er endret siden du leste det. Se på det som er nytt, og send på nytt med den nye revisjonen.',
    ],
    [
      'Nokon var raskare enn deg',
      'Det du endrar, er endra sidan du las det. Sjå på det som er nytt, og send på nytt med den nye revisjonen.',
    ],
    [
      'Somebody was faster',
      'What you are changing has changed since you read it. Look at what is new, and send again with the new revision.',
    ],
  ),
  'body-too-large': text(
    ['Innholdet er for stort', 'Innholdet kan høyst være {max} byte.'],
    ['Innhaldet er for stort', 'Innhaldet kan høgst vere {max} byte.'],
    ['The body is too large', 'The body may hold at most {max} bytes.'],
  ),
  'address-too-long': text(
    ['Adressen er for lang', 'Gjør adressen kortere, for eksempel med færre filtre.'],
    ['Adressa er for lang', 'Gjer adressa kortare, til dømes med færre filter.'],
    ['The address is too long', 'Make the address shorter, for instance with fewer filters.'],
  ),
  'headers-too-large': text(
    ['Hodene er for store', 'Send færre eller kortere hoder.'],
    ['Hovuda er for store', 'Send færre eller kortare hovud.'],
    ['The headers are too large', 'Send fewer or shorter headers.'],
  ),
  'unsupported-media-type': text(
    ['Innholdstypen kan ikke brukes', 'Send innholdet med Content-Type: application/json.'],
    ['Innhaldstypen kan ikkje brukast', 'Send innhaldet med Content-Type: application/json.'],
    ['This content type cannot be used', 'Send the body with Content-Type: application/json.'],
  ),
  refused: text(
    ['Reglene tillater det ikke', 'Ingenting ble lagret. Grunnene står under.'],
    ['Reglane tillèt det ikkje', 'Ingenting vart lagra. Grunnane står under.'],
    ['The rules do not allow it', 'Nothing was stored. The reasons are listed below.'],
  ),
  'key-reused': text(
    [
      'Nøkkelen er brukt til noe annet',
      'Denne Idempotency-Key hører til en annen forespørsel. Bruk en ny nøkkel til en ny forespørsel.',
    ],
    [
      'Nøkkelen er brukt til noko anna',
      'Denne Idempotency-Key høyrer til ein annan førespurnad. Bruk ein ny nøkkel til ein ny førespurnad.',
    ],
    [
      'The key was used for something else',
      'This Idempotency-Key belongs to another request. Use a new key for a new request.',
    ],
  ),
  'too-many-requests': text(
    ['For mange forespørsler', 'Vent litt, og send på nytt.'],
    ['For mange førespurnader', 'Vent litt, og send på nytt.'],
    ['Too many requests', 'Wait a little, and send again.'],
  ),
  'feed-full': text(
    ['For mange følger med', 'Alle plasser i hendelsesstrømmen er tatt. Prøv igjen om litt; ingenting går tapt.'],
    ['For mange følgjer med', 'Alle plassar i hendingsstraumen er tekne. Prøv igjen om litt; ingenting går tapt.'],
    ['Too many are following', 'Every place in the feed is taken. Try again in a little while; nothing is lost.'],
  ),
  'feed-position-beyond-head': text(
    [
      'Loggen rekker ikke så langt',
      'Stedet du vil fortsette fra, finnes ikke i denne loggen. Begynn på nytt, fra 0 eller fra det som skjer nå.',
    ],
    [
      'Loggen rekk ikkje så langt',
      'Staden du vil halde fram frå, finst ikkje i denne loggen. Byrj på nytt, frå 0 eller frå det som skjer no.',
    ],
    [
      'The log does not reach that far',
      'The place to resume from is not in this log. Begin again, from 0 or from the present.',
    ],
  ),
  'feed-unavailable': text(
    ['Hendelsesstrømmen står', 'Hendelsesstrømmen kan ikke leses nå. Prøv igjen om litt; ingenting går tapt.'],
    ['Hendingsstraumen står', 'Hendingsstraumen kan ikkje lesast no. Prøv igjen om litt; ingenting går tapt.'],
    ['The feed has stopped', 'The feed cannot be read now. Try again in a little while; nothing is lost.'],
  ),
  'internal-error': text(
    ['Noe gikk galt hos oss', 'Feilen er logget. Oppgi sporings-id-en {correlationId} om du melder fra.'],
    ['Noko gjekk gale hos oss', 'Feilen er logga. Oppgje sporings-id-en {correlationId} om du melder frå.'],
    [
      'Something went wrong on our side',
      'The error is logged. Quote the correlation id {correlationId} if you report it.',
    ],
  ),
  'store-unavailable': text(
    ['Lageret svarer ikke', 'Ingenting ble lagret. Vent litt, og send den samme forespørselen på nytt.'],
    ['Lageret svarar ikkje', 'Ingenting vart lagra. Vent litt, og send den same førespurnaden på nytt.'],
    ['The store does not answer', 'Nothing was stored. Wait a little, and send the same request again.'],
  ),
  'outcome-unknown': text(
    [
      'Vi vet ikke om det ble lagret',
      'Send den samme forespørselen på nytt med den samme Idempotency-Key; da får du et sikkert svar, og ingenting lagres to ganger.',
    ],
    [
      'Vi veit ikkje om det vart lagra',
      'Send den same førespurnaden på nytt med den same Idempotency-Key; då får du eit sikkert svar, og ingenting blir lagra to gonger.',
    ],
    [
      'We do not know whether it was stored',
      'Send the same request again with the same Idempotency-Key: the answer is then certain, and nothing is stored twice.',
    ],
  ),
  'not-there-yet': text(
    ['Visningen er ikke kommet så langt', 'Det du ba om å få med, er ikke behandlet ennå. Prøv igjen om litt.'],
    ['Visinga er ikkje komen så langt', 'Det du bad om å få med, er ikkje handsama enno. Prøv igjen om litt.'],
    [
      'The view has not got there yet',
      'What you asked to be included has not been applied yet. Try again in a little while.',
    ],
  ),
  'view-stopped': text(
    ['Visningen står', 'Visningen har møtt en hendelse som den ikke kan bruke. Driftsansvarlig må se på det.'],
    ['Visinga står', 'Visinga har møtt ei hending som ho ikkje kan bruke. Driftsansvarleg må sjå på det.'],
    [
      'The view has stopped',
      'The view met an event that it cannot apply. Whoever operates the service must look at it.',
    ],
  ),
  'event-unreadable': text(
    [
      'En nyere utgave har skrevet her',
      'Hendelsen {type} versjon {version} er skrevet av en nyere utgave av tjenesten enn denne.',
    ],
    [
      'Ei nyare utgåve har skrive her',
      'Hendinga {type} versjon {version} er skriven av ei nyare utgåve av tenesta enn denne.',
    ],
    [
      'A newer release has written here',
      'The event {type} version {version} was written by a newer release of the service than this one.',
    ],
  ),
  'issuer-unavailable': text(
    ['Innloggingstjenesten svarer ikke', 'Adgangsbeviset kan ikke kontrolleres nå. Prøv igjen om litt.'],
    ['Innloggingstenesta svarar ikkje', 'Tilgangsbeviset kan ikkje kontrollerast no. Prøv igjen om litt.'],
    ['The sign-in service does not answer', 'The access token cannot be checked now. Try again in a little while.'],
  ),
  stopping: text(
    ['Tjenesten stopper', 'Tjenesten er på vei ned. Send på nytt om litt.'],
    ['Tenesta stoppar', 'Tenesta er på veg ned. Send på nytt om litt.'],
    ['The service is stopping', 'The service is on its way down. Send again in a little while.'],
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

export type ProblemCode = keyof typeof problemTexts;
