/** Languages of the service; bokmål first, since it is the default. */
export const LANGUAGES = ['nb', 'nn', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);

/** `no` is what older programs call bokmål. */
function languageOf(range: string): Language | null {
  const primary = range.trim().toLowerCase().split('-')[0] ?? '';
  if (primary === 'no') return 'nb';
  return isLanguage(primary) ? primary : null;
}

/** The reader's best language of ours by `Accept-Language` (RFC 9110, 12.5.4); bokmål where nothing fits. */
export function preferredLanguage(header: string | readonly string[] | undefined): Language {
  const text = typeof header === 'string' ? header : (header ?? []).join(',');
  let best: { readonly language: Language; readonly weight: number } | null = null;
  for (const part of text.split(',').slice(0, 20)) {
    const [range = '', ...parameters] = part.split(';');
    const language = languageOf(range);
    const quality = parameters.map((one) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(one)?.[1]).find(Boolean);
    const weight = quality === undefined ? 1 : Number(quality);
    if (language && weight > 0 && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'nb';
}
