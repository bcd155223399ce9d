import type { DecisionContext } from '../shared/kernel.js';
import type { SavingsCommand } from './commands.js';
import type { Decide, SavingsDecision } from './decisions/decision.js';
import { liftOverlap, stateFullYearEffect, stateOverlap } from './decisions/effects.js';
import { correctForecast, forecastSavings } from './decisions/forecasts.js';
import { estimateInvestment, openInvestment, stateInvestmentYear } from './decisions/investments.js';
import { changeDetails, openLine, withdrawLine } from './decisions/lines.js';
import { decideYears, lockPlans, planSavings } from './decisions/plans.js';
import { confirmRealised, correctRealised, realiseSavings, withdrawConfirmation } from './decisions/realised.js';
import type { SavingsState } from './state.js';

/** Every command to the money of a measure, and what decides it. */
const decisions: { readonly [Type in SavingsCommand['type']]: Decide<Type> } = {
  OpenSavingsLine: openLine,
  ChangeSavingsLineDetails: changeDetails,
  PlanSavings: planSavings,
  DecideSavingsYears: decideYears,
  LockSavingsPlans: lockPlans,
  ForecastSavings: forecastSavings,
  CorrectSavingsForecast: correctForecast,
  RealiseSavings: realiseSavings,
  CorrectRealisedSavings: correctRealised,
  ConfirmRealisedSavings: confirmRealised,
  WithdrawSavingsConfirmation: withdrawConfirmation,
  StateFullYearEffect: stateFullYearEffect,
  StateSavingsOverlap: stateOverlap,
  LiftSavingsOverlap: liftOverlap,
  WithdrawSavingsLine: withdrawLine,
  OpenInvestment: openInvestment,
  EstimateInvestment: estimateInvestment,
  StateInvestmentYear: stateInvestmentYear,
};

/**
 * What a command makes of a measure's money: the facts, none if they say nothing new, or every refusal at once.
 * @param context `today` bounds the days of forecasts and realised figures; `actor` records them, and may not confirm
 */
export function decideSavings(command: SavingsCommand, state: SavingsState, context: DecisionContext): SavingsDecision {
  // The table ties each type to its own decision; the compiler cannot follow that through an index.
  const decide = decisions[command.type] as Decide<SavingsCommand['type']>;
  return decide(command, state, context);
}
