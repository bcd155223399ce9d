import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFeed } from '../../libs/feed/src/testing/sse-client.js';
import { signedIn, type Client } from '../e2e/support/client.js';
import { newFolder, removeFolder, startProgram, startService, type RunningService } from '../e2e/support/service.js';
import { followFeed } from './feed-follower.js';
import { brokers, describeOnKafka, newPrefix } from './support.js';

/** So small that most of the log is older than what a gateway holds. */
const RING_BYTES = '65536';

describeOnKafka('feed gateways side by side, on Kafka', () => {
  const folders: string[] = [];
  const running: RunningService[] = [];
  let api: RunningService;
  let lead: Client;
  let measure: string;
  let environment: NodeJS.ProcessEnv;

  function folder(): string {
    const made = newFolder();
    folders.push(made);
    return made;
  }

  async function gateway(dataDir = folder()): Promise<RunningService> {
    const started = await startProgram('feed', dataDir, environment);
    running.push(started);
    return started;
  }

  beforeAll(async () => {
    const data = folder();
    api = await startService(data, { SEED_DEMO: 'true' });
    environment = {
      KAFKA_BROKERS: brokers.join(','),
      KAFKA_PREFIX: newPrefix(),
      API_URL: api.origin,
      FEED_RING_BYTES: RING_BYTES,
    };
    running.push(api, await startProgram('relay', data, environment));
    lead = await signedIn(api, 'sector-lead');
    const { body } = await lead.get<{ measures: { unit: string }[] }>('/measures?text=tomtekj%C3%B8p');
    const registered = await lead.post<{ id: string }>('/measures', {
      title: 'Et tiltak',
      area: body.measures[0]!.unit,
    });
    measure = registered.body.id;
  });
  afterAll(async () => {
    for (const part of running.reverse()) await part.stop();
    folders.forEach(removeFolder);
  });

  /** Reports in public. @returns id of the event */
  async function report(comment: string): Promise<string> {
    const { status, body } = await lead.post<{ events: { id: string }[] }>(`/measures/${measure}/status-reports`, {
      effectiveOn: '2017-04-30',
      phase: 'ongoing',
      progress: 'green',
      comment,
    });
    expect(status).toBe(200);
    return body.events[0]!.id;
  }

  /** What a process tells the public from the beginning to an event. */
  async function told({ port }: RunningService, until: string) {
    const client = readFeed(port, '/api/v1/feed?after=0');
    await client.until(() => client.events.at(-1)?.event.id === until);
    client.socket.destroy();
    return client.events;
  }

  test('each tells what the api tells, from the log’s beginning to what has just happened', async () => {
    const [one, other] = [await gateway(), await gateway()];
    const last = await report('Sist meldt');
    const fromApi = await told(api, last);
    expect(await told(one, last)).toEqual(fromApi);
    expect(await told(other, last)).toEqual(fromApi);
    const { checks } = (await (await fetch(`${one.origin}/health/ready`)).json()) as {
      checks: { feed: { details: { holdsAfter: number } } };
    };
    expect(checks.feed.details.holdsAfter).toBeGreaterThan(0);
    expect(await one.stop()).toBe(0);
  });

  test('a reader goes on at another when one is killed, and at the same one when it is back', async () => {
    const data = folder();
    let one: RunningService | undefined = await gateway(data);
    const other = await gateway();
    let origin: string | undefined = one.origin;
    const reader = followFeed(() => origin);
    for (let round = 0; round < 3; round++) {
      for (let number = 0; number < 5; number++) await report(`Runde ${round}, rapport ${number}`);
      origin = other.origin;
      await one.stop('SIGKILL');
      await report('Mens den er nede');
      one = await gateway(data);
      origin = one.origin;
    }
    const events = await told(api, await report('Sist meldt'));
    const positions = events.map(({ id }) => id);
    await reader.reached(positions.at(-1)!);
    expect((await reader.stop()).positions).toEqual(positions);
  });
});
