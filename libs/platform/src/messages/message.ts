import { LANGUAGES, type Language } from './language.js';
import { shortened } from './shortened.js';
import { words, type Vocabulary } from './words.js';

/** One sentence in every language. `{name}` is replaced by a parameter, `{name:phase}` by the parameter's word in a vocabulary. */
export type Message = Readonly<Record<Language, string>>;

/** What a code is said with. */
export type MessageParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Messages by stable code: the compiler asks for all languages of each. */
export type Catalogue<Code extends string = string> = Readonly<Record<Code, Message>>;

const PLACEHOLDER = /\{(\w+)(?::([\w-]+))?\}/g;
const LONGEST = 200;

/** The message in a language, with its parameters put in. A parameter that is missing shows as a dash. */
export function say(message: Message, language: Language, params: MessageParams = {}): string {
  return message[language].replace(PLACEHOLDER, (_, name: string, vocabulary?: string) =>
    spoken(params[name], language, vocabulary),
  );
}

/** Names of the parameters that a message wants, for checks. */
export const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(PLACEHOLDER)].map(([whole]) => whole).sort();

function spoken(value: MessageParams[string] | undefined, language: Language, vocabulary: string | undefined): string {
  if (value === undefined || value === '') return '–';
  if (typeof value === 'number') return new Intl.NumberFormat(language, { useGrouping: value >= 10_000 }).format(value);
  if (typeof value === 'boolean') return words['yes-no'][value ? 'yes' : 'no'][language];
  if (typeof value !== 'string') {
    const parts = value.map((one) => spoken(one, language, vocabulary));
    return parts.length === 0 ? '–' : new Intl.ListFormat(language, { type: 'disjunction' }).format(parts);
  }
  const word = isVocabulary(vocabulary) ? (words[vocabulary] as Record<string, Message>)[value] : undefined;
  const text = word?.[language] ?? value;
  return shortened(text, LONGEST);
}

const isVocabulary = (name: string | undefined): name is Vocabulary => name !== undefined && Object.hasOwn(words, name);

/** A message that reads the same in every language: a name, a number. */
export const inEveryLanguage = (text: string): Message =>
  Object.fromEntries(LANGUAGES.map((language) => [language, text])) as Message;
