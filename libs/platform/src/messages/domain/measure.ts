import { measureLinkMessages } from './measure-links.js';
import { measureStatusMessages } from './measure-status.js';
import type { Catalogue } from '../message.js';

/** Refusals of a measure: as a whole, then those of its status and of its links and parts. */
export const measureMessages = {
  'measure-unknown': {
    nb: 'Tiltaket finnes ikke. Søk det opp i tiltakslisten.',
    nn: 'Tiltaket finst ikkje. Søk det opp i tiltakslista.',
    en: 'There is no such measure. Look it up in the list of measures.',
  },
  'measure-exists': {
    nb: 'Tiltaket er registrert fra før. Åpne det som finnes, og endre det der.',
    nn: 'Tiltaket er registrert frå før. Opne det som finst, og endre det der.',
    en: 'The measure is registered already. Open the one that is there, and change it.',
  },
  'measure-annulled': {
    nb: 'Tiltaket er annullert og kan ikke endres. Registrer et nytt om arbeidet likevel skal følges opp.',
    nn: 'Tiltaket er annullert og kan ikkje endrast. Registrer eit nytt om arbeidet likevel skal følgjast opp.',
    en: 'The measure is annulled and cannot be changed. Register a new one if the work is to be followed up after all.',
  },
  'measure-gone': {
    nb: 'Tiltaket lever ikke videre: det er slått sammen med et annet, erstattet eller annullert. Bruk tiltaket som har tatt over.',
    nn: 'Tiltaket lever ikkje vidare: det er slått saman med eit anna, erstatta eller annullert. Bruk tiltaket som har teke over.',
    en: 'The measure does not live on: it was merged into another, replaced or annulled. Use the measure that took over.',
  },
  'measure-ended': {
    nb: 'Tiltaket er {phase:phase}. Gjenåpne det først, med en begrunnelse.',
    nn: 'Tiltaket er {phase:phase}. Gjenopne det først, med ei grunngjeving.',
    en: 'The measure is {phase:phase}. Reopen it first, with a reason.',
  },
  'measure-not-ended': {
    nb: 'Bare et gjennomført eller utgått tiltak kan gjenåpnes, og dette er {phase:phase}. Rapporter status i stedet.',
    nn: 'Berre eit gjennomført eller utgått tiltak kan gjenopnast, og dette er {phase:phase}. Rapporter status i staden.',
    en: 'Only a completed or discontinued measure can be reopened, and this one is {phase:phase}. Report its status instead.',
  },
  'measure-own-heir': {
    nb: 'Et tiltak kan ikke ta over for seg selv. Velg et annet tiltak.',
    nn: 'Eit tiltak kan ikkje ta over for seg sjølv. Vel eit anna tiltak.',
    en: 'A measure cannot take over from itself. Choose another measure.',
  },
  'measure-own-relation': {
    nb: 'Et tiltak kan ikke knyttes til seg selv. Velg et annet tiltak.',
    nn: 'Eit tiltak kan ikkje knytast til seg sjølv. Vel eit anna tiltak.',
    en: 'A measure cannot be linked to itself. Choose another measure.',
  },
  'due-period-invalid': {
    nb: 'Fristen {value} kan ikke leses. Skriv en dag (2017-06-01), måned (2017-06), årstid (2017-21 er vår), et tertial (2017-37 er første) eller år (2017).',
    nn: 'Fristen {value} kan ikkje lesast. Skriv ein dag (2017-06-01), månad (2017-06), årstid (2017-21 er vår), eit tertial (2017-37 er første) eller år (2017).',
    en: 'The due date {value} cannot be read. Write a day (2017-06-01), month (2017-06), season (2017-21 is spring), tertial (2017-37 is the first) or year (2017).',
  },
  'due-with-continuous': {
    nb: 'Et løpende tiltak har ingen frist. Fjern fristen, eller ta bort at tiltaket er løpende.',
    nn: 'Eit løpande tiltak har ingen frist. Fjern fristen, eller ta bort at tiltaket er løpande.',
    en: 'A continuous measure has no due date. Remove the due date, or no longer call the measure continuous.',
  },
  'due-missing': {
    nb: 'En frist kan ikke bare tas bort. Skriv den nye fristen, eller si at tiltaket er løpende.',
    nn: 'Ein frist kan ikkje berre takast bort. Skriv den nye fristen, eller sei at tiltaket er løpande.',
    en: 'A due date is not simply taken away. Write the new one, or say that the measure is continuous.',
  },
  'adopted-in-another-programme': {
    nb: 'Tiltaket hører til et annet handlingsprogram. Før vedtaket der, eller viderefør tiltaket til dette først.',
    nn: 'Tiltaket høyrer til eit anna handlingsprogram. Før vedtaket der, eller vidarefør tiltaket til dette først.',
    en: 'The measure belongs to another programme. State its adoption there, or carry the measure over into this one first.',
  },
  'adoption-decision-differs': {
    nb: 'Vedtaket av tiltaket er alt ført på en annen sak. Legg inn denne som en saksreferanse, eller still spørsmål om hvilken som er rett.',
    nn: 'Vedtaket av tiltaket er alt ført på ei anna sak. Legg inn denne som ein saksreferanse, eller still spørsmål om kva for ei som er rett.',
    en: 'The adoption of the measure already names another case. Add this one as a decision reference, or ask which of them is right.',
  },
  'carried-over-back': {
    nb: 'Tiltaket har alt vært i dette handlingsprogrammet og videreføres ikke tilbake. Velg et senere program.',
    nn: 'Tiltaket har alt vore i dette handlingsprogrammet og kan ikkje vidareførast tilbake. Vel eit seinare program.',
    en: 'The measure has been in this programme before and is not carried back into it. Choose a later programme.',
  },
  'not-exempt': {
    nb: 'Her er det ikke noe unntak fra offentlighet å oppheve. Teksten er alt åpen for innsyn.',
    nn: 'Her er det ikkje noko unntak frå offentlegheit å oppheve. Teksten er alt open for innsyn.',
    en: 'There is no exemption from public view to lift here. The text is open already.',
  },
  ...measureStatusMessages,
  ...measureLinkMessages,
} as const satisfies Catalogue;
