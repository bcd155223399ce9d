import type { Answer } from '../answer.js';
import { standAt, standOf, type ReadModels, type Standpoint } from '../read-models.js';
import type { TargetCoverage, TargetCoverageQuery, TargetsCoverage } from './answers.js';
import {
  accountsOf,
  EVERY_YEAR,
  programmeRefusal,
  scaleOf,
  scopeOfTarget,
  standingProgrammes,
  yearsRefusal,
} from './scope.js';
import { answeredExactly, figuresOfSums, gapsTo, noSums, sumsByYear } from './sums.js';

/** Every target with what is missing, and how much of it no measure has planned for. */
export const targetsCoverage = (models: ReadModels, query: TargetCoverageQuery): Answer<TargetsCoverage> =>
  answeredExactly(() => coverage(models, query));

function coverage(models: ReadModels, query: TargetCoverageQuery): Answer<TargetsCoverage> {
  const found = standAt(models, query);
  if (!found.ok) return found;
  const { standpoint } = found;
  const { programme, unit, years = EVERY_YEAR } = query;
  const refusal = yearsRefusal(years) ?? programmeRefusal(standpoint, programme);
  if (refusal) return refusal;
  const isWithin = (year: number): boolean =>
    (years.from === null || year >= years.from) && (years.to === null || year <= years.to);
  const targets = standingProgrammes(standpoint.structure).flatMap(([id, { targets: ofProgramme, name }]) =>
    programme !== undefined && programme !== id
      ? []
      : ofProgramme
          .filter(
            (target) => !target.withdrawn && isWithin(target.year) && (unit === undefined || target.unit === unit),
          )
          .map((target) => coverageOf(standpoint, { ...target, programme: id, programmeName: name })),
  );
  // a stable sort keeps the order in which they were set
  return {
    ok: true,
    answer: { ...standOf(standpoint), targets: targets.sort((one, other) => one.year - other.year) },
  };
}

function coverageOf(
  standpoint: Standpoint,
  target: Omit<TargetCoverage, 'planned' | 'uncovered' | 'gap' | 'scale'>,
): TargetCoverage {
  const { unit, year } = target;
  const accounts = accountsOf(standpoint, scopeOfTarget(target.scope), { unit, years: { from: year, to: year } });
  const sums = sumsByYear(accounts, standpoint.position).get(unit)?.get(year) ?? noSums();
  const figures = figuresOfSums(sums);
  // a zero is a zero, whatever its sign
  const planned = 0 - figures.plan.net;
  return {
    ...target,
    scale: scaleOf(unit),
    planned,
    uncovered: Math.max(0, target.figure.amount - planned),
    gap: gapsTo(target.figure.amount, figures),
  };
}
