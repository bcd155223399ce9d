import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { createMetrics, type Lag } from './metrics.js';

const lines = async (metrics: { read(): Promise<string> }): Promise<readonly string[]> =>
  (await metrics.read()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));

describe('metrics', () => {
  it('tells commits, requests and the feed', async () => {
    const metrics = createMetrics({ processDefaults: false, clock: () => new Date('2017-06-01T12:00:00.250Z') });
    metrics.committed({ events: 3, appends: 2, bytes: 700, milliseconds: 4 });
    metrics.requestServed({ method: 'GET', route: '/api/v1/measures/:id', status: 200, milliseconds: 7 });
    metrics.feedReaders(12);
    metrics.feedCutOff('slow');
    metrics.feedDelivered({ events: 3, recordedAt: '2017-06-01T12:00:00.000Z' });
    metrics.refused('outside-own-area');
    metrics.relayClaimed();
    metrics.published({ events: 40, milliseconds: 6 });
    expect(await lines(metrics)).toEqual(
      expect.arrayContaining([
        'tiltak_appends_total 2',
        'tiltak_events_total 3',
        'tiltak_commit_bytes_sum 700',
        'tiltak_commit_duration_seconds_sum 0.004',
        'tiltak_commit_appends_bucket{le="2"} 1',
        'tiltak_http_request_duration_seconds_count{method="GET",route="/api/v1/measures/:id",status="200"} 1',
        'tiltak_feed_readers 12',
        'tiltak_feed_cut_off_total{reason="slow"} 1',
        'tiltak_feed_events_total 3',
        'tiltak_feed_delivery_age_seconds_sum 0.25',
        'tiltak_refusals_total{code="outside-own-area"} 1',
        'tiltak_relay_claims_total 1',
        'tiltak_relay_events_total 40',
        'tiltak_relay_transaction_duration_seconds_sum 0.006',
      ]),
    );
  });

  it('asks each follower how far it is whenever it is read', async () => {
    const metrics = createMetrics({ processDefaults: false });
    let behind = 5;
    metrics.watchLag('measures', () => ({ events: behind, seconds: behind * 2, stopped: behind > 5 }));
    expect(await lines(metrics)).toEqual(
      expect.arrayContaining([
        'tiltak_follower_lag_events{follower="measures"} 5',
        'tiltak_follower_lag_seconds{follower="measures"} 10',
        'tiltak_follower_stopped{follower="measures"} 0',
      ]),
    );
    behind = 6;
    expect(await lines(metrics)).toEqual(
      expect.arrayContaining([
        'tiltak_follower_lag_events{follower="measures"} 6',
        'tiltak_follower_stopped{follower="measures"} 1',
      ]),
    );
    expect(() => metrics.watchLag('measures', () => ({ events: 0, seconds: 0, stopped: false }))).toThrow();
  });

  it('tells the rest when a follower cannot tell how far it is, and no figure that was true before', async () => {
    const metrics = createMetrics({ processDefaults: false, limitMs: 20 });
    const lag = { events: 3, seconds: 1, stopped: false };
    let answer: () => Lag | Promise<Lag> = () => lag;
    metrics.watchLag('measures', () => answer());
    metrics.watchLag('feed', () => lag);
    expect(await lines(metrics)).toContain('tiltak_follower_silent{follower="measures"} 0');
    const silent: readonly (typeof answer)[] = [
      () => new Promise<Lag>(() => undefined),
      () => Promise.reject(new Error('away')),
      () => {
        throw new Error('away');
      },
    ];
    for (answer of silent) {
      const told = await lines(metrics);
      expect(told).toContain('tiltak_follower_silent{follower="measures"} 1');
      expect(told).not.toContain('tiltak_follower_lag_events{follower="measures"} 3');
      expect(told).toContain('tiltak_follower_lag_events{follower="feed"} 3');
    }
    answer = () => lag;
    expect(await lines(metrics)).toEqual(
      expect.arrayContaining([
        'tiltak_follower_silent{follower="measures"} 0',
        'tiltak_follower_lag_events{follower="measures"} 3',
      ]),
    );
  });

  it('tells how much room the data folder has, where there is one', async () => {
    const metrics = createMetrics({ processDefaults: false });
    expect(await metrics.read()).not.toContain('tiltak_disk_free_bytes');
    metrics.watchDisk(tmpdir());
    expect(await metrics.read()).toMatch(/^tiltak_disk_free_bytes [1-9]/m);
  });

  it('tells of the process, and two in one process do not meet', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.feedReaders(1);
    expect(await one.read()).toContain('process_resident_memory_bytes');
    expect(await lines(other)).toContain('tiltak_feed_readers 0');
  });
});
