import { connect, type Socket } from 'node:net';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudEvent } from '../cloud-event.js';
import { FEED_REFUSAL_STATUS } from '../refusals.js';
import type { FeedHub, Subscription } from '../sse/hub.js';

export interface FeedServer {
  readonly port: number;
  close(): Promise<void>;
}

/** A server with nothing between the hub and the socket. `subscribe` says what a path asks for. */
export async function serve(hub: FeedHub, subscribe: (url: URL) => Subscription): Promise<FeedServer> {
  const server: Server = createServer((request, response) => {
    void hub.open(request, response, subscribe(new URL(request.url ?? '/', 'http://feed'))).then((opening) => {
      if (opening.ok) return;
      const { refusal } = opening;
      const body = JSON.stringify(refusal);
      const status = FEED_REFUSAL_STATUS[refusal.code];
      response.writeHead(status, { connection: 'close', 'content-length': body.length }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What came over the wire, block by block, as a conforming reader takes it (WHATWG HTML, section 9.2.6). */
export interface SseClient {
  readonly socket: Socket;
  readonly status: () => number;
  readonly headers: () => string;
  /** Everything after the headers. */
  readonly body: () => string;
  /** Blocks with data. */
  readonly events: readonly { readonly id: number; readonly type: string; readonly event: CloudEvent }[];
  /** What the reader would send as `Last-Event-ID`. */
  readonly lastEventId: () => string;
  readonly comments: () => number;
  /** Resolves when the condition holds; rejects when the connection ends before. */
  until(condition: () => boolean): Promise<void>;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly ended: Promise<void>;
}

/** @param cutAfter characters of the body after which the connection breaks: what follows never arrives */
export function readFeed(
  port: number,
  path = '/',
  headers: Readonly<Record<string, string>> = {},
  cutAfter = Infinity,
): SseClient {
  const socket = connect(port, '127.0.0.1');
  const events: SseClient['events'][number][] = [];
  const waiting = new Set<{ condition: () => boolean; resolve: () => void; reject: (error: Error) => void }>();
  let head: string | null = null;
  let unread = '';
  let body = '';
  let lastEventId = '';
  let comments = 0;
  let over = false;

  function take(block: string): void {
    let type = 'message';
    let data = '';
    for (const line of block.split('\n')) {
      const [field, value] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)];
      if (field === '') comments++;
      if (field === 'id') lastEventId = value;
      if (field === 'event') type = value;
      if (field === 'data') data = value;
    }
    if (data) events.push({ id: Number(lastEventId), type, event: JSON.parse(data) as CloudEvent });
  }

  function look(): void {
    for (const waiter of waiting) {
      if (waiter.condition()) waiter.resolve();
      else if (over) waiter.reject(new Error(`the connection ended after ${events.length} events`));
      else continue;
      waiting.delete(waiter);
    }
  }

  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    if (over) return;
    unread += chunk;
    if (head === null && unread.includes('\r\n\r\n')) {
      head = unread.slice(0, unread.indexOf('\r\n\r\n'));
      unread = unread.slice(head.length + 4);
      body = unread;
    } else if (head !== null) body += chunk;
    if (head !== null && body.length >= cutAfter) {
      unread = unread.slice(0, Math.max(0, unread.length - (body.length - cutAfter)));
      over = true;
      socket.destroy();
    }
    for (let end = unread.indexOf('\n\n'); head !== null && end >= 0; end = unread.indexOf('\n\n')) {
      take(unread.slice(0, end));
      unread = unread.slice(end + 2);
    }
    look();
  });
  socket.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      over = true;
      look();
      resolve();
    });
  });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${path} HTTP/1.1\r\nhost: feed\r\n${lines.join('')}\r\n`);

  return {
    socket,
    events,
    ended,
    status: () => Number(head?.slice(9, 12)),
    headers: () => head ?? '',
    body: () => body,
    lastEventId: () => lastEventId,
    comments: () => comments,
    until: (condition) =>
      new Promise((resolve, reject) => {
        waiting.add({ condition, resolve, reject });
        look();
      }),
  };
}
