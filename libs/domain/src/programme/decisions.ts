import {
  cleanDecision,
  clean,
  decisionFaults,
  NAME_LENGTH,
  requiredText,
  same,
  TEXT_LENGTH,
  unlessRefused,
  yearFaults,
} from '../shared/checks.js';
import { accept, type Decision, refuse } from '../shared/kernel.js';
import type { ProgrammeCommand, ProgrammeRefusal } from './commands.js';
import type { ProgrammeEvent } from './events.js';
import type { Programme, ProgrammeState } from './state.js';
import { changeNeed, changeTarget, setTarget, stateNeed, withdrawNeed, withdrawTarget } from './target-decisions.js';

/** A programme has four years (domain description: "a four-year plan with a budget, rolled forward every year"). */
const YEARS = 4;

type ProgrammeDecision = Decision<ProgrammeEvent, ProgrammeRefusal>;
type Adopting = Extract<ProgrammeCommand, { type: 'AdoptProgramme' }>;
type Preparing = Extract<ProgrammeCommand, { type: 'PrepareProgramme' }>;

/** What a command makes of a programme: the facts, none if it says nothing new, or every refusal at once. */
export function decideProgramme(command: ProgrammeCommand, state: ProgrammeState): ProgrammeDecision {
  if (command.type === 'PrepareProgramme') {
    return state === null ? prepare(command) : refuse({ code: 'programme-exists', params: {} });
  }
  if (state === null) return refuse({ code: 'programme-unknown', params: {} });
  switch (command.type) {
    case 'RenameProgramme':
      return rename(command.name, command.reason, state);
    case 'AdoptProgramme':
      return adopt(command, state);
    case 'SupersedeProgramme':
      return supersede(command.self, command.by, state);
    case 'WithdrawProgramme':
      return withdraw(command.reason, state);
    default:
      return decideTargetOrNeed(command, state);
  }
}

type OfTargetOrNeed = Extract<ProgrammeCommand, { readonly target: string } | { readonly need: string }>;

/** Targets and needs live as long as their programme: what a withdrawn one must save, nobody asks. */
function decideTargetOrNeed(command: OfTargetOrNeed, state: Programme): ProgrammeDecision {
  if (state.status === 'withdrawn') return refuse({ code: 'programme-withdrawn', params: {} });
  switch (command.type) {
    case 'SetSavingsTarget':
      return setTarget(command, state);
    case 'ChangeSavingsTarget':
      return changeTarget(command, state);
    case 'WithdrawSavingsTarget':
      return withdrawTarget(command, state);
    case 'StateSavingsNeed':
      return stateNeed(command, state);
    case 'ChangeSavingsNeed':
      return changeNeed(command, state);
    case 'WithdrawSavingsNeed':
      return withdrawNeed(command, state);
  }
}

/**
 * May `successor` take over from this programme? It must be adopted itself and begin later. Spans two streams, so the
 * application asks before it sends `SupersedeProgramme`; empty: it may.
 */
export function successorRefusals(programme: Programme, successor: ProgrammeState): readonly ProgrammeRefusal[] {
  if (successor === null) return [{ code: 'programme-successor-unknown', field: 'by', params: {} }];
  const refusals: ProgrammeRefusal[] = [];
  if (successor.status !== 'adopted') {
    refusals.push({ code: 'programme-successor-not-adopted', field: 'by', params: { status: successor.status } });
  }
  if (successor.firstYear <= programme.firstYear) {
    refusals.push({
      code: 'programme-successor-not-later',
      field: 'by',
      params: { firstYear: programme.firstYear, successorFirstYear: successor.firstYear },
    });
  }
  return refusals;
}

function prepare({ name, firstYear, lastYear, source }: Preparing): ProgrammeDecision {
  const refusals: ProgrammeRefusal[] = [
    ...requiredText('name', name, NAME_LENGTH),
    ...yearFaults('firstYear', firstYear),
    ...yearFaults('lastYear', lastYear),
  ];
  if (lastYear - firstYear !== YEARS - 1) {
    refusals.push({
      code: 'programme-not-four-years',
      field: 'lastYear',
      params: { firstYear, lastYear, expected: firstYear + YEARS - 1 },
    });
  }
  return unlessRefused(refusals, [
    { type: 'ProgrammePrepared', data: { name: clean(name), firstYear, lastYear, source } },
  ]);
}

function rename(name: string, reason: string, state: Programme): ProgrammeDecision {
  if (state.status === 'withdrawn') return refuse({ code: 'programme-withdrawn', params: {} });
  const refusals = [...requiredText('name', name, NAME_LENGTH), ...requiredText('reason', reason, TEXT_LENGTH)];
  if (refusals.length === 0 && clean(name) === state.name) return accept();
  return unlessRefused(refusals, [{ type: 'ProgrammeRenamed', data: { name: clean(name), reason: clean(reason) } }]);
}

function adopt({ decision, decisionUnknown }: Adopting, state: Programme): ProgrammeDecision {
  if (state.status === 'withdrawn') return refuse({ code: 'programme-withdrawn', params: {} });
  if (state.status === 'superseded') return refuse({ code: 'programme-superseded', params: {} });
  const refusals: ProgrammeRefusal[] = [];
  if (decision === null && !decisionUnknown) {
    refusals.push({ code: 'decision-missing', field: 'decision', params: {} });
  }
  if (decision !== null) {
    if (decisionUnknown) {
      refusals.push({ code: 'decision-both-known-and-unknown', field: 'decisionUnknown', params: {} });
    }
    if (decision.kind !== 'decided') {
      refusals.push({ code: 'decision-not-decided', field: 'decision.kind', params: { kind: decision.kind } });
    }
    refusals.push(...decisionFaults('decision', decision));
  }
  const known = decision === null ? null : cleanDecision(decision);
  if (refusals.length === 0 && state.status === 'adopted') {
    if (same(known, state.decision)) return accept();
    if (state.decision !== null) return refuse({ code: 'programme-already-adopted', params: {} });
  }
  return unlessRefused(refusals, [{ type: 'ProgrammeAdopted', data: { decision: known } }]);
}

function supersede(self: string, by: string, state: Programme): ProgrammeDecision {
  if (by === self) return refuse({ code: 'programme-superseded-by-itself', field: 'by', params: {} });
  if (state.status === 'superseded') {
    return state.supersededBy === by ? accept() : refuse({ code: 'programme-superseded', params: {} });
  }
  if (state.status !== 'adopted') return refuse({ code: 'programme-not-adopted', params: { status: state.status } });
  return accept({ type: 'ProgrammeSuperseded', data: { by } });
}

/** What the council has adopted is not withdrawn: the next programme supersedes it. */
function withdraw(reason: string, state: Programme): ProgrammeDecision {
  if (state.status === 'withdrawn') return refuse({ code: 'programme-withdrawn', params: {} });
  if (state.status !== 'under-preparation') {
    return refuse({ code: 'programme-not-under-preparation', params: { status: state.status } });
  }
  return unlessRefused(requiredText('reason', reason, TEXT_LENGTH), [
    { type: 'ProgrammeWithdrawn', data: { reason: clean(reason) } },
  ]);
}
