import type { AmountUnit, ProgrammeYears, SavingsCommand, SavingsCommandOf, SavingsLineReference } from '#domain';
import type { LineEntry } from '../directory/lines-entry.js';
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
        ...bothWaysFaults(command, measure, directory),
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

/** What two lines both bring is counted by one of them; deducted from each it would be counted by none. */
function bothWaysFaults(
  { line, with: other, years }: SavingsCommandOf<'StateSavingsOverlap'>,
  measure: string,
  directory: DirectoryState,
): readonly CrossStreamRefusal[] {
  if (other.measure === measure && other.line === line) return [];
  const back = lineOf(directory, other)?.overlaps.find(
    (overlap) => overlap.with.measure === measure && overlap.with.line === line,
  );
  return years.flatMap(({ year }, index) =>
    back?.years.includes(year)
      ? [{ code: 'overlap-both-ways', field: `years[${index}].year`, params: { year } } as const]
      : [],
  );
}

const lineOf = ({ lines }: DirectoryState, { measure, line }: SavingsLineReference): LineEntry | undefined =>
  lines.get(measure)?.[line];

const sameYears = (one: ProgrammeYears, other: ProgrammeYears): boolean =>
  one.firstYear === other.firstYear && one.lastYear === other.lastYear;
