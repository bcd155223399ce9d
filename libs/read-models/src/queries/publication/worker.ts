import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { openViewReaders } from '../../view/readers.js';
import { buildPublication, PublicationUnavailable, type PublicationSubject } from './build.js';
import { publicationPages, type PublicationPages } from './pages.js';

/** What the thread is started with. */
export interface BuilderSettings {
  /** Folder of the views. */
  readonly viewsDir: string;
  readonly subject: PublicationSubject;
  /** Instant, ISO 8601. */
  readonly now: string;
}

/** What the thread says, once. Anything else that happens to it is an error of the thread. */
export type FromBuilder =
  | { readonly said: 'built'; readonly pages: PublicationPages }
  | { readonly said: 'unavailable'; readonly code: string };

async function build({ viewsDir, subject, now }: BuilderSettings): Promise<FromBuilder> {
  const views = openViewReaders(viewsDir);
  try {
    const pages = await publicationPages(buildPublication({ views, clock: () => new Date(now) }, subject));
    return { said: 'built', pages };
  } catch (error) {
    if (error instanceof PublicationUnavailable) return { said: 'unavailable', code: error.code };
    throw error;
  } finally {
    views.close();
  }
}

const serve = async (port: MessagePort, settings: BuilderSettings): Promise<void> =>
  port.postMessage(await build(settings));

if (parentPort && (workerData as Partial<BuilderSettings> | null)?.subject) {
  await serve(parentPort, workerData as BuilderSettings);
}
