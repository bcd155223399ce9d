import { randomUUID } from 'node:crypto';
import type { EventRecord, EventTopicReader, EventTopicReaderOptions, OpenEventTopicReader } from '#feed';
import { TopicUnfit } from '#feed';

export const SOURCE = '/tiltak/log-of-a-test';

export interface TopicDouble {
  readonly open: OpenEventTopicReader;
  /** What the topic holds, from position 1 on. */
  readonly records: EventRecord[];
  /** Places after which readers were opened. */
  readonly openedAfter: readonly number[];
  /** Adds a record and has it handed over. */
  push(...records: EventRecord[]): void;
  /** Faults of the next openings: each is thrown once. */
  readonly faults: Error[];
  /** What the reader says of its connection. */
  connected: boolean;
  /** Resolves when everything has been handed over and taken. */
  idle(): Promise<void>;
}

/** The events topic in memory: hands over in order, waits for its taker, and stops for good where that throws. */
export function topicDouble(records: EventRecord[] = []): TopicDouble {
  const openedAfter: number[] = [];
  const faults: Error[] = [];
  let reading: { pump(): Promise<void> } | null = null;
  let pumped: Promise<void> = Promise.resolve();

  function readerOn({ after, onRecords, onStopped }: EventTopicReaderOptions): EventTopicReader & {
    pump(): Promise<void>;
  } {
    const target = records.length;
    let position = after;
    let stopped: Error | null = null;
    let closed = false;
    async function pump(): Promise<void> {
      while (position < records.length && !stopped && !closed) {
        const page = records.slice(position, position + 3);
        try {
          await onRecords(page);
          position += page.length;
        } catch (error) {
          if (closed) return;
          stopped = error as Error;
          onStopped?.(stopped);
        }
      }
    }
    return {
      pump,
      status: () => ({ position, caughtUp: position >= target, connected: double.connected, stopped }),
      lag: () => Promise.resolve(records.length - position),
      async ready() {
        await pumped;
        if (stopped) throw stopped;
      },
      close() {
        closed = true;
        return Promise.resolve();
      },
    };
  }

  const double: TopicDouble = {
    records,
    openedAfter,
    faults,
    connected: true,
    open(options) {
      openedAfter.push(options.after);
      const fault = faults.shift();
      if (fault) return Promise.reject(fault);
      if (options.after > records.length) return Promise.reject(new TopicUnfit('the topic ends before that position'));
      const reader = readerOn(options);
      reading = reader;
      pumped = reader.pump();
      return Promise.resolve(reader);
    },
    push(...more) {
      records.push(...more);
      pumped = pumped.then(() => reading?.pump());
    },
    idle: () => pumped,
  };
  return double;
}

const MEASURE = 'measure-00000000-0000-4000-8000-000000000001';

function record(position: number, type: string, data: EventRecord['event']['data'], source: string): EventRecord {
  return {
    key: MEASURE,
    position,
    version: 1,
    event: {
      specversion: '1.0',
      id: randomUUID(),
      source,
      type,
      subject: MEASURE,
      time: '2017-04-30T10:00:00.000Z',
      datacontenttype: 'application/json',
      data,
      position,
      revision: position - 1,
      correlationid: 'request-1',
      actorrole: 'sector-lead',
      actor: 'person-actor',
    },
  };
}

/** A measure that everybody may read of. */
export const registered = (position: number, source = SOURCE): EventRecord =>
  record(
    position,
    'no.tiltak.measure.registered',
    {
      title: 'Et tiltak',
      area: 'unit-1',
      responsible: 'person-responsible',
      adoption: { status: 'unknown', programme: null },
      goals: ['goal-1'],
      strategies: [],
      exemption: null,
    },
    source,
  );

export const reported = (position: number, comment: string, source = SOURCE): EventRecord =>
  record(
    position,
    'no.tiltak.measure.status-reported',
    { effectiveOn: '2017-04-30', phase: 'ongoing', comment, commentExempt: null },
    source,
  );

/** For employees only. */
export const noted = (position: number): EventRecord =>
  record(position, 'no.tiltak.internal.InternalNoteAdded', { text: 'Internt' }, SOURCE);

/** From now on nothing of the measure is for the public. */
export const exempted = (position: number): EventRecord =>
  record(position, 'no.tiltak.internal.MeasureExempted', { legalBasis: 'offl. § 13' }, SOURCE);

/** A type that this release does not know. */
export const UNHEARD_OF = 'no.tiltak.measure.unheard-of';
export const unheard = (position: number): EventRecord => record(position, UNHEARD_OF, {}, SOURCE);

/** A measure and reports on it, up to a position. */
export const story = (last: number, source = SOURCE): EventRecord[] =>
  Array.from({ length: last }, (_, index) =>
    index === 0 ? registered(1, source) : reported(index + 1, `Rapport ${index + 1}`, source),
  );
