import { cleanOrNull, optionalText, same, unlessRefused } from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { MeasureRefusal } from '../commands.js';
import { LIMITS } from '../limits.js';
import type { Decide } from './decision.js';

export const linkGoal: Decide<'LinkGoal'> = ({ goal }, measure) =>
  measure.goals.includes(goal) ? accept() : accept({ type: 'GoalLinked', data: { goal } });

export const unlinkGoal: Decide<'UnlinkGoal'> = ({ goal }, measure) =>
  measure.goals.includes(goal)
    ? accept({ type: 'GoalUnlinked', data: { goal } })
    : refuse({ code: 'goal-not-linked', field: 'goal', params: { goal } });

export const linkStrategy: Decide<'LinkStrategy'> = ({ strategy }, measure) =>
  measure.strategies.includes(strategy) ? accept() : accept({ type: 'StrategyLinked', data: { strategy } });

export const unlinkStrategy: Decide<'UnlinkStrategy'> = ({ strategy }, measure) =>
  measure.strategies.includes(strategy)
    ? accept({ type: 'StrategyUnlinked', data: { strategy } })
    : refuse({ code: 'strategy-not-linked', field: 'strategy', params: { strategy } });

export const addDependency: Decide<'AddDependency'> = ({ self, kind, measure: other, note }, measure) => {
  const faults: MeasureRefusal[] = [...optionalText('note', note, LIMITS.sentences)];
  if (other === self) faults.push({ code: 'measure-own-relation', field: 'measure', params: {} });
  const dependency = { kind, measure: other, note: cleanOrNull(note) };
  const known = measure.dependencies.find((one) => one.kind === kind && one.measure === other);
  if (known) {
    if (faults.length === 0 && same(known, dependency)) return accept();
    faults.push({ code: 'dependency-exists', field: 'measure', params: { measure: other, kind } });
  }
  return unlessRefused(faults, [{ type: 'DependencyAdded', data: dependency }]);
};

export const removeDependency: Decide<'RemoveDependency'> = ({ kind, measure: other }, measure) =>
  measure.dependencies.some((one) => one.kind === kind && one.measure === other)
    ? accept({ type: 'DependencyRemoved', data: { kind, measure: other } })
    : refuse({ code: 'dependency-unknown', field: 'measure', params: { measure: other, kind } });
