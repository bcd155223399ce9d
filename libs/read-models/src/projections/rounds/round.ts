import type { Day, Recorded, ReminderKind, RoundDue, RoundEvent } from '#domain';

/** `publishing`: pinned, its pages are being written. */
export type RoundStage = 'open' | 'publishing' | 'published' | 'cancelled';

export interface ReminderRow {
  readonly reminder: string;
  readonly kind: ReminderKind;
  readonly person: string;
  readonly sector: string;
  readonly on: Day;
  /** How many measures were missing then. */
  readonly missing: number;
  /** At most 200 of them. */
  readonly measures: readonly string[];
  readonly requestedAt: string;
  /** Null: not handed to the mail server yet. */
  readonly sentAt: string | null;
  readonly failure: string | null;
}

/** Where the delivery of a sector stands. `sent-back`: to be marked ready again. */
export type DeliveryState = 'open' | 'ready' | 'approved' | 'sent-back';

export interface RoundPublication {
  /** The position that it is pinned to. */
  readonly position: number;
  readonly projections: Readonly<Record<string, number>>;
  /** Why sectors that were not approved were published nevertheless. */
  readonly reason: string | null;
  readonly startedAt: string;
  /** Null: its pages are being written. */
  readonly published: {
    readonly pages: number;
    readonly bytes: number;
    /** Hexadecimal. */
    readonly sha256: string;
    readonly recordedAt: string;
  } | null;
}

/** A fact of a round with its place in the log. */
export interface RoundFact {
  readonly fact: Recorded<RoundEvent>;
  readonly position: number;
  readonly recordedAt: string;
}

/** A sector's part in a round. */
export interface RoundSector extends RoundDue {
  readonly dueMoves: readonly { readonly due: Day; readonly reason: string; readonly recordedAt: string }[];
  readonly state: DeliveryState;
  readonly comment: string | null;
  readonly stateSince: string | null;
  readonly missingWhenReady: number | null;
}

/** Everything that was said of a round, up to some position. */
export interface Round {
  readonly round: string;
  readonly title: string;
  readonly from: Day;
  readonly cutOff: Day;
  readonly programme: string | null;
  readonly previous: string | null;
  readonly openedAt: string;
  readonly opened: number;
  readonly sectors: readonly RoundSector[];
  /** By measure: what was said last. */
  readonly exceptions: ReadonlyMap<string, { readonly excused: boolean; readonly reason: string }>;
  readonly reminders: readonly ReminderRow[];
  readonly publication: RoundPublication | null;
  readonly cancelled: string | null;
}

/** Folds one fact of a round. A fact about a round that was never opened changes nothing. */
export function evolveRound(round: Round | null, id: string, { fact, position, recordedAt }: RoundFact): Round | null {
  if (fact.type === 'RoundOpened') return openedRound(id, fact.data, position, recordedAt);
  if (round === null) return null;
  switch (fact.type) {
    case 'RoundDueMoved':
      return withSector(round, fact.data.sector, (sector) => ({
        ...sector,
        due: fact.data.due,
        dueMoves: [...sector.dueMoves, { due: sector.due, reason: fact.data.reason, recordedAt }],
      }));
    case 'RoundMeasureExcused':
      return withException(round, fact.data.measure, true, fact.data.reason);
    case 'RoundMeasureExpected':
      return withException(round, fact.data.measure, false, fact.data.reason);
    case 'RoundDeliveryReady':
      return withDelivery(round, fact.data, 'ready', recordedAt, fact.data.missing);
    case 'RoundDeliveryApproved':
      return withDelivery(round, fact.data, 'approved', recordedAt);
    case 'RoundDeliverySentBack':
      return withDelivery(round, fact.data, 'sent-back', recordedAt);
    case 'RoundReminderRequested': {
      const reminder = { ...fact.data, requestedAt: recordedAt, sentAt: null, failure: null };
      return { ...round, reminders: [...round.reminders, reminder] };
    }
    case 'RoundReminderSent': {
      const { reminder, failure } = fact.data;
      const told = (one: ReminderRow): ReminderRow => ({
        ...one,
        sentAt: failure === null ? recordedAt : null,
        failure,
      });
      return { ...round, reminders: round.reminders.map((one) => (one.reminder === reminder ? told(one) : one)) };
    }
    case 'RoundPublicationStarted':
      return { ...round, publication: { ...fact.data, startedAt: recordedAt, published: null } };
    case 'RoundPublished': {
      const { pages, bytes, sha256 } = fact.data;
      const published = { pages, bytes, sha256, recordedAt };
      return { ...round, publication: round.publication && { ...round.publication, published } };
    }
    case 'RoundCancelled':
      return { ...round, cancelled: fact.data.reason };
    default:
      return round;
  }
}

export function stateOf({ cancelled, publication }: Pick<Round, 'cancelled' | 'publication'>): RoundStage {
  if (cancelled !== null) return 'cancelled';
  if (publication === null) return 'open';
  return publication.published === null ? 'publishing' : 'published';
}

const openedRound = (
  round: string,
  { sectors, ...said }: Extract<RoundEvent, { type: 'RoundOpened' }>['data'],
  opened: number,
  openedAt: string,
): Round => ({
  round,
  ...said,
  opened,
  openedAt,
  sectors: sectors.map((sector) => ({
    ...sector,
    dueMoves: [],
    state: 'open',
    comment: null,
    stateSince: null,
    missingWhenReady: null,
  })),
  exceptions: new Map(),
  reminders: [],
  publication: null,
  cancelled: null,
});

const withSector = (round: Round, sector: string, change: (sector: RoundSector) => RoundSector): Round => ({
  ...round,
  sectors: round.sectors.map((one) => (one.sector === sector ? change(one) : one)),
});

const withDelivery = (
  round: Round,
  { sector, comment }: { readonly sector: string; readonly comment: string | null },
  state: DeliveryState,
  stateSince: string,
  missing?: number,
): Round =>
  withSector(round, sector, (one) => ({
    ...one,
    state,
    comment,
    stateSince,
    missingWhenReady: missing ?? one.missingWhenReady,
  }));

const withException = (round: Round, measure: string, excused: boolean, reason: string): Round => ({
  ...round,
  exceptions: new Map(round.exceptions).set(measure, { excused, reason }),
});
