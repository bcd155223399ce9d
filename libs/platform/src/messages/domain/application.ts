import type { Catalogue } from '../message.js';

/** What keeps a command from being stored besides the rules of its aggregate: said entry by entry where many are sent at once. */
export const applicationMessages = {
  'unit-has-measures': {
    nb: 'Enheten kan ikke legges ned så lenge tiltak hører til den (antall: {measures}). Flytt tiltakene til et annet område først.',
    nn: 'Eininga kan ikkje leggjast ned så lenge det høyrer tiltak til der (tal: {measures}). Flytt tiltaka til eit anna område først.',
    en: 'The unit cannot be closed as long as measures belong to it (number: {measures}). Move the measures to another area first.',
  },
  'precondition-failed': {
    nb: 'Noen har endret dette siden du leste det. Se på det som er nytt, og send på nytt.',
    nn: 'Nokon har endra dette sidan du las det. Sjå på det som er nytt, og send på nytt.',
    en: 'Somebody has changed this since you read it. Look at what is new, and send again.',
  },
  'key-reused': {
    nb: 'Nøkkelen er alt brukt til en annen forespørsel. Bruk en ny nøkkel.',
    nn: 'Nøkkelen er alt brukt til ein annan førespurnad. Bruk ein ny nøkkel.',
    en: 'The key was already used for another request. Use a new key.',
  },
  contended: {
    nb: 'Andre skrev til det samme på samme tid, og ingenting ble lagret. Send på nytt.',
    nn: 'Andre skreiv til det same på same tid, og ingenting vart lagra. Send på nytt.',
    en: 'Others were writing to the same thing, and nothing was stored. Send again.',
  },
  unavailable: {
    nb: 'Lageret svarer ikke, og ingenting ble lagret. Vent litt, og send på nytt.',
    nn: 'Lageret svarar ikkje, og ingenting vart lagra. Vent litt, og send på nytt.',
    en: 'The store does not answer, and nothing was stored. Wait a little, and send again.',
  },
  unknown: {
    nb: 'Det er usikkert om dette ble lagret. Send det samme på nytt med samme nøkkel; ingenting lagres to ganger.',
    nn: 'Det er uvisst om dette vart lagra. Send det same på nytt med same nøkkel; ingenting blir lagra to gonger.',
    en: 'It is uncertain whether this was stored. Send the same again with the same key; nothing is stored twice.',
  },
  'too-large': {
    nb: 'Dette er for stort til å lagres på én gang ({bytes} byte). Del det opp.',
    nn: 'Dette er for stort til å lagrast på éin gong ({bytes} byte). Del det opp.',
    en: 'This is too large to be stored at once ({bytes} bytes). Divide it.',
  },
  unreadable: {
    nb: 'En nyere utgave av tjenesten har skrevet her, og denne kan ikke lese det. Meld fra til driftsansvarlig.',
    nn: 'Ei nyare utgåve av tenesta har skrive her, og denne kan ikkje lese det. Meld frå til driftsansvarleg.',
    en: 'A newer release of the service has written here, and this one cannot read it. Tell whoever operates the service.',
  },
} as const satisfies Catalogue;
