import type { Refusal } from '#domain';

/**
 * Why a reader is sent away:
 * - `feed-position-invalid`: `Last-Event-ID` or `after` is no whole number from 0 on;
 * - `feed-position-beyond-head`: the log does not reach that far (it was restored from a backup, or is another one). What
 *   the reader knows may never have happened here: it has to begin again, from 0 or from the present;
 * - `feed-full`: as many readers as one process takes;
 * - `feed-unavailable`: not started yet, closing, stopped by an event that it cannot read, or the store does not answer.
 */
export type FeedRefusalCode = 'feed-position-invalid' | 'feed-position-beyond-head' | 'feed-full' | 'feed-unavailable';

export type FeedRefusal = Refusal<FeedRefusalCode>;

/** HTTP status of each refusal (RFC 9110). 503 may be tried again, the others not without a change. */
export const FEED_REFUSAL_STATUS: Readonly<Record<FeedRefusalCode, 400 | 409 | 503>> = {
  'feed-position-invalid': 400,
  'feed-position-beyond-head': 409,
  'feed-full': 503,
  'feed-unavailable': 503,
};

export const positionInvalid = (asked: string): FeedRefusal => ({ code: 'feed-position-invalid', params: { asked } });

export const beyondHead = (asked: number, head: number): FeedRefusal => ({
  code: 'feed-position-beyond-head',
  params: { asked, head },
});

export const feedFull = (readers: number): FeedRefusal => ({ code: 'feed-full', params: { readers } });

export const feedUnavailable: FeedRefusal = { code: 'feed-unavailable', params: {} };

/** Is it a position that can be resumed from? */
export const isPosition = (position: number): boolean => Number.isSafeInteger(position) && position >= 0;
