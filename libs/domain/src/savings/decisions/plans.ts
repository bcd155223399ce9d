import { cleanEstimate, cleanYears } from '../../shared/amount-checks.js';
import {
  clean,
  cleanDecision,
  cleanOrNull,
  decisionFaults,
  optionalText,
  requiredText,
  same,
  TEXT_LENGTH,
  unlessRefused,
  yearFaults,
} from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { SavingsCommandOf, SavingsRefusal } from '../commands.js';
import type { PlanBasis, SavingsPlan } from '../events.js';
import type { PlanEntry, SavingsLine } from '../line.js';
import type { Decide } from './decision.js';
import { onOpenLine } from './open-line.js';
import { figureFaults, yearsFaults } from './statement.js';

type Planning = SavingsCommandOf<'PlanSavings'>;
type Faults = readonly SavingsRefusal[];

/**
 * A line's figures for a programme, whole. Until the programme is adopted they are a proposal; afterwards they follow
 * from "a new decision with its reference, or a technical adjustment with its authority". A measure's lock on a
 * programme holds for lines that are opened later, too.
 */
export const planSavings: Decide<'PlanSavings'> = (command, state) =>
  onOpenLine(state, command.line, (line) => {
    const faults = [...planFaults(command, line)];
    const before = line.plans.find(({ programme }) => programme === command.programme);
    const plan = cleanPlan(command);
    if (faults.length === 0 && before && same(contentOf(before), contentOf(plan))) return accept();
    const locked = state.lockedProgrammes.includes(command.programme);
    if (locked && command.basis.kind === 'proposal') {
      faults.push({ code: 'plan-locked', field: 'basis.kind', params: { programme: command.programme } });
    }
    if (!locked && command.basis.kind !== 'proposal') {
      faults.push({ code: 'plan-not-locked', field: 'basis.kind', params: { programme: command.programme } });
    }
    if (before && plan.reason === null) {
      faults.push({ code: 'plan-change-reason-missing', field: 'reason', params: {} });
    }
    return unlessRefused(faults, [{ type: 'SavingsPlanned', data: plan }]);
  });

/**
 * The figures of a plan whose years nobody knew get their years, and count from now on: beside the years that the plan
 * has, never instead of them. The figures are the ones that the plan was made with, so a lock is no hindrance.
 */
export const decideYears: Decide<'DecideSavingsYears'> = ({ line: id, programme, years, reason }, state) =>
  onOpenLine(state, id, (line) => {
    const plan = line.plans.find((known) => known.programme === programme);
    if (!plan) return refuse({ code: 'plan-missing', field: 'programme', params: { programme } });
    if (plan.undated.length === 0) return refuse({ code: 'plan-years-known', params: { programme } });
    const faults: SavingsRefusal[] = [
      ...yearsFaults('years', years, line.nature),
      ...years.flatMap(({ year }, index): Faults =>
        plan.years.some((known) => known.year === year)
          ? [{ code: 'year-twice', field: `years[${index}].year`, params: { year } }]
          : [],
      ),
      ...requiredText('reason', reason, TEXT_LENGTH),
    ];
    return unlessRefused(faults, [
      {
        type: 'SavingsYearsDecided',
        data: { line: id, programme, years: cleanYears(years), reason: clean(reason) },
      },
    ]);
  });

/** Sent when a programme is adopted, as often as need be. */
export const lockPlans: Decide<'LockSavingsPlans'> = ({ programme }, { lockedProgrammes }) =>
  lockedProgrammes.includes(programme) ? accept() : accept({ type: 'SavingsPlansLocked', data: { programme } });

/** What is wrong with a plan by itself, whatever was planned before. */
function planFaults({ years, undated, programmeYears, basis, reason }: Planning, line: SavingsLine): Faults {
  const { firstYear, lastYear } = programmeYears;
  const faults: SavingsRefusal[] = [
    ...yearFaults('programmeYears.firstYear', firstYear),
    ...yearFaults('programmeYears.lastYear', lastYear),
    ...basisFaults(basis),
    ...(years.length === 0 && undated.length > 0 ? [] : yearsFaults('years', years, line.nature)),
    ...undated.flatMap((figure, index) => figureFaults(`undated[${index}].`, figure, line.nature)),
    ...optionalText('reason', reason, TEXT_LENGTH),
  ];
  if (cleanOrNull(reason) !== null) return faults;
  years.forEach(({ year }, index) => {
    if (year >= firstYear && year <= lastYear) return;
    const field = `years[${index}].year`;
    faults.push({ code: 'year-outside-programme', field, params: { year, firstYear, lastYear } });
  });
  return faults;
}

function basisFaults(basis: PlanBasis): Faults {
  if (basis.kind === 'proposal') return [];
  if (basis.kind === 'technical') return requiredText('basis.authority', basis.authority, TEXT_LENGTH);
  const { decision } = basis;
  const faults: SavingsRefusal[] = [...decisionFaults('basis.decision', decision)];
  const { case: number, title } = cleanDecision(decision);
  if (number === undefined && title === undefined) {
    faults.push({ code: 'decision-empty', field: 'basis.decision', params: {} });
  }
  if (decision.kind !== 'decided') {
    faults.push({ code: 'decision-not-decided', field: 'basis.decision.kind', params: { kind: decision.kind } });
  }
  return faults;
}

const cleanPlan = ({ line, programme, programmeYears, basis, years, undated, reason }: Planning): SavingsPlan => ({
  line,
  programme,
  programmeYears: { firstYear: programmeYears.firstYear, lastYear: programmeYears.lastYear },
  basis: cleanBasis(basis),
  years: cleanYears(years),
  undated: undated.map(cleanEstimate),
  reason: cleanOrNull(reason),
});

function cleanBasis(basis: PlanBasis): PlanBasis {
  if (basis.kind === 'decision') return { kind: basis.kind, decision: cleanDecision(basis.decision) };
  return basis.kind === 'technical' ? { kind: basis.kind, authority: clean(basis.authority) } : { kind: basis.kind };
}

/** What makes two plans the same; a reason alone is none to plan again. */
const contentOf = ({ programmeYears, basis, years, undated }: PlanEntry | SavingsPlan) => ({
  programmeYears,
  basis,
  years,
  undated,
});
