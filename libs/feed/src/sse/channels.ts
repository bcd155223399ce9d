import type { Viewer } from '#domain';
import { toCloudEvent } from '../cloud-event.js';
import { filtersKey, passes } from '../filters.js';
import type { FeedEvent, FeedSource } from '../source.js';
import { eventFrame } from './frames.js';
import type { Channel, Reader } from './reader.js';

/** Viewers who see the same of every event: it is judged and written out once for all of them. */
interface ViewerClass {
  readonly viewer: Viewer;
  channels: number;
}

/** An event as each class reads it; no frame: not for that class. */
interface FramedEvent {
  readonly event: FeedEvent;
  readonly frames: ReadonlyMap<string, Buffer>;
}

/** Readers that have seen everything, in channels, and what they are to be sent. */
export interface Channels {
  readonly all: Iterable<Channel>;
  join(reader: Reader): void;
  leave(reader: Reader): void;
  /** Writes the event out for every class that has readers. */
  frame(event: FeedEvent): FramedEvent;
}

/** Who is no employee sees what is public; employees differ in the internal notes that they may read. */
export function viewerClass({ level, person, notes }: Viewer): string {
  if (level === 'nothing-live') return level;
  return notes === 'all' ? `${level} all` : JSON.stringify([level, person, [...notes].sort()]);
}

export function createChannels(feed: FeedSource): Channels {
  const channels = new Map<string, Channel>();
  const classes = new Map<string, ViewerClass>();

  function open(key: string, classKey: string, { viewer, filters }: Reader): Channel {
    const channel: Channel = { key, classKey, filters, readers: new Set() };
    channels.set(key, channel);
    const known = classes.get(classKey);
    if (known) known.channels++;
    else classes.set(classKey, { viewer, channels: 1 });
    return channel;
  }

  return {
    get all() {
      return channels.values();
    },
    join(reader) {
      const classKey = viewerClass(reader.viewer);
      const key = `${classKey} ${filtersKey(reader.filters)}`;
      const channel = channels.get(key) ?? open(key, classKey, reader);
      channel.readers.add(reader);
      reader.channel = channel;
    },
    leave(reader) {
      const { channel } = reader;
      if (!channel) return;
      reader.channel = null;
      channel.readers.delete(reader);
      if (channel.readers.size > 0) return;
      channels.delete(channel.key);
      const known = classes.get(channel.classKey);
      if (known && --known.channels === 0) classes.delete(channel.classKey);
    },
    frame(event) {
      const frames = new Map<string, Buffer>();
      // employees read the same text of one event, whichever class they are of: nothing is left out for some of them
      const whole = new Map<Viewer['level'], Buffer>();
      const { source } = feed;
      for (const [classKey, { viewer }] of classes) {
        const seen = feed.redact(viewer, event.event);
        if (!seen) continue;
        const { level } = viewer;
        const frame =
          (seen === event.event && whole.get(level)) || eventFrame(toCloudEvent(seen, event.row, { source, level }));
        if (seen === event.event) whole.set(level, frame);
        frames.set(classKey, frame);
      }
      return { event, frames };
    },
  };
}

/** What the channel's readers get of these events, in one piece; null: nothing. */
export function batchFor({ classKey, filters }: Channel, events: readonly FramedEvent[]): Buffer | null {
  const parts: Buffer[] = [];
  for (const { event, frames } of events) {
    const frame = frames.get(classKey);
    if (frame && passes(filters, event.type, event.place)) parts.push(frame);
  }
  return parts.length > 1 ? Buffer.concat(parts) : (parts[0] ?? null);
}
