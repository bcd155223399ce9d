import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { composed } from './compose.js';
import type { Outbox, OutgoingMail } from './outbox.js';

/**
 * Mails as files `<id>.eml` in a folder, for one machine without a mail server. A file is whole or not there: it is
 * written beside its place, synced, and moved; the same mail again replaces itself.
 */
export function fileOutbox({ folder, from }: { readonly folder: string; readonly from: string }): Outbox {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  async function write(mail: OutgoingMail): Promise<void> {
    const { message } = await composer.sendMail(composed(mail, from));
    await mkdir(folder, { recursive: true });
    const [file, partial] = [join(folder, `${mail.id}.eml`), join(folder, `${mail.id}.eml.partial`)];
    const handle = await open(partial, 'w', 0o600);
    try {
      await handle.writeFile(message as Buffer);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    await syncFolder(folder);
  }

  return {
    kind: 'file',
    async send(mail) {
      try {
        await write(mail);
        return { ok: true };
      } catch (error) {
        return { ok: false, failure: `file: ${(error as NodeJS.ErrnoException).code ?? 'not written'}`, again: true };
      }
    },
    close: () => composer.close(),
  };
}

/** Makes the new name durable. Windows syncs no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
