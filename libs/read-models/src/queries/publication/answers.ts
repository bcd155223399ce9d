import type { Light, Phase } from '#domain';

/** Something that was corrected after a round was published, and that the published report says otherwise. */
export interface PublicationCorrection {
  readonly eventId: string;
  readonly position: number;
  readonly recordedAt: string;
  /** Type of the event. */
  readonly type: string;
  readonly about: { readonly kind: 'measure' | 'indicator' | 'savings'; readonly id: string; readonly title: string };
  /** Event id of what is corrected; null: the thing as a whole (annulled). */
  readonly corrects: string | null;
  readonly reason: string | null;
  /** What a status says now; null: no status was corrected. No comment that is kept from public view. */
  readonly status: CorrectedStatus | null;
  /** What a value is now, in the smallest part of its unit. */
  readonly amount: number | null;
}

/** Null where the correction leaves it as it was. */
export interface CorrectedStatus {
  readonly phase: Phase;
  readonly progress: Light | null;
  readonly effect: Light | null;
  readonly words: string | null;
  readonly comment: string | null;
}

export interface PublicationCorrections {
  readonly round: string;
  /** The position that the round is published at. */
  readonly published: number;
  /** How many there are. */
  readonly count: number;
  /** In the order of recording; the last {@link MAX_CORRECTIONS} of them. */
  readonly corrections: readonly PublicationCorrection[];
}

export const MAX_CORRECTIONS = 1000;
