import { Worker } from 'node:worker_threads';
import { PublicationUnavailable, type PublicationSubject } from './build.js';
import type { PublicationPages } from './pages.js';
import type { BuilderSettings, FromBuilder } from './worker.js';

/** The worker as Node can load it: compiled. Run from source (tests), the build's file is taken. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts')
    ? import.meta.url.replace(
        /\/libs\/read-models\/src\/.*$/,
        '/dist/libs/read-models/src/queries/publication/worker.js',
      )
    : new URL('./worker.js', import.meta.url),
);

/**
 * Builds the published report of a round in a thread of its own, from the views' files: it takes up to a second, and no
 * request waits for it.
 * @param now for what is judged by the present
 * @throws {PublicationUnavailable}
 */
export async function publicationInThread(
  viewsDir: string,
  subject: PublicationSubject,
  now: Date,
): Promise<PublicationPages> {
  const settings: BuilderSettings = { viewsDir, subject, now: now.toISOString() };
  const worker = new Worker(WORKER, { workerData: settings, name: 'publication' });
  const said = await new Promise<FromBuilder>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the publication's thread ended with code ${code}`)));
  });
  if (said.said === 'unavailable') throw new PublicationUnavailable(said.code);
  return said.pages;
}
