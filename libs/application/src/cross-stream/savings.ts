import type { AmountUnit, ProgrammeYears, SavingsCommand, SavingsCommandOf, SavingsLineReference } from '#domain';
import { lineKey, type LineEntry } from '../directory/lines-entry.js';
import type { DirectoryState } from '../directory/state.js';
import { knownMeasure, knownProgramme, livingMeasure, type CrossStreamRefusal } from './references.js';

/**
 * Enforced by the stream of the measure's money: the measure exists, and counts where something new is said of it; what
 * a line points to exists and is of its unit, for units are never added together; a year is deducted one way only; a
 * plan has the years of its programme. Mending, confirming, locking and withdrawing stay
 * possible when the measure has gone, so that its history can be put right.
 * @param measure whose money it is
 */
export function savingsAcross(
  command: SavingsCommand,
  measure: string,
  directory: DirectoryState,
): readonly CrossStreamRefusal[] {
  switch (command.type) {
    case 'OpenSavingsLine':
      return [
        ...livingMeasure(directory, 'measure', measure),
        ...(command.continues ? lineFaults(directory, 'continues', command.continues, command.unit) : []),
      ];
    case 'PlanSavings':
      return [...livingMeasure(directory, 'measure', measure), ...planFaults(command, measure, directory)];
    case 'DecideSavingsYears':
      return [
        ...livingMeasure(directory, 'measure', measure),
        ...knownProgramme(directory, 'programme', command.programme),
      ];
    case 'StateSavingsOverlap':
      return [
        ...livingMeasure(directory, 'measure', measure),
        ...lineFaults(directory, 'with', command.with, lineOf(directory, { measure, line: command.line })?.unit),
        ...circleFaults(command, measure, directory),
      ];
    case 'ChangeSavingsLineDetails':
    case 'ForecastSavings':
    case 'RealiseSavings':
    case 'StateFullYearEffect':
    case 'OpenInvestment':
    case 'EstimateInvestment':
    case 'StateInvestmentYear':
      return livingMeasure(directory, 'measure', measure);
    case 'LockSavingsPlans':
      return knownProgramme(directory, 'programme', command.programme);
    case 'CorrectSavingsForecast':
    case 'CorrectRealisedSavings':
    case 'ConfirmRealisedSavings':
    case 'WithdrawSavingsConfirmation':
    case 'LiftSavingsOverlap':
    case 'WithdrawSavingsLine':
      return knownMeasure(directory, 'measure', measure);
  }
}

/**
 * A proposal is for a programme that the council has not adopted; afterwards a plan rests on a decision or a technical
 * adjustment. Where the measure's plans for the programme are locked already its own stream says so.
 */
function planFaults(
  { programme, programmeYears, basis }: SavingsCommandOf<'PlanSavings'>,
  measure: string,
  directory: DirectoryState,
): readonly CrossStreamRefusal[] {
  const faults = knownProgramme(directory, 'programme', programme);
  const known = directory.programmes.get(programme);
  if (!known || faults.length > 0) return faults;
  const { firstYear, lastYear } = known;
  const locked = directory.plans.get(measure)?.[programme] === true;
  const tooLate = basis.kind === 'proposal' && known.status !== 'under-preparation' && !locked;
  return [
    ...(sameYears(programmeYears, known)
      ? []
      : [
          {
            code: 'plan-years-not-the-programmes',
            field: 'programmeYears',
            params: { programme, firstYear, lastYear },
          } as const,
        ]),
    ...(tooLate ? [{ code: 'plan-programme-adopted', field: 'basis', params: { programme } } as const] : []),
  ];
}

/** @param unit of the line that points there; undefined: its own stream refuses it */
function lineFaults(
  directory: DirectoryState,
  field: 'continues' | 'with',
  pointed: SavingsLineReference,
  unit: AmountUnit | undefined,
): readonly CrossStreamRefusal[] {
  const faults = knownMeasure(directory, `${field}.measure`, pointed.measure);
  if (faults.length > 0) return faults;
  const known = lineOf(directory, pointed);
  if (!known) return [{ code: 'line-unknown', field: `${field}.line`, params: { line: pointed.line } }];
  return unit === undefined || known.unit === unit
    ? []
    : [{ code: 'line-of-other-unit', field: `${field}.line`, params: { line: pointed.line } }];
}

/**
 * What several lines bring is counted by one of them. Where each deducts what the next one counts, and the last one what
 * the first counts, it would be counted by none: no such circle is closed, however long it is.
 */
function circleFaults(
  { line, with: other, years }: SavingsCommandOf<'StateSavingsOverlap'>,
  measure: string,
  directory: DirectoryState,
): readonly CrossStreamRefusal[] {
  const own = { measure, line };
  if (isSame(own, other)) return [];
  return years.flatMap(({ year }, index) => {
    const path = pathTo(directory, own, other, year);
    if (path === null) return [];
    const code = path.length === 1 && path.some((line) => isSame(line, other)) ? 'overlap-both-ways' : 'overlap-circle';
    return [{ code, field: `years[${index}].year`, params: { year } } as const];
  });
}

/**
 * The lines from one to another, each of which deducts what the next one counts in a year: without the last one; null:
 * there is no such way.
 */
function pathTo(
  directory: DirectoryState,
  to: SavingsLineReference,
  from: SavingsLineReference,
  year: number,
): readonly SavingsLineReference[] | null {
  const met = new Set<string>();
  const paths: (readonly SavingsLineReference[])[] = [[]];
  // grows while it is walked, by each line once
  for (const path of paths) {
    const last = path.at(-1);
    const overlaps = last ? (lineOf(directory, last)?.overlaps ?? []) : [{ with: from, years: [year] }];
    for (const next of overlaps
      .filter(({ years }) => years.includes(year))
      .flatMap((one) => counting(directory, one.with))) {
      if (isSame(next, to)) return path;
      if (!met.has(lineKey(next))) paths.push([...path, next]);
      met.add(lineKey(next));
    }
  }
  return null;
}

/** The line itself and those that go on from it: they count what it counted when it is gone. */
function counting({ continuing }: DirectoryState, line: SavingsLineReference): readonly SavingsLineReference[] {
  const found = new Map([[lineKey(line), line]]);
  // a map takes in what is added while it is walked, each once
  for (const key of found.keys()) for (const heir of continuing.get(key) ?? []) found.set(lineKey(heir), heir);
  return [...found.values()];
}

const isSame = (one: SavingsLineReference, other: SavingsLineReference): boolean => lineKey(one) === lineKey(other);

const lineOf = ({ lines }: DirectoryState, { measure, line }: SavingsLineReference): LineEntry | undefined =>
  lines.get(measure)?.[line];

const sameYears = (one: ProgrammeYears, other: ProgrammeYears): boolean =>
  one.firstYear === other.firstYear && one.lastYear === other.lastYear;
