import { preferredLanguage, type Language } from '#platform';

/**
 * The language that a browser and its request ask for: `ui_locales` (OpenID Connect Core 1.0, section 3.1.2.1) before
 * `Accept-Language`.
 */
export const languageOf = (uiLocales: string | null | undefined, acceptLanguage: string | undefined): Language =>
  preferredLanguage([...(uiLocales?.split(' ') ?? []), acceptLanguage ?? ''].join(','));
