import type { EventTable, Fact } from '../shared/kernel.js';
import type { SourceReference } from '../shared/values.js';

export type GoalLevel = 'main-goal' | 'approach' | 'sub-goal' | 'effort';

/** A goal's parent is a goal or a strategy; null: it stands at the top (a main goal, or an effort of an area). */
export type GoalParent = { readonly kind: 'goal' | 'strategy'; readonly id: string } | null;

export type GoalEvent =
  | Fact<
      'GoalSet',
      {
        readonly level: GoalLevel;
        readonly title: string;
        readonly description: string | null;
        readonly parent: GoalParent;
        /** Further goals that it also serves: many to many. */
        readonly alsoUnder: readonly string[];
        readonly chapterArea: string | null;
        readonly source: SourceReference | null;
      }
    >
  | Fact<'GoalReworded', { readonly title: string; readonly description: string | null; readonly reason: string }>
  | Fact<'GoalMoved', { readonly from: GoalParent; readonly to: GoalParent; readonly reason: string }>
  | Fact<'GoalAlsoLinked', { readonly goal: string }>
  | Fact<'GoalAlsoUnlinked', { readonly goal: string }>
  /** No longer pursued: keeps its place in earlier reports. */
  | Fact<'GoalRetired', { readonly reason: string }>;

const name = (suffix: string): string => `no.tiltak.goal.${suffix}`;

export const goalEvents: EventTable<GoalEvent> = {
  GoalSet: { version: 1, publicName: name('set'), freeText: ['title', 'description'] },
  GoalReworded: { version: 1, publicName: name('reworded'), freeText: ['title', 'description', 'reason'] },
  GoalMoved: { version: 1, publicName: name('moved'), freeText: ['reason'] },
  GoalAlsoLinked: { version: 1, publicName: name('also-linked'), freeText: [] },
  GoalAlsoUnlinked: { version: 1, publicName: name('also-unlinked'), freeText: [] },
  GoalRetired: { version: 1, publicName: name('retired'), freeText: ['reason'] },
};
