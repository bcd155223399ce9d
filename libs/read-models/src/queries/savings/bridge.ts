import type { Answer } from '../answer.js';
import { standOf, type ReadModels } from '../read-models.js';
import { stepTotal, type Accounts } from '../../projections/savings/accounts.js';
import { BRIDGE_STEPS } from '../../projections/savings/steps.js';
import type { SavingsBridge, SavingsBridgeQuery } from './answers.js';
import { between } from './between.js';
import { EVERY_YEAR, MUNICIPALITY, scaleOf } from './scope.js';
import { answeredExactly, exactAmount } from './sums.js';

/** From one state of the outlook to another: what was found, lost, estimated anew, delayed, realised, taken over, moved. */
export const savingsBridge = (models: ReadModels, query: SavingsBridgeQuery): Answer<SavingsBridge> =>
  answeredExactly(() => bridgeBetween(models, query));

function bridgeBetween(models: ReadModels, query: SavingsBridgeQuery): Answer<SavingsBridge> {
  const ends = between(models, query);
  if (!ends.ok) return ends;
  const { standpoint, from, accounts } = ends;
  const { scope = MUNICIPALITY, unit = 'NOK', years = EVERY_YEAR } = query;
  const { audit, position } = standpoint;
  const opening = stepSums(accounts, from);
  const closing = stepSums(accounts, position);
  const sum = (steps: readonly bigint[]): number => exactAmount(steps.reduce((total, step) => total + step, 0n));
  const logTimeOf = (at: number): string | null => (at === 0 ? null : new Date(audit.logTime(at)).toISOString());
  return {
    ok: true,
    answer: {
      ...standOf(standpoint),
      scope,
      unit,
      scale: scaleOf(unit),
      years,
      opening: { position: from, logTime: logTimeOf(from), amount: sum(opening) },
      steps: BRIDGE_STEPS.map((step, index) => ({
        step,
        amount: exactAmount((closing[index] ?? 0n) - (opening[index] ?? 0n)),
      })),
      closing: { position, logTime: logTimeOf(position), amount: sum(closing) },
    },
  };
}

/** What each step has made of the outlook from the beginning up to a position. */
function stepSums(accounts: Accounts, position: number): bigint[] {
  const rows = accounts.sums(position);
  return BRIDGE_STEPS.map((step) => rows.reduce((sum, { totals }) => sum + (totals[stepTotal(step)] ?? 0n), 0n));
}
