import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMail } from './outbox.js';

/** The Message-ID of a mail: its own id at the sender's domain (RFC 5322, 3.6.4). */
export const messageId = ({ id }: Pick<OutgoingMail, 'id'>, from: string): string =>
  `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`;

/**
 * A mail as the library takes it. The receiver is an object, since an address in a text would be parsed; automatic
 * answers to it are not wanted (RFC 3834, 5).
 */
export const composed = (mail: OutgoingMail, from: string): SendMailOptions => ({
  from: { name: '', address: from },
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  date: mail.date,
  messageId: messageId(mail, from),
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});
