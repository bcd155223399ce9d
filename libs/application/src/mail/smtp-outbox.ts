import { createTransport } from 'nodemailer';
import { composed } from './compose.js';
import type { Outbox, Sending } from './outbox.js';

/** Milliseconds to wait for the server: for the connection, for its greeting, and for each answer. */
const PATIENCE = 10_000;

export interface SmtpOptions {
  /** `smtp://…` or `smtps://…`, perhaps with a login. */
  readonly url: string;
  readonly from: string;
  readonly patience?: number;
}

/** Mails handed to a mail server (RFC 5321). Taken means taken: the server has answered the end of the message with 250. */
export function smtpOutbox({ url, from, patience = PATIENCE }: SmtpOptions): Outbox {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const login =
    username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
  const transport = createTransport({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password goes over no open line, except to this machine itself.
    requireTLS: username !== '' && !secure && !isLoopback(hostname),
    ...login,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    logger: false,
  });
  return {
    kind: 'smtp',
    async send(mail) {
      try {
        await transport.sendMail(composed(mail, from));
        return { ok: true };
      } catch (error) {
        return failed(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

/** What the library throws. `responseCode`: of the server; 5xx is final, 4xx asks for another try (RFC 5321, 4.2.1). */
interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/** Only codes: a server's words often hold the address. A login that is refused may be mended by whoever operates it. */
function failed({ code, responseCode }: SmtpError): Sending {
  const final = code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500;
  return { ok: false, failure: `smtp: ${responseCode ?? code ?? 'no answer'}`, again: !final };
}

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);
