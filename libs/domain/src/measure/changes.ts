import { changedFields, type FieldChange } from '../shared/field-change.js';
import type { Recorded } from '../shared/kernel.js';
import type { MeasureEvent, StatusReport } from './events.js';
import { lastConfirmed } from './measure.js';
import { evolveMeasure, type MeasureState } from './state.js';
import { neighbours, reportNamed, type Timeline, type TimelineFact } from './timeline.js';

/**
 * What a fact changes in the measure that it meets: old and new value of each field, for the history page. A report is
 * set against what was reported before its day, so that a late one is shown against what it was late for. Which part
 * of the measure it is about (milestone, risk, other measure) stands in the fact.
 */
export function describeMeasureChanges(before: MeasureState, fact: Recorded<MeasureEvent>): readonly FieldChange[] {
  if (before === null) return fact.type === 'MeasureRegistered' ? changedFields(null, fact.data) : [];
  switch (fact.type) {
    case 'StatusReported':
    case 'StatusClassified':
    case 'StatusReportCorrected':
    case 'MeasureReopened':
    case 'CommentExempted':
    case 'CommentExemptionLifted': {
      const after = evolveMeasure(before, fact);
      return after ? under('status', statusChanges(before.timeline, after.timeline, fact)) : [];
    }
    case 'StatusConfirmed': {
      const old = lastConfirmed(before)?.effectiveOn ?? null;
      return changedFields({ confirmedOn: old }, { confirmedOn: fact.data.effectiveOn });
    }
    case 'DueDateMoved': {
      const { to: due, continuous } = fact.data;
      return changedFields({ due: before.due, continuous: before.continuous }, { due, continuous });
    }
    case 'MeasureDetailsChanged': {
      const { title, description, legalBasis } = before;
      const { reason: _, ...details } = fact.data;
      return changedFields({ title, description, legalBasis }, details);
    }
    case 'ResponsibleChanged':
      return changedFields({ responsible: before.responsible }, { responsible: fact.data.to });
    case 'MeasureMovedToArea':
      return changedFields(
        { area: before.area, areaAssumed: before.areaAssumed },
        { area: fact.data.to, areaAssumed: false },
      );
    case 'MeasureAdopted':
    case 'MeasureCarriedOver': {
      const after = evolveMeasure(before, fact);
      const adoption = fact.type === 'MeasureAdopted' ? { decision: fact.data.decision } : {};
      return changedFields(
        { programme: before.programme, adopted: before.adopted },
        { programme: after?.programme, adopted: after?.adopted, ...adoption },
      );
    }
    case 'MeasureDeputyNamed':
    case 'MeasureDeputyWithdrawn': {
      const { person } = fact.data;
      const deputyIn = (state: MeasureState) => state?.deputies.find((deputy) => deputy.person === person);
      return changedFields({ deputy: deputyIn(before) }, { deputy: deputyIn(evolveMeasure(before, fact)) });
    }
    case 'MilestoneAdded':
    case 'MilestoneChanged': {
      const known = before.milestones.find(({ milestone }) => milestone === fact.data.milestone);
      return under('milestone', changedFields(known, withoutReason(fact.data)));
    }
    case 'RiskIdentified':
    case 'RiskChanged': {
      const known = before.risks.find(({ risk }) => risk === fact.data.risk);
      return under('risk', changedFields(known, withoutReason(fact.data)));
    }
    case 'ParticipatingAreaAdded':
      return came('participatingArea', fact.data.area);
    case 'ParticipatingAreaRemoved':
      return went('participatingArea', fact.data.area);
    case 'GoalLinked':
      return came('goal', fact.data.goal);
    case 'GoalUnlinked':
      return went('goal', fact.data.goal);
    case 'StrategyLinked':
      return came('strategy', fact.data.strategy);
    case 'StrategyUnlinked':
      return went('strategy', fact.data.strategy);
    case 'DependencyAdded':
      return came('dependency', fact.data);
    case 'DependencyRemoved': {
      const { kind, measure } = fact.data;
      const known = before.dependencies.find((one) => one.kind === kind && one.measure === measure);
      return known ? went('dependency', known) : [];
    }
    case 'DecisionReferenced':
      return came('decision', fact.data.decision);
    case 'LikenessFlagged':
      return came('likeness', fact.data);
    case 'LikenessResolved': {
      const known = before.likenesses.find(({ measure }) => measure === fact.data.measure);
      return under('likeness', changedFields({ same: known?.same }, { same: fact.data.same }));
    }
    case 'QuestionRaised':
      return came('question', fact.data.text);
    case 'QuestionAnswered':
      return came('answer', fact.data.answer);
    case 'MeasureExempted':
    case 'MeasureExemptionLifted':
      return changedFields({ exemption: before.exemption }, { exemption: evolveMeasure(before, fact)?.exemption });
    case 'MeasureMerged':
    case 'MeasureReplaced':
    case 'MeasureAnnulled':
      return changedFields({ end: before.end }, { end: evolveMeasure(before, fact)?.end });
    case 'InternalNoteAdded':
      return came('note', fact.data.text);
    default:
      return [];
  }
}

function statusChanges(before: Timeline, after: Timeline, fact: Recorded<TimelineFact>): readonly FieldChange[] {
  if (fact.type === 'StatusReported' || fact.type === 'MeasureReopened') {
    const entry = after.find(({ event }) => event === fact.id);
    if (!entry) return [];
    const { before: previous } = neighbours(before, { ...entry.report, order: entry.order });
    return changedFields(previous?.report, entry.report);
  }
  const event = fact.type === 'StatusReportCorrected' ? fact.data.corrects : fact.data.report;
  return changedFields(reportIn(before, event), reportIn(after, event));
}

const reportIn = (timeline: Timeline, event: string): StatusReport | undefined => reportNamed(timeline, event)?.report;

const under = (part: string, changes: readonly FieldChange[]): readonly FieldChange[] =>
  changes.map((change) => ({ ...change, field: `${part}.${change.field}` }));

const came = (field: string, value: unknown): readonly FieldChange[] => [{ field, old: null, new: value }];
const went = (field: string, value: unknown): readonly FieldChange[] => [{ field, old: value, new: null }];

function withoutReason(part: object): object {
  const { reason: _, ...rest } = part as { readonly reason?: unknown };
  return rest;
}
