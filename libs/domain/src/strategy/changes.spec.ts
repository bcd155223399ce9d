import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '../testing/given.js';
import { describeStrategyChanges, strategyDecider, type StrategyEvent } from './index.js';

const details = {
  name: 'Eiendomsstrategi',
  description: null,
  body: null,
  adoptedOn: '2015',
  firstYear: 2015,
  lastYear: null,
};
const registered: StrategyEvent = {
  type: 'StrategyRegistered',
  data: { ...details, kind: 'strategy', parent: null, source: null },
};

const changesOf = (fact: StrategyEvent, ...before: StrategyEvent[]) =>
  describeStrategyChanges(stateAfter(strategyDecider, before), { ...fact, id: 'event-x' });

describe('what changes in a strategy', () => {
  it('is everything that is known of a new one', () =>
    expect(changesOf(registered)).toEqual([
      { field: 'name', old: null, new: 'Eiendomsstrategi' },
      { field: 'adoptedOn', old: null, new: '2015' },
      { field: 'firstYear', old: null, new: 2015 },
      { field: 'kind', old: null, new: 'strategy' },
    ]));

  it('is only what differs', () => {
    expect(
      changesOf(
        { type: 'StrategyDetailsChanged', data: { ...details, adoptedOn: '2015-05-27', reason: 'Dato funnet' } },
        registered,
      ),
    ).toEqual([{ field: 'adoptedOn', old: '2015', new: '2015-05-27' }]);
    expect(changesOf({ type: 'StrategyEnded', data: { reason: 'Avløst' } }, registered)).toEqual([
      { field: 'ended', old: false, new: true },
    ]);
  });

  it('is the decision, the question, the answer', () => {
    const decision = { kind: 'decided', on: '2015-05' } as const;
    expect(
      changesOf({ type: 'StrategyDecisionReferenced', data: { reference: 'r1', decision, source: null } }, registered),
    ).toEqual([{ field: 'decision', old: null, new: decision }]);
    expect(
      changesOf({ type: 'StrategyQuestionRaised', data: { question: 'q1', text: 'Når?', source: null } }, registered),
    ).toEqual([{ field: 'question', old: null, new: 'Når?' }]);
    expect(
      changesOf({ type: 'StrategyQuestionAnswered', data: { question: 'q1', answer: 'I mai' } }, registered),
    ).toEqual([{ field: 'answer', old: null, new: 'I mai' }]);
  });
});
