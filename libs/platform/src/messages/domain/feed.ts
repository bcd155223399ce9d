import type { Catalogue } from '../message.js';

/** Why a reader of the feed is sent away. */
export const feedMessages = {
  'feed-position-invalid': {
    nb: '«{asked}» er ikke en posisjon i hendelsesstrømmen. Skriv et helt tall fra 0.',
    nn: '«{asked}» er ikkje ein posisjon i hendingsstraumen. Skriv eit heilt tal frå 0.',
    en: '“{asked}” is no position in the feed. Write a whole number from 0.',
  },
  'feed-position-beyond-head': {
    nb: 'Loggen slutter ved posisjon {head}, før {asked}: den er byttet ut eller hentet fra en sikkerhetskopi. Les strømmen om igjen fra 0.',
    nn: 'Loggen sluttar ved posisjon {head}, før {asked}: han er bytt ut eller henta frå ein tryggingskopi. Les straumen om att frå 0.',
    en: 'The log ends at position {head}, before {asked}: it was replaced or restored from a backup. Read the feed anew from 0.',
  },
  'feed-full': {
    nb: 'Alle plasser i hendelsesstrømmen er tatt. Prøv igjen om litt; ingenting går tapt.',
    nn: 'Alle plassane i hendingsstraumen er tekne. Prøv igjen om litt; ingenting går tapt.',
    en: 'Every place in the feed is taken. Try again in a little while; nothing is lost.',
  },
  'feed-unavailable': {
    nb: 'Hendelsesstrømmen er ikke klar nå. Prøv igjen om litt; ingenting går tapt.',
    nn: 'Hendingsstraumen er ikkje klar no. Prøv igjen om litt; ingenting går tapt.',
    en: 'The feed is not ready now. Try again in a little while; nothing is lost.',
  },
} as const satisfies Catalogue;
