// `npm run bench` runs every benchmark, `npm run bench -- NAME` one. See README.md.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

if (!existsSync(join(here, 'node_modules'))) {
  // One package that is compared with compiles its driver for the Node of the machine, so npm runs under that one.
  const path = process.env.PATH.split(delimiter)
    .filter((entry) => !entry.includes('node_modules'))
    .join(delimiter);
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
  );
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
    env: { ...environment, PATH: path },
  });
  if (install.status !== 0) process.exit(install.status ?? 1);
}
const build = spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
if (build.status !== 0) process.exit(build.status ?? 1);

const { finish } = await import('./lib/report.mjs');
const names = readdirSync(here)
  .filter((file) => file.endsWith('.bench.mjs'))
  .map((file) => file.replace('.bench.mjs', ''))
  .sort();
const wanted = process.argv[2];
if (wanted && !names.includes(wanted)) {
  console.error(`no benchmark is called ${wanted}; there are: ${names.join(', ')}`);
  process.exit(1);
}
for (const name of wanted ? [wanted] : names) {
  console.log(`\n${name}`);
  const { run } = await import(`./${name}.bench.mjs`);
  await run();
}
process.exit(finish(join(here, 'results.json')) ? 0 : 1);
