export * from './port.js';
export type { ClientLog } from './client.js';
export { openKafkaPublisher, type KafkaPublisherOptions } from './publisher.js';
export { openEventTopicReader } from './reader.js';
export { eventOfRecord, publishedPair, rowsByPublicType, UnreadableRecord, type PairOptions } from './records.js';
