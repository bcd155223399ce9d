import { describe } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { kafkaBroker, type KafkaBroker } from './kafka.js';

/** Addresses of the brokers that the run has; none: the suites on Kafka are skipped, and the run has said why. */
export const brokers: readonly string[] = process.env['KAFKA_BROKERS']?.split(',') ?? [];

export const describeOnKafka = brokers.length > 0 ? describe : describe.skip;

const ownPort = process.env['KAFKA_OWN_PORT'];

/** For suites that kill the broker: they need one that was started for this run. */
export const describeOnOwnKafka = ownPort ? describe : describe.skip;

/** The broker of this run. */
export const ownBroker = (): KafkaBroker => kafkaBroker({ port: Number(ownPort) });

export const describeOnKurrentDb = process.env['KURRENTDB_URL'] ? describe : describe.skip;

/** What names begin with in one test: engines may hold anything else beside it. */
export const newPrefix = (): string => `test-${randomUUID()}`;
