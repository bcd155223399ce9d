import {
  programmeDecider,
  savingsDecider,
  type Estimate,
  type ProgrammeCommand,
  type ProgrammeYears,
  type SavingsCommand,
  type TargetScope,
  type YearEstimate,
} from '#domain';
import type { SeedEstimate, SeedInvestment, SeedSavingsLine, SeedScope, SeedYearEstimate } from './money-file.js';
import type { SeedPath } from './parse.js';
import type { SeedFile } from './seed-file.js';
import { seedStep, type SeedNames, type SeedStep } from './step.js';

/** Savings lines and investments on their measures, then the targets and needs of the programmes. */
export function moneySteps(file: SeedFile, names: SeedNames): SeedStep[] {
  return [
    ...(file.savings ?? []).flatMap((line, index) => lineSteps(line, ['savings', index], file, names)),
    ...lockSteps(file, names),
    ...(file.savings ?? []).flatMap((line, index) => followUpSteps(line, ['savings', index], file, names)),
    ...(file.investments ?? []).flatMap((one, index) => investmentSteps(one, ['investments', index], names)),
    ...targetSteps(file, names),
    ...needSteps(file, names),
  ];
}

const step = (names: SeedNames, path: SeedPath, measure: string, entry: string, command: SavingsCommand): SeedStep =>
  seedStep(names, path, entry, savingsDecider, names.idOf('measure', measure), command);

/** The line, and what each programme plans of it. */
function lineSteps(line: SeedSavingsLine, path: SeedPath, file: SeedFile, names: SeedNames): SeedStep[] {
  const self = names.idOf('savings-line', line.id);
  const opened = step(names, path, line.measure, `savings/${line.id}`, {
    type: 'OpenSavingsLine',
    measure: names.idOf('measure', line.measure),
    line: self,
    unit: line.unit,
    continues: null,
    title: line.title,
    nature: line.nature,
    kind: line.kind ?? null,
    recurrence: line.recurrence ?? null,
    budgetArea: line.budgetArea ?? null,
    priceYear: line.priceYear ?? null,
    baseline: line.baseline === undefined ? null : baseline(line.baseline),
    source: names.source(line.chapter),
  });
  const planned = (line.plans ?? []).map((plan, index) =>
    step(names, [...path, 'plans', index], line.measure, `savings/${line.id}/plan/${plan.programme}`, {
      type: 'PlanSavings',
      line: self,
      programme: names.idOf('programme', plan.programme),
      programmeYears: yearsOf(file, plan.programme),
      basis: { kind: 'proposal' },
      years: (plan.years ?? []).map(yearEstimate),
      undated: (plan.undated ?? []).map(estimate),
      reason: plan.reason ?? null,
    }),
  );
  return [opened, ...planned];
}

/** An adopted programme's plans are locked, each measure's once all of them stand. */
function lockSteps(file: SeedFile, names: SeedNames): SeedStep[] {
  const adopted = new Set(file.programmes.filter(({ status }) => status === 'adopted').map(({ id }) => id));
  const locks = new Map<string, SeedStep>();
  file.savings?.forEach((line, index) =>
    line.plans?.forEach(({ programme }, p) => {
      const entry = `savings-lock/${line.measure}/${programme}`;
      if (!adopted.has(programme) || locks.has(entry)) return;
      locks.set(
        entry,
        step(names, ['savings', index, 'plans', p], line.measure, entry, {
          type: 'LockSavingsPlans',
          programme: names.idOf('programme', programme),
        }),
      );
    }),
  );
  return [...locks.values()];
}

/** What was expected and what came of it. */
function followUpSteps(line: SeedSavingsLine, path: SeedPath, file: SeedFile, names: SeedNames): SeedStep[] {
  const self = names.idOf('savings-line', line.id);
  const { reportedOn, title } = file.source;
  const forecasts = (line.forecasts ?? []).map((forecast, index) =>
    step(names, [...path, 'forecasts', index], line.measure, `savings/${line.id}/forecast/${index}`, {
      type: 'ForecastSavings',
      line: self,
      on: forecast.on ?? reportedOn,
      years: forecast.years.map(yearEstimate),
      cause: forecast.cause,
      reason: forecast.reason,
    }),
  );
  const realised = (line.realised ?? []).map((figure, index) =>
    step(names, [...path, 'realised', index], line.measure, `savings/${line.id}/realised/${index}`, {
      type: 'RealiseSavings',
      line: self,
      year: figure.year,
      figure: estimate(figure),
      on: figure.on ?? reportedOn,
      source: figure.source ?? `${title}, ${line.chapter}`,
    }),
  );
  const { fullYearEffect } = line;
  if (fullYearEffect === undefined) return [...forecasts, ...realised];
  const stated = step(names, [...path, 'fullYearEffect'], line.measure, `savings/${line.id}/full-year-effect`, {
    type: 'StateFullYearEffect',
    line: self,
    figure: fullYearEffect.figure === undefined ? null : estimate(fullYearEffect.figure),
    year: fullYearEffect.year ?? null,
    reason: fullYearEffect.reason ?? null,
  });
  return [...forecasts, ...realised, stated];
}

function investmentSteps(investment: SeedInvestment, path: SeedPath, names: SeedNames): SeedStep[] {
  const self = names.idOf('investment', investment.id);
  const opened = step(names, path, investment.measure, `investment/${investment.id}`, {
    type: 'OpenInvestment',
    investment: self,
    title: investment.title,
    total: investment.total === undefined ? null : estimate(investment.total),
    source: names.source(investment.chapter),
  });
  const years = (investment.years ?? []).map((value, index) =>
    step(names, [...path, 'years', index], investment.measure, `investment/${investment.id}/year/${index}`, {
      type: 'StateInvestmentYear',
      investment: self,
      year: value.year,
      figure: value.figure,
      value: estimate(value),
      reason: null,
      source: value.source ?? null,
    }),
  );
  return [opened, ...years];
}

const ofProgramme = (
  names: SeedNames,
  path: SeedPath,
  programme: string,
  entry: string,
  command: ProgrammeCommand,
): SeedStep => seedStep(names, path, entry, programmeDecider, names.idOf('programme', programme), command);

function targetSteps(file: SeedFile, names: SeedNames): SeedStep[] {
  return (file.targets ?? []).map((target, index) =>
    ofProgramme(names, ['targets', index], target.programme, `target/${target.id}`, {
      type: 'SetSavingsTarget',
      target: names.idOf('target', target.id),
      title: target.title,
      scope: scope(target.scope ?? {}, names),
      unit: target.unit,
      year: target.year,
      figure: estimate(target),
      baseline:
        target.baseline === undefined
          ? null
          : { year: target.baseline.year ?? null, amount: target.baseline.amount ?? null },
      unreconciledWith: target.unreconciledWith === undefined ? null : names.idOf('target', target.unreconciledWith),
      note: target.note ?? null,
      source: names.source(target.chapter),
    }),
  );
}

function needSteps(file: SeedFile, names: SeedNames): SeedStep[] {
  return (file.needs ?? []).map((need, index) =>
    ofProgramme(names, ['needs', index], need.programme, `need/${need.id}`, {
      type: 'StateSavingsNeed',
      need: names.idOf('need', need.id),
      title: need.title,
      unit: need.unit,
      year: need.year,
      figure: estimate(need),
      note: need.note ?? null,
      source: names.source(need.chapter),
    }),
  );
}

function scope({ unit, strategy, measure }: SeedScope, names: SeedNames): TargetScope {
  if (unit !== undefined) return { kind: 'unit', unit: names.idOf('unit', unit) };
  if (strategy !== undefined) return { kind: 'strategy', strategy: names.idOf('strategy', strategy) };
  if (measure !== undefined) return { kind: 'measure', measure: names.idOf('measure', measure) };
  return { kind: 'programme' };
}

const estimate = ({ amount, approximate, range }: SeedEstimate): Estimate => ({
  amount,
  approximate: approximate ?? false,
  range: range === undefined ? null : { from: range.from, to: range.to },
});

const yearEstimate = (figure: SeedYearEstimate): YearEstimate => ({ year: figure.year, ...estimate(figure) });

const baseline = ({ year, amount, note }: NonNullable<SeedSavingsLine['baseline']>) => ({
  year: year ?? null,
  amount: amount ?? null,
  note: note ?? null,
});

function yearsOf(file: SeedFile, slug: string): ProgrammeYears {
  const programme = file.programmes.find(({ id }) => id === slug);
  if (programme === undefined) throw new RangeError(`there is no programme ${slug} in the file`);
  return { firstYear: programme.firstYear, lastYear: programme.lastYear };
}
