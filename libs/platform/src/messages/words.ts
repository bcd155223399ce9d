import { domainWords, type Word } from './domain/words.js';

/** Words that stand in messages, by the code that programs use. */
export const words = {
  'yes-no': {
    yes: { nb: 'ja', nn: 'ja', en: 'yes' },
    no: { nb: 'nei', nn: 'nei', en: 'no' },
  },
  ...domainWords,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Word>>>>;

export type Vocabulary = keyof typeof words;
