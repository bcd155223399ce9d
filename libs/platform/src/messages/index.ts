import { domainMessages } from './domain/index.js';
import { fieldMessages } from './field.js';
import type { Language } from './language.js';
import { say, type Catalogue, type Message, type MessageParams } from './message.js';

export { fieldMessages, type FieldCode } from './field.js';
export { LANGUAGES, preferredLanguage, type Language } from './language.js';
export { say, placeholders, type Catalogue, type Message, type MessageParams } from './message.js';
export { mailFooter, mailTexts, type MailText } from './mail.js';
export { problemTexts, type ProblemCode, type ProblemText } from './problems.js';
export { words, type Vocabulary } from './words.js';
export { domainMessages } from './domain/index.js';

const catalogue: Catalogue = { ...domainMessages, ...fieldMessages };

/** The message of a code of a field or a refusal; undefined: nobody has written it. */
export const findMessage = (code: string): Message | undefined =>
  Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;

/** What is said of a refusal or of a field, in a language. A code that nobody has written says itself: better than nothing. */
export function sayCode(code: string, language: Language, params: MessageParams = {}): string {
  const message = findMessage(code);
  return message ? say(message, language, params) : code;
}
