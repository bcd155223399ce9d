import type { Estimate, ProgrammeCommand, SavingsCommand, SavingsState, TargetScope, YearEstimate } from '#domain';

/** What a generator of histories draws from. */
export interface Draws {
  readonly pick: (below: number) => number;
  readonly one: <Item>(items: readonly Item[]) => Item;
}

export const SAVINGS_LINES = ['l1', 'l2', 'l3'];
const YEARS = [2017, 2018, 2019];
/** So few that several figures are from the same one. */
const DAYS = ['2017-12-01', '2017-12-15', '2018-01-05'];

/** A command about the money of a measure, over few lines and years, so that they meet each other. */
export function savingsCommand(
  { pick, one }: Draws,
  measure: string,
  others: readonly string[],
  state: SavingsState,
): SavingsCommand {
  const line = one(SAVINGS_LINES);
  const reason = 'Ny vurdering';
  const known = state.lines.find((candidate) => candidate.line === line);
  const undecided = known?.plans.find(({ undated }) => undated.length > 0)?.programme;
  const stated = known?.overlaps[0]?.with;
  const sign = known?.nature === 'added-cost' ? 1 : -1;
  const estimate = (): Estimate => ({ amount: sign * pick(1000), approximate: pick(3) === 0, range: null });
  const years = (): YearEstimate[] => YEARS.filter(() => pick(2) === 0).map((year) => ({ year, ...estimate() }));
  const details = {
    title: one(['Energi', 'Leie', 'Jurist']),
    nature: one(['saving', 'saving', 'added-cost', 'added-income'] as const),
    kind: null,
    recurrence: null,
    budgetArea: null,
    priceYear: 2017,
    baseline: null,
  };
  const forecast = () => ({
    line,
    on: one(DAYS),
    years: years(),
    cause: one(['found', 'lost', 're-estimated', 'delayed'] as const),
    reason,
  });
  const realisation = () => ({ line, year: one(YEARS), figure: estimate(), on: one(DAYS), source: 'Regnskap' });
  const forecasts = state.lines.flatMap((one) => one.forecasts.flatMap(({ versions }) => versions));
  const results = state.lines.flatMap((one) => one.realisations.flatMap(({ versions }) => versions));
  const [programme, firstYear] = one([['hp-2017', 2017] as const, ['hp-2018', 2018] as const]);
  const commands: (() => SavingsCommand)[] = [
    () => ({
      type: 'PlanSavings',
      line,
      programme,
      programmeYears: { firstYear, lastYear: firstYear + 3 },
      basis: one([
        { kind: 'proposal' },
        { kind: 'decision', decision: { kind: 'decided', case: '3/18' } },
        { kind: 'technical', authority: 'Rådmannen' },
      ] as const),
      years: years(),
      undated: pick(2) === 0 ? [estimate(), estimate()] : [],
      reason,
    }),
    () => ({ type: 'DecideSavingsYears', line, programme: undecided ?? programme, years: years(), reason }),
    () => ({ type: 'ForecastSavings', ...forecast() }),
    () => ({ type: 'ForecastSavings', ...forecast() }),
    () => ({ type: 'RealiseSavings', ...realisation() }),
    () => ({ type: 'RealiseSavings', ...realisation() }),
    () => ({
      type: 'CorrectSavingsForecast',
      corrects: forecasts.length > 0 ? one(forecasts).event : 'no-such-forecast',
      reason,
      forecast: forecast(),
    }),
    () => ({
      type: 'CorrectRealisedSavings',
      corrects: results.length > 0 ? one(results).event : 'no-such-figure',
      reason,
      realisation: realisation(),
    }),
    () => ({
      type: one(['ConfirmRealisedSavings', 'WithdrawSavingsConfirmation'] as const),
      line,
      year: 2018,
      realisation: '',
      reason,
      ...(results.length > 0 ? confirmed(one(results)) : {}),
    }),
    () => ({
      type: one(['ConfirmRealisedSavings', 'ConfirmRealisedSavings', 'WithdrawSavingsConfirmation'] as const),
      line,
      year: 2018,
      realisation: '',
      reason,
      ...(results.length > 0 ? confirmed(one(results)) : {}),
    }),
    () => ({ type: 'ChangeSavingsLineDetails', line, reason, ...details }),
    () => ({
      type: 'StateSavingsOverlap',
      measure,
      line,
      with: { measure: one(others), line: one(SAVINGS_LINES) },
      years: YEARS.filter(() => pick(2) === 0).map((year) => ({ year, amount: sign * pick(200) })),
      reason,
    }),
    () => ({ type: 'LiftSavingsOverlap', line, with: stated ?? { measure: one(others), line }, reason }),
    () => ({ type: 'StateFullYearEffect', line, figure: estimate(), year: 2019, reason }),
    () => ({ type: 'OpenInvestment', investment: 'i1', title: 'Anlegg', total: null, source: null }),
    () => ({ type: 'EstimateInvestment', investment: 'i1', total: { ...estimate(), amount: pick(900) }, reason }),
    () => ({
      type: 'StateInvestmentYear',
      investment: 'i1',
      year: one(YEARS),
      figure: one(['budget', 'actual'] as const),
      value: { ...estimate(), amount: pick(900) },
      reason,
      source: null,
    }),
    ...(pick(5) === 0 ? [(): SavingsCommand => ({ type: 'WithdrawSavingsLine', line, reason })] : []),
    ...(pick(3) === 0 ? [(): SavingsCommand => ({ type: 'LockSavingsPlans', programme })] : []),
  ];
  if (known) return one(commands)();
  return {
    type: 'OpenSavingsLine',
    measure,
    line,
    unit: one(['NOK', 'NOK', 'person-years'] as const),
    continues: pick(4) === 0 ? { measure: one(others), line: one(SAVINGS_LINES) } : null,
    source: null,
    ...details,
  };
}

const confirmed = ({
  event,
  realisation,
}: {
  readonly event: string;
  readonly realisation: { readonly line: string; readonly year: number };
}) => ({ realisation: event, line: realisation.line, year: realisation.year });

/** A target or a need of a programme. */
export function targetCommand({ pick, one }: Draws, measures: readonly string[]): ProgrammeCommand {
  const target = one(['t1', 't2', 't3']);
  const scope = one<TargetScope>([
    { kind: 'programme' },
    { kind: 'unit', unit: one(['sektor', 'eiendom', 'digit']) },
    { kind: 'strategy', strategy: 's1' },
    { kind: 'measure', measure: one(measures) },
  ]);
  const said = {
    title: 'Mål',
    unit: one(['NOK', 'NOK', 'person-years'] as const),
    year: one([2018, 2019]),
    figure: { amount: 1 + pick(2000), approximate: false, range: null },
    note: null,
    source: null,
  };
  const asked = { target, scope, baseline: null, unreconciledWith: null, ...said };
  const reason = 'Ny vurdering';
  return one<ProgrammeCommand>([
    { type: 'SetSavingsTarget', ...asked },
    { type: 'SetSavingsTarget', ...asked },
    { type: 'ChangeSavingsTarget', ...asked, reason },
    { type: 'WithdrawSavingsTarget', target, reason },
    { type: 'StateSavingsNeed', need: 'n1', ...said },
    { type: 'ChangeSavingsNeed', need: 'n1', ...said, reason },
  ]);
}
