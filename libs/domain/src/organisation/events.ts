import type { EventTable, Fact } from '../shared/kernel.js';
import type { Day, SourceReference } from '../shared/values.js';

/** The line organisation has three levels. */
export type UnitLevel = 'sector' | 'area' | 'unit';

/** Roles that are granted to a person for the whole installation. Leads and responsibles have theirs from their place. */
export type GrantedRole = 'politician' | 'reader' | 'controller' | 'auditor' | 'administrator';

/** One stream for the municipality: its rules (one tree, no circle, one lead each) need the whole. */
export type OrganisationEvent =
  | Fact<
      'UnitAdded',
      {
        readonly unit: string;
        readonly level: UnitLevel;
        readonly name: string;
        readonly parent: string | null;
        readonly source: SourceReference | null;
      }
    >
  | Fact<'UnitRenamed', { readonly unit: string; readonly name: string; readonly reason: string }>
  | Fact<
      'UnitMoved',
      { readonly unit: string; readonly from: string | null; readonly to: string; readonly reason: string }
    >
  | Fact<'UnitClosed', { readonly unit: string; readonly reason: string }>
  /** How documents are divided: kept apart from the line organisation. */
  | Fact<
      'ChapterAreaAdded',
      { readonly chapterArea: string; readonly name: string; readonly source: SourceReference | null }
    >
  | Fact<'ChapterAreaRenamed', { readonly chapterArea: string; readonly name: string; readonly reason: string }>
  | Fact<'LeadAppointed', { readonly unit: string; readonly person: string }>
  | Fact<'LeadWithdrawn', { readonly unit: string; readonly person: string }>
  | Fact<'DeputyNamed', { readonly unit: string; readonly person: string; readonly from: Day; readonly to: Day }>
  | Fact<'DeputyWithdrawn', { readonly unit: string; readonly person: string }>
  | Fact<'RoleGranted', { readonly person: string; readonly role: GrantedRole }>
  | Fact<'RoleWithdrawn', { readonly person: string; readonly role: GrantedRole; readonly reason: string | null }>;

const name = (suffix: string): string => `no.tiltak.organisation.${suffix}`;

export const organisationEvents: EventTable<OrganisationEvent> = {
  UnitAdded: { version: 1, publicName: name('unit-added'), freeText: ['name'] },
  UnitRenamed: { version: 1, publicName: name('unit-renamed'), freeText: ['name', 'reason'] },
  UnitMoved: { version: 1, publicName: name('unit-moved'), freeText: ['reason'] },
  UnitClosed: { version: 1, publicName: name('unit-closed'), freeText: ['reason'] },
  ChapterAreaAdded: { version: 1, publicName: name('chapter-area-added'), freeText: ['name'] },
  ChapterAreaRenamed: { version: 1, publicName: name('chapter-area-renamed'), freeText: ['name', 'reason'] },
  LeadAppointed: { version: 1, publicName: null, freeText: [] },
  LeadWithdrawn: { version: 1, publicName: null, freeText: [] },
  DeputyNamed: { version: 1, publicName: null, freeText: [] },
  DeputyWithdrawn: { version: 1, publicName: null, freeText: [] },
  RoleGranted: { version: 1, publicName: null, freeText: [] },
  RoleWithdrawn: { version: 1, publicName: null, freeText: ['reason'] },
};
