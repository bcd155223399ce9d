import { LANGUAGES, type Language } from '#platform';

interface Texts {
  readonly title: string;
  readonly lead: string;
  readonly linksHeading: string;
  readonly docs: string;
  readonly description: string;
  readonly feed: string;
  readonly signIn: string;
  readonly ready: string;
  readonly stepsHeading: string;
  /** How to come by a token, where the people are invented. */
  readonly demoToken: string;
  /** The same at the municipality's own issuer. */
  readonly ownToken: string;
  readonly steps: readonly string[];
  readonly languagesLabel: string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  nb: {
    title: 'Tiltak: oppfølging av handlingsprogram',
    lead: 'Tjenesten holder kommunens tiltak samlet: hvem som har ansvaret, hvordan det går, og hva som er endret når. Ingenting blir skrevet over, så hver rapport kan hentes slik den var på et bestemt tidspunkt.',
    linksHeading: 'Her finner du',
    docs: 'Dokumentasjon av grensesnittet, med mulighet til å prøve',
    description: 'Den samme beskrivelsen som OpenAPI-fil',
    feed: 'Offentlige hendelser, nyeste sist',
    signIn: 'Innloggingstjenestens opplysninger (OpenID Connect)',
    ready: 'Er tjenesten klar?',
    stepsHeading: 'Kom i gang',
    demoToken: 'Hent et adgangsbevis: <code>npm run -s tiltak -- token sector-lead</code>',
    ownToken: 'Logg inn hos kommunens innloggingstjeneste, og hent et adgangsbevis der',
    steps: [
      'Send det med som <code>Authorization: Bearer …</code>',
      'Filen <code>README.md</code> viser en hel gjennomgang: rapportere, bli avvist, lese historikken og se tilbake i tid.',
    ],
    languagesLabel: 'Språk',
  },
  nn: {
    title: 'Tiltak: oppfølging av handlingsprogram',
    lead: 'Tenesta held tiltaka i kommunen samla: kven som har ansvaret, korleis det går, og kva som er endra når. Ingenting blir skrive over, så kvar rapport kan hentast slik han var på eit bestemt tidspunkt.',
    linksHeading: 'Her finn du',
    docs: 'Dokumentasjon av grensesnittet, der du kan prøve det',
    description: 'Den same skildringa som OpenAPI-fil',
    feed: 'Offentlege hendingar, dei nyaste sist',
    signIn: 'Opplysningar om innloggingstenesta (OpenID Connect)',
    ready: 'Er tenesta klar?',
    stepsHeading: 'Kom i gang',
    demoToken: 'Hent eit tilgangsbevis: <code>npm run -s tiltak -- token sector-lead</code>',
    ownToken: 'Logg inn hos innloggingstenesta til kommunen, og hent eit tilgangsbevis der',
    steps: [
      'Send det med som <code>Authorization: Bearer …</code>',
      'Fila <code>README.md</code> viser ein heil gjennomgang: rapportere, bli avvist, lese historikken og sjå tilbake i tid.',
    ],
    languagesLabel: 'Språk',
  },
  en: {
    title: 'Tiltak: following up action programmes',
    lead: 'The service keeps the municipality’s measures in one place: who answers for them, how they are going, and what changed when. Nothing is overwritten, so every report can be had as it stood at a given moment.',
    linksHeading: 'Where to look',
    docs: 'Documentation of the interface, to read and to try',
    description: 'The same description as an OpenAPI file',
    feed: 'Public events, the newest last',
    signIn: 'The sign-in service’s description (OpenID Connect)',
    ready: 'Is the service ready?',
    stepsHeading: 'To begin',
    demoToken: 'Get an access token: <code>npm run -s tiltak -- token sector-lead</code>',
    ownToken: 'Sign in at the municipality’s sign-in service, and get an access token there',
    steps: [
      'Send it along as <code>Authorization: Bearer …</code>',
      'The file <code>README.md</code> shows a whole round: report, be refused, read the history, look back in time.',
    ],
    languagesLabel: 'Language',
  },
};

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** What the landing page needs to know of the installation. */
export interface LandingLinks {
  /** Where the identity provider describes itself; null: none is told. */
  readonly issuerMetadata: string | null;
  /** Whether the people are the invented ones of the embedded issuer: only then can `tiltak token` sign them in. */
  readonly demo: boolean;
}

/** The page, whole: no script, no style, font or picture from elsewhere. */
export function landingPage(language: Language, { issuerMetadata, demo }: LandingLinks): string {
  const text = TEXTS[language];
  const link = (href: string, label: string): string => `<li><a href="${href}">${label}</a></li>`;
  const languages = LANGUAGES.map((other) =>
    other === language
      ? `<li aria-current="true" lang="${other}">${LANGUAGE_NAMES[other]}</li>`
      : `<li><a href="/?lang=${other}" lang="${other}" hreflang="${other}">${LANGUAGE_NAMES[other]}</a></li>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title>
<link rel="stylesheet" href="/landing.css">
</head>
<body>
<header>
<nav aria-label="${text.languagesLabel}"><ul class="languages">${languages.join('')}</ul></nav>
</header>
<main>
<h1>${text.title}</h1>
<p>${text.lead}</p>
<h2>${text.linksHeading}</h2>
<ul>
${[
  link('/api/docs', text.docs),
  link('/api/docs-json', text.description),
  link('/api/v1/feed/events', text.feed),
  ...(issuerMetadata ? [link(issuerMetadata, text.signIn)] : []),
  link('/health/ready', text.ready),
].join('\n')}
</ul>
<h2>${text.stepsHeading}</h2>
<ol>
${[demo ? text.demoToken : text.ownToken, ...text.steps].map((step) => `<li>${step}</li>`).join('\n')}
</ol>
</main>
</body>
</html>
`;
}

/** Contrast of text and links is above 7:1 in both colour schemes; text grows with the reader's own setting. */
export const LANDING_CSS = `:root { color-scheme: light dark; --text: #1e2b3c; --ground: #ffffff; --link: #0a3d78; --line: #b9c2cd; }
@media (prefers-color-scheme: dark) { :root { --text: #eef2f7; --ground: #14202e; --link: #a9cdf7; --line: #45566b; } }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.0625rem/1.6 system-ui, sans-serif; }
header, main { max-width: 42rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2rem; }
li { margin: .4rem 0; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
code { border: 1px solid var(--line); border-radius: .25rem; padding: .1rem .3rem; overflow-wrap: anywhere; }
.languages { display: flex; gap: 1rem; list-style: none; margin: 0; padding: 0; justify-content: flex-end; }
`;
