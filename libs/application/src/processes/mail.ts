import type { RoundEvent } from '#domain';
import type { PositionedEvent } from '#event-store';
import type { Clock } from '../clock.js';
import type { Commands } from '../commands/commands.js';
import type { Directory } from '../directory/directory.js';
import type { RoundEntry } from '../directory/round-entry.js';
import type { Outbox } from '../mail/outbox.js';
import { reminderMail } from '../mail/reminder-mail.js';
import { because, reactionOf, type Process } from './process.js';

const NAME = 'mail';

/** How often a mail is tried before it is told that it could not be sent. */
const TRIES = 10;

export interface MailProcessOptions {
  readonly commands: Pick<Commands, 'round'>;
  readonly directory: Pick<Directory, 'state' | 'catchUp'>;
  readonly outbox: Outbox;
  /** Address of a person as the register has it at this moment; null: none. */
  readonly addressOf: (person: string) => Promise<string | null>;
  readonly clock: Clock;
  readonly tries?: number;
  /** Milliseconds to wait for the directory. */
  readonly patience?: number;
}

type Requested = Extract<RoundEvent, { type: 'RoundReminderRequested' }>['data'];

/**
 * Somebody is to be reminded: the round's stream says so, and this process sends the mail and says there that it did.
 *
 * At least once: a service that is killed between the server's answer and the event that tells of it sends the mail
 * again, with the same Message-ID, by which mail programs recognise it. Never because something was rebuilt: before a
 * mail is sent everything in the log has been seen, and a reminder that was told of is left alone, also when the
 * process has lost its place and begins from nothing. Two processes on one log could both send: one replica sends.
 *
 * A mail that cannot be sent is told as failed after a few tries, so that it does not hold up those behind it for ever.
 */
export function mailProcess(options: MailProcessOptions): Process {
  const { commands, directory, outbox, addressOf, clock, tries = TRIES, patience = 2000 } = options;
  const tried = new Map<string, number>();
  /** Sent, or given up, while the store could not be told: the mail is not sent again for that. */
  const told = new Map<string, 'sent' | { readonly failure: string }>();

  const tell = async (event: PositionedEvent, round: string, failure: string | null): Promise<'done' | 'again'> => {
    const { reminder } = event.data as unknown as Requested;
    const command = { type: 'TellReminderSent', reminder, failure } as const;
    // What is told does not follow from the event alone: whichever try is told first is what happened.
    return reactionOf(await commands.round({ id: round, command, ...because(NAME, event, reminder) }));
  };

  /** @throws {Error} it was not taken, and is to be tried again */
  async function send(entry: RoundEntry, asked: Requested): Promise<'sent' | { readonly failure: string }> {
    if (entry.status === 'published' || entry.status === 'cancelled') return { failure: 'the round is over' };
    const to = await addressOf(asked.person);
    if (to === null) return { failure: 'no address' };
    const { subject, text } = reminderMail({
      kind: asked.kind,
      title: entry.title,
      sector: directory.state.organisation.units.get(asked.sector)?.name ?? asked.sector,
      due: entry.sectors.find(({ sector }) => sector === asked.sector)?.due ?? asked.on,
      missing: asked.missing,
    });
    const sending = await outbox.send({ id: asked.reminder, to, subject, text, date: clock() });
    if (sending.ok) return 'sent';
    const attempt = (tried.get(asked.reminder) ?? 0) + 1;
    tried.set(asked.reminder, attempt);
    if (sending.again && attempt < tries) throw new Error(`the mail was not taken (${sending.failure})`);
    return { failure: sending.failure };
  }

  return {
    name: NAME,
    handles: ({ type }) => type === 'RoundReminderRequested',
    async react(event) {
      if (!(await directory.catchUp(patience))) return 'again';
      const round = event.stream.slice('round-'.length);
      const asked = event.data as unknown as Requested;
      const entry = directory.state.rounds.get(round);
      const waits = entry?.reminders.some((one) => one.reminder === asked.reminder && !one.told);
      if (!entry || !waits) return 'done';
      const sent = told.has(asked.reminder) ? told.get(asked.reminder)! : await send(entry, asked);
      told.set(asked.reminder, sent);
      const reaction = await tell(event, round, sent === 'sent' ? null : sent.failure);
      if (reaction === 'done') {
        tried.delete(asked.reminder);
        told.delete(asked.reminder);
      }
      return reaction;
    },
  };
}
