import { createServer, type Server, type Socket } from 'node:net';

/** The port that clients connect to, and the connections of now. */
export interface Connections {
  readonly port: number;
  listen(): Promise<void>;
  stopListening(): Promise<void>;
  /** Breaks the connection of a peer, `address:port`. */
  break(peer: string): void;
  breakAll(): void;
}

/** Hands each connection to `serve`. Port 0: one that is free, and the same again after `stopListening`. */
export async function openConnections(
  host: string,
  port: number,
  serve: (socket: Socket) => void,
): Promise<Connections> {
  const sockets = new Map<string, Socket>();
  let server: Server | undefined;
  const connections = {
    port,
    async listen() {
      const listening = createServer({ noDelay: true }, (socket) => {
        const peer = `${socket.remoteAddress}:${socket.remotePort}`;
        sockets.set(peer, socket);
        socket.on('close', () => sockets.delete(peer));
        socket.on('error', () => {});
        serve(socket);
      });
      await new Promise<void>((resolve, reject) => {
        listening.once('error', reject);
        listening.listen(connections.port, host, resolve);
      });
      const address = listening.address();
      if (address && typeof address === 'object') connections.port = address.port;
      server = listening;
    },
    async stopListening() {
      const closing = server;
      server = undefined;
      if (closing) await new Promise<void>((resolve) => closing.close(() => resolve()));
    },
    break: (peer: string) => void sockets.get(peer)?.resetAndDestroy(),
    breakAll() {
      for (const socket of sockets.values()) socket.resetAndDestroy();
    },
  };
  await connections.listen();
  return connections;
}
