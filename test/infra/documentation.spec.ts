import { expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { filesIn, text } from './files.js';

const pages = ['docs/operations', 'docs/events', 'infra']
  .flatMap((folder) => filesIn(folder))
  .filter((file) => file.endsWith('.md'));

/** A title as it is addressed: `#backup-and-restore`. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (file: string): string[] => [...text(file).matchAll(/^#+ (.+)$/gm)].map(([, t]) => anchor(String(t)));

function isBroken(page: string, link: string): boolean {
  const [path = '', section] = link.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(file)) return true;
  return section !== undefined && !anchorsOf(file).includes(section);
}

it.each(pages)('%s leads to what is there', (page) => {
  const links = [...text(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => String(link));
  expect(links.filter((link) => !/^https?:/.test(link)).filter((link) => isBroken(page, link))).toEqual([]);
});

it('the commands of the runbook are commands that there are', () => {
  const named = pages.flatMap((page) => [...text(page).matchAll(/`tiltak ([a-z]+)/g)].map(([, name]) => String(name)));
  const known = [...text('apps/cli/src/main.ts').matchAll(/\.command\('(\w+)/g)].map(([, name]) => name);
  expect(named).toContain('migrate');
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});
