import type { GrantedRole } from '#domain';

/**
 * What gives a person a right. A role counts everywhere; the others depend on where the target stands:
 * - `responsible`: the target is the person's own measure, or he or she is its deputy today;
 * - `lead`: the target stands in a unit that the person leads today, or below one, as lead or as the lead's deputy;
 * - `lead-of-the-unit`: the target is a unit that the person leads. Not the deputy: who stands in for somebody cannot
 *   pass that on, or the days for which it was given would mean nothing;
 * - `process`: a process of the service itself, never a person.
 */
export type Right =
  'responsible' | 'lead' | 'lead-of-the-unit' | 'process' | Exclude<GrantedRole, 'reader' | 'politician'>;

/** The rights of which one is enough, the nearest to the target first: it is the one that the log will name. */
export type Rule = readonly [Right, ...Right[]];
