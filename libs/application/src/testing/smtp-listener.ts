import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail that the listener took. */
export interface ReceivedMail {
  readonly sender: string;
  readonly receivers: readonly string[];
  /** Headers and body, dots unstuffed. */
  readonly message: string;
}

/** The smallest mail server (RFC 5321) on loopback, for tests; it may be told to be in a bad mood. */
export interface SmtpListener {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  readonly logins: readonly { readonly user: string; readonly password: string }[];
  /** What it says to a command from now on, instead of yes. */
  answer(command: string, line: string): void;
  /** It closes the connection at this command. */
  hangUpAt(command: string): void;
  /** It says nothing to this command. */
  silentAt(command: string): void;
  close(): Promise<void>;
}

export async function startSmtpListener(): Promise<SmtpListener> {
  const received: ReceivedMail[] = [];
  const logins: { user: string; password: string }[] = [];
  const answers = new Map<string, string>();
  const [hangUps, silences] = [new Set<string>(), new Set<string>()];
  const sockets = new Set<Socket>();

  async function talk(socket: Socket): Promise<void> {
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let mail = { sender: '', receivers: [] as string[], lines: [] as string[] };
    let inMessage = false;
    say('220 listener');
    for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
      if (inMessage) {
        if (line !== '.') {
          mail.lines.push(line.startsWith('.') ? line.slice(1) : line);
          continue;
        }
        inMessage = false;
        received.push({ sender: mail.sender, receivers: mail.receivers, message: `${mail.lines.join('\r\n')}\r\n` });
        say('250 taken');
        continue;
      }
      const command = line.slice(0, 4).toUpperCase();
      if (hangUps.has(command)) return void socket.destroy();
      if (silences.has(command)) continue;
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      const answer = answers.get(command);
      if (answer !== undefined) say(answer);
      else if (command === 'EHLO') socket.write('250-listener\r\n250 AUTH PLAIN\r\n');
      else if (command === 'AUTH') {
        const [, user = '', password = ''] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0');
        logins.push({ user, password });
        say('235 welcome');
      } else if (command === 'MAIL') {
        mail = { sender: address, receivers: [], lines: [] };
        say('250 ok');
      } else if (command === 'RCPT') {
        mail.receivers.push(address);
        say('250 ok');
      } else if (command === 'DATA') {
        inMessage = true;
        say('354 go on');
      } else if (command === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    talk(socket).catch(() => socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    logins,
    answer: (command, line) => void answers.set(command, line),
    hangUpAt: (command) => void hangUps.add(command),
    silentAt: (command) => void silences.add(command),
    async close() {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}
