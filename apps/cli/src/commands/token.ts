import { DemoSignInFailed, demoPeople, fetchDemoToken } from '#identity';
import { CliFault } from '../fault.js';
import type { Settings } from '../settings.js';

/** Prints an access token, and nothing else, on standard output: for `curl`. The service must be running. */
export async function token({ configuration }: Settings, subject: string): Promise<void> {
  if (configuration.oidc.issuer !== null) {
    throw new CliFault('OIDC_ISSUER is set, so there are no demo people: get the token from that issuer.');
  }
  const subjects: readonly string[] = demoPeople.map((person) => person.subject);
  if (!subjects.includes(subject)) {
    throw new CliFault(`There is no demo person ${subject}: name one of ${subjects.join(', ')}.`);
  }
  const origin = `http://127.0.0.1:${configuration.port}`;
  try {
    console.log(await fetchDemoToken(origin, subject));
  } catch (error) {
    if (!(error instanceof DemoSignInFailed)) throw error;
    throw new CliFault(
      `No token for ${subject}: ${error.message}.`,
      `Is the service running at ${origin}? Start it with npm start, or set PORT here as it was set there.`,
    );
  }
}
