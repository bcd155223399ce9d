import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '../testing/given.js';
import { describeGoalChanges, goalDecider, type GoalEvent } from './index.js';

const parent = { kind: 'strategy', id: 'property' } as const;
const goalSet: GoalEvent = {
  type: 'GoalSet',
  data: {
    level: 'sub-goal',
    title: 'Energi',
    description: null,
    parent,
    alsoUnder: [],
    chapterArea: null,
    source: null,
  },
};

const changesOf = (fact: GoalEvent, ...before: GoalEvent[]) =>
  describeGoalChanges(stateAfter(goalDecider, before), { ...fact, id: 'event-x' });

describe('what changes in a goal', () => {
  it('is everything that is said of a new one', () =>
    expect(changesOf(goalSet)).toEqual([
      { field: 'level', old: null, new: 'sub-goal' },
      { field: 'title', old: null, new: 'Energi' },
      { field: 'parent', old: null, new: parent },
    ]));

  it('is only what differs', () => {
    expect(
      changesOf({ type: 'GoalReworded', data: { title: 'Klima', description: null, reason: 'Tydeligere' } }, goalSet),
    ).toEqual([{ field: 'title', old: 'Energi', new: 'Klima' }]);
    expect(changesOf({ type: 'GoalMoved', data: { from: parent, to: null, reason: 'Ny plan' } }, goalSet)).toEqual([
      { field: 'parent', old: parent, new: null },
    ]);
    expect(changesOf({ type: 'GoalRetired', data: { reason: 'Nådd' } }, goalSet)).toEqual([
      { field: 'retired', old: false, new: true },
    ]);
  });

  it('is one goal for each further link', () => {
    expect(changesOf({ type: 'GoalAlsoLinked', data: { goal: 'climate' } }, goalSet)).toEqual([
      { field: 'alsoUnder', old: null, new: 'climate' },
    ]);
    expect(changesOf({ type: 'GoalAlsoUnlinked', data: { goal: 'climate' } }, goalSet)).toEqual([
      { field: 'alsoUnder', old: 'climate', new: null },
    ]);
  });
});
