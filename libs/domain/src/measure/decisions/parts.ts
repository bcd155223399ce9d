import { clean, cleanOrNull, optionalText, requiredText, same, unlessRefused } from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { MeasureRefusal } from '../commands.js';
import type { Milestone, Risk } from '../events.js';
import { LIMITS } from '../limits.js';
import type { Decide } from './decision.js';
import { dueFaults } from './due-date.js';

export const addMilestone: Decide<'AddMilestone'> = (command, measure) => {
  const milestone = milestoneOf(command);
  const known = measure.milestones.find((one) => one.milestone === milestone.milestone);
  const faults = milestoneFaults(command);
  if (known) {
    if (faults.length === 0 && same(known, milestone)) return accept();
    faults.push({ code: 'milestone-exists', field: 'milestone', params: { milestone: milestone.milestone } });
  }
  return unlessRefused(faults, [{ type: 'MilestoneAdded', data: milestone }]);
};

/** A milestone's due date is a promise too: when it moves, it is said why. */
export const changeMilestone: Decide<'ChangeMilestone'> = (command, measure) => {
  const milestone = milestoneOf(command);
  const known = measure.milestones.find((one) => one.milestone === milestone.milestone);
  if (!known) {
    return refuse({ code: 'milestone-unknown', field: 'milestone', params: { milestone: milestone.milestone } });
  }
  const isMoved = known.due !== null && known.due !== milestone.due;
  const faults = [
    ...milestoneFaults(command),
    ...(isMoved ? requiredText('reason', command.reason ?? '', LIMITS.sentences) : reasonFaults(command)),
  ];
  if (faults.length === 0 && same(known, milestone)) return accept();
  return unlessRefused(faults, [
    { type: 'MilestoneChanged', data: { ...milestone, reason: cleanOrNull(command.reason) } },
  ]);
};

export const identifyRisk: Decide<'IdentifyRisk'> = (command, measure) => {
  const risk = riskOf({ ...command, status: 'open' });
  const known = measure.risks.find((one) => one.risk === risk.risk);
  const faults = riskFaults(command);
  if (known) {
    const saysTheSame = known.description === risk.description && known.mitigation === risk.mitigation;
    if (faults.length === 0 && saysTheSame) return accept();
    faults.push({ code: 'risk-exists', field: 'risk', params: { risk: risk.risk } });
  }
  return unlessRefused(faults, [{ type: 'RiskIdentified', data: risk }]);
};

export const changeRisk: Decide<'ChangeRisk'> = (command, measure) => {
  const risk = riskOf(command);
  const known = measure.risks.find((one) => one.risk === risk.risk);
  if (!known) return refuse({ code: 'risk-unknown', field: 'risk', params: { risk: risk.risk } });
  const faults = [...riskFaults(command), ...reasonFaults(command)];
  if (faults.length === 0 && same(known, risk)) return accept();
  return unlessRefused(faults, [{ type: 'RiskChanged', data: { ...risk, reason: cleanOrNull(command.reason) } }]);
};

const milestoneOf = ({ milestone, kind, title, responsible, due, status }: Milestone): Milestone => ({
  milestone,
  kind,
  title: clean(title),
  responsible,
  due,
  status,
});

const milestoneFaults = ({ title, due }: Milestone): MeasureRefusal[] => [
  ...requiredText('title', title, LIMITS.title),
  ...dueFaults('due', due, false),
];

const riskOf = ({ risk, description, mitigation, status }: Risk): Risk => ({
  risk,
  description: clean(description),
  mitigation: cleanOrNull(mitigation),
  status,
});

const riskFaults = ({ description, mitigation }: Omit<Risk, 'status'>): MeasureRefusal[] => [
  ...requiredText('description', description, LIMITS.sentences),
  ...optionalText('mitigation', mitigation, LIMITS.sentences),
];

const reasonFaults = ({ reason }: { readonly reason: string | null }): readonly MeasureRefusal[] =>
  optionalText('reason', reason, LIMITS.sentences);
