import type { GrantedRole } from '../organisation/events.js';

/**
 * Roles in which a person acts: those that are granted, and those that follow from a place (a lead's, a responsible's,
 * a deputy's) or from nothing (the public). Source: the table of people in the domain description.
 */
export type Role = GrantedRole | 'public' | 'responsible' | 'deputy' | 'sector-lead' | 'system';

/** A person who acts: id of our own register, what was granted, and which units the person leads today. */
export interface Actor {
  /** Person id; never a name. */
  readonly person: string;
  readonly roles: readonly GrantedRole[];
  /** Units led today, as lead or as named deputy. Each covers the units below it. */
  readonly leads: readonly { readonly unit: string; readonly as: 'lead' | 'deputy' }[];
}

/** The right under which an action was allowed: what is written in the event's metadata. */
export interface Grant {
  readonly role: Role;
  /** `lead:<unit>`, `deputy:<unit>`, `responsible:<measure>`, `role:<role>`, `process:<name>`. */
  readonly grant: string;
}

/**
 * What a reader may see, decided in one place (identity) and obeyed by lists, counts, search, history and feed alike.
 * Levels: `nothing-live` reads published versions and the public feed only (public, politician); `employee` reads
 * everything but internal notes.
 */
export interface Viewer {
  readonly person: string | null;
  readonly level: 'nothing-live' | 'employee';
  /** Internal notes: of all measures (auditor, administrator, controller), of those in the units listed (leads; the
   * list holds whole subtrees), besides those that the person is responsible for or deputy of. */
  readonly notes: 'all' | ReadonlySet<string>;
}
