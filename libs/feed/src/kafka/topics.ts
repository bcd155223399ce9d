import type { Admin } from 'kafkajs';
import { brokerErrorOf } from './client.js';
import { TopicUnfit, type TopicNames } from './port.js';
import { MAX_MESSAGE_BYTES } from './transactions.js';

type Settings = Readonly<Record<string, string>>;

/** Everything for ever: a reader that begins anew needs the first event, and what has been published is read from the end. */
const EVENTS: Settings = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'max.message.bytes': String(MAX_MESSAGE_BYTES),
};
const CLAIMS: Settings = { 'cleanup.policy': 'compact' };

/** DESCRIBE_CONFIGS of the protocol: a topic. */
const TOPIC = 2;

/**
 * Makes the topics that are missing, and looks at those that are there. What somebody else has set is never changed.
 * @throws {TopicUnfit} a topic has other settings, or not one partition
 */
export async function ensureTopics(admin: Admin, names: TopicNames): Promise<void> {
  await ensureTopic(admin, names.events, EVENTS);
  await ensureTopic(admin, names.publicEvents, EVENTS);
  await ensureTopic(admin, names.claims, CLAIMS);
}

async function ensureTopic(admin: Admin, topic: string, settings: Settings): Promise<void> {
  if ((await partitionsOf(admin, topic)) === null) await makeTopic(admin, topic, settings);
  const partitions = await partitionsOf(admin, topic);
  if (partitions !== 1) {
    throw new TopicUnfit(`Topic ${topic}: it has ${partitions} partitions, it should have 1: order would be lost.`);
  }
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: TOPIC, name: topic, configNames: Object.keys(settings) }],
  });
  const is = new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]));
  for (const [setting, wanted] of Object.entries(settings)) {
    const found = is.get(setting);
    if (!fits(setting, found, wanted)) {
      throw new TopicUnfit(`Topic ${topic}: ${setting} is ${found ?? 'not set'}, it should be ${wanted}.`);
    }
  }
}

/** Null: there is no such topic. */
async function partitionsOf(admin: Admin, topic: string): Promise<number | null> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics[0]?.partitions.length ?? null;
  } catch (error) {
    if (brokerErrorOf(error) === 'UNKNOWN_TOPIC_OR_PARTITION') return null;
    throw error;
  }
}

/** Somebody else may make it at the same time: then it is there, and is looked at. */
async function makeTopic(admin: Admin, topic: string, settings: Settings): Promise<void> {
  const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
  try {
    await admin.createTopics({
      waitForLeaders: true,
      // -1: as many copies as the cluster makes of every topic
      topics: [{ topic, numPartitions: 1, replicationFactor: -1, configEntries }],
    });
  } catch (error) {
    const [first] = (error as { errors?: unknown[] }).errors ?? [];
    if (brokerErrorOf(first ?? error) !== 'TOPIC_ALREADY_EXISTS') throw error;
  }
}

/** A topic that takes larger records than ours is as good. */
function fits(setting: string, found: string | undefined, wanted: string): boolean {
  if (setting === 'max.message.bytes') return Number(found) >= Number(wanted);
  return found === wanted;
}
