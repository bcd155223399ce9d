import { clean, cleanOrNull, dayFaults, optionalText, requiredText } from '../../shared/checks.js';
import { isDuePeriod, lastDayOf } from '../../shared/due.js';
import type { Day, Phase } from '../../shared/values.js';
import type { MeasureRefusal, StatusStatement } from '../commands.js';
import type { Reading, StatusReport } from '../events.js';
import { LIMITS } from '../limits.js';
import { isEnded } from '../measure.js';
import { readPhase } from '../phase-words.js';

type Faults = readonly MeasureRefusal[];

/** A statement, checked by itself. `report` null: not even its phase is known. */
export interface CheckedStatement {
  readonly report: StatusReport | null;
  readonly faults: Faults;
}

/**
 * A statement as the report that it makes, and every rule that it breaks by itself, whatever the measure's state.
 * @param prefix where the statement stands in its command: empty, or `report.`
 */
export function checkStatement(statement: StatusStatement, today: Day, prefix: string): CheckedStatement {
  const at = (field: string): string => prefix + field;
  const { phase, reading, faults: readingFaults } = readStatement(statement, at);
  const faults = [
    ...pastDayFaults(at('effectiveOn'), statement.effectiveOn, today),
    ...readingFaults,
    ...textFaults(statement, at),
    ...lightFaults(statement, phase, at),
    ...remedyFaults(statement, phase, at),
  ];
  if (phase === null) return { report: null, faults };
  const { effectiveOn, progress, effect, commentExempt, remedy } = statement;
  const report: StatusReport = {
    effectiveOn,
    phase,
    words: cleanOrNull(statement.words),
    reading,
    progress,
    effect,
    comment: cleanOrNull(statement.comment),
    commentExempt: commentExempt && { legalBasis: clean(commentExempt.legalBasis) },
    risk: cleanOrNull(statement.risk),
    deviation: cleanOrNull(statement.deviation),
    cause: cleanOrNull(statement.cause),
    action: cleanOrNull(statement.action),
    remedy,
  };
  return { report, faults };
}

/** Refuses a day that does not exist, or is still to come: nobody knows how a measure does tomorrow. */
export function pastDayFaults(field: string, day: Day, today: Day): Faults {
  const faults = dayFaults(field, day);
  return faults.length > 0 || day <= today ? faults : [{ code: 'day-in-future', field, params: { today } }];
}

type At = (field: string) => string;

/** The phase and how it was found; null: it is not said. */
function readStatement(
  { phase, words: written, byHeading, effectiveOn }: StatusStatement,
  at: At,
): { readonly phase: Phase | null; readonly reading: Reading; readonly faults: Faults } {
  const words = cleanOrNull(written);
  if (byHeading || words === null) {
    const faults: MeasureRefusal[] = [];
    if (phase === null) faults.push({ code: 'phase-missing', field: at('phase'), params: {} });
    if (phase === 'unclassified') faults.push({ code: 'words-missing', field: at('words'), params: {} });
    else if (words !== null) faults.push({ code: 'words-under-heading', field: at('words'), params: {} });
    return { phase, reading: byHeading ? 'heading' : 'none', faults };
  }
  const read = readPhase(words, effectiveOn);
  if (read === 'unclassified') {
    const byPerson = phase !== null && phase !== 'unclassified';
    return { phase: phase ?? read, reading: byPerson ? 'person' : 'none', faults: [] };
  }
  const contradicts: MeasureRefusal = {
    code: 'phase-contradicts-words',
    field: at('phase'),
    params: { phase: phase ?? read, read },
  };
  return { phase: phase ?? read, reading: 'words', faults: phase === null || phase === read ? [] : [contradicts] };
}

function textFaults(statement: StatusStatement, at: At): Faults {
  const { commentExempt } = statement;
  const faults: MeasureRefusal[] = [
    ...optionalText(at('words'), statement.words, LIMITS.words),
    ...optionalText(at('comment'), statement.comment, LIMITS.text),
    ...(['risk', 'deviation', 'cause', 'action'] as const).flatMap((field) =>
      optionalText(at(field), statement[field], LIMITS.sentences),
    ),
  ];
  if (commentExempt) {
    faults.push(...requiredText(at('commentExempt.legalBasis'), commentExempt.legalBasis, LIMITS.legalBasis));
    if (cleanOrNull(statement.comment) === null) {
      faults.push({ code: 'comment-missing', field: at('comment'), params: {} });
    }
  }
  return faults;
}

/** The lights that mean something: after the end, progress does not. */
const lightsThatCount = ({ progress, effect }: StatusStatement, phase: Phase | null) =>
  phase !== null && isEnded(phase) ? [effect] : [progress, effect];

/** "Green needs no words. Yellow needs the risk in a sentence. Red needs deviation, cause and action", and a remedy. */
function lightFaults(statement: StatusStatement, phase: Phase | null, at: At): Faults {
  const lights = lightsThatCount(statement, phase);
  const needed = [
    ...(lights.includes('yellow') ? (['risk'] as const) : []),
    ...(lights.includes('red') ? (['deviation', 'cause', 'action'] as const) : []),
  ];
  const faults: MeasureRefusal[] = needed
    .filter((field) => cleanOrNull(statement[field]) === null)
    .map((field) => ({ code: `${field}-missing` as const, field: at(field), params: {} }));
  if (phase !== null && isEnded(phase) && statement.progress !== 'not-assessed') {
    faults.push({ code: 'progress-after-end', field: at('progress'), params: { phase } });
  }
  return faults;
}

/** Red needs one of: a new due date, a new forecast, the day when one of them will come. Nothing else needs any. */
function remedyFaults(statement: StatusStatement, phase: Phase | null, at: At): Faults {
  const { remedy, effectiveOn } = statement;
  const red = lightsThatCount(statement, phase).includes('red');
  if (remedy === null) return red ? [{ code: 'remedy-missing', field: at('remedy'), params: {} }] : [];
  const faults: MeasureRefusal[] = red ? [] : [{ code: 'remedy-without-red', field: at('remedy'), params: {} }];
  if (remedy.kind === 'promised-by') {
    const invalid = dayFaults(at('remedy.day'), remedy.day);
    faults.push(...invalid);
    if (invalid.length === 0 && remedy.day < effectiveOn) {
      faults.push({ code: 'remedy-in-the-past', field: at('remedy.day'), params: { effectiveOn } });
    }
  }
  if (remedy.kind === 'new-due-date') {
    const field = at('remedy.due');
    if (phase !== null && isEnded(phase)) faults.push({ code: 'remedy-due-after-end', field, params: { phase } });
    if (!isDuePeriod(remedy.due)) faults.push({ code: 'due-period-invalid', field, params: { value: remedy.due } });
    else if (lastDayOf(remedy.due) < effectiveOn) {
      faults.push({ code: 'remedy-in-the-past', field, params: { effectiveOn } });
    }
  }
  return faults;
}
