import type { Actor, Grant, Refusal } from '#domain';
import type { Action, Target, TargetOf } from './actions.js';
import type { Right } from './rights.js';
import { rules } from './rules.js';

/** A process of the service that follows the log and acts by itself. */
export interface ProcessActor {
  readonly process: string;
}

export type Acting = Actor | ProcessActor;

/**
 * Why somebody may not: `outside-own-area` for a lead elsewhere, `not-allowed` for everybody else. `params.needs` lists
 * what would give the right; nothing of the target is told.
 */
export type ActionRefusal = Refusal<'not-allowed' | 'outside-own-area'>;

/** The right under which it is done, for the event's metadata, or why not. */
export type Permission =
  { readonly ok: true; readonly grant: Grant } | { readonly ok: false; readonly refusal: ActionRefusal };

/**
 * May the actor do this to that? Pure: everything it needs is given. Source: the table of people in the domain
 * description.
 * @example
 * mayAct(actor, 'NameDeputy', { kind: 'organisation', unit }) // { ok: true, grant: { role: 'sector-lead', grant: `lead:${unit}` } }
 */
export function mayAct<A extends Action>(actor: Acting, action: A, target: TargetOf<A>): Permission {
  const rule = rules[action];
  for (const right of rule) {
    const grant = grantOf(right, actor, target);
    if (grant) return { ok: true, grant };
  }
  const elsewhere = rule.includes('lead') && 'leads' in actor && actor.leads.length > 0;
  const code = elsewhere ? 'outside-own-area' : 'not-allowed';
  return { ok: false, refusal: { code, params: { action, needs: rule } } };
}

function grantOf(right: Right, actor: Acting, target: Target): Grant | null {
  if ('process' in actor) {
    return right === 'process' ? { role: 'system', grant: `process:${actor.process}` } : null;
  }
  switch (right) {
    case 'process':
      return null;
    case 'responsible':
      return ownMeasure(actor, target);
    case 'lead':
      return 'line' in target ? nearestLead(actor, target.line) : null;
    case 'lead-of-the-unit':
      return leadInPerson(actor, target);
    default:
      return actor.roles.includes(right) ? { role: right, grant: `role:${right}` } : null;
  }
}

function ownMeasure({ person }: Actor, target: Target): Grant | null {
  if (target.kind !== 'measure') return null;
  if (target.responsible === person) return { role: 'responsible', grant: `responsible:${target.measure}` };
  return target.deputies.includes(person) ? { role: 'deputy', grant: `deputy:${target.measure}` } : null;
}

/** The lead nearest to the target; a lead's own right goes before a deputy's in the same unit. */
function nearestLead({ leads }: Actor, line: readonly string[]): Grant | null {
  for (const unit of line) {
    const own = leads.filter((led) => led.unit === unit);
    if (own.some(({ as }) => as === 'lead')) return { role: 'sector-lead', grant: `lead:${unit}` };
    if (own.length > 0) return { role: 'deputy', grant: `deputy:${unit}` };
  }
  return null;
}

function leadInPerson({ leads }: Actor, target: Target): Grant | null {
  if (target.kind !== 'organisation' || target.unit === null) return null;
  const led = leads.some(({ unit, as }) => unit === target.unit && as === 'lead');
  return led ? { role: 'sector-lead', grant: `lead:${target.unit}` } : null;
}
