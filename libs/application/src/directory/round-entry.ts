import type { Day, Recorded, ReminderKind, RoundDue, RoundEvent } from '#domain';

/** A reminder that somebody asked for. */
export interface ReminderEntry {
  readonly reminder: string;
  readonly kind: ReminderKind;
  readonly person: string;
  readonly on: Day;
  /** The mail server took it, or it was given up: nothing is left to be done. */
  readonly told: boolean;
  /** It was given up: the mail has reached nobody. */
  readonly failed: boolean;
}

/** What must be known of a round outside its own stream. */
export interface RoundEntry {
  readonly title: string;
  readonly from: Day;
  readonly cutOff: Day;
  readonly programme: string | null;
  readonly status: 'open' | 'publishing' | 'published' | 'cancelled';
  readonly sectors: readonly RoundDue[];
  /** Person id: in whose name the timer reminds. */
  readonly openedBy: string;
  /** Of each person and kind the latest, while the round is open, and those that have not been told of yet. */
  readonly reminders: readonly ReminderEntry[];
  /** How many facts were said of it. */
  readonly facts: number;
}

/** @param actor person id of whoever did it */
export function foldRound(entry: RoundEntry | null, fact: Recorded<RoundEvent>, actor: string): RoundEntry | null {
  const after = fold(entry, fact, actor);
  return after && { ...after, facts: (entry?.facts ?? 0) + 1 };
}

function fold(entry: RoundEntry | null, fact: Recorded<RoundEvent>, actor: string): RoundEntry | null {
  if (fact.type === 'RoundOpened') {
    const { title, from, cutOff, programme, sectors } = fact.data;
    return { title, from, cutOff, programme, sectors, status: 'open', openedBy: actor, reminders: [], facts: 0 };
  }
  if (!entry) return entry;
  switch (fact.type) {
    case 'RoundDueMoved': {
      const { sector, due } = fact.data;
      return { ...entry, sectors: entry.sectors.map((one) => (one.sector === sector ? { sector, due } : one)) };
    }
    case 'RoundReminderRequested': {
      const { reminder, kind, person, on } = fact.data;
      const superseded = (one: ReminderEntry): boolean => one.told && one.person === person && one.kind === kind;
      const others = entry.reminders.filter((one) => !superseded(one));
      return { ...entry, reminders: [...others, { reminder, kind, person, on, told: false, failed: false }] };
    }
    case 'RoundReminderSent': {
      const { reminder, failure } = fact.data;
      const told = (one: ReminderEntry): ReminderEntry => ({ ...one, told: true, failed: failure !== null });
      return { ...entry, reminders: entry.reminders.map((one) => (one.reminder === reminder ? told(one) : one)) };
    }
    case 'RoundPublicationStarted':
      return { ...entry, status: 'publishing' };
    case 'RoundPublished':
      return { ...entry, status: 'published', reminders: waiting(entry) };
    case 'RoundCancelled':
      return { ...entry, status: 'cancelled', reminders: waiting(entry) };
    default:
      return entry;
  }
}

const waiting = ({ reminders }: RoundEntry): readonly ReminderEntry[] => reminders.filter(({ told }) => !told);
