import type { EventTypeRow } from '#event-store';
import { cloudEventType } from '#feed';
import { schemaFile } from './schemas.js';

/** Version of AsyncAPI that the document is written in. */
export const ASYNCAPI = '3.0.0';

/** What consumers are told of the topics and of the feed. @param publicRows the types that leave the municipality */
export function asyncApi(publicRows: readonly EventTypeRow[]): object {
  const names = publicRows.map(cloudEventType);
  const messages = Object.fromEntries(names.map((name) => [name, reference(`components/messages/${name}`)]));
  return {
    asyncapi: ASYNCAPI,
    info: {
      title: 'Tiltak: what happens',
      version: '1.0.0',
      description:
        'Every change of a municipality’s measures, as CloudEvents 1.0: on two Kafka topics and as server-sent events. How to read them without loss or repeat is told in README.md beside this document.',
    },
    defaultContentType: 'application/cloudevents+json',
    servers: servers(),
    channels: { events: eventsChannel(messages), publicEvents: publicChannel(messages), feed: feedChannel(messages) },
    operations: operations(),
    components: {
      messages: Object.fromEntries(publicRows.map((row) => [cloudEventType(row), message(row)])),
      messageTraits: { record: record() },
    },
  };
}

const reference = (path: string): object => ({ $ref: `#/${path}` });

function servers(): object {
  return {
    kafka: {
      host: '{brokers}',
      protocol: 'kafka',
      description: 'The brokers that the relay publishes to (KAFKA_BROKERS).',
      variables: { brokers: { default: 'localhost:9092', description: 'HOST:PORT.' } },
    },
    feed: {
      host: '{host}',
      protocol: 'https',
      description: 'The api or the feed gateway: both serve the same stream.',
      variables: { host: { default: 'tiltak.example.org' } },
    },
  };
}

const prefix = { prefix: { default: 'tiltak', description: 'Prefix of the installation (KAFKA_PREFIX).' } };

const topicBinding = { partitions: 1, topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1 } };

/** Internal types are on this topic too; what they hold is the installation’s own, so that they have no schema here. */
function eventsChannel(messages: object): object {
  return {
    address: '{prefix}.events.v1',
    title: 'All events',
    description:
      'Every event of the log, in its order and without a gap, as employees may read it. Types that begin with `no.tiltak.internal.` are there too and may change without notice. Access is for systems of the municipality only.',
    servers: [reference('servers/kafka')],
    parameters: prefix,
    messages,
    bindings: { kafka: { ...topicBinding, bindingVersion: '0.5.0' } },
  };
}

function publicChannel(messages: object): object {
  return {
    address: '{prefix}.public-events.v1',
    title: 'Public events',
    description:
      'Public types, as the public might read them when they were published: no person ids, nothing exempt from public view. Positions have gaps here.',
    servers: [reference('servers/kafka')],
    parameters: prefix,
    messages,
    bindings: { kafka: { ...topicBinding, bindingVersion: '0.5.0' } },
  };
}

function feedChannel(messages: object): object {
  return {
    address: '/api/v1/feed',
    title: 'Server-sent events',
    description:
      'Content type text/event-stream. `id:` is the position, `event:` the type, `data:` the event. A reader that sends Last-Event-ID gets everything after it that is visible to it, once, in order.',
    servers: [reference('servers/feed')],
    messages,
  };
}

function operations(): object {
  return {
    publishEvents: {
      action: 'send',
      channel: reference('channels/events'),
      summary: 'The relay publishes each event once, in transactions.',
    },
    publishPublicEvents: {
      action: 'send',
      channel: reference('channels/publicEvents'),
      summary: 'The relay publishes what the public may read, in the same transaction.',
    },
    serveFeed: {
      action: 'send',
      channel: reference('channels/feed'),
      summary: 'Api and gateway send what happens as it happens.',
      bindings: { http: { method: 'GET', bindingVersion: '0.3.0' } },
    },
  };
}

function message(row: EventTypeRow): object {
  return {
    name: cloudEventType(row),
    title: row.type,
    contentType: 'application/cloudevents+json',
    traits: [reference('components/messageTraits/record')],
    payload: {
      schemaFormat: 'application/schema+json;version=draft-07',
      schema: { $ref: `./schemas/${schemaFile(row)}` },
    },
  };
}

function record(): object {
  return {
    headers: {
      type: 'object',
      description: 'Headers of the Kafka record. The feed has the position as `id:`.',
      properties: {
        'content-type': { type: 'string', const: 'application/cloudevents+json' },
        position: { type: 'string', pattern: '^[1-9][0-9]*$', description: 'Number of the event in the whole log.' },
        version: { type: 'string', pattern: '^[1-9][0-9]*$', description: 'Version of the shape of `data`.' },
      },
      required: ['content-type', 'position', 'version'],
    },
    bindings: {
      kafka: {
        key: {
          type: 'string',
          description:
            'Stream of the event, such as `measure-<uuid>`; what is said of a measure’s savings has the measure’s.',
        },
        bindingVersion: '0.5.0',
      },
    },
  };
}
