/** Writes the tables of `docs/operations/sizing.md` anew from `figures.json`: `npm run sizing`. The words around them are written by people. */
import { readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('.') && context.parentURL?.endsWith('.ts') === true;
    return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});

const { figureRows, INSTALLATIONS, measuredFigures, sizingRows } =
  (await import('./sizing.js')) as typeof import('./sizing.js');

const page = fileURLToPath(new URL('../../docs/operations/sizing.md', import.meta.url));
const table = (head: readonly string[], rule: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const figures = measuredFigures();
const numbers = INSTALLATIONS.map(() => '---:');
const tables = [
  table(['', ...INSTALLATIONS.map(({ name }) => name)], ['---', ...numbers], sizingRows(figures)),
  table(['figure', 'measured', 'how'], ['---', '---:', '---'], figureRows(figures)),
];
const text = readFileSync(page, 'utf8').replaceAll(/(?:^\|.*\|\n)+/gm, () => `${tables.shift() ?? ''}\n`);
writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
