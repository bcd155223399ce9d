import type { Day, ReminderKind } from '#domain';
import { mailFooter, mailTexts, say, type Language } from '#platform';

/** What a reminder says, apart from whom it is to. */
export interface ReminderMailSubject {
  readonly kind: ReminderKind;
  /** Of the round. */
  readonly title: string;
  /** Name of the sector. */
  readonly sector: string;
  readonly due: Day;
  readonly missing: number;
}

/** The installation's language: which one a receiver prefers is not known. */
const LANGUAGE: Language = 'nb';

/** Subject and text of a reminder. */
export function reminderMail(
  { kind, title, sector, due, missing }: ReminderMailSubject,
  language: Language = LANGUAGE,
): { readonly subject: string; readonly text: string } {
  const params = { title, sector, due: spokenDay(due, language), missing };
  const { subject, paragraphs } = mailTexts[missing === 0 ? 'not-ready' : kind];
  const text = [...paragraphs, mailFooter].map((paragraph) => say(paragraph, language, params)).join('\n\n');
  return { subject: say(subject, language, params).replaceAll(/\s+/g, ' '), text: `${text}\n` };
}

function spokenDay(day: Day, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
