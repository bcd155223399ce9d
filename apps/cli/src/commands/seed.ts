import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  createCommandExecutor,
  loadSeed,
  parseSeed,
  SeedInterrupted,
  type ParsedSeed,
  type SeedFault,
} from '#application';
import { ORGANISATION_ID, organisationDecider } from '#domain';
import { domainEventTypes } from '#read-models';
import { CliFault, messageOf } from '../fault.js';
import { progressBar } from '../progress.js';
import type { Settings } from '../settings.js';
import { openStore } from '../store.js';

/** Loads a seed file into the log, also while the service runs. Checks it whole first. */
export async function seed(settings: Settings, file: string, { as }: { readonly as?: string }): Promise<void> {
  const parsed = parseSeed(readSeed(file));
  if (!parsed.ok) throw new CliFault(...written(file, parsed.faults));
  const store = await openStore(settings);
  try {
    const registry = domainEventTypes();
    const executor = createCommandExecutor({ store, registry });
    const { state } = await executor.load(organisationDecider, ORGANISATION_ID);
    const administrators = [...state.roles]
      .filter(([, roles]) => [...roles].includes('administrator'))
      .map(([person]) => person);
    const actor = as ?? administrators[0];
    if (actor === undefined || !administrators.includes(actor)) {
      throw new CliFault(
        as === undefined ? 'There is no administrator yet.' : `${as} is no administrator.`,
        'Make one first: npm run -s tiltak -- person "NAME" --issuer URL --subject SUBJECT --role administrator',
      );
    }
    const bar = progressBar('loading', 'commands');
    const loaded = await loadSeed(parsed.seed, {
      store,
      registry,
      executor,
      actor,
      file: basename(file).replace(/\.ya?ml$/, ''),
      progress: (done, total) => bar.update({ done, total }),
    });
    bar.stop();
    if (!loaded.ok) throw new CliFault(...written(file, loaded.faults));
    const { added, already } = loaded.report;
    console.log(`${file}: ${added} commands carried out, ${already} had been before`);
    console.log(`${file} holds ${contents(parsed.seed)}`);
  } catch (error) {
    if (error instanceof SeedInterrupted)
      throw new CliFault(`${file}: ${error.message}`, 'Nothing is lost: run the same command again.');
    throw error;
  } finally {
    await store.close();
  }
}

/** How many entries of each kind the file has; kinds without any are left out. */
function contents({ file }: ParsedSeed): string {
  const kinds = {
    programmes: file.programmes,
    goals: file.goals,
    strategies: file.strategies,
    measures: file.measures,
    'savings lines': file.savings,
    investments: file.investments,
    targets: file.targets,
    needs: file.needs,
    indicators: file.indicators,
    'open questions': file.openQuestions,
  };
  return Object.entries(kinds)
    .flatMap(([kind, entries]) => (entries?.length ? [`${kind}: ${entries.length}`] : []))
    .join(', ');
}

function readSeed(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliFault(`${file} cannot be read: ${messageOf(error)}`);
  }
}

const written = (file: string, faults: readonly SeedFault[]): string[] => [
  ...faults.map(({ line, path, message }) => `${file}:${line}: ${path ? `${path}: ` : ''}${message}`),
  `${faults.length} faults; nothing was loaded`,
];
