import type { EventTable, Fact } from '../shared/kernel.js';
import type { DecisionReference, SourceReference } from '../shared/values.js';

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
  | Fact<'ProgrammeWithdrawn', { readonly reason: string }>;

const name = (suffix: string): string => `no.tiltak.programme.${suffix}`;

export const programmeEvents: EventTable<ProgrammeEvent> = {
  ProgrammePrepared: { version: 1, publicName: name('prepared'), freeText: ['name'] },
  ProgrammeRenamed: { version: 1, publicName: name('renamed'), freeText: ['name', 'reason'] },
  ProgrammeAdopted: { version: 1, publicName: name('adopted'), freeText: ['decision.title'] },
  ProgrammeSuperseded: { version: 1, publicName: name('superseded'), freeText: [] },
  ProgrammeWithdrawn: { version: 1, publicName: name('withdrawn'), freeText: ['reason'] },
};
