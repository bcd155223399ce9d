import type { Catalogue } from '../message.js';

/** Refusals of a reporting round and of its publication. */
export const roundMessages = {
  'round-unknown': {
    nb: 'Rapporteringsrunden finnes ikke. Velg en fra listen.',
    nn: 'Rapporteringsrunden finst ikkje. Vel ein frå lista.',
    en: 'There is no such reporting round. Choose one from the list.',
  },
  'round-exists': {
    nb: 'Rapporteringsrunden er åpnet fra før. Gå videre med den som finnes.',
    nn: 'Rapporteringsrunden er opna frå før. Gå vidare med den som finst.',
    en: 'The reporting round has been opened already. Go on with the one that is there.',
  },
  'round-cancelled': {
    nb: 'Rapporteringsrunden er avlyst. Åpne en ny om det skal rapporteres likevel.',
    nn: 'Rapporteringsrunden er avlyst. Opne ein ny om det skal rapporterast likevel.',
    en: 'The reporting round has been cancelled. Open a new one if there is to be reporting after all.',
  },
  'round-publishing': {
    nb: 'Rapporten er under publisering, og runden kan ikke endres. Feil rettes etterpå, som korreksjoner.',
    nn: 'Rapporten er under publisering, og runden kan ikkje endrast. Feil blir retta etterpå, som korreksjonar.',
    en: 'The report is being published and the round cannot be changed. Mistakes are mended afterwards, as corrections.',
  },
  'round-published': {
    nb: 'Rapporten er publisert, og runden kan ikke endres. Rett feil med korreksjoner: de vises ved siden av rapporten.',
    nn: 'Rapporten er publisert, og runden kan ikkje endrast. Rett feil med korreksjonar: dei blir viste ved sida av rapporten.',
    en: 'The report has been published and the round cannot be changed. Mend mistakes by corrections: they are shown beside the report.',
  },
  'round-sectors-missing': {
    nb: 'Runden har ingen sektorer. Velg dem som skal levere.',
    nn: 'Runden har ingen sektorar. Vel dei som skal levere.',
    en: 'The round has no sectors. Choose those that are to deliver.',
  },
  'round-sector-twice': {
    nb: 'Den samme sektoren står to ganger. La den stå én gang.',
    nn: 'Den same sektoren står to gonger. Lat han stå éin gong.',
    en: 'The same sector stands there twice. Let it stand there once.',
  },
  'round-sector-unknown': {
    nb: 'Sektoren er ikke med i runden. Velg en av dem som er det.',
    nn: 'Sektoren er ikkje med i runden. Vel ein av dei som er det.',
    en: 'The sector has no part in the round. Choose one of those that have.',
  },
  'due-before-cut-off': {
    nb: 'Fristen {due} er før skjæringsdatoen {cutOff}. Sett fristen til skjæringsdatoen eller senere.',
    nn: 'Fristen {due} er før skjeringsdatoen {cutOff}. Set fristen til skjeringsdatoen eller seinare.',
    en: 'The due date {due} is before the cut-off date {cutOff}. Set it to the cut-off date or later.',
  },
  'measure-already-excused': {
    nb: 'Tiltaket er alt unntatt fra runden.',
    nn: 'Tiltaket er alt unnateke frå runden.',
    en: 'The measure has been excused from the round already.',
  },
  'measure-not-excused': {
    nb: 'Tiltaket er ikke unntatt fra runden, så det ventes alt.',
    nn: 'Tiltaket er ikkje unnateke frå runden, så det er alt venta.',
    en: 'The measure has not been excused from the round, so it is expected already.',
  },
  'delivery-comment-missing': {
    nb: '{missing} tiltak mangler. Lever dem først, eller skriv hvorfor leveransen er klar uten dem.',
    nn: '{missing} tiltak manglar. Lever dei først, eller skriv kvifor leveransen er klar utan dei.',
    en: 'Measures are missing: {missing}. Deliver them first, or say why the delivery is ready without them.',
  },
  'delivery-not-ready': {
    nb: 'Sektoren har ikke meldt leveransen klar. Vent til den er det.',
    nn: 'Sektoren har ikkje meldt leveransen klar. Vent til han er det.',
    en: 'The sector has not marked its delivery as ready. Wait until it has.',
  },
  'delivery-approved': {
    nb: 'Leveransen er alt godkjent. Controlleren må sende den tilbake før den kan meldes klar igjen.',
    nn: 'Leveransen er alt godkjend. Controlleren må sende han tilbake før han kan meldast klar igjen.',
    en: 'The delivery has been approved. The controller must send it back before it can be marked as ready again.',
  },
  'publication-reason-missing': {
    nb: 'Ikke alle sektorer er godkjent. Godkjenn dem, eller skriv hvorfor rapporten publiseres likevel.',
    nn: 'Ikkje alle sektorar er godkjende. Godkjenn dei, eller skriv kvifor rapporten blir publisert likevel.',
    en: 'Not every sector has been approved. Approve them, or say why the report is published nevertheless.',
  },
  'publication-before-cut-off': {
    nb: 'Rapporten kan ikke publiseres før {cutOff}, som er den siste dagen den gjelder for.',
    nn: 'Rapporten kan ikkje publiserast før {cutOff}, som er den siste dagen han gjeld for.',
    en: 'The report cannot be published before {cutOff}, the last day that it is about.',
  },
  'publication-behind': {
    nb: 'Det ble sagt noe om rapporteringsrunden i samme øyeblikk, for eksempel at en sektor ble godkjent. Se på runden og publiser på nytt.',
    nn: 'Det vart sagt noko om rapporteringsrunden i same augneblinken, til dømes at ein sektor vart godkjend. Sjå på runden og publiser på nytt.',
    en: 'Something was said of the round at the same moment, such as that a sector was approved. Look at the round and publish again.',
  },
  'publication-not-started': {
    nb: 'Ingen har bedt om å få rapporten publisert.',
    nn: 'Ingen har bede om å få rapporten publisert.',
    en: 'Nobody has asked for the report to be published.',
  },
  'publication-differs': {
    nb: 'Rapporten er alt publisert med et annet innhold, og det blir stående.',
    nn: 'Rapporten er alt publisert med eit anna innhald, og det blir ståande.',
    en: 'The report has been published with another content, and that stands.',
  },
  'reminder-unknown': {
    nb: 'Purringen finnes ikke i runden.',
    nn: 'Purringa finst ikkje i runden.',
    en: 'The round has no such reminder.',
  },
  'page-out-of-order': {
    nb: 'Side {page} av rapporten kommer i feil rekkefølge; neste er side {expected}.',
    nn: 'Side {page} av rapporten kjem i feil rekkjefølgje; neste er side {expected}.',
    en: 'Page {page} of the report is out of order; the next is page {expected}.',
  },
  'page-differs': {
    nb: 'Side {page} av rapporten er alt lagret med et annet innhold, og det blir stående.',
    nn: 'Side {page} av rapporten er alt lagra med eit anna innhald, og det blir ståande.',
    en: 'Page {page} of the report has been stored with another content, and that stands.',
  },
  'page-too-large': {
    nb: 'Siden er for stor. En side av rapporten kan være høyst {max} byte.',
    nn: 'Sida er for stor. Ei side av rapporten kan vere høgst {max} byte.',
    en: 'The page is too large. A page of the report is at most {max} bytes.',
  },
  'page-empty': {
    nb: 'Siden er tom. En side av rapporten har innhold.',
    nn: 'Sida er tom. Ei side av rapporten har innhald.',
    en: 'The page is empty. A page of the report has content.',
  },
} as const satisfies Catalogue;
