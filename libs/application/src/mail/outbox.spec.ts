import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSmtpListener, type SmtpListener } from '../testing/smtp-listener.js';
import { fileOutbox } from './file-outbox.js';
import type { OutgoingMail } from './outbox.js';
import { smtpOutbox } from './smtp-outbox.js';

const mail: OutgoingMail = {
  id: '0f5b1f8e-6f0e-5c1a-8d2b-3f1c9a7e4b10',
  to: 'ada@example.org',
  subject: 'Statusrapportering mangler: 1. tertial på nytt',
  text: 'Fristen er 5. mai 2017.\n.\nEt punktum alene på en linje er ikke slutten.\n',
  date: new Date('2017-05-02T08:00:00Z'),
};
const from = 'tiltak@kommune.example';

/** The body of a message as a reader sees it. */
function textOf(message: string): string {
  const [head = '', ...parts] = message.split('\r\n\r\n');
  const body = parts.join('\r\n\r\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return /quoted-printable/i.test(head) ? Buffer.from(bytes, 'latin1').toString('utf8') : body;
}

describe('mails as files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mail-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are whole messages, one file for a mail however often it is sent', async () => {
    const outbox = fileOutbox({ folder: join(folder, 'mail'), from });
    expect(await outbox.send(mail)).toEqual({ ok: true });
    expect(await outbox.send(mail)).toEqual({ ok: true });
    expect(readdirSync(join(folder, 'mail'))).toEqual([`${mail.id}.eml`]);
    const message = readFileSync(join(folder, 'mail', `${mail.id}.eml`), 'utf8');
    expect(message).toContain(`Message-ID: <${mail.id}@kommune.example>`);
    expect(message).toContain('To: ada@example.org');
    expect(message).toContain('From: tiltak@kommune.example');
    expect(message).toContain('Auto-Submitted: auto-generated');
    expect(textOf(message).replaceAll('\r\n', '\n')).toContain('Et punktum alene på en linje');
    outbox.close();
  });

  test('that cannot be written may be tried again, and the reason holds no address', async () => {
    writeFileSync(join(folder, 'mail'), 'a file where the folder should be');
    const outbox = fileOutbox({ folder: join(folder, 'mail'), from });
    expect(await outbox.send(mail)).toEqual({ ok: false, failure: 'file: EEXIST', again: true });
    outbox.close();
  });
});

describe('mails by SMTP', () => {
  let listener: SmtpListener;
  beforeEach(async () => {
    listener = await startSmtpListener();
  });
  afterEach(() => listener.close());

  test('are handed over whole, with the address in the envelope', async () => {
    const outbox = smtpOutbox({ url: listener.url, from });
    expect(await outbox.send(mail)).toEqual({ ok: true });
    outbox.close();
    expect(listener.received).toHaveLength(1);
    const { sender, receivers, message } = listener.received[0]!;
    expect({ sender, receivers }).toEqual({ sender: from, receivers: ['ada@example.org'] });
    expect(message).toContain(`Message-ID: <${mail.id}@kommune.example>`);
    expect(textOf(message)).toContain('.\r\nEt punktum alene på en linje er ikke slutten.');
  });

  test('two mails that are sent at once both arrive', async () => {
    const outbox = smtpOutbox({ url: listener.url, from });
    const other = { ...mail, id: 'other', to: 'bo@example.org' };
    expect(await Promise.all([outbox.send(mail), outbox.send(other)])).toEqual([{ ok: true }, { ok: true }]);
    outbox.close();
    expect(listener.received.flatMap(({ receivers }) => receivers).sort()).toEqual([
      'ada@example.org',
      'bo@example.org',
    ]);
  });

  test('an address with a line break sends nothing to others', async () => {
    const outbox = smtpOutbox({ url: listener.url, from });
    await outbox.send({ ...mail, to: 'ada@example.org>\r\nRCPT TO:<eve@example.org' });
    await outbox.send({ ...mail, subject: 'Frist\r\nBcc: eve@example.org' });
    outbox.close();
    expect(listener.received.flatMap(({ receivers }) => receivers)).not.toContain('eve@example.org');
    for (const { message } of listener.received) expect(message).not.toMatch(/^Bcc:/m);
  });

  test.each([
    ['450 4.2.1 ada@example.org is busy', { failure: 'smtp: 450', again: true }],
    ['550 5.1.1 no ada@example.org here', { failure: 'smtp: 550', again: false }],
  ])('the server says %s: the reason is its code, without the address', async (answer, sending) => {
    listener.answer('RCPT', answer);
    const outbox = smtpOutbox({ url: listener.url, from });
    expect(await outbox.send(mail)).toEqual({ ok: false, ...sending });
    outbox.close();
    expect(listener.received).toEqual([]);
  });

  test('a server that breaks off before it has taken the mail has not taken it', async () => {
    listener.hangUpAt('DATA');
    const outbox = smtpOutbox({ url: listener.url, from });
    expect(await outbox.send(mail)).toMatchObject({ ok: false, again: true });
    outbox.close();
  });

  test('a server that does not answer is waited for so long only', async () => {
    listener.silentAt('MAIL');
    const outbox = smtpOutbox({ url: listener.url, from, patience: 50 });
    expect(await outbox.send(mail)).toMatchObject({ ok: false, again: true });
    outbox.close();
  });

  test('nobody listens there: again', async () => {
    const { url } = listener;
    await listener.close();
    const outbox = smtpOutbox({ url, from });
    expect(await outbox.send(mail)).toEqual({ ok: false, failure: 'smtp: ESOCKET', again: true });
    outbox.close();
  });

  test('a login is given to the server', async () => {
    const outbox = smtpOutbox({ url: listener.url.replace('smtp://', 'smtp://post:p%40ss@'), from });
    expect(await outbox.send(mail)).toEqual({ ok: true });
    outbox.close();
    expect(listener.logins).toEqual([{ user: 'post', password: 'p@ss' }]);
  });
});
