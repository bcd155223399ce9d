import type { EventTable, Fact } from '../shared/kernel.js';
import type { DecisionReference, SourceReference } from '../shared/values.js';
import type { SavingsNeed, SavingsTarget } from './targets.js';

export type ProgrammeEvent =
  | Fact<
      'ProgrammePrepared',
      {
        readonly name: string;
        readonly firstYear: number;
        readonly lastYear: number;
        readonly source: SourceReference | null;
      }
    >
  | Fact<'ProgrammeRenamed', { readonly name: string; readonly reason: string }>
  /** Adopted by the council. `decision` null only where a source states the adoption without its case. */
  | Fact<'ProgrammeAdopted', { readonly decision: DecisionReference | null }>
  | Fact<'ProgrammeSuperseded', { readonly by: string }>
  | Fact<'ProgrammeWithdrawn', { readonly reason: string }>
  | Fact<'SavingsTargetSet', SavingsTarget>
  /** The whole target as it is to be. */
  | Fact<'SavingsTargetChanged', SavingsTarget & { readonly reason: string }>
  | Fact<'SavingsTargetWithdrawn', { readonly target: string; readonly reason: string }>
  | Fact<'SavingsNeedStated', SavingsNeed>
  | Fact<'SavingsNeedChanged', SavingsNeed & { readonly reason: string }>
  | Fact<'SavingsNeedWithdrawn', { readonly need: string; readonly reason: string }>;

const name = (suffix: string): string => `no.tiltak.programme.${suffix}`;

export const programmeEvents: EventTable<ProgrammeEvent> = {
  ProgrammePrepared: { version: 1, publicName: name('prepared'), freeText: ['name'] },
  ProgrammeRenamed: { version: 1, publicName: name('renamed'), freeText: ['name', 'reason'] },
  ProgrammeAdopted: { version: 1, publicName: name('adopted'), freeText: ['decision.title'] },
  ProgrammeSuperseded: { version: 1, publicName: name('superseded'), freeText: [] },
  ProgrammeWithdrawn: { version: 1, publicName: name('withdrawn'), freeText: ['reason'] },
  SavingsTargetSet: { version: 1, publicName: name('savings-target-set'), freeText: ['title', 'note'] },
  SavingsTargetChanged: {
    version: 1,
    publicName: name('savings-target-changed'),
    freeText: ['title', 'note', 'reason'],
  },
  SavingsTargetWithdrawn: { version: 1, publicName: name('savings-target-withdrawn'), freeText: ['reason'] },
  SavingsNeedStated: { version: 1, publicName: name('savings-need-stated'), freeText: ['title', 'note'] },
  SavingsNeedChanged: { version: 1, publicName: name('savings-need-changed'), freeText: ['title', 'note', 'reason'] },
  SavingsNeedWithdrawn: { version: 1, publicName: name('savings-need-withdrawn'), freeText: ['reason'] },
};
