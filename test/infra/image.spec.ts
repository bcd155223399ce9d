import { describe, expect, it } from '@jest/globals';
import { validate, ValidationSeverity } from 'dockerfile-utils';
import { existsSync } from 'node:fs';
import { isPinned, text, unknownVariables } from './files.js';

const FOLDER = 'infra/container';
const dockerfile = text(`${FOLDER}/Dockerfile`);
const lines = dockerfile.split('\n');
const instructions = (keyword: string): string[] =>
  lines.filter((line) => line.startsWith(`${keyword} `)).map((line) => line.slice(keyword.length + 1));
/** What the image itself is made by: the last stage. */
const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM '))).join('\n');

describe('the container image', () => {
  it('is a Dockerfile in which the language tool finds nothing wrong', () => {
    expect(validate(dockerfile, { deprecatedMaintainer: ValidationSeverity.ERROR })).toEqual([]);
    expect(validate(dockerfile.replace('EXPOSE 3000', 'EXPOSE http://3000'))).not.toEqual([]);
  });

  it('is built in stages from one pinned base, of the Node that the tests run on', () => {
    const bases = instructions('FROM').map((line) => line.split(' ')[0] ?? '');
    expect(bases.length).toBeGreaterThan(1);
    expect(new Set(bases).size).toBe(1);
    expect(bases.filter((base) => !isPinned(base))).toEqual([]);
    expect(bases[0]).toContain(`:${process.versions.node}-`);
  });

  it('runs as a user who is not root, by number, and says whether it lives', () => {
    expect(last).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
    expect(last).toContain('CMD ["node", "infra/container/health.mjs"]');
    expect(last).toContain('STOPSIGNAL SIGTERM');
    expect(last).toContain('ENTRYPOINT ["node"]');
  });

  it('copies what is there, and the ignore file lets it through', () => {
    const copied = instructions('COPY')
      .filter((line) => !line.startsWith('--from'))
      .flatMap((line) => line.split(' ').slice(0, -1));
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    const let_through = text(`${FOLDER}/Dockerfile.dockerignore`)
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copied.filter((path) => !let_through.includes(path))).toEqual([]);
    expect(let_through.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('sets no variable that the service does not read', () => {
    const set = [...last.matchAll(/\b([A-Z][A-Z_]+)=/g)].map(([, name]) => String(name));
    expect(set).toContain('DATA_DIR');
    expect(unknownVariables(set)).toEqual([]);
  });
});
