import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { memoryLog, memoryEventStore, type EventStore } from '#event-store';
import { domainEventTypes } from '#read-models';
import { PublicationDamaged, publishedReports, type PublishedReports } from './published-reports.js';

const metadata = {
  actor: { person: 'a', role: 'controller', grant: 'role:controller' },
  commandId: 'c',
  fingerprint: 'f',
  correlationId: 'c',
  causationId: null,
  recordedAt: '2018-05-31T10:00:00.000Z',
  source: 'test',
};

describe('a published report in the log', () => {
  let store: EventStore;
  let reports: PublishedReports;
  let revision: number;

  const append = async (stream: string, expected: 'no-stream' | number, type: string, data: object): Promise<void> => {
    const id = crypto.randomUUID();
    await store.append(stream, expected, [{ id, type, version: 1, data: data as never, metadata: metadata as never }]);
  };
  const page = (number: number, content: string): Promise<void> =>
    append('publication-r', number === 0 ? 'no-stream' : number - 1, 'PublicationPageStored', {
      page: number,
      position: 7,
      content,
    });
  const publish = (text: string): Promise<void> =>
    append('round-r', revision++, 'RoundPublished', {
      position: 7,
      pages: 2,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    });

  beforeEach(async () => {
    store = memoryEventStore(memoryLog());
    reports = publishedReports(store, domainEventTypes());
    await append('round-r', 'no-stream', 'RoundCancelled', { reason: 'any event at all' });
    revision = 0;
  });

  it('is not there before the round is published, and the round may be unknown', async () => {
    expect(await reports.standing('r')).toEqual({ kind: 'not-published' });
    expect(await reports.standing('elsewhere')).toEqual({ kind: 'no-round' });
  });

  it('is its pages after each other, however many there are', async () => {
    const pages = Array.from({ length: 200 }, (_, number) => `side ${number}: blåbær\n`);
    for (const [number, content] of pages.entries()) await page(number, content);
    await publish(pages.join(''));
    const standing = await reports.standing('r');
    if (standing.kind !== 'published') throw new Error(standing.kind);
    expect((await reports.bytes('r', standing.published)).toString('utf8')).toBe(pages.join(''));
  });

  it('that was begun anew is the one that has the hash, wherever it lies', async () => {
    const text = '{"a":1}\n';
    const pages: [number, string][] = [
      [0, '{"a":'],
      [1, '2}'],
      [0, '{"a":'],
      [1, '1}\n'],
      [0, '{"a":'],
    ];
    for (const [revision, [number, content]] of pages.entries()) {
      await append('publication-r', revision === 0 ? 'no-stream' : revision - 1, 'PublicationPageStored', {
        page: number,
        position: 7,
        content,
      });
    }
    await publish(text);
    const standing = await reports.standing('r');
    if (standing.kind !== 'published') throw new Error(standing.kind);
    expect((await reports.bytes('r', standing.published)).toString('utf8')).toBe(text);
  });

  it.each([
    ['a page is another', ['{"a":', '2}\n']],
    ['a page is missing', ['{"a":']],
    ['a page is too many', ['{"a":', '1}\n', '\n']],
    ['no page is there', []],
  ])('is not handed out when %s', async (_, stored) => {
    for (const [number, content] of stored.entries()) await page(number, content);
    await publish('{"a":1}\n');
    const standing = await reports.standing('r');
    if (standing.kind !== 'published') throw new Error(standing.kind);
    await expect(reports.bytes('r', standing.published)).rejects.toThrow(PublicationDamaged);
  });
});
