import { cleanEstimate } from '../../shared/amount-checks.js';
import { clean, requiredText, same, TEXT_LENGTH, unlessRefused, yearFaults } from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { Day } from '../../shared/values.js';
import type { RealisationStatement, SavingsRefusal } from '../commands.js';
import type { SavingsRealisation } from '../events.js';
import type { RealisationEntry, SavingsLine } from '../line.js';
import { lineNamed, newestVersion, realisationNamed, type SavingsState } from '../state.js';
import type { Decide } from './decision.js';
import { onOpenLine, openLineFault } from './open-line.js';
import { figureFaults, pastDayFaults } from './statement.js';

type Faults = readonly SavingsRefusal[];

/** What came of a year. A later figure takes the place of the former, with whatever confirmed that. */
export const realiseSavings: Decide<'RealiseSavings'> = (command, state, { today, actor }) =>
  onOpenLine(state, command.line, (line) => {
    const faults = statementFaults(command, line, today, '');
    const realisation = cleanRealisation(command, actor);
    const last = line.realisations.findLast(
      (entry) => entry.realisation.year === realisation.year && entry.realisation.on === realisation.on,
    );
    if (faults.length === 0 && last && saysTheSame(last.realisation, realisation)) return accept();
    return unlessRefused(faults, [{ type: 'SavingsRealised', data: realisation }]);
  });

/** A figure as it should have been, perhaps of another year or line. What was confirmed is the former one. */
export const correctRealised: Decide<'CorrectRealisedSavings'> = (command, state, { today, actor }) => {
  const { corrects, reason, realisation: said } = command;
  const entry = realisationNamed(state, corrects);
  if (!entry) return refuse(unknownRealisation('corrects', corrects));
  const closed =
    openLineFault('corrects', state, entry.realisation.line) ?? openLineFault('realisation.line', state, said.line);
  const line = lineNamed(state, said.line);
  if (closed || !line) return refuse(closed ?? { code: 'line-unknown', field: 'realisation.line', params: {} });
  const faults = [
    ...requiredText('reason', reason, TEXT_LENGTH),
    ...statementFaults(said, line, today, 'realisation.'),
  ];
  const realisation = cleanRealisation(said, actor);
  if (faults.length === 0 && saysTheSame(entry.realisation, realisation)) return accept();
  return unlessRefused(faults, [
    { type: 'SavingsRealisedCorrected', data: { corrects: entry.event, reason: clean(reason), realisation } },
  ]);
};

/**
 * "Confirmed by finance, never by the person who recorded it": nor by anybody who recorded a former version, for a
 * correction may keep the figure. It names the newest version: what was corrected meanwhile is not confirmed unseen.
 */
export const confirmRealised: Decide<'ConfirmRealisedSavings'> = (command, state, { actor }) =>
  onOpenLine(state, command.line, () => {
    const { line, year, realisation } = command;
    const entry = standingRealisation(command, state);
    if (!entry) return refuse(unknownRealisation('realisation', realisation));
    if (entry.confirmation !== null) {
      return refuse({ code: 'realisation-already-confirmed', field: 'realisation', params: { year } });
    }
    if (entry.versions.some((version) => version.realisation.recordedBy === actor)) {
      return refuse({ code: 'realisation-confirmed-by-recorder', field: 'realisation', params: {} });
    }
    return accept({ type: 'SavingsRealisedConfirmed', data: { line, year, realisation } });
  });

export const withdrawConfirmation: Decide<'WithdrawSavingsConfirmation'> = (command, state) =>
  onOpenLine(state, command.line, () => {
    const { line, year, realisation, reason } = command;
    const entry = standingRealisation(command, state);
    if (!entry) return refuse(unknownRealisation('realisation', realisation));
    if (entry.confirmation === null) {
      return refuse({ code: 'realisation-not-confirmed', field: 'realisation', params: { year } });
    }
    return unlessRefused(requiredText('reason', reason, TEXT_LENGTH), [
      { type: 'SavingsConfirmationWithdrawn', data: { line, year, realisation, reason: clean(reason) } },
    ]);
  });

interface Named {
  readonly line: string;
  readonly year: number;
  readonly realisation: string;
}

function standingRealisation({ line, year, realisation }: Named, state: SavingsState): RealisationEntry | null {
  const entry = realisationNamed(state, realisation);
  const isMeant =
    entry && newestVersion(entry) === realisation && entry.realisation.line === line && entry.realisation.year === year;
  return isMeant ? entry : null;
}

const unknownRealisation = (field: string, realisation: string): SavingsRefusal => ({
  code: 'realisation-unknown',
  field,
  params: { realisation },
});

const statementFaults = (said: RealisationStatement, line: SavingsLine, today: Day, prefix: string): Faults => [
  ...yearFaults(`${prefix}year`, said.year),
  ...figureFaults(`${prefix}figure.`, said.figure, line.nature),
  ...pastDayFaults(`${prefix}on`, said.on, today),
  ...requiredText(`${prefix}source`, said.source, TEXT_LENGTH),
];

const cleanRealisation = (
  { line, year, figure, on, source }: RealisationStatement,
  recordedBy: string,
): SavingsRealisation => ({ line, year, figure: cleanEstimate(figure), on, source: clean(source), recordedBy });

/** Whoever says it. */
const saysTheSame = (one: SavingsRealisation, other: SavingsRealisation): boolean =>
  same({ ...one, recordedBy: null }, { ...other, recordedBy: null });
