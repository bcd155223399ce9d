import type { Refusal } from '../shared/kernel.js';
import type { Day, SourceReference } from '../shared/values.js';
import type { GrantedRole, UnitLevel } from './events.js';

/** Whether the persons that a command names are in the people register is asked by the application. */
export type OrganisationCommand =
  /** `unit`: id of the new unit. A sector has no parent, an area a sector, a unit an area. */
  | {
      readonly type: 'AddUnit';
      readonly unit: string;
      readonly level: UnitLevel;
      readonly name: string;
      readonly parent: string | null;
      readonly source: SourceReference | null;
    }
  | { readonly type: 'RenameUnit'; readonly unit: string; readonly name: string; readonly reason: string }
  | { readonly type: 'MoveUnit'; readonly unit: string; readonly to: string; readonly reason: string }
  /** Takes its lead and deputies with it. */
  | { readonly type: 'CloseUnit'; readonly unit: string; readonly reason: string }
  | {
      readonly type: 'AddChapterArea';
      readonly chapterArea: string;
      readonly name: string;
      readonly source: SourceReference | null;
    }
  | {
      readonly type: 'RenameChapterArea';
      readonly chapterArea: string;
      readonly name: string;
      readonly reason: string;
    }
  /** Replaces the lead that the unit has. */
  | { readonly type: 'AppointLead'; readonly unit: string; readonly person: string }
  | { readonly type: 'WithdrawLead'; readonly unit: string }
  /** Both days included. Naming the same person again sets new days. */
  | {
      readonly type: 'NameDeputy';
      readonly unit: string;
      readonly person: string;
      readonly from: Day;
      readonly to: Day;
    }
  | { readonly type: 'WithdrawDeputy'; readonly unit: string; readonly person: string }
  | { readonly type: 'GrantRole'; readonly person: string; readonly role: GrantedRole }
  | {
      readonly type: 'WithdrawRole';
      readonly person: string;
      readonly role: GrantedRole;
      readonly reason: string | null;
    };

export type OrganisationRefusalCode =
  | 'text-missing'
  | 'text-too-long'
  | 'day-invalid'
  | 'days-out-of-order'
  | 'unit-unknown'
  | 'unit-exists'
  | 'unit-closed'
  | 'unit-name-taken'
  | 'unit-parent-unknown'
  | 'unit-parent-closed'
  | 'unit-parent-level'
  | 'unit-has-open-units'
  | 'chapter-area-unknown'
  | 'chapter-area-exists'
  | 'chapter-area-name-taken'
  | 'lead-missing'
  | 'deputy-is-lead'
  | 'deputy-unknown'
  | 'role-not-held'
  | 'last-administrator';

export type OrganisationRefusal = Refusal<OrganisationRefusalCode>;
