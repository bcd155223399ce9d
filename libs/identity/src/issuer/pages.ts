import { hash } from 'node:crypto';
import type { DemoPerson } from '../demo/people.js';
import type { Language } from '#platform';
import { issuerTexts } from './texts.js';

/** Contrast at least 7:1 for text and 3:1 for edges; targets of 44 px and more; grows with the reader's own text size. */
const STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #f4f5f6; color: #1e2b3c; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { font-size: 1.25rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 .75rem; }
button { display: block; width: 100%; min-height: 3rem; padding: .75rem 1rem; text-align: left; font: inherit;
  color: #1e2b3c; background: #fff; border: 2px solid #5b6777; border-radius: .5rem; cursor: pointer;
  overflow-wrap: anywhere; }
button:hover { background: #e6effa; border-color: #004b8d; }
button strong, button span { display: block; }
a { color: #004b8d; display: inline-block; padding: .625rem 0; }
button:focus-visible, a:focus-visible { outline: 3px solid #004b8d; outline-offset: 3px; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
`;

const STYLE_SOURCE = `'sha256-${hash('sha256', STYLE, 'base64')}'`;

/**
 * Nothing from outside, no script of ours, no frame. A form may lead on to a loopback address, since that is where the
 * clients listen. `script-src` stands by itself because oidc-provider adds the digest of the one line with which it
 * passes a form on.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src ${STYLE_SOURCE}`,
  "script-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self' http://127.0.0.1:* http://localhost:*",
].join('; ');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign]!);

const page = (language: Language, title: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Tiltak</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;

export interface SignInPage {
  readonly language: Language;
  readonly people: readonly DemoPerson[];
  /** Path that the form is sent to; the languages are links to the same. */
  readonly action: string;
  readonly csrf: string;
}

export function signInPage({ language, people, action, csrf }: SignInPage): string {
  const texts = issuerTexts[language];
  const path = escapeHtml(action);
  const buttons = people.map(
    ({ subject, name, title }) =>
      `<li><button name="subject" value="${escapeHtml(subject)}"><strong>${escapeHtml(name)}</strong> <span>${escapeHtml(title[language])}</span></button></li>`,
  );
  const languages = Object.entries(issuerTexts)
    .filter(([tag]) => tag !== language)
    .map(
      ([tag, { languageName }]) =>
        `<li><a href="${path}?ui_locales=${tag}" lang="${tag}" hreflang="${tag}">${languageName}</a></li>`,
    );
  return page(
    language,
    texts.signIn,
    `<p>${texts.explanation}</p>
<form method="post" action="${path}">
<input type="hidden" name="csrf" value="${escapeHtml(csrf)}">
<h2 id="people">${texts.people}</h2>
<ul aria-labelledby="people">
${buttons.join('\n')}
</ul>
<p><button name="cancel" value="yes">${texts.cancel}</button></p>
</form>
<nav aria-label="${texts.languages}"><ul>${languages.join('')}</ul></nav>`,
  );
}

/** @param form the form, as oidc-provider wrote it, without its buttons */
export function signOutPage(language: Language, form: string): string {
  const texts = issuerTexts[language];
  return page(
    language,
    texts.signOut,
    `<p>${texts.signOutQuestion}</p>
${form}
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">${texts.signOutYes}</button></p>
<p><button type="submit" form="op.logoutForm">${texts.signOutNo}</button></p>`,
  );
}

export function signedOutPage(language: Language, origin: string): string {
  const texts = issuerTexts[language];
  return page(
    language,
    texts.signedOut,
    `<p>${texts.signedOutText}</p>
<p><a href="${escapeHtml(origin)}/">${texts.toService}</a></p>`,
  );
}

export function failurePage(language: Language, origin: string, reason: 'expired' | 'refused', code: string): string {
  const texts = issuerTexts[language];
  return page(
    language,
    texts.failed,
    `<p>${texts[reason]}</p>
<p>${texts.code}: <code>${escapeHtml(code)}</code></p>
<p><a href="${escapeHtml(origin)}/">${texts.toService}</a></p>`,
  );
}
