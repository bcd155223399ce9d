import type { CloudEvent } from '../cloud-event.js';

/**
 * Blocks of a server-sent event stream (WHATWG HTML, section 9.2). JSON text has no line breaks of its own, so that an
 * event is one `data:` line.
 */
export const eventFrame = (event: CloudEvent): Buffer =>
  Buffer.from(`id: ${event.position}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);

/**
 * What a stream begins with: how long to wait before reconnecting, and where it stands. A block without data is no
 * event for a reader, but it sets the last event id: one that is interrupted before the first event resumes here too.
 */
export const openingFrame = (position: number, retry: number): Buffer =>
  Buffer.from(`retry: ${retry}\nid: ${position}\n\n`);

/** A comment, against time-outs on the way, and where the reader stands: it need not look again at what was not for it. */
export const heartbeatFrame = (position: number): Buffer => Buffer.from(`: heartbeat\nid: ${position}\n\n`);
