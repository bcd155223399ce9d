import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolvesWhateverComes, obeysTheLaws } from '../testing/decider-laws.js';
import { given, stateAfter } from '../testing/given.js';
import {
  type GoalCommand,
  goalDecider,
  type GoalEvent,
  goalEvents,
  type GoalLevel,
  type GoalParent,
  levelsAbove,
} from './index.js';

const GOAL_LEVELS = ['main-goal', 'approach', 'sub-goal', 'effort'];

const setAs = (level: GoalLevel, parent: GoalParent, alsoUnder: readonly string[] = []): GoalEvent => ({
  type: 'GoalSet',
  data: { level, title: 'Energi', description: null, parent, alsoUnder, chapterArea: null, source: null },
});
const setting = (level: GoalLevel, parent: GoalParent, alsoUnder: readonly string[] = []) =>
  ({
    type: 'SetGoal',
    self: 'this',
    level,
    title: 'Energi',
    description: null,
    parent,
    alsoUnder,
    chapterArea: null,
    source: null,
  }) as const;
const under = (id: string): GoalParent => ({ kind: 'goal', id });
const ofStrategy = (id: string): GoalParent => ({ kind: 'strategy', id });
const subGoal = setAs('sub-goal', ofStrategy('property'), ['climate']);
const retired: GoalEvent = { type: 'GoalRetired', data: { reason: 'Nådd' } };

const goal = (...facts: GoalEvent[]) => given(goalDecider, facts);

describe('setting a goal', () => {
  it('puts a main goal at the top', () => {
    goal().when(setting('main-goal', null)).then(setAs('main-goal', null));
    goal()
      .when(setting('main-goal', under('a')))
      .thenRefused('goal-parent-not-allowed@parent');
    goal()
      .when(setting('main-goal', ofStrategy('s')))
      .thenRefused('goal-parent-not-allowed@parent');
  });

  it('puts an approach under a goal, or at the top', () => {
    goal()
      .when(setting('approach', under('a')))
      .then(setAs('approach', under('a')));
    goal().when(setting('approach', null)).then(setAs('approach', null));
    goal()
      .when(setting('approach', ofStrategy('s')))
      .thenRefused('goal-parent-not-allowed@parent');
  });

  it('puts a sub-goal under a strategy or a goal', () => {
    goal()
      .when(setting('sub-goal', ofStrategy('s')))
      .then(setAs('sub-goal', ofStrategy('s')));
    goal()
      .when(setting('sub-goal', under('a')))
      .then(setAs('sub-goal', under('a')));
    goal().when(setting('sub-goal', null)).thenRefused('goal-parent-not-allowed@parent');
  });

  it('puts an effort anywhere', () => {
    for (const parent of [null, ofStrategy('s'), under('a')]) {
      goal().when(setting('effort', parent)).then(setAs('effort', parent));
    }
  });

  it('says what would be allowed', () => {
    const { decision } = goal().when(setting('sub-goal', null));
    expect(decision).toMatchObject({ refusals: [{ params: { level: 'sub-goal', allowed: levelsAbove('sub-goal') } }] });
  });

  it('links it to further goals, each once', () => {
    goal()
      .when(setting('effort', under('a'), ['b', 'c', 'b']))
      .then(setAs('effort', under('a'), ['b', 'c']));
    goal()
      .when(setting('effort', under('a'), ['a', 'this']))
      .thenRefused('goal-linked-to-its-parent@alsoUnder', 'goal-under-itself@alsoUnder');
    goal()
      .when(setting('main-goal', null, ['b']))
      .thenRefused('goal-also-under-not-allowed@alsoUnder');
  });

  it('is refused with every fault at once', () =>
    goal()
      .when({ ...setting('approach', under('this')), title: '', description: 'x'.repeat(10_001) })
      .thenRefused('text-missing@title', 'text-too-long@description', 'goal-under-itself@parent'));

  it('happens once, and before everything else', () => {
    goal(subGoal).when(setting('effort', null)).thenRefused('goal-exists');
    goal().when({ type: 'RetireGoal', reason: 'Nådd' }).thenRefused('goal-unknown');
  });
});

describe('rewording a goal', () => {
  const reword = { type: 'RewordGoal', title: 'Klima', description: ' ', reason: 'Tydeligere' } as const;

  it('keeps the reason; an empty description is none', () =>
    goal(subGoal)
      .when(reword)
      .then({ type: 'GoalReworded', data: { title: 'Klima', description: null, reason: 'Tydeligere' } }));

  it('says nothing new with the words that it has', () =>
    goal(subGoal)
      .when({ ...reword, title: 'Energi ' })
      .then());

  it('needs title and reason', () =>
    goal(subGoal)
      .when({ ...reword, title: '', reason: '' })
      .thenRefused('text-missing@title', 'text-missing@reason'));
});

describe('moving a goal', () => {
  const move = { type: 'MoveGoal', self: 'this', to: under('a'), reason: 'Ny plan' } as const;
  const moved: GoalEvent = {
    type: 'GoalMoved',
    data: { from: ofStrategy('property'), to: under('a'), reason: 'Ny plan' },
  };

  it('keeps where it stood', () => goal(subGoal).when(move).then(moved));

  it('says nothing new where it stands already', () =>
    goal(subGoal)
      .when({ ...move, to: ofStrategy('property') })
      .then());

  it('drops the further link that the move makes needless', () =>
    goal(subGoal)
      .when({ ...move, to: under('climate') })
      .then(
        { type: 'GoalAlsoUnlinked', data: { goal: 'climate' } },
        { type: 'GoalMoved', data: { from: ofStrategy('property'), to: under('climate'), reason: 'Ny plan' } },
      ));

  it('obeys the rule of its level and never goes under itself', () => {
    goal(subGoal)
      .when({ ...move, to: null, reason: ' ' })
      .thenRefused('goal-parent-not-allowed@to', 'text-missing@reason');
    goal(subGoal)
      .when({ ...move, to: under('this') })
      .thenRefused('goal-under-itself@to');
  });
});

describe('linking a goal to further goals', () => {
  const link = { type: 'LinkGoalAlso', self: 'this', goal: 'welfare' } as const;

  it('happens once each', () => {
    goal(subGoal)
      .when(link)
      .then({ type: 'GoalAlsoLinked', data: { goal: 'welfare' } });
    goal(subGoal)
      .when({ ...link, goal: 'climate' })
      .then();
  });

  it('keeps the links that it has', () => {
    const linked: GoalEvent = { type: 'GoalAlsoLinked', data: { goal: 'welfare' } };
    goal(subGoal, linked)
      .when({ ...link, goal: 'climate' })
      .then();
    goal(subGoal, linked, { type: 'GoalAlsoLinked', data: { goal: 'schools' } })
      .when(link)
      .then();
  });

  it('is refused for itself, for its parent, and for main goals', () => {
    goal(subGoal)
      .when({ ...link, goal: 'this' })
      .thenRefused('goal-under-itself@goal');
    goal(setAs('effort', under('welfare')))
      .when(link)
      .thenRefused('goal-linked-to-its-parent@goal');
    goal(setAs('main-goal', null)).when(link).thenRefused('goal-also-under-not-allowed@goal');
  });

  it('can be undone', () => {
    goal(subGoal)
      .when({ type: 'UnlinkGoalAlso', goal: 'climate' })
      .then({ type: 'GoalAlsoUnlinked', data: { goal: 'climate' } });
    goal(subGoal).when({ type: 'UnlinkGoalAlso', goal: 'welfare' }).thenRefused('goal-link-unknown@goal');
  });
});

describe('retiring a goal', () => {
  it('needs a reason and keeps its place', () => {
    goal(subGoal).when({ type: 'RetireGoal', reason: 'Nådd' }).then(retired);
    goal(subGoal).when({ type: 'RetireGoal', reason: '' }).thenRefused('text-missing@reason');
    expect(stateAfter(goalDecider, [subGoal, retired])).toMatchObject({
      retired: true,
      parent: ofStrategy('property'),
      alsoUnder: ['climate'],
    });
  });

  it('is the end', () => {
    const commands: GoalCommand[] = [
      { type: 'RewordGoal', title: 'Klima', description: null, reason: 'Tydeligere' },
      { type: 'MoveGoal', self: 'this', to: under('a'), reason: 'Ny plan' },
      { type: 'LinkGoalAlso', self: 'this', goal: 'welfare' },
      { type: 'UnlinkGoalAlso', goal: 'climate' },
      { type: 'RetireGoal', reason: 'Nådd' },
    ];
    for (const command of commands) goal(subGoal, retired).when(command).thenRefused('goal-retired');
  });
});

describe('a goal', () => {
  const id = fc.constantFrom('this', 'a', 'b', 'c');
  const text = fc.constantFrom('Energi', 'Klima', ' ');
  const parent: fc.Arbitrary<GoalParent> = fc.oneof(
    fc.constant(null),
    fc.tuple(fc.constantFrom('goal' as const, 'strategy' as const), id).map(([kind, id]) => ({ kind, id })),
  );
  const command: fc.Arbitrary<GoalCommand> = fc.oneof(
    fc.record({
      type: fc.constant('SetGoal' as const),
      self: fc.constant('this'),
      level: fc.constantFrom('main-goal' as const, 'approach' as const, 'sub-goal' as const, 'effort' as const),
      title: text,
      description: fc.option(text),
      parent,
      alsoUnder: fc.array(id, { maxLength: 2 }),
      chapterArea: fc.constant(null),
      source: fc.constant(null),
    }),
    fc.record({ type: fc.constant('RewordGoal' as const), title: text, description: fc.option(text), reason: text }),
    fc.record({ type: fc.constant('MoveGoal' as const), self: fc.constant('this'), to: parent, reason: text }),
    fc.record({ type: fc.constant('LinkGoalAlso' as const), self: fc.constant('this'), goal: id }),
    fc.record({ type: fc.constant('UnlinkGoalAlso' as const), goal: id }),
    fc.record({ type: fc.constant('RetireGoal' as const), reason: text }),
  );

  it('obeys the laws, stands where its level may, and points to others once', () =>
    obeysTheLaws({
      decider: goalDecider,
      events: goalEvents,
      command,
      invariant: (state) => {
        if (state === null) return;
        const above = state.parent === null ? ['none'] : state.parent.kind === 'strategy' ? ['strategy'] : GOAL_LEVELS;
        expect(levelsAbove(state.level).some((level) => above.includes(level))).toBe(true);
        const others = [...(state.parent?.kind === 'goal' ? [state.parent.id] : []), ...state.alsoUnder];
        expect(others).not.toContain('this');
        expect(new Set(others).size).toBe(others.length);
        if (state.level === 'main-goal') expect(others).toEqual([]);
      },
    }));

  it('evolves whatever comes', () =>
    evolvesWhateverComes(goalDecider, [
      subGoal,
      retired,
      { type: 'GoalReworded', data: { title: 'Klima', description: null, reason: 'Tydeligere' } },
      { type: 'GoalMoved', data: { from: null, to: under('a'), reason: 'Ny plan' } },
      { type: 'GoalAlsoLinked', data: { goal: 'a' } },
      { type: 'GoalAlsoUnlinked', data: { goal: 'a' } },
    ]));
});
