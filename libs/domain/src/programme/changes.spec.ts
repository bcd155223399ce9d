import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '../testing/given.js';
import { describeProgrammeChanges, programmeDecider, type ProgrammeEvent } from './index.js';

const prepared: ProgrammeEvent = {
  type: 'ProgrammePrepared',
  data: { name: 'HP 2018–2021', firstYear: 2018, lastYear: 2021, source: null },
};
const adopted: ProgrammeEvent = { type: 'ProgrammeAdopted', data: { decision: { kind: 'decided', case: '1/17' } } };

const changesOf = (fact: ProgrammeEvent, ...before: ProgrammeEvent[]) =>
  describeProgrammeChanges(stateAfter(programmeDecider, before), { ...fact, id: 'event-x' });

describe('what changes in a programme', () => {
  it('is everything that is said of a new one', () =>
    expect(changesOf(prepared)).toEqual([
      { field: 'name', old: null, new: 'HP 2018–2021' },
      { field: 'firstYear', old: null, new: 2018 },
      { field: 'lastYear', old: null, new: 2021 },
      { field: 'status', old: null, new: 'under-preparation' },
    ]));

  it('has the value before and after', () => {
    expect(changesOf(adopted, prepared)).toEqual([
      { field: 'status', old: 'under-preparation', new: 'adopted' },
      { field: 'decision', old: null, new: { kind: 'decided', case: '1/17' } },
    ]);
    expect(changesOf({ type: 'ProgrammeSuperseded', data: { by: 'next' } }, prepared, adopted)).toEqual([
      { field: 'status', old: 'adopted', new: 'superseded' },
      { field: 'supersededBy', old: null, new: 'next' },
    ]);
  });

  it('is nothing for a programme that nobody prepared', () => expect(changesOf(adopted)).toEqual([]));
});
