import type { Recorded } from '../shared/kernel.js';
import type { Day } from '../shared/values.js';
import type { RoundEvent } from './events.js';

/** How far a sector's delivery has come. */
export type RoundDeliveryStatus = 'open' | 'ready' | 'sent-back' | 'approved';

export interface RoundDelivery {
  readonly sector: string;
  readonly due: Day;
  readonly status: RoundDeliveryStatus;
  /** How many expected measures were missing when it was marked ready; null: it never was. */
  readonly missing: number | null;
  /** What was said with the present status. */
  readonly comment: string | null;
}

export interface RoundReminder {
  readonly reminder: string;
  /** `sent`: handed to the outgoing mail server. */
  readonly status: 'requested' | 'sent' | 'failed';
}

/** What a round says of its publication; `published` null: the pages are being written. */
export interface RoundPublishing {
  readonly position: number;
  readonly projections: Readonly<Record<string, number>>;
  readonly published: { readonly pages: number; readonly bytes: number; readonly sha256: string } | null;
}

export interface Round {
  readonly title: string;
  readonly from: Day;
  readonly cutOff: Day;
  readonly programme: string | null;
  readonly previous: string | null;
  readonly sectors: readonly RoundDelivery[];
  /** Measures that are not expected to deliver. */
  readonly excused: readonly string[];
  readonly reminders: readonly RoundReminder[];
  readonly publication: RoundPublishing | null;
  readonly cancelled: boolean;
  /** How many facts were said of it. */
  readonly facts: number;
}

/** Null: not opened yet. */
export type RoundState = Round | null;

export const initialRound: RoundState = null;

/** Folds one fact. A fact about a round that was never opened, or about a sector that it does not have, changes nothing. */
export function evolveRound(state: RoundState, fact: Recorded<RoundEvent>): RoundState {
  const after = evolve(state, fact);
  return after && { ...after, facts: after.facts + 1 };
}

function evolve(state: RoundState, fact: Recorded<RoundEvent>): RoundState {
  if (fact.type === 'RoundOpened') return state ?? opened(fact.data);
  if (state === null) return state;
  switch (fact.type) {
    case 'RoundDueMoved':
      return delivery(state, fact.data.sector, { due: fact.data.due });
    case 'RoundMeasureExcused':
      return { ...state, excused: [...without(state.excused, fact.data.measure), fact.data.measure] };
    case 'RoundMeasureExpected':
      return { ...state, excused: without(state.excused, fact.data.measure) };
    case 'RoundDeliveryReady':
      return delivery(state, fact.data.sector, {
        status: 'ready',
        missing: fact.data.missing,
        comment: fact.data.comment,
      });
    case 'RoundDeliveryApproved':
      return delivery(state, fact.data.sector, { status: 'approved', comment: fact.data.comment });
    case 'RoundDeliverySentBack':
      return delivery(state, fact.data.sector, { status: 'sent-back', comment: fact.data.comment });
    case 'RoundReminderRequested':
      return { ...state, reminders: [...state.reminders, { reminder: fact.data.reminder, status: 'requested' }] };
    case 'RoundReminderSent': {
      const { reminder, failure } = fact.data;
      const status = failure === null ? 'sent' : 'failed';
      return {
        ...state,
        reminders: state.reminders.map((one) => (one.reminder === reminder ? { ...one, status } : one)),
      };
    }
    case 'RoundPublicationStarted': {
      const { position, projections } = fact.data;
      return { ...state, publication: { position, projections, published: null } };
    }
    case 'RoundPublished': {
      const { pages, bytes, sha256 } = fact.data;
      const { publication } = state;
      return publication ? { ...state, publication: { ...publication, published: { pages, bytes, sha256 } } } : state;
    }
    case 'RoundCancelled':
      return { ...state, cancelled: true };
    default:
      return state;
  }
}

const opened = ({ sectors, ...data }: Extract<RoundEvent, { type: 'RoundOpened' }>['data']): Round => ({
  ...data,
  sectors: sectors.map(({ sector, due }) => ({ sector, due, status: 'open', missing: null, comment: null })),
  excused: [],
  reminders: [],
  publication: null,
  cancelled: false,
  facts: 0,
});

const delivery = (state: Round, sector: string, change: Partial<RoundDelivery>): Round => ({
  ...state,
  sectors: state.sectors.map((one) => (one.sector === sector ? { ...one, ...change } : one)),
});

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((other) => other !== id);
