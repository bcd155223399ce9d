import { changedFields, type FieldChange } from '../shared/field-change.js';
import type { Recorded } from '../shared/kernel.js';
import type { SavingsEvent } from './events.js';
import {
  evolveSavings,
  forecastNamed,
  investmentNamed,
  lineNamed,
  realisationNamed,
  sameLine,
  type SavingsState,
} from './state.js';

/**
 * What a fact changes in the money of the measure that it meets: old and new value of each field, for histories. Which
 * line, programme, year or investment it is about stands in the fact.
 */
export function describeSavingsChanges(before: SavingsState, fact: Recorded<SavingsEvent>): readonly FieldChange[] {
  const after = evolveSavings(before, fact);
  const [old, now] = [partOf(before, fact), partOf(after, fact)];
  if (fact.type === 'SavingsPlansLocked') return changedFields({ locked: old !== null }, { locked: now !== null });
  return changedFields(old, now);
}

/** The part of a state that a fact is about; null: not there. */
function partOf(state: SavingsState, fact: Recorded<SavingsEvent>): object | null {
  switch (fact.type) {
    case 'SavingsLineOpened':
    case 'SavingsLineDetailsChanged':
    case 'SavingsLineWithdrawn':
      return lineItself(state, fact.data.line);
    case 'SavingsPlanned':
    case 'SavingsYearsDecided': {
      const { line, programme } = fact.data;
      return lineNamed(state, line)?.plans.find((plan) => plan.programme === programme) ?? null;
    }
    case 'SavingsPlansLocked': {
      const { programme } = fact.data;
      return state.lockedProgrammes.includes(programme) ? { programme } : null;
    }
    case 'SavingsForecast':
      return forecastNamed(state, fact.id)?.forecast ?? null;
    case 'SavingsForecastCorrected':
      return forecastNamed(state, fact.data.corrects)?.forecast ?? null;
    case 'SavingsRealised':
      return realisationNamed(state, fact.id)?.realisation ?? null;
    case 'SavingsRealisedCorrected':
      return figureWithConfirmation(state, fact.data.corrects);
    case 'SavingsRealisedConfirmed':
    case 'SavingsConfirmationWithdrawn':
      return figureWithConfirmation(state, fact.data.realisation);
    case 'FullYearEffectStated':
      return lineNamed(state, fact.data.line)?.fullYearEffect ?? null;
    case 'SavingsOverlapStated':
    case 'SavingsOverlapLifted': {
      const { line, with: other } = fact.data;
      return lineNamed(state, line)?.overlaps.find((overlap) => sameLine(overlap.with, other)) ?? null;
    }
    case 'InvestmentOpened':
    case 'InvestmentTotalEstimated': {
      const { years: _, ...investment } = investmentNamed(state, fact.data.investment) ?? { years: [] };
      return investment;
    }
    case 'InvestmentYearStated': {
      const { investment, year, figure } = fact.data;
      const known = investmentNamed(state, investment);
      return known?.years.find((stated) => stated.year === year && stated.figure === figure) ?? null;
    }
    default:
      return null;
  }
}

/** A line without its figures, which facts of their own tell of. */
function lineItself(state: SavingsState, id: string): object | null {
  const line = lineNamed(state, id);
  if (!line) return null;
  const { plans: _plans, forecasts: _forecasts, realisations: _realisations, overlaps: _overlaps, ...itself } = line;
  const { fullYearEffect: _effect, ...details } = itself;
  return details;
}

function figureWithConfirmation(state: SavingsState, event: string): object | null {
  const entry = realisationNamed(state, event);
  return entry ? { ...entry.realisation, confirmed: entry.confirmation !== null } : null;
}
