import { clean, cleanOrNull, dayFaults, optionalText, requiredText, same, unlessRefused } from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { MeasureRefusal } from '../commands.js';
import type { MeasureEvent } from '../events.js';
import { LIMITS } from '../limits.js';
import type { Decide } from './decision.js';

/** Who becomes responsible needs to be no deputy any more. */
export const changeResponsible: Decide<'ChangeResponsible'> = ({ to, reason }, measure) => {
  const faults = optionalText('reason', reason, LIMITS.sentences);
  if (faults.length === 0 && to === measure.responsible) return accept();
  const facts: MeasureEvent[] = [
    { type: 'ResponsibleChanged', data: { from: measure.responsible, to, reason: cleanOrNull(reason) } },
  ];
  if (to !== null && measure.deputies.some(({ person }) => person === to)) {
    facts.push({ type: 'MeasureDeputyWithdrawn', data: { person: to } });
  }
  return unlessRefused(faults, facts);
};

export const nameDeputy: Decide<'NameMeasureDeputy'> = ({ person, from, to }, measure) => {
  const faults: MeasureRefusal[] = [...dayFaults('from', from), ...dayFaults('to', to)];
  if (faults.length === 0 && to < from) faults.push({ code: 'days-out-of-order', field: 'to', params: { from, to } });
  if (person === measure.responsible) {
    faults.push({ code: 'deputy-is-responsible', field: 'person', params: { person } });
  }
  const known = measure.deputies.some((deputy) => same(deputy, { person, from, to }));
  if (faults.length === 0 && known) return accept();
  return unlessRefused(faults, [{ type: 'MeasureDeputyNamed', data: { person, from, to } }]);
};

export const withdrawDeputy: Decide<'WithdrawMeasureDeputy'> = ({ person }, measure) =>
  measure.deputies.some((deputy) => deputy.person === person)
    ? accept({ type: 'MeasureDeputyWithdrawn', data: { person } })
    : refuse({ code: 'deputy-unknown', field: 'person', params: { person } });

/** The area that it moves to takes part no longer: the measure is its own. An assumed area is confirmed by moving there. */
export const moveToArea: Decide<'MoveToArea'> = ({ to, reason }, measure) => {
  const faults = requiredText('reason', reason, LIMITS.sentences);
  if (faults.length === 0 && to === measure.area && !measure.areaAssumed) return accept();
  const facts: MeasureEvent[] = [
    { type: 'MeasureMovedToArea', data: { from: measure.area, to, reason: clean(reason) } },
  ];
  if (measure.participatingAreas.includes(to)) facts.push({ type: 'ParticipatingAreaRemoved', data: { area: to } });
  return unlessRefused(faults, facts);
};

export const addParticipatingArea: Decide<'AddParticipatingArea'> = ({ area }, measure) => {
  if (measure.participatingAreas.includes(area)) return accept();
  return area === measure.area
    ? refuse({ code: 'area-is-own', field: 'area', params: { area } })
    : accept({ type: 'ParticipatingAreaAdded', data: { area } });
};

export const removeParticipatingArea: Decide<'RemoveParticipatingArea'> = ({ area }, measure) =>
  measure.participatingAreas.includes(area)
    ? accept({ type: 'ParticipatingAreaRemoved', data: { area } })
    : refuse({ code: 'area-not-participating', field: 'area', params: { area } });
