import type { Refusal } from '../shared/kernel.js';
import type { Day } from '../shared/values.js';
import type { ReminderKind, RoundDue } from './events.js';

/** What people, and the processes of a round, do with it. What is missing is known to the views: whoever sends says it. */
export type RoundCommand =
  | {
      readonly type: 'OpenRound';
      readonly title: string;
      readonly from: Day;
      readonly cutOff: Day;
      readonly programme: string | null;
      readonly sectors: readonly RoundDue[];
      readonly previous: string | null;
    }
  | ({ readonly type: 'MoveRoundDue'; readonly reason: string } & RoundDue)
  | { readonly type: 'ExcuseMeasure'; readonly measure: string; readonly reason: string }
  | { readonly type: 'ExpectMeasure'; readonly measure: string; readonly reason: string }
  | {
      readonly type: 'MarkDeliveryReady';
      readonly sector: string;
      readonly missing: number;
      readonly comment: string | null;
    }
  | { readonly type: 'ApproveDelivery'; readonly sector: string; readonly comment: string | null }
  | { readonly type: 'SendDeliveryBack'; readonly sector: string; readonly comment: string }
  | {
      readonly type: 'RequestReminder';
      readonly reminder: string;
      readonly kind: ReminderKind;
      readonly person: string;
      readonly measures: readonly string[];
      readonly missing: number;
      readonly sector: string;
    }
  | { readonly type: 'TellReminderSent'; readonly reminder: string; readonly failure: string | null }
  /** `reason` is needed where a sector is not approved. */
  | {
      readonly type: 'PublishRound';
      readonly position: number;
      readonly projections: Readonly<Record<string, number>>;
      readonly reason: string | null;
      /** How many facts of the round lie up to the position; left out: nobody has counted. */
      readonly facts?: number;
    }
  | {
      readonly type: 'CompletePublication';
      readonly position: number;
      readonly pages: number;
      readonly bytes: number;
      readonly sha256: string;
    }
  | { readonly type: 'CancelRound'; readonly reason: string };

export type RoundRefusalCode =
  | 'text-missing'
  | 'text-too-long'
  | 'day-invalid'
  | 'days-out-of-order'
  | 'round-exists'
  | 'round-unknown'
  | 'round-cancelled'
  | 'round-publishing'
  | 'round-published'
  | 'round-sectors-missing'
  | 'round-sector-twice'
  | 'round-sector-unknown'
  | 'due-before-cut-off'
  | 'measure-already-excused'
  | 'measure-not-excused'
  | 'delivery-comment-missing'
  | 'delivery-not-ready'
  | 'delivery-approved'
  | 'publication-reason-missing'
  | 'publication-before-cut-off'
  | 'publication-behind'
  | 'publication-not-started'
  | 'publication-differs'
  | 'reminder-unknown';

export type RoundRefusal = Refusal<RoundRefusalCode>;
