import { problemTexts, say, type Language, type ProblemCode } from '../messages/index.js';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemTexts, code);

/** The page at a problem's `type`: what it means and what to do. Null: there is no such problem. */
export function explainProblem(code: string, language: Language): string | null {
  if (!isProblemCode(code)) return null;
  const { title, detail } = problemTexts[code];
  const heading = escape(say(title, language));
  // parameters belong to an occurrence; here stand their names
  const text = escape(detail[language].replaceAll(/\{(\w+)\}/g, '‹$1›'));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading} – Tiltak</title>
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${text}</p>
<p><code>${code}</code></p>
</main>
</body>
</html>
`;
}
