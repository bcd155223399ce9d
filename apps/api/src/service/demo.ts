import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { loadDemo, parseSeed } from '#application';
import type { RecordedEvent } from '#event-store';
import { demoOrganisation, demoPersonId } from '#identity';
import type { Logger } from '#platform';
import type { Service } from './service.js';

/** Looks for the sample programme from the sources (`apps/api/src/service`) and from the build (below `dist`). */
const SAMPLE = 'infra/seed/baerum-hp-2018-2021.yaml';
const CANDIDATES = ['../../../../', '../../../../../'].map((up) => new URL(up + SAMPLE, import.meta.url));

/** More events than the sample makes: a log with so many is past its beginning. */
const SAMPLE_EVENTS = 2_000;

/**
 * Loads the sample programme into an empty log, with demo people in its places. A log that holds anything else is
 * left as it is; loading that was interrupted is completed, whatever processes have said of it meanwhile.
 * @throws the sample does not hold what the rules ask for
 */
export async function loadSample(service: Service, logger: Logger): Promise<void> {
  const { file, text } = await readSample();
  const name = basename(file.pathname, '.yaml');
  const begun = await service.store.readAll('0', SAMPLE_EVENTS);
  const isOfTheSample = ({ metadata: { source } }: RecordedEvent): boolean =>
    source === `seed:${name}` || source.startsWith('process:');
  if (begun.length === SAMPLE_EVENTS || !begun.every(isOfTheSample)) return;
  const parsed = parseSeed(text);
  if (!parsed.ok) throw new Error(`${SAMPLE}: ${parsed.faults.map(({ message }) => message).join('; ')}`);
  const places = {
    roles: demoOrganisation.roles.map(({ subject, role }) => ({ person: demoPersonId(subject), role })),
    leads: demoOrganisation.leads.map(({ subject, unit }) => ({ person: demoPersonId(subject), unit })),
    deputies: demoOrganisation.deputies.map(({ subject, unit }) => ({ person: demoPersonId(subject), unit })),
    responsible: demoOrganisation.responsible.map(({ subject, measure }) => ({
      person: demoPersonId(subject),
      measure,
    })),
  };
  const { store, registry, executor } = service;
  const actor = demoPersonId('administrator');
  const result = await loadDemo(parsed.seed, places, { store, registry, executor, actor, file: name });
  if (!result.ok) throw new Error(`${SAMPLE}: ${result.faults.map(({ message }) => message).join('; ')}`);
  if (result.report.added > 0) logger.info({ ...result.report, sample: name }, 'sample programme loaded');
}

async function readSample(): Promise<{ file: URL; text: string }> {
  for (const file of CANDIDATES) {
    try {
      return { file, text: await readFile(file, 'utf8') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`${SAMPLE} is missing: set SEED_DEMO=false, or start from a complete copy of the product`);
}
