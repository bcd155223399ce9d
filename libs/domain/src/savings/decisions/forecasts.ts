import { cleanYears } from '../../shared/amount-checks.js';
import { clean, requiredText, same, TEXT_LENGTH, unlessRefused } from '../../shared/checks.js';
import { accept, refuse } from '../../shared/kernel.js';
import type { Day } from '../../shared/values.js';
import type { ForecastStatement, SavingsRefusal } from '../commands.js';
import type { SavingsForecast } from '../events.js';
import type { SavingsLine } from '../line.js';
import { forecastNamed, lineNamed } from '../state.js';
import type { Decide } from './decision.js';
import { onOpenLine, openLineFault } from './open-line.js';
import { pastDayFaults, yearsFaults } from './statement.js';

type Faults = readonly SavingsRefusal[];

/** "Forecasts (each kept, with date and reason)": said again for the same day, it says nothing new. */
export const forecastSavings: Decide<'ForecastSavings'> = (command, state, { today }) =>
  onOpenLine(state, command.line, (line) => {
    const faults = statementFaults(command, line, today, '');
    const forecast = cleanForecast(command);
    const last = line.forecasts.findLast((entry) => entry.forecast.on === forecast.on);
    if (faults.length === 0 && last && same(last.forecast, forecast)) return accept();
    return unlessRefused(faults, [{ type: 'SavingsForecast', data: forecast }]);
  });

/** A forecast as it should have been, perhaps of another line; it stands where the first one stood. */
export const correctForecast: Decide<'CorrectSavingsForecast'> = (
  { corrects, reason, forecast: said },
  state,
  { today },
) => {
  const entry = forecastNamed(state, corrects);
  if (!entry) return refuse({ code: 'forecast-unknown', field: 'corrects', params: { forecast: corrects } });
  const closed =
    openLineFault('corrects', state, entry.forecast.line) ?? openLineFault('forecast.line', state, said.line);
  const line = lineNamed(state, said.line);
  if (closed || !line) return refuse(closed ?? { code: 'line-unknown', field: 'forecast.line', params: {} });
  const faults = [...requiredText('reason', reason, TEXT_LENGTH), ...statementFaults(said, line, today, 'forecast.')];
  const forecast = cleanForecast(said);
  if (faults.length === 0 && same(entry.forecast, forecast)) return accept();
  return unlessRefused(faults, [
    { type: 'SavingsForecastCorrected', data: { corrects: entry.event, reason: clean(reason), forecast } },
  ]);
};

const statementFaults = (said: ForecastStatement, line: SavingsLine, today: Day, prefix: string): Faults => [
  ...pastDayFaults(`${prefix}on`, said.on, today),
  ...yearsFaults(`${prefix}years`, said.years, line.nature),
  ...requiredText(`${prefix}reason`, said.reason, TEXT_LENGTH),
];

const cleanForecast = ({ line, on, years, cause, reason }: ForecastStatement): SavingsForecast => ({
  line,
  on,
  years: cleanYears(years),
  cause,
  reason: clean(reason),
});
