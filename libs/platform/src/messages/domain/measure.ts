import type { Catalogue } from '../message.js';

/** Why a measure says no, and what to do about it. */
export const measureMessages = {
  'measure-unknown': {
    nb: 'Tiltaket finnes ikke.',
    nn: 'Tiltaket finst ikkje.',
    en: 'There is no such measure.',
  },
  'measure-exists': {
    nb: 'Tiltaket er registrert allerede.',
    nn: 'Tiltaket er registrert frå før.',
    en: 'The measure is registered already.',
  },
  'measure-annulled': {
    nb: 'Tiltaket er annullert og kan ikke endres. Begrunnelsen var: {reason}',
    nn: 'Tiltaket er annullert og kan ikkje endrast. Grunngjevinga var: {reason}',
    en: 'The measure is annulled and cannot be changed. The reason was: {reason}',
  },
  'measure-gone': {
    nb: 'Tiltaket er {kind:measure-end}. Arbeid videre med arvtakeren.',
    nn: 'Tiltaket er {kind:measure-end}. Arbeid vidare med arvtakaren.',
    en: 'The measure was {kind:measure-end}. Go on with its heir.',
  },
  'measure-ended': {
    nb: 'Tiltaket er {phase:phase}. Gjenåpne det først.',
    nn: 'Tiltaket er {phase:phase}. Opna det att først.',
    en: 'The measure is {phase:phase}. Reopen it first.',
  },
  'measure-not-ended': {
    nb: 'Tiltaket er {phase:phase}, og bare gjennomførte og utgåtte tiltak kan gjenåpnes. Rapporter den nye statusen i stedet.',
    nn: 'Tiltaket er {phase:phase}, og berre gjennomførte og utgåtte tiltak kan opnast att. Rapporter den nye statusen i staden.',
    en: 'The measure is {phase:phase}, and only completed or discontinued measures can be reopened. Report the new status instead.',
  },
  'measure-own-heir': {
    nb: 'Et tiltak kan ikke være sin egen arvtaker. Velg et annet.',
    nn: 'Eit tiltak kan ikkje vere sin eigen arvtakar. Vel eit anna.',
    en: 'A measure cannot be its own heir. Choose another.',
  },
  'measure-own-relation': {
    nb: 'Et tiltak kan ikke knyttes til seg selv. Velg et annet.',
    nn: 'Eit tiltak kan ikkje knytast til seg sjølv. Vel eit anna.',
    en: 'A measure cannot be related to itself. Choose another.',
  },
  'day-in-future': {
    nb: 'Dagen er ikke kommet ennå. Velg {today} eller en dag før.',
    nn: 'Dagen er ikkje komen enno. Vel {today} eller ein dag før.',
    en: 'That day is still to come. Choose {today} or a day before it.',
  },
  'phase-missing': {
    nb: 'Velg status (fase).',
    nn: 'Vel status (fase).',
    en: 'Choose the phase.',
  },
  'phase-not-in-words': {
    nb: 'Statusen er avklart, og kan ikke bli uavklart igjen. Velg mellom: {allowed:phase}.',
    nn: 'Statusen er avklart, og kan ikkje bli uavklart att. Vel mellom: {allowed:phase}.',
    en: 'The phase is classified, and cannot become unclassified again. Choose between: {allowed:phase}.',
  },
  'phase-contradicts-words': {
    nb: 'Ordene betyr «{read:phase}», men du valgte «{phase:phase}». Rett det ene av dem.',
    nn: 'Orda tyder «{read:phase}», men du valde «{phase:phase}». Rett det eine av dei.',
    en: 'The words mean “{read:phase}”, but you chose “{phase:phase}”. Mend one of them.',
  },
  'phase-not-allowed': {
    nb: 'Et tiltak kan ikke gå fra {from:phase} til {phase:phase}. Herfra kan det bli: {allowed:phase}. Et avsluttet tiltak må gjenåpnes først.',
    nn: 'Eit tiltak kan ikkje gå frå {from:phase} til {phase:phase}. Herifrå kan det bli: {allowed:phase}. Eit avslutta tiltak må opnast att først.',
    en: 'A measure cannot go from {from:phase} to {phase:phase}. From here it can become: {allowed:phase}. One that has ended must be reopened first.',
  },
  'phase-breaks-later-reports': {
    nb: 'Med {phase:phase} her kan ikke rapporten for {nextOn}, som sier {next:phase}, stå. Velg noe annet, eller korriger den rapporten først.',
    nn: 'Med {phase:phase} her kan ikkje rapporten for {nextOn}, som seier {next:phase}, stå. Vel noko anna, eller korriger den rapporten først.',
    en: 'With {phase:phase} here, the report for {nextOn}, which says {next:phase}, could not stand. Choose something else, or correct that report first.',
  },
  'words-missing': {
    nb: 'Skriv statusordene slik de står. Uten ord er det ingenting å avklare.',
    nn: 'Skriv statusorda slik dei står. Utan ord er det ingenting å avklare.',
    en: 'Write the words of the status as they stand. Without words there is nothing to classify.',
  },
  'words-under-heading': {
    nb: 'Et tiltak som er gjennomført etter overskriften, har ingen statusord. Fjern ordene, eller at fasen er lest av overskriften.',
    nn: 'Eit tiltak som er gjennomført etter overskrifta, har ingen statusord. Fjern orda, eller at fasen er lesen av overskrifta.',
    en: 'A phase read from a heading has no words of its own. Remove the words, or that it was read from a heading.',
  },
  'progress-after-end': {
    nb: 'Tiltaket er {phase:phase}, og da har fremdrift ingen mening. La fremdriften være «ikke vurdert».',
    nn: 'Tiltaket er {phase:phase}, og då har framdrift inga meining. Lat framdrifta vere «ikkje vurdert».',
    en: 'The measure is {phase:phase}, so progress means nothing. Leave progress “not assessed”.',
  },
  'effect-missing-after-end': {
    nb: 'Tiltaket er {phase:phase}. En ny rapport må si noe om effekten: velg grønt, gult eller rødt.',
    nn: 'Tiltaket er {phase:phase}. Ein ny rapport må seie noko om effekten: vel grønt, gult eller raudt.',
    en: 'The measure is {phase:phase}. A further report must say how the effect is: choose green, yellow or red.',
  },
  'risk-missing': {
    nb: 'Gult krever at du skriver risikoen i en setning.',
    nn: 'Gult krev at du skriv risikoen i ei setning.',
    en: 'Yellow needs the risk in a sentence.',
  },
  'deviation-missing': {
    nb: 'Rødt krever at du skriver hva avviket er.',
    nn: 'Raudt krev at du skriv kva avviket er.',
    en: 'Red needs the deviation.',
  },
  'cause-missing': {
    nb: 'Rødt krever at du skriver hva årsaken er.',
    nn: 'Raudt krev at du skriv kva årsaka er.',
    en: 'Red needs the cause.',
  },
  'action-missing': {
    nb: 'Rødt krever at du skriver hva som blir gjort.',
    nn: 'Raudt krev at du skriv kva som blir gjort.',
    en: 'Red needs the action that is taken.',
  },
  'remedy-missing': {
    nb: 'Rødt krever ny frist, nytt anslag, eller dagen da en av dem kommer.',
    nn: 'Raudt krev ny frist, nytt overslag, eller dagen då ein av dei kjem.',
    en: 'Red needs a new due date, a new forecast, or the day when one of them will come.',
  },
  'remedy-without-red': {
    nb: 'Ingen av lysene er røde, så her hører det ikke til ny frist eller nytt anslag. Fjern det, eller flytt fristen for seg.',
    nn: 'Ingen av lysa er raude, så her høyrer det ikkje til ny frist eller nytt overslag. Fjern det, eller flytt fristen for seg.',
    en: 'Neither light is red, so no new due date or forecast belongs here. Remove it, or move the due date by itself.',
  },
  'remedy-in-the-past': {
    nb: 'Dette er før dagen som rapporten gjelder ({effectiveOn}). Velg en senere dag eller frist.',
    nn: 'Dette er før dagen som rapporten gjeld ({effectiveOn}). Vel ein seinare dag eller frist.',
    en: 'This is before the day that the report describes ({effectiveOn}). Choose a later day or due date.',
  },
  'remedy-due-on-continuous': {
    nb: 'Tiltaket er løpende og har ingen frist. Velg nytt anslag, eller dagen da det kommer.',
    nn: 'Tiltaket er løpande og har ingen frist. Vel nytt overslag, eller dagen då det kjem.',
    en: 'The measure is continuous and has no due date. Choose a new forecast, or the day when it will come.',
  },
  'remedy-due-after-end': {
    nb: 'Tiltaket er {phase:phase} og får ingen ny frist. Velg nytt anslag, eller dagen da det kommer.',
    nn: 'Tiltaket er {phase:phase} og får ingen ny frist. Vel nytt overslag, eller dagen då det kjem.',
    en: 'The measure is {phase:phase} and gets no new due date. Choose a new forecast, or the day when it will come.',
  },
  'comment-missing': {
    nb: 'Det er ingen kommentar å unnta. Skriv kommentaren, eller fjern unntaket.',
    nn: 'Det er ingen kommentar å unnta. Skriv kommentaren, eller fjern unntaket.',
    en: 'There is no comment to exempt. Write the comment, or remove the exemption.',
  },
  'stopping-decision-missing': {
    nb: 'Kommunestyret har vedtatt tiltaket. Vis til saken der det ble vedtatt å stoppe det.',
    nn: 'Kommunestyret har vedteke tiltaket. Vis til saka der det vart vedteke å stoppe det.',
    en: 'The council adopted this measure. Refer to the case in which it was decided to stop it.',
  },
  'report-unknown': {
    nb: 'Tiltaket har ingen slik statusrapport.',
    nn: 'Tiltaket har ingen slik statusrapport.',
    en: 'The measure has no such status report.',
  },
  'report-already-classified': {
    nb: 'Rapporten er allerede lest som {phase:phase}. Korriger den om det er feil.',
    nn: 'Rapporten er alt lesen som {phase:phase}. Korriger han om det er feil.',
    en: 'The report was read as {phase:phase} already. Correct it if that is wrong.',
  },
  'status-missing': {
    nb: 'Tiltaket har ingen status å bekrefte. Rapporter den første.',
    nn: 'Tiltaket har ingen status å stadfeste. Rapporter den første.',
    en: 'The measure has no status to confirm. Report the first one.',
  },
  'status-later': {
    nb: 'Den gjeldende statusen er for {statusOn}. Velg den dagen eller en senere.',
    nn: 'Den gjeldande statusen er for {statusOn}. Vel den dagen eller ein seinare.',
    en: 'The present status is for {statusOn}. Choose that day or a later one.',
  },
  'due-with-continuous': {
    nb: 'Et løpende tiltak har ingen frist. Fjern fristen, eller at tiltaket er løpende.',
    nn: 'Eit løpande tiltak har ingen frist. Fjern fristen, eller at tiltaket er løpande.',
    en: 'A continuous measure has no due date. Remove the due date, or that the measure is continuous.',
  },
  'due-missing': {
    nb: 'Skriv den nye fristen, eller at tiltaket er løpende.',
    nn: 'Skriv den nye fristen, eller at tiltaket er løpande.',
    en: 'Write the new due date, or that the measure is continuous.',
  },
  'deputy-is-responsible': {
    nb: 'Personen er tiltaksansvarlig selv. Velg en annen som stedfortreder.',
    nn: 'Personen er tiltaksansvarleg sjølv. Vel ein annan som stadfortredar.',
    en: 'This person is the responsible. Choose somebody else as deputy.',
  },
  'area-is-own': {
    nb: 'Tiltaket hører til dette området. Bare andre områder kan delta.',
    nn: 'Tiltaket høyrer til dette området. Berre andre område kan delta.',
    en: 'The measure belongs to this area. Only others can take part.',
  },
  'area-not-participating': {
    nb: 'Dette området deltar ikke i tiltaket.',
    nn: 'Dette området deltek ikkje i tiltaket.',
    en: 'This area does not take part in the measure.',
  },
  'goal-not-linked': {
    nb: 'Tiltaket er ikke knyttet til dette målet.',
    nn: 'Tiltaket er ikkje knytt til dette målet.',
    en: 'The measure is not linked to this goal.',
  },
  'strategy-not-linked': {
    nb: 'Tiltaket er ikke knyttet til denne strategien.',
    nn: 'Tiltaket er ikkje knytt til denne strategien.',
    en: 'The measure is not linked to this strategy.',
  },
  'milestone-exists': {
    nb: 'Milepælen finnes allerede. Endre den, eller gi den nye en egen id.',
    nn: 'Milepælen finst frå før. Endra han, eller gje den nye ein eigen id.',
    en: 'This milestone is there already. Change it, or give the new one an id of its own.',
  },
  'milestone-unknown': {
    nb: 'Tiltaket har ingen slik milepæl.',
    nn: 'Tiltaket har ingen slik milepæl.',
    en: 'The measure has no such milestone.',
  },
  'risk-exists': {
    nb: 'Risikoen finnes allerede. Endre den, eller gi den nye en egen id.',
    nn: 'Risikoen finst frå før. Endra han, eller gje den nye ein eigen id.',
    en: 'This risk is there already. Change it, or give the new one an id of its own.',
  },
  'risk-unknown': {
    nb: 'Tiltaket har ingen slik risiko.',
    nn: 'Tiltaket har ingen slik risiko.',
    en: 'The measure has no such risk.',
  },
  'dependency-exists': {
    nb: 'Det står allerede at tiltaket {kind:dependency} dette tiltaket. Fjern sammenhengen først om merknaden skal endres.',
    nn: 'Det står alt at tiltaket {kind:dependency} dette tiltaket. Fjern samanhengen først om merknaden skal endrast.',
    en: 'It says already that this measure {kind:dependency} that one. Remove the dependency first if its note is to change.',
  },
  'dependency-unknown': {
    nb: 'Det står ikke at tiltaket {kind:dependency} dette tiltaket.',
    nn: 'Det står ikkje at tiltaket {kind:dependency} dette tiltaket.',
    en: 'It does not say that this measure {kind:dependency} that one.',
  },
  'decision-empty': {
    nb: 'Skriv i det minste saksnummeret eller hva saken heter.',
    nn: 'Skriv i det minste saksnummeret eller kva saka heiter.',
    en: 'Write at least the case number or what the case is called.',
  },
  'likeness-unknown': {
    nb: 'Det er ikke pekt på noen likhet mellom de to tiltakene.',
    nn: 'Det er ikkje peikt på nokon likskap mellom dei to tiltaka.',
    en: 'No likeness between the two measures was flagged.',
  },
  'likeness-already-resolved': {
    nb: 'Det er avgjort om de to tiltakene er det samme: {same:yes-no}.',
    nn: 'Det er avgjort om dei to tiltaka er det same: {same:yes-no}.',
    en: 'Whether the two measures are the same is decided: {same:yes-no}.',
  },
  'adopted-in-another-programme': {
    nb: 'Tiltaket står i et annet handlingsprogram. Viderefør det om det skal gå inn i dette.',
    nn: 'Tiltaket står i eit anna handlingsprogram. Før det vidare om det skal gå inn i dette.',
    en: 'The measure stands in another programme. Carry it over if it is to go into this one.',
  },
  'adoption-decision-differs': {
    nb: 'Vedtaket er ført med en annen sak. Legg den nye til som saksreferanse.',
    nn: 'Vedtaket er ført med ei anna sak. Legg den nye til som saksreferanse.',
    en: 'The adoption is kept with another case. Add the new one as a decision reference.',
  },
  'carried-over-back': {
    nb: 'Tiltaket er videreført fra dette handlingsprogrammet, og kan ikke gå tilbake til det.',
    nn: 'Tiltaket er ført vidare frå dette handlingsprogrammet, og kan ikkje gå tilbake til det.',
    en: 'The measure was carried over from this programme, and cannot go back to it.',
  },
  'not-exempt': {
    nb: 'Dette er ikke unntatt offentlighet, så det er ikke noe unntak å oppheve.',
    nn: 'Dette er ikkje unnateke offentlegheit, så det er ikkje noko unntak å oppheve.',
    en: 'This is not exempt from public view, so there is no exemption to lift.',
  },
} as const satisfies Catalogue;
