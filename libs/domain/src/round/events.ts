import type { EventTable, Fact } from '../shared/kernel.js';
import type { Day } from '../shared/values.js';

/** When a sector must have delivered. */
export interface RoundDue {
  /** A unit of the level `sector`. */
  readonly sector: string;
  readonly due: Day;
}

/** What a person is written to about. */
export type ReminderKind = 'reminder' | 'escalation';

/**
 * Stream `round-<uuid>`. A measure is expected when it counts, is in one of the round's sectors, is neither completed
 * nor discontinued before the round's period, and is not excused. It has delivered when it was reported on or confirmed
 * for a day of the period, its first one included, after the round was opened, or for the cut-off day itself or later at any time.
 */
export type RoundEvent =
  | Fact<
      'RoundOpened',
      {
        /** "1. tertial 2017", "Årsrapport 2017": what the municipality calls it. */
        readonly title: string;
        /** First day of the period that it reports on. */
        readonly from: Day;
        /** Last day of the period: statuses describe days up to it. */
        readonly cutOff: Day;
        readonly programme: string | null;
        readonly sectors: readonly RoundDue[];
        /** The round whose answers are the starting point. */
        readonly previous: string | null;
      }
    >
  | Fact<'RoundDueMoved', RoundDue & { readonly reason: string }>
  | Fact<'RoundMeasureExcused', { readonly measure: string; readonly reason: string }>
  | Fact<'RoundMeasureExpected', { readonly measure: string; readonly reason: string }>
  /** `missing`: how many expected measures had not delivered then; more than none needs the comment. */
  | Fact<'RoundDeliveryReady', { readonly sector: string; readonly missing: number; readonly comment: string | null }>
  | Fact<'RoundDeliveryApproved', { readonly sector: string; readonly comment: string | null }>
  | Fact<'RoundDeliverySentBack', { readonly sector: string; readonly comment: string }>
  /** Somebody is to be written to: one mail per person, whatever the number of measures. `reminder`: its id. */
  | Fact<
      'RoundReminderRequested',
      {
        readonly reminder: string;
        readonly kind: ReminderKind;
        readonly person: string;
        /** Ids of the measures that are missing, at most 200; `missing` is the number of all. */
        readonly measures: readonly string[];
        readonly missing: number;
        readonly sector: string;
        readonly on: Day;
      }
    >
  /** The mail was handed to the outgoing mail server, or could not be (`failure`: a short reason, no address). */
  | Fact<'RoundReminderSent', { readonly reminder: string; readonly failure: string | null }>
  /**
   * The controller publishes: everything is said as of `position`, by these versions of the projections. The pages are
   * written by a process; the round is published when they all lie in the log.
   */
  | Fact<
      'RoundPublicationStarted',
      {
        readonly position: number;
        /** Versions of the projections that the report is built from, by name. */
        readonly projections: Readonly<Record<string, number>>;
        /** Why sectors that are not approved are published nevertheless. */
        readonly reason: string | null;
      }
    >
  /** All pages lie in stream `publication-<round>`. `sha256` of the bytes of all pages after each other, hexadecimal. */
  | Fact<
      'RoundPublished',
      {
        readonly position: number;
        readonly pages: number;
        readonly bytes: number;
        readonly sha256: string;
      }
    >
  | Fact<'RoundCancelled', { readonly reason: string }>;

const name = (suffix: string): string => `no.tiltak.round.${suffix}`;

export const roundEvents: EventTable<RoundEvent> = {
  RoundOpened: { version: 1, publicName: name('opened'), freeText: ['title'] },
  RoundDueMoved: { version: 1, publicName: null, freeText: ['reason'] },
  RoundMeasureExcused: { version: 1, publicName: null, freeText: ['reason'] },
  RoundMeasureExpected: { version: 1, publicName: null, freeText: ['reason'] },
  RoundDeliveryReady: { version: 1, publicName: null, freeText: ['comment'] },
  RoundDeliveryApproved: { version: 1, publicName: null, freeText: ['comment'] },
  RoundDeliverySentBack: { version: 1, publicName: null, freeText: ['comment'] },
  RoundReminderRequested: { version: 1, publicName: null, freeText: [] },
  RoundReminderSent: { version: 1, publicName: null, freeText: [] },
  RoundPublicationStarted: { version: 1, publicName: null, freeText: ['reason'] },
  RoundPublished: { version: 1, publicName: name('published'), freeText: [] },
  RoundCancelled: { version: 1, publicName: null, freeText: ['reason'] },
};
