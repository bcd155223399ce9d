import type { Grant, Refusal } from '#domain';
import { uuidV5 } from '#event-store';
import { osloDay, type Clock } from '../clock.js';
import type { Commands } from '../commands/commands.js';
import type { Directory } from '../directory/directory.js';
import type { RoundEntry } from '../directory/round-entry.js';
import type { Authorisation, CommandOutcome } from '../executor/outcome.js';
import { asProcess } from '../processes/process.js';
import { daysBetween, whoIsReminded, type DueReminder, type SectorStanding } from './who.js';

/** Namespace of reminders' ids. Never change it: it makes one of a kind per person, round and day. */
const REMINDERS = '7c1a3f0e-8d5b-5f42-9a6e-2b7d94c1e853';

const TIMER = 'reminders';

/** The timer reminds nobody of a sector that is due in more than so many days. */
const AHEAD = 7;

/** And nobody twice within so many. */
const QUIET = 7;

/** Where the deliveries of a round stand: a port, since views know. */
export interface RoundStanding {
  /** Null: the views cannot be asked yet, or do not know the round yet. */
  standing(round: string): Promise<readonly SectorStanding[] | null>;
}

/** Who asks for reminders. */
export interface ReminderRequest {
  /** Person id. */
  readonly actor: string;
  readonly correlationId: string;
  /** `http`, `process:reminders`. */
  readonly source: string;
  readonly authorise: () => Authorisation<Grant>;
}

export interface RequestedReminder extends DueReminder {
  readonly reminder: string;
}

/** What became of asking for reminders. */
export type RemindersOutcome =
  | {
      readonly kind: 'requested';
      /** Mails that are sent now. */
      readonly requested: readonly RequestedReminder[];
      /** Persons who have had a mail of that kind in this round already: today, or for the timer within a week. */
      readonly already: readonly Pick<DueReminder, 'kind' | 'person'>[];
      /** Persons who could not be written to, and why: they are no longer in the register. */
      readonly refused: readonly { readonly person: string; readonly refusals: readonly Refusal[] }[];
      /** Measures that are missing and for which nobody answers. */
      readonly unaddressed: number;
      /** Of the last reminder stored; null: none was. */
      readonly token: string | null;
    }
  | { readonly kind: 'round-unknown' }
  | { readonly kind: 'round-not-open'; readonly status: RoundEntry['status'] }
  | { readonly kind: 'not-known-yet' }
  | { readonly kind: 'forbidden'; readonly refusal: Refusal }
  /** The store did not take one of them; asking again goes on where it stopped. */
  | { readonly kind: 'failed'; readonly outcome: CommandOutcome };

export interface Reminders {
  /** A person asks: everybody who is missing something, once a day; again where the mail could not be sent. */
  request(round: string, request: ReminderRequest): Promise<RemindersOutcome>;
  /** The timer asks, in the name of whoever opened the round: only what is due soon or late, each person once a week; the next day where the mail could not be sent. */
  daily(): Promise<readonly { readonly round: string; readonly outcome: RemindersOutcome }[]>;
}

export interface RemindersOptions {
  readonly commands: Pick<Commands, 'round'>;
  readonly directory: Pick<Directory, 'state'>;
  readonly standing: RoundStanding['standing'];
  readonly clock: Clock;
  /** Days after a sector's due date until its lead is written to. */
  readonly escalationDays: number;
}

/**
 * Reminders of a round: who is to be written to is computed from where the deliveries stand, and said in the round's
 * stream. At most one of each kind for a person, round and day: the id of a reminder, and of the command that asks for
 * it, derive from them, so that asking twice, or from two replicas at once, adds nothing. A mail that could not be sent
 * has reminded nobody: when a person asks again, the next one's id derives from that of the one that failed.
 */
export function createReminders(options: RemindersOptions): Reminders {
  const { commands, directory, standing, clock, escalationDays } = options;

  async function remind(
    round: string,
    request: ReminderRequest,
    { ahead, quiet, insists }: { readonly ahead: number; readonly quiet: number; readonly insists: boolean },
  ): Promise<RemindersOutcome> {
    const right = request.authorise();
    if (!right.ok) return { kind: 'forbidden', refusal: right.refusal };
    const entry = directory.state.rounds.get(round);
    if (!entry) return { kind: 'round-unknown' };
    if (entry.status !== 'open') return { kind: 'round-not-open', status: entry.status };
    const sectors = await standing(round);
    if (sectors === null) return { kind: 'not-known-yet' };
    const today = osloDay(clock());
    const concerned = sectors.filter(({ due }) => daysBetween(today, due) <= ahead);
    const due = whoIsReminded(concerned, { today, escalationDays });

    const requested: RequestedReminder[] = [];
    const already: Pick<DueReminder, 'kind' | 'person'>[] = [];
    const refused: { person: string; refusals: readonly Refusal[] }[] = [];
    let token: string | null = null;
    for (const one of due) {
      const { kind, person } = one;
      const recent = entry.reminders.find(
        (other) =>
          other.kind === kind && other.person === person && daysBetween(other.on, today) < (other.failed ? 1 : quiet),
      );
      if (recent && !(recent.failed && insists)) {
        already.push({ kind, person });
        continue;
      }
      const again = recent ? [recent.reminder] : [];
      const reminder = uuidV5(REMINDERS, JSON.stringify([round, kind, person, today, ...again]));
      const { actor, correlationId, source, authorise } = request;
      const outcome = await commands.round({
        id: round,
        command: { type: 'RequestReminder', reminder, ...one },
        envelope: { commandId: reminder, fingerprint: reminder, actor, correlationId, source },
        authorise,
      });
      if (outcome.kind === 'refused') refused.push({ person, refusals: outcome.refusals });
      else if (outcome.kind === 'unchanged' || (outcome.kind === 'stored' && outcome.replayed)) {
        already.push({ kind, person });
      } else if (outcome.kind === 'stored') {
        requested.push({ ...one, reminder });
        token = outcome.token;
      } else return { kind: 'failed', outcome };
    }
    return { kind: 'requested', requested, already, refused, unaddressed: unaddressedIn(concerned), token };
  }

  return {
    request: (round, request) => remind(round, request, { ahead: Infinity, quiet: 1, insists: true }),
    async daily() {
      const outcomes: { round: string; outcome: RemindersOutcome }[] = [];
      for (const [round, { status, openedBy }] of [...directory.state.rounds]) {
        if (status !== 'open') continue;
        const request: ReminderRequest = {
          actor: openedBy,
          correlationId: uuidV5(REMINDERS, JSON.stringify([round, TIMER, osloDay(clock())])),
          source: `process:${TIMER}`,
          authorise: () => asProcess(TIMER),
        };
        outcomes.push({ round, outcome: await remind(round, request, { ahead: AHEAD, quiet: QUIET, insists: false }) });
      }
      return outcomes;
    },
  };
}

const unaddressedIn = (sectors: readonly SectorStanding[]): number =>
  sectors
    .filter(({ open, lead }) => open && lead === null)
    .reduce((sum, { missing }) => sum + missing.filter(({ responsible }) => responsible === null).length, 0);
