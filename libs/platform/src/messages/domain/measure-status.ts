import type { Catalogue } from '../message.js';

/** Refusals of what is said of a measure's status: phase, lights, words, remedy. */
export const measureStatusMessages = {
  'day-in-future': {
    nb: 'Dagen er ikke kommet ennå. Velg i dag ({today}) eller en tidligere dag.',
    nn: 'Dagen er ikkje komen enno. Vel i dag ({today}) eller ein tidlegare dag.',
    en: 'That day is still to come. Choose today ({today}) or an earlier day.',
  },
  'phase-missing': {
    nb: 'Status mangler, og det er ingen ord å lese den av. Velg en status.',
    nn: 'Status manglar, og det er ingen ord å lese han av. Vel ein status.',
    en: 'The phase is missing, and there are no words to read it from. Choose a phase.',
  },
  'phase-not-in-words': {
    nb: 'Ordene sier ikke hvilken status tiltaket har. Velg selv hva de betyr: {allowed:phase}.',
    nn: 'Orda seier ikkje kva status tiltaket har. Vel sjølv kva dei tyder: {allowed:phase}.',
    en: 'The words do not say which phase the measure is in. Choose what they mean: {allowed:phase}.',
  },
  'phase-contradicts-words': {
    nb: 'Ordene betyr «{read:phase}», men du har valgt «{phase:phase}». Velg samme status som ordene, eller rett ordene.',
    nn: 'Orda tyder «{read:phase}», men du har valt «{phase:phase}». Vel same status som orda, eller rett orda.',
    en: 'The words mean “{read:phase}”, but you chose “{phase:phase}”. Choose the phase that they mean, or mend the words.',
  },
  'phase-not-allowed': {
    nb: 'Status kan ikke gå fra «{from:phase}» til «{phase:phase}». Velg {allowed:phase}, eller gjenåpne tiltaket om det er gjennomført eller utgått.',
    nn: 'Status kan ikkje gå frå «{from:phase}» til «{phase:phase}». Vel {allowed:phase}, eller gjenopne tiltaket om det er gjennomført eller utgått.',
    en: 'The phase cannot go from “{from:phase}” to “{phase:phase}”. Choose {allowed:phase}, or reopen the measure if it is completed or discontinued.',
  },
  'phase-breaks-later-reports': {
    nb: '«{phase:phase}» kan ikke komme rett før «{next:phase}», som gjelder fra {nextOn}. Velg en annen status eller dag, eller korriger den senere rapporten først.',
    nn: '«{phase:phase}» kan ikkje kome rett før «{next:phase}», som gjeld frå {nextOn}. Vel ein annan status eller dag, eller korriger den seinare rapporten først.',
    en: '“{phase:phase}” cannot come just before “{next:phase}”, which holds from {nextOn}. Choose another phase or day, or correct the later report first.',
  },
  'words-missing': {
    nb: 'Status kan bare være uavklart når rapporten har ord som noen må lese. Skriv ordene, eller velg en annen status.',
    nn: 'Status kan berre vere uavklart når rapporten har ord som nokon må lese. Skriv orda, eller vel ein annan status.',
    en: 'The phase is unclassified only where there are words that somebody has to read. Write the words, or choose another phase.',
  },
  'words-under-heading': {
    nb: 'Status er hentet fra overskriften som tiltaket står under, og da har rapporten ingen egne ord. Fjern ordene, eller les status av dem.',
    nn: 'Status er henta frå overskrifta som tiltaket står under, og då har rapporten ingen eigne ord. Fjern orda, eller les status av dei.',
    en: 'The phase is that of the heading that the measure stands under, and then the report has no words. Remove them, or read the phase from them.',
  },
  'progress-after-end': {
    nb: 'Fremdriften vurderes ikke når tiltaket er {phase:phase}. La den stå som «ikke vurdert» i rapporten.',
    nn: 'Framdrifta blir ikkje vurdert når tiltaket er {phase:phase}. Lat ho stå som «ikkje vurdert» i rapporten.',
    en: 'Progress is not assessed when the measure is {phase:phase}. Leave it as “not assessed” in the report.',
  },
  'effect-missing-after-end': {
    nb: 'Tiltaket er alt {phase:phase}, så en ny rapport må si noe om effekten. Vurder effekten, eller bekreft at ingenting er endret.',
    nn: 'Tiltaket er alt {phase:phase}, så ein ny rapport må seie noko om effekten. Vurder effekten, eller stadfest at ingenting er endra.',
    en: 'The measure is {phase:phase} already, so a new report must speak of its effect. Assess the effect, or confirm that nothing has changed.',
  },
  'risk-missing': {
    nb: 'Gult lys krever at risikoen er beskrevet. Skriv den i en setning.',
    nn: 'Gult lys krev at risikoen er skildra. Skriv han i ei setning.',
    en: 'A yellow light needs the risk in words. Write it in a sentence.',
  },
  'deviation-missing': {
    nb: 'Rødt lys krever at avviket er beskrevet. Skriv hva som ikke går etter planen.',
    nn: 'Raudt lys krev at avviket er skildra. Skriv kva som ikkje går etter planen.',
    en: 'A red light needs the deviation in words. Write what does not go as planned.',
  },
  'cause-missing': {
    nb: 'Rødt lys krever en årsak. Skriv hva avviket kommer av.',
    nn: 'Raudt lys krev ei årsak. Skriv kva avviket kjem av.',
    en: 'A red light needs a cause. Write what the deviation comes from.',
  },
  'action-missing': {
    nb: 'Rødt lys krever at du sier hva som blir gjort. Skriv hvordan avviket skal rettes opp.',
    nn: 'Raudt lys krev at du seier kva som blir gjort. Skriv korleis avviket skal rettast opp.',
    en: 'A red light needs an action. Write how the deviation will be put right.',
  },
  'remedy-missing': {
    nb: 'Rødt lys krever en ny frist, en ny prognose eller dagen da en av dem kommer. Velg én av de tre.',
    nn: 'Raudt lys krev ein ny frist, ein ny prognose eller dagen då ein av dei kjem. Vel éin av dei tre.',
    en: 'A red light needs a new due date, a new forecast or the day when one of them will come. Choose one of the three.',
  },
  'remedy-without-red': {
    nb: 'Ny frist, ny prognose eller en dag for dem hører bare til rødt lys. Fjern det her; fristen kan flyttes for seg.',
    nn: 'Ny frist, ny prognose eller ein dag for dei høyrer berre til raudt lys. Fjern det her; fristen kan flyttast for seg.',
    en: 'A new due date, a new forecast or a day for them belongs to a red light only. Remove it here; the due date can be moved by itself.',
  },
  'remedy-in-the-past': {
    nb: 'Den nye fristen, eller dagen som er lovet, er før dagen som rapporten gjelder ({effectiveOn}). Velg en senere.',
    nn: 'Den nye fristen, eller dagen som er lova, er før dagen som rapporten gjeld ({effectiveOn}). Vel ein seinare.',
    en: 'The new due date, or the promised day, is before the day that the report describes ({effectiveOn}). Choose a later one.',
  },
  'remedy-due-on-continuous': {
    nb: 'Tiltaket er løpende og har ingen frist å flytte. Gi en ny prognose eller dagen da den kommer, eller sett en frist på tiltaket først.',
    nn: 'Tiltaket er løpande og har ingen frist å flytte. Gje ein ny prognose eller dagen då han kjem, eller set ein frist på tiltaket først.',
    en: 'The measure is continuous and has no due date to move. Give a new forecast or the day when it will come, or give the measure a due date first.',
  },
  'remedy-due-after-end': {
    nb: 'Tiltaket er {phase:phase}, så fristen kan ikke flyttes. Gi en ny prognose eller dagen da den kommer.',
    nn: 'Tiltaket er {phase:phase}, så fristen kan ikkje flyttast. Gje ein ny prognose eller dagen då han kjem.',
    en: 'The measure is {phase:phase}, so its due date cannot be moved. Give a new forecast or the day when it will come.',
  },
  'comment-missing': {
    nb: 'Det er ingen kommentar å unnta fra offentlighet. Skriv kommentaren, eller fjern unntaket.',
    nn: 'Det er ingen kommentar å unnta frå offentlegheit. Skriv kommentaren, eller fjern unntaket.',
    en: 'There is no comment to keep from public view. Write the comment, or remove the exemption.',
  },
  'stopping-decision-missing': {
    nb: 'Kommunestyret har vedtatt tiltaket, så det kan ikke utgå uten en saksreferanse. Oppgi saken der det ble vedtatt å stoppe det.',
    nn: 'Kommunestyret har vedteke tiltaket, så det kan ikkje gå ut utan ein saksreferanse. Oppgje saka der det vart vedteke å stoppe det.',
    en: 'The council adopted the measure, so it is not discontinued without a decision reference. Name the case in which stopping it was decided.',
  },
  'report-unknown': {
    nb: 'Rapporten finnes ikke på dette tiltaket. Velg en rapport fra historikken.',
    nn: 'Rapporten finst ikkje på dette tiltaket. Vel ein rapport frå historikken.',
    en: 'This measure has no such report. Choose a report from its history.',
  },
  'report-already-classified': {
    nb: 'Rapporten er alt lest som «{phase:phase}». Korriger rapporten om det er feil.',
    nn: 'Rapporten er alt lesen som «{phase:phase}». Korriger rapporten om det er feil.',
    en: 'The report has already been read as “{phase:phase}”. Correct the report if that is wrong.',
  },
  'status-missing': {
    nb: 'Det er ikke rapportert noen status å bekrefte. Rapporter status først.',
    nn: 'Det er ikkje rapportert nokon status å stadfeste. Rapporter status først.',
    en: 'No status has been reported that could be confirmed. Report a status first.',
  },
  'status-later': {
    nb: 'Tiltaket har en status som gjelder fra {statusOn}. Velg den dagen eller en senere.',
    nn: 'Tiltaket har ein status som gjeld frå {statusOn}. Vel den dagen eller ein seinare.',
    en: 'The measure has a status that holds from {statusOn}. Choose that day or a later one.',
  },
} as const satisfies Catalogue;
