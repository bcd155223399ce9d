import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolvesWhateverComes, obeysTheLaws } from '../testing/decider-laws.js';
import { given, stateAfter } from '../testing/given.js';
import { type StrategyCommand, strategyDecider, type StrategyEvent, strategyEvents } from './index.js';

const details = {
  name: 'Eiendomsstrategi',
  description: null,
  body: 'Kommunestyret',
  adoptedOn: '2015',
  firstYear: 2015,
  lastYear: 2025,
};
const source = { document: 'Virksomhetsanalyse', chapter: '4.3.2' };
const registered: StrategyEvent = {
  type: 'StrategyRegistered',
  data: { ...details, kind: 'strategy', parent: null, source },
};
const decision = { kind: 'decided', on: '2015-05' } as const;
const referenced: StrategyEvent = { type: 'StrategyDecisionReferenced', data: { reference: 'r1', decision, source } };
const raised: StrategyEvent = { type: 'StrategyQuestionRaised', data: { question: 'q1', text: 'Når?', source } };
const answered: StrategyEvent = { type: 'StrategyQuestionAnswered', data: { question: 'q1', answer: 'I mai' } };
const ended: StrategyEvent = { type: 'StrategyEnded', data: { reason: 'Avløst' } };

const register = {
  type: 'RegisterStrategy',
  self: 'this',
  ...details,
  kind: 'strategy',
  parent: null,
  source,
} as const;
const change = { type: 'ChangeStrategyDetails', ...details, reason: 'Dato funnet' } as const;

const strategy = (...facts: StrategyEvent[]) => given(strategyDecider, facts);

describe('registering a strategy', () => {
  it('takes what is known', () => strategy().when(register).then(registered));

  it('takes it when only the name is known', () => {
    const unknown = { description: null, body: null, adoptedOn: null, firstYear: null, lastYear: null };
    strategy()
      .when({ ...register, ...unknown, description: ' ', body: '' })
      .then({ ...registered, data: { ...registered.data, ...unknown } });
  });

  it('takes a date as far as it is known, if it exists', () => {
    for (const adoptedOn of ['2016', '2016-02', '2016-02-29']) {
      expect(strategy().when({ ...register, adoptedOn }).decision.ok).toBe(true);
    }
    for (const adoptedOn of ['16', '2016-13', '2017-02-29', '2016-2', '2016-02-29T00', 'mai 2016', '']) {
      strategy()
        .when({ ...register, adoptedOn })
        .thenRefused('partial-date-invalid@adoptedOn');
    }
  });

  it('has its years in order', () => {
    strategy()
      .when({ ...register, lastYear: 2014 })
      .thenRefused('years-out-of-order@lastYear');
    expect(strategy().when({ ...register, lastYear: 2015 }).decision.ok).toBe(true);
    expect(strategy().when({ ...register, firstYear: null, lastYear: 2014 }).decision.ok).toBe(true);
  });

  it('puts a sub-strategy, and nothing else, under another strategy', () => {
    strategy()
      .when({ ...register, kind: 'sub-strategy', parent: 'property' })
      .then({ ...registered, data: { ...registered.data, kind: 'sub-strategy', parent: 'property' } });
    strategy()
      .when({ ...register, kind: 'sub-strategy' })
      .thenRefused('sub-strategy-without-parent@parent');
    strategy()
      .when({ ...register, parent: 'property' })
      .thenRefused('strategy-with-parent@parent');
    strategy()
      .when({ ...register, kind: 'sub-strategy', parent: 'this' })
      .thenRefused('strategy-under-itself@parent');
  });

  it('is refused with every fault at once', () =>
    strategy()
      .when({ ...register, name: '', body: 'x'.repeat(201), adoptedOn: '2015-00', firstYear: 15, lastYear: 2015.5 })
      .thenRefused(
        'text-missing@name',
        'text-too-long@body',
        'partial-date-invalid@adoptedOn',
        'year-invalid@firstYear',
        'year-invalid@lastYear',
      ));

  it('happens once, and before everything else', () => {
    strategy(registered).when(register).thenRefused('strategy-exists');
    strategy().when(change).thenRefused('strategy-unknown');
  });
});

describe('changing what is known of a strategy', () => {
  it('keeps the reason', () =>
    strategy(registered)
      .when({ ...change, adoptedOn: '2015-05-27' })
      .then({ type: 'StrategyDetailsChanged', data: { ...details, adoptedOn: '2015-05-27', reason: 'Dato funnet' } }));

  it('says nothing new with what it says already', () => strategy(registered).when(change).then());

  it('obeys the rules of registering, and needs a reason', () =>
    strategy(registered)
      .when({ ...change, lastYear: 2001, reason: '' })
      .thenRefused('years-out-of-order@lastYear', 'text-missing@reason'));

  it('is possible after the end: knowledge of the past grows', () =>
    expect(strategy(registered, ended).when({ ...change, body: 'Formannskapet' }).decision.ok).toBe(true));
});

describe('referring to the decision of a strategy', () => {
  const refer = { type: 'ReferToStrategyDecision', reference: 'r1', decision, source } as const;

  it('keeps the reference with its source', () => strategy(registered).when(refer).then(referenced));

  it('says nothing new with the same case from the same source', () => {
    strategy(registered, referenced).when(refer).then();
    strategy(registered, referenced)
      .when({ ...refer, reference: 'r2' })
      .then();
  });

  it('keeps a conflicting date from another source beside the first', () => {
    const other = { reference: 'r2', decision: { ...decision, on: '2015-06' }, source: { ...source, chapter: '3' } };
    strategy(registered, referenced)
      .when({ ...refer, ...other })
      .then({ type: 'StrategyDecisionReferenced', data: other });
  });

  it('is refused for an id that is taken, or a date that does not exist', () => {
    strategy(registered, referenced)
      .when({ ...refer, decision: { kind: 'informed' } })
      .thenRefused('reference-exists@reference');
    strategy(registered)
      .when({ ...refer, decision: { ...decision, on: '2015-31' } })
      .thenRefused('partial-date-invalid@decision.on');
  });
});

describe('asking about a strategy', () => {
  const raise = { type: 'RaiseStrategyQuestion', question: 'q1', text: 'Når?', source } as const;
  const answer = { type: 'AnswerStrategyQuestion', question: 'q1', answer: ' I mai ' } as const;

  it('keeps the question until somebody answers', () => {
    strategy(registered).when(raise).then(raised);
    expect(stateAfter(strategyDecider, [registered, raised])?.questions).toEqual([
      { question: 'q1', text: 'Når?', source, answer: null },
    ]);
    strategy(registered, raised).when(answer).then(answered);
  });

  it('is asked once', () => {
    strategy(registered, raised).when(raise).then();
    strategy(registered, raised)
      .when({ ...raise, text: 'Hvem?' })
      .thenRefused('question-exists@question');
    strategy(registered)
      .when({ ...raise, text: '' })
      .thenRefused('text-missing@text');
  });

  it('is answered once', () => {
    strategy(registered, raised, answered).when(answer).then();
    strategy(registered, raised, answered)
      .when({ ...answer, answer: 'I juni' })
      .thenRefused('question-already-answered@question');
    strategy(registered, raised)
      .when({ ...answer, answer: '' })
      .thenRefused('text-missing@answer');
    strategy(registered).when(answer).thenRefused('question-unknown@question');
  });
});

describe('ending a strategy', () => {
  it('needs a reason and happens once', () => {
    strategy(registered).when({ type: 'EndStrategy', reason: 'Avløst' }).then(ended);
    strategy(registered).when({ type: 'EndStrategy', reason: ' ' }).thenRefused('text-missing@reason');
    strategy(registered, ended).when({ type: 'EndStrategy', reason: 'Avløst' }).thenRefused('strategy-ended');
  });
});

describe('a strategy', () => {
  const text = fc.constantFrom('Eiendom', 'Digitalisering', ' ');
  const id = fc.constantFrom('1', '2');
  const anyDetails = {
    name: text,
    description: fc.option(text),
    body: fc.option(text),
    adoptedOn: fc.constantFrom(null, '2015', '2015-02-30', '2015-05-27'),
    firstYear: fc.constantFrom(null, 2015, 2016),
    lastYear: fc.constantFrom(null, 2015, 2025),
  };
  const anySource = fc.constantFrom(null, source);
  const command: fc.Arbitrary<StrategyCommand> = fc.oneof(
    fc.record({
      type: fc.constant('RegisterStrategy' as const),
      self: fc.constant('this'),
      ...anyDetails,
      kind: fc.constantFrom('strategy' as const, 'sub-strategy' as const),
      parent: fc.constantFrom(null, 'this', 'other'),
      source: anySource,
    }),
    fc.record({ type: fc.constant('ChangeStrategyDetails' as const), ...anyDetails, reason: text }),
    fc.record({
      type: fc.constant('ReferToStrategyDecision' as const),
      reference: id,
      decision: fc.constantFrom(decision, { kind: 'planned', on: '2016' } as const),
      source: anySource,
    }),
    fc.record({ type: fc.constant('RaiseStrategyQuestion' as const), question: id, text, source: anySource }),
    fc.record({ type: fc.constant('AnswerStrategyQuestion' as const), question: id, answer: text }),
    fc.record({ type: fc.constant('EndStrategy' as const), reason: text }),
  );

  it('obeys the laws, has ordered years, and its parent only if it is a sub-strategy', () =>
    obeysTheLaws({
      decider: strategyDecider,
      events: strategyEvents,
      command,
      invariant: (state) => {
        if (state === null) return;
        expect(state.parent !== null).toBe(state.kind === 'sub-strategy');
        expect(state.parent).not.toBe('this');
        expect((state.firstYear ?? 0) <= (state.lastYear ?? Infinity)).toBe(true);
        expect(new Set(state.questions.map(({ question }) => question)).size).toBe(state.questions.length);
        expect(new Set(state.decisions.map(({ reference }) => reference)).size).toBe(state.decisions.length);
      },
    }));

  it('evolves whatever comes', () =>
    evolvesWhateverComes(strategyDecider, [
      registered,
      referenced,
      raised,
      answered,
      ended,
      { type: 'StrategyDetailsChanged', data: { ...details, reason: 'Dato funnet' } },
    ]));
});
