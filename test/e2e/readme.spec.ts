import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newFolder, removeFolder, startService, type RunningService } from './support/service.js';

const README = readFileSync('README.md', 'utf8');

/** A command of the walk-through, and what the README says that its output holds. */
interface Step {
  readonly says: string;
  readonly commands: string;
  readonly output: readonly string[];
}

/** Blocks of `sh` are commands; the block of `text` after one says what must be in the output, line by line. */
function walkThrough(): Step[] {
  const from = README.indexOf('## A walk-through');
  const section = README.slice(from, README.indexOf('\n## ', from + 1));
  const blocks = [...section.matchAll(/```(sh|text)\n([\s\S]*?)```/g)];
  return blocks.flatMap((block, index) => {
    if (block[1] !== 'sh') return [];
    const next = blocks[index + 1];
    const before = section.slice(0, block.index).trimEnd().split('\n').at(-1) ?? '';
    return [
      {
        says: before,
        commands: block[2] ?? '',
        output: next?.[1] === 'text' ? (next[2] ?? '').split('\n').filter((line) => line.trim() !== '') : [],
      },
    ];
  });
}

describe('the README', () => {
  let service: RunningService;
  const folder = newFolder();
  beforeAll(async () => {
    service = await startService(folder);
  });
  afterAll(async () => {
    await service.stop();
    removeFolder(folder);
  });

  it('holds a walk-through whose commands do what it says', async () => {
    const steps = walkThrough();
    expect(steps.length).toBeGreaterThan(5);
    // one shell for all: later commands use what earlier ones have set; a line between them marks where one ends
    const mark = (index: number): string => `echo; echo "---- ${index}"`;
    const script = [
      'set -u',
      `npm() { "${process.execPath}" dist/apps/cli/src/main.js "\${@:4}"; }`,
      ...steps.flatMap(({ commands }, index) => [mark(index), commands]),
    ].join('\n');
    const output = await new Promise<string>((resolve, reject) => {
      const env = { ...process.env, PORT: String(service.port), DATA_DIR: folder };
      const rewritten = script.replaceAll('127.0.0.1:3000', `127.0.0.1:${service.port}`);
      execFile('bash', ['-c', rewritten], { env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) =>
        error ? reject(new Error(`${error.message}\n${out}\n${err}`)) : resolve(out),
      );
    });
    const parts = output.split(/^---- \d+\n/m).slice(1);
    expect(parts).toHaveLength(steps.length);
    steps.forEach(({ says, output: wanted }, index) => {
      for (const line of wanted)
        expect({ says, output: parts[index] }).toEqual({ says, output: expect.stringContaining(line) });
    });
  });

  it('points to files that are there, and to functions that are in them', () => {
    const links = [...README.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
    // `name` in [file](path): the way of a command, to the line
    const places = [...README.matchAll(/`([\w.]+)` in \[[^\]]+\]\(([^)]+)\)/g)].map(
      (match) => [match[1] ?? '', match[2] ?? ''] as const,
    );
    expect(places.length).toBeGreaterThan(8);
    expect(places.filter(([name, path]) => !readFileSync(path, 'utf8').includes(name))).toEqual([]);
  });
});
