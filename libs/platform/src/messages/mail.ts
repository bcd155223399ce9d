import type { Message } from './message.js';

/** A mail that the service writes: a subject and the paragraphs of its text, in every language. */
export interface MailText {
  readonly subject: Message;
  readonly paragraphs: readonly Message[];
}

/**
 * Mails by what they are about. They name the round, the sector and numbers; no measure, since a mail may be read by
 * others and a measure may be exempt from public view.
 */
export const mailTexts = {
  reminder: {
    subject: {
      nb: 'Statusrapportering mangler: {title}',
      nn: 'Statusrapportering manglar: {title}',
      en: 'Status reports are missing: {title}',
    },
    paragraphs: [
      {
        nb: 'I rapporteringsrunden «{title}» mangler det statusrapport for tiltak som du svarer for (antall: {missing}).',
        nn: 'I rapporteringsrunden «{title}» manglar det statusrapport for tiltak som du svarar for (tal: {missing}).',
        en: 'In the reporting round “{title}”, status reports are missing for measures that you answer for (number: {missing}).',
      },
      {
        nb: 'Fristen for {sector} er {due}. Er alt ved det samme, holder det å bekrefte at ingenting er endret.',
        nn: 'Fristen for {sector} er {due}. Er alt ved det same, held det å stadfeste at ingenting er endra.',
        en: 'The due date of {sector} is {due}. Where nothing has changed, confirming that is enough.',
      },
    ],
  },
  escalation: {
    subject: {
      nb: 'Fristen er passert: {title}',
      nn: 'Fristen er passert: {title}',
      en: 'The due date has passed: {title}',
    },
    paragraphs: [
      {
        nb: 'I rapporteringsrunden «{title}» mangler det fortsatt statusrapport for tiltak i sektoren du leder (antall: {missing}).',
        nn: 'I rapporteringsrunden «{title}» manglar det framleis statusrapport for tiltak i sektoren du leier (tal: {missing}).',
        en: 'In the reporting round “{title}”, status reports are still missing for measures in the sector that you lead (number: {missing}).',
      },
      {
        nb: 'Fristen for {sector} var {due}. De tiltaksansvarlige kan være påminnet før; nå trengs det at du følger opp.',
        nn: 'Fristen for {sector} var {due}. Dei tiltaksansvarlege kan vere minte på det før; no trengst det at du følgjer opp.',
        en: 'The due date of {sector} was {due}. Those responsible may have been reminded before; now you are asked to follow up.',
      },
    ],
  },
  /** No report is missing: only that somebody says that the sector's delivery is ready. */
  'not-ready': {
    subject: {
      nb: 'Ikke meldt klar: {title}',
      nn: 'Ikkje meld klar: {title}',
      en: 'Not marked ready: {title}',
    },
    paragraphs: [
      {
        nb: 'I rapporteringsrunden «{title}» mangler ingen statusrapport for {sector}, men leveransen er ikke meldt klar.',
        nn: 'I rapporteringsrunden «{title}» manglar ingen statusrapport for {sector}, men leveransen er ikkje meld klar.',
        en: 'In the reporting round “{title}”, no status report of {sector} is missing, but the delivery is not marked ready.',
      },
      {
        nb: 'Fristen var {due}. Se over leveransen og meld den klar.',
        nn: 'Fristen var {due}. Sjå over leveransen og meld han klar.',
        en: 'The due date was {due}. Look through the delivery and mark it ready.',
      },
    ],
  },
} as const satisfies Readonly<Record<string, MailText>>;

/** Stands under every mail. */
export const mailFooter: Message = {
  nb: 'Meldingen er sendt av tiltaksoppfølgingen. Den kan ikke besvares.',
  nn: 'Meldinga er send av tiltaksoppfølginga. Ho kan ikkje svarast på.',
  en: 'This message was sent by the follow-up of measures. It cannot be answered.',
};
