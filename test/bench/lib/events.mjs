// Events as the service writes them, for benchmarks that go below the service.
import { randomUUID } from 'node:crypto';

const COMMENTS = [
  'Arbeidet følger planen, og leveransene for perioden er godkjent av styringsgruppen.',
  'Anskaffelsen tar lengre tid enn ventet; risikoen følges opp med leverandøren hver uke.',
  'Bygget er tatt i bruk. Gjenstående arbeid gjelder uteområdet og dokumentasjonen.',
];

/** One proposed status report, about 400 bytes of data. */
export function statusReported(number) {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type: 'StatusReported',
    version: 1,
    data: {
      effectiveOn: '2017-03-31',
      phase: 'ongoing',
      words: 'Under gjennomføring',
      reading: 'words',
      progress: 'green',
      effect: 'not-assessed',
      comment: `${COMMENTS[number % COMMENTS.length]} Rapport nummer ${number}.`,
      commentExempt: null,
      risk: null,
      deviation: null,
      cause: null,
      action: null,
      remedy: null,
    },
    metadata: {
      actor: { person: '0b0f2f0e-6c55-5a3c-9d33-2d5f0b1f3a01', role: 'sector-lead', grant: 'lead:eiendom' },
      commandId,
      fingerprint: 'c0ffee00c0ffee00c0ffee00c0ffee00',
      correlationId: commandId,
      recordedAt: '2017-04-03T07:00:00.000Z',
      source: 'http',
    },
  };
}

/**
 * `clients` loops, each doing `work(client, round)` one after the other until `seconds` have passed.
 * @returns operations per second
 */
export async function perSecond(clients, seconds, work) {
  const until = performance.now() + seconds * 1000;
  const started = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let round = 0; performance.now() < until; round++) {
        await work(client, round);
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - started);
}
