import type { Language } from '../people/register.js';

const LANGUAGES: Readonly<Record<string, Language>> = { nb: 'nb', no: 'nb', nn: 'nn', en: 'en' };

/**
 * The language that a browser and its request ask for: `ui_locales` (OpenID Connect Core 1.0, section 3.1.2.1) before
 * `Accept-Language` (RFC 9110, section 12.5.4), the first that is spoken here; bokmål where none is.
 */
export function languageOf(uiLocales: string | null | undefined, acceptLanguage: string | undefined): Language {
  const wanted = [...(uiLocales?.split(' ') ?? []), ...byQuality(acceptLanguage ?? '')];
  for (const tag of wanted) {
    const language = LANGUAGES[tag.split('-')[0]!.toLowerCase()];
    if (language) return language;
  }
  return 'nb';
}

function byQuality(header: string): string[] {
  return header
    .slice(0, 1000)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}
