import { cleanEstimate, estimateFaults } from '../../shared/amount-checks.js';
import {
  clean,
  cleanOrNull,
  NAME_LENGTH,
  optionalText,
  requiredText,
  same,
  TEXT_LENGTH,
  unlessRefused,
  yearFaults,
} from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { SavingsRefusal } from '../commands.js';
import type { Investment } from '../line.js';
import { investmentNamed, type SavingsState } from '../state.js';
import type { Decide, SavingsDecision } from './decision.js';

/** "One-off investment is not a saving and is kept apart." */
export const openInvestment: Decide<'OpenInvestment'> = ({ investment, title, total, source }, state) => {
  if (investmentNamed(state, investment)) {
    return refuse({ code: 'investment-exists', field: 'investment', params: { investment } });
  }
  const faults: SavingsRefusal[] = [
    ...requiredText('title', title, NAME_LENGTH),
    ...(total === null ? [] : estimateFaults('total.', total)),
  ];
  return unlessRefused(faults, [
    {
      type: 'InvestmentOpened',
      data: { investment, title: clean(title), total: total && cleanEstimate(total), source },
    },
  ]);
};

export const estimateInvestment: Decide<'EstimateInvestment'> = ({ investment, total: stated, reason }, state) =>
  onInvestment(state, investment, (known) => {
    const faults: SavingsRefusal[] = [
      ...estimateFaults('total.', stated),
      ...requiredText('reason', reason, TEXT_LENGTH),
    ];
    const total = cleanEstimate(stated);
    if (faults.length === 0 && same(total, known.total)) return accept();
    return unlessRefused(faults, [
      { type: 'InvestmentTotalEstimated', data: { investment, total, reason: clean(reason) } },
    ]);
  });

/** "By year: revised budget, forecast, actual, carried over." A figure that was stated before is changed with a reason. */
export const stateInvestmentYear: Decide<'StateInvestmentYear'> = (command, state) =>
  onInvestment(state, command.investment, (known) => {
    const { investment, year, figure } = command;
    const faults: SavingsRefusal[] = [
      ...yearFaults('year', year),
      ...estimateFaults('value.', command.value),
      ...optionalText('reason', command.reason, TEXT_LENGTH),
      ...optionalText('source', command.source, TEXT_LENGTH),
    ];
    const [value, reason, source] = [
      cleanEstimate(command.value),
      cleanOrNull(command.reason),
      cleanOrNull(command.source),
    ];
    const before = known.years.find((stated) => stated.year === year && stated.figure === figure);
    if (faults.length === 0 && before && same([before.value, before.source], [value, source])) return accept();
    if (before && reason === null) {
      faults.push({ code: 'figure-change-reason-missing', field: 'reason', params: {} });
    }
    return unlessRefused(faults, [
      { type: 'InvestmentYearStated', data: { investment, year, figure, value, reason, source } },
    ]);
  });

function onInvestment(
  state: SavingsState,
  investment: string,
  decide: (known: Investment) => SavingsDecision,
): SavingsDecision {
  const known = investmentNamed(state, investment);
  return known ? decide(known) : refuse({ code: 'investment-unknown', field: 'investment', params: { investment } });
}
