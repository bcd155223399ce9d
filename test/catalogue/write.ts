/** Writes `docs/events` anew: `npm run events`. Node runs it from the source; the libraries are taken from the build. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('.') && context.parentURL?.endsWith('.ts') === true;
    return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});

const { CATALOGUE, SCHEMAS, catalogueFiles } = (await import('./files.js')) as typeof import('./files.js');
const { domainEventTypes } = await import('#read-models');

mkdirSync(CATALOGUE + SCHEMAS, { recursive: true });
for (const [file, text] of await catalogueFiles(domainEventTypes())) writeFileSync(CATALOGUE + file, text);
