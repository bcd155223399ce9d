import { describe, expect, it } from '@jest/globals';
import { given, stateAfter } from '../../testing/given.js';
import { adopted, adoptedMeasure, measure, registered, registration, reported } from '../../testing/measure.js';
import {
  type MeasureCommand,
  measureDecider,
  type MeasureEvent,
  type MeasureRefusal,
  type MeasureState,
} from '../index.js';

const done = reported('2017-03-31', { phase: 'completed' });
const tooLong = 'x'.repeat(2001);

describe('registering a measure', () => {
  const nothing = given(measureDecider, []);

  it('keeps what is said of it', () => {
    nothing.when(registration).then(registered());
    nothing
      .when({ ...registration, title: ' EPC ', description: ' ', goals: ['g1', 'g1'], participatingAreas: ['hr'] })
      .then(registered({ title: 'EPC', goals: ['g1'], participatingAreas: ['hr'] }));
  });

  it('happens once', () => measure().when(registration).thenRefused('measure-exists'));

  it('is due or continuous, not both', () => {
    nothing.when({ ...registration, continuous: true }).thenRefused('due-with-continuous@due');
    nothing.when({ ...registration, continuous: true, due: null }).then(registered({ continuous: true, due: null }));
    nothing.when({ ...registration, due: 'våren 2017' }).thenRefused('due-period-invalid@due');
  });

  it('is refused with every fault at once', () =>
    nothing
      .when({
        ...registration,
        title: ' ',
        description: 'x'.repeat(10_001),
        legalBasis: 'x'.repeat(301),
        due: '2017-13',
        participatingAreas: ['eiendom'],
        exemption: { legalBasis: '' },
      })
      .thenRefused(
        'text-missing@title',
        'text-too-long@description',
        'text-too-long@legalBasis',
        'due-period-invalid@due',
        'area-is-own@participatingAreas',
        'text-missing@exemption.legalBasis',
      ));

  it('takes a title of 300 characters, and no more', () => {
    nothing.when({ ...registration, title: 'x'.repeat(300) }).then(registered({ title: 'x'.repeat(300) }));
    nothing.when({ ...registration, title: 'x'.repeat(301) }).thenRefused('text-too-long@title');
  });
});

describe('changing details', () => {
  const change = {
    type: 'ChangeDetails',
    title: 'Grunneierfunksjon',
    description: null,
    legalBasis: 'pbl. § 3-1',
    reason: null,
  } as const;
  const changed: MeasureEvent = {
    type: 'MeasureDetailsChanged',
    data: { title: 'Grunneierfunksjon', description: null, legalBasis: 'pbl. § 3-1', reason: null },
  };

  it('says what they are to be, and nothing if they are so', () => {
    measure().when(change).then(changed);
    measure(changed).when(change).then();
    measure()
      .when({ ...change, title: '', reason: tooLong })
      .thenRefused('text-missing@title', 'text-too-long@reason');
  });
});

describe('moving a due date', () => {
  const move = { type: 'MoveDueDate', due: '2018-37', continuous: false, reason: 'Forsinket' } as const;
  const moved: MeasureEvent = {
    type: 'DueDateMoved',
    data: { from: '2017', to: '2018-37', continuous: false, reason: 'Forsinket' },
  };

  it('keeps the old one, and needs a reason', () => {
    measure().when(move).then(moved);
    measure(moved).when(move).then();
    measure()
      .when({ ...move, reason: ' ' })
      .thenRefused('text-missing@reason');
  });

  it('may make it continuous, and undo that', () => {
    const continuous: MeasureEvent = {
      type: 'DueDateMoved',
      data: { from: '2017', to: null, continuous: true, reason: 'Forsinket' },
    };
    measure()
      .when({ ...move, due: null, continuous: true })
      .then(continuous);
    measure()
      .when({ ...move, continuous: true })
      .thenRefused('due-with-continuous@due');
    measure(continuous)
      .when({ ...move, due: null, continuous: false })
      .then({ type: 'DueDateMoved', data: { from: null, to: null, continuous: false, reason: 'Forsinket' } });
  });

  it('does not take it away', () =>
    measure()
      .when({ ...move, due: null })
      .thenRefused('due-missing@due'));

  it('is for a period that exists, of a measure that is not ended', () => {
    measure()
      .when({ ...move, due: '2018-41' })
      .thenRefused('due-period-invalid@due');
    measure(done).when(move).thenRefused('measure-ended');
  });
});

describe('people', () => {
  const ola: MeasureEvent = {
    type: 'MeasureDeputyNamed',
    data: { person: 'ola', from: '2017-05-01', to: '2017-05-31' },
  };
  const name = { type: 'NameMeasureDeputy', person: 'ola', from: '2017-05-01', to: '2017-05-31' } as const;

  it('a measure has one responsible, or none', () => {
    measure()
      .when({ type: 'ChangeResponsible', to: 'ola', reason: ' Slutter ' })
      .then({ type: 'ResponsibleChanged', data: { from: 'kari', to: 'ola', reason: 'Slutter' } });
    measure()
      .when({ type: 'ChangeResponsible', to: null, reason: null })
      .then({ type: 'ResponsibleChanged', data: { from: 'kari', to: null, reason: null } });
    measure().when({ type: 'ChangeResponsible', to: 'kari', reason: null }).then();
  });

  it('who becomes responsible is no deputy any more', () =>
    measure(ola)
      .when({ type: 'ChangeResponsible', to: 'ola', reason: null })
      .then(
        { type: 'ResponsibleChanged', data: { from: 'kari', to: 'ola', reason: null } },
        { type: 'MeasureDeputyWithdrawn', data: { person: 'ola' } },
      ));

  it('a deputy is named for some days', () => {
    measure().when(name).then(ola);
    measure(ola).when(name).then();
    measure(ola)
      .when({ ...name, to: '2017-06-30' })
      .then({ type: 'MeasureDeputyNamed', data: { person: 'ola', from: '2017-05-01', to: '2017-06-30' } });
    measure()
      .when({ ...name, to: '2017-04-30' })
      .thenRefused('days-out-of-order@to');
    measure()
      .when({ ...name, from: '2017-04-31', person: 'kari' })
      .thenRefused('day-invalid@from', 'deputy-is-responsible@person');
  });

  it('a deputy may be withdrawn', () => {
    measure(ola)
      .when({ type: 'WithdrawMeasureDeputy', person: 'ola' })
      .then({ type: 'MeasureDeputyWithdrawn', data: { person: 'ola' } });
    measure().when({ type: 'WithdrawMeasureDeputy', person: 'ola' }).thenRefused('deputy-unknown@person');
  });
});

describe('areas', () => {
  const move = { type: 'MoveToArea', to: 'digit', reason: 'Omorganisert' } as const;
  const moved: MeasureEvent = {
    type: 'MeasureMovedToArea',
    data: { from: 'eiendom', to: 'digit', reason: 'Omorganisert' },
  };
  const digit: MeasureEvent = { type: 'ParticipatingAreaAdded', data: { area: 'digit' } };

  it('a measure moves with a reason', () => {
    measure().when(move).then(moved);
    measure(moved).when(move).then();
    measure()
      .when({ ...move, reason: '' })
      .thenRefused('text-missing@reason');
  });

  it('the area that it moves to does not take part beside itself', () =>
    measure(digit)
      .when(move)
      .then(moved, { type: 'ParticipatingAreaRemoved', data: { area: 'digit' } }));

  it('an assumed area is confirmed by moving to it', () => {
    const confirmed: MeasureEvent = {
      type: 'MeasureMovedToArea',
      data: { from: 'eiendom', to: 'eiendom', reason: 'Omorganisert' },
    };
    const confirm = { ...move, to: 'eiendom' } as const;
    given(measureDecider, [registered({ areaAssumed: true })])
      .when(confirm)
      .then(confirmed);
    given(measureDecider, [registered({ areaAssumed: true }), confirmed])
      .when(confirm)
      .then();
  });

  it('others may take part', () => {
    measure().when({ type: 'AddParticipatingArea', area: 'digit' }).then(digit);
    measure(digit).when({ type: 'AddParticipatingArea', area: 'digit' }).then();
    measure().when({ type: 'AddParticipatingArea', area: 'eiendom' }).thenRefused('area-is-own@area');
    measure(digit)
      .when({ type: 'RemoveParticipatingArea', area: 'digit' })
      .then({ type: 'ParticipatingAreaRemoved', data: { area: 'digit' } });
    measure().when({ type: 'RemoveParticipatingArea', area: 'digit' }).thenRefused('area-not-participating@area');
  });
});

describe('links', () => {
  it('goals and strategies, as many as it serves', () => {
    const goal: MeasureEvent = { type: 'GoalLinked', data: { goal: 'g1' } };
    const strategy: MeasureEvent = { type: 'StrategyLinked', data: { strategy: 's1' } };
    measure().when({ type: 'LinkGoal', goal: 'g1' }).then(goal);
    measure(goal).when({ type: 'LinkGoal', goal: 'g1' }).then();
    measure(goal)
      .when({ type: 'UnlinkGoal', goal: 'g1' })
      .then({ type: 'GoalUnlinked', data: { goal: 'g1' } });
    measure().when({ type: 'UnlinkGoal', goal: 'g1' }).thenRefused('goal-not-linked@goal');
    measure().when({ type: 'LinkStrategy', strategy: 's1' }).then(strategy);
    measure(strategy).when({ type: 'LinkStrategy', strategy: 's1' }).then();
    measure(strategy)
      .when({ type: 'UnlinkStrategy', strategy: 's1' })
      .then({ type: 'StrategyUnlinked', data: { strategy: 's1' } });
    measure().when({ type: 'UnlinkStrategy', strategy: 's1' }).thenRefused('strategy-not-linked@strategy');
  });

  it('dependencies on other measures, each kind once', () => {
    const add = { type: 'AddDependency', self: 'self', kind: 'depends-on', measure: 'm1', note: null } as const;
    const added: MeasureEvent = { type: 'DependencyAdded', data: { kind: 'depends-on', measure: 'm1', note: null } };
    const overlapping: MeasureEvent = {
      type: 'DependencyAdded',
      data: { kind: 'overlaps', measure: 'm1', note: null },
    };
    measure().when(add).then(added);
    measure(added).when(add).then();
    measure(added)
      .when({ ...add, kind: 'overlaps' })
      .then(overlapping);
    measure(added)
      .when({ ...add, note: 'Samme bygg' })
      .thenRefused('dependency-exists@measure');
    measure()
      .when({ ...add, measure: 'self' })
      .thenRefused('measure-own-relation@measure');
    measure(added, overlapping)
      .when({ type: 'RemoveDependency', kind: 'overlaps', measure: 'm1' })
      .then({ type: 'DependencyRemoved', data: { kind: 'overlaps', measure: 'm1' } });
    measure(added)
      .when({ type: 'RemoveDependency', kind: 'overlaps', measure: 'm1' })
      .thenRefused('dependency-unknown@measure');
  });

  it('references to cases, each once for each source', () => {
    const refer = {
      type: 'ReferToDecision',
      reference: 'r1',
      decision: { kind: 'informed', case: ' FSK-023/17 ', title: ' ' },
      source: null,
    } as const;
    const referred: MeasureEvent = {
      type: 'DecisionReferenced',
      data: { reference: 'r1', decision: { kind: 'informed', case: 'FSK-023/17' }, source: null },
    };
    measure().when(refer).then(referred);
    measure(referred)
      .when({ ...refer, reference: 'r2' })
      .then();
    measure(referred)
      .when({ ...refer, decision: { kind: 'decided', case: 'FSK-023/17' } })
      .thenRefused('reference-exists@reference');
    measure()
      .when({ ...refer, decision: { kind: 'planned', on: '2017-13' } })
      .thenRefused('partial-date-invalid@decision.on', 'decision-empty@decision');
  });
});

describe('milestones and risks', () => {
  const milestone = {
    milestone: 's1',
    kind: 'milestone',
    title: 'Ny organisering på plass',
    responsible: null,
    due: '2017-06-01',
    status: 'planned',
  } as const;
  const added: MeasureEvent = { type: 'MilestoneAdded', data: milestone };

  it('a milestone has its own date and status', () => {
    measure()
      .when({ type: 'AddMilestone', ...milestone })
      .then(added);
    measure(added)
      .when({ type: 'AddMilestone', ...milestone })
      .then();
    measure(added)
      .when({ type: 'AddMilestone', ...milestone, title: 'En annen' })
      .thenRefused('milestone-exists@milestone');
    measure()
      .when({ type: 'AddMilestone', ...milestone, title: '', due: 'juni' })
      .thenRefused('text-missing@title', 'due-period-invalid@due');
  });

  it('its date moves with a reason, its status without', () => {
    const change = { type: 'ChangeMilestone', ...milestone, reason: null } as const;
    measure(added)
      .when({ ...change, status: 'completed' })
      .then({ type: 'MilestoneChanged', data: { ...milestone, status: 'completed', reason: null } });
    measure(added)
      .when({ ...change, due: '2017-09' })
      .thenRefused('text-missing@reason');
    measure(added)
      .when({ ...change, due: '2017-09', reason: 'Forsinket' })
      .then({ type: 'MilestoneChanged', data: { ...milestone, due: '2017-09', reason: 'Forsinket' } });
    measure(added).when(change).then();
    measure().when(change).thenRefused('milestone-unknown@milestone');
  });

  it('a risk is open when it is identified, and may be mitigated and closed', () => {
    const risk = { risk: 'k1', description: 'Mangler folk', mitigation: null } as const;
    const identified: MeasureEvent = { type: 'RiskIdentified', data: { ...risk, status: 'open' } };
    measure(identified)
      .when({ type: 'IdentifyRisk', ...risk, mitigation: 'Leier inn' })
      .thenRefused('risk-exists@risk');
    const change = { type: 'ChangeRisk', ...risk, mitigation: 'Leier inn', status: 'closed', reason: null } as const;
    const changed: MeasureEvent = {
      type: 'RiskChanged',
      data: { ...risk, mitigation: 'Leier inn', status: 'closed', reason: null },
    };
    measure()
      .when({ type: 'IdentifyRisk', ...risk })
      .then(identified);
    measure(identified)
      .when({ type: 'IdentifyRisk', ...risk })
      .then();
    measure(identified)
      .when({ type: 'IdentifyRisk', ...risk, description: 'Dyrere' })
      .thenRefused('risk-exists@risk');
    measure()
      .when({ type: 'IdentifyRisk', ...risk, description: ' ', mitigation: tooLong })
      .thenRefused('text-missing@description', 'text-too-long@mitigation');
    measure(identified).when(change).then(changed);
    measure(identified, changed).when(change).then();
    measure().when(change).thenRefused('risk-unknown@risk');
  });
});

describe('likeness and questions', () => {
  const flag = { type: 'FlagLikeness', self: 'self', measure: 'm1', note: null } as const;
  const flagged: MeasureEvent = { type: 'LikenessFlagged', data: { measure: 'm1', note: null } };
  const resolve = { type: 'ResolveLikeness', measure: 'm1', same: false, reason: 'Ulike bygg' } as const;
  const resolved: MeasureEvent = {
    type: 'LikenessResolved',
    data: { measure: 'm1', same: false, reason: 'Ulike bygg' },
  };

  it('a likeness is flagged once, and a person decides', () => {
    measure().when(flag).then(flagged);
    measure(flagged).when(flag).then();
    measure()
      .when({ ...flag, measure: 'self' })
      .thenRefused('measure-own-relation@measure');
    measure(flagged).when(resolve).then(resolved);
    measure(flagged, resolved).when(resolve).then();
    measure(flagged, resolved).when(flag).thenRefused('likeness-already-resolved@measure');
    measure(flagged, resolved)
      .when({ ...resolve, same: true })
      .then({ type: 'LikenessResolved', data: { measure: 'm1', same: true, reason: 'Ulike bygg' } });
    measure().when(resolve).thenRefused('likeness-unknown@measure');
    measure(flagged)
      .when({ ...resolve, reason: '' })
      .thenRefused('text-missing@reason');
  });

  it('a question is raised once and answered once', () => {
    const raise = { type: 'RaiseQuestion', question: 'q1', text: 'Hvilket tall?', source: null } as const;
    const raised: MeasureEvent = {
      type: 'QuestionRaised',
      data: { question: 'q1', text: 'Hvilket tall?', source: null },
    };
    const answer = { type: 'AnswerQuestion', question: 'q1', answer: 'Det første' } as const;
    const answered: MeasureEvent = { type: 'QuestionAnswered', data: { question: 'q1', answer: 'Det første' } };
    measure().when(raise).then(raised);
    measure(raised).when(raise).then();
    measure(raised)
      .when({ ...raise, text: 'Noe annet?' })
      .thenRefused('question-exists@question');
    measure(raised).when(answer).then(answered);
    measure(raised, answered).when(answer).then();
    measure(raised, answered)
      .when({ ...answer, answer: 'Det andre' })
      .thenRefused('question-already-answered@question');
    measure().when(answer).thenRefused('question-unknown@question');
    measure(raised)
      .when({ ...answer, answer: ' ' })
      .thenRefused('text-missing@answer');
  });
});

describe('adoption', () => {
  const decision = { kind: 'decided', body: 'Kommunestyret', on: '2016-12' } as const;
  const state = { type: 'StateAdoption', programme: 'hp-2017', decision: null } as const;
  const stated = (programme: string | null, known: typeof decision | null): MeasureEvent => ({
    type: 'MeasureAdopted',
    data: { programme, decision: known },
  });

  it('is stated once; what was unknown may be stated later', () => {
    measure().when(state).then(stated('hp-2017', null));
    measure(stated('hp-2017', null)).when(state).then();
    measure(stated('hp-2017', null))
      .when({ ...state, decision })
      .then(stated('hp-2017', decision));
    measure(stated('hp-2017', decision)).when(state).then();
    measure(stated('hp-2017', decision))
      .when({ ...state, decision: { ...decision, on: '2016-11' } })
      .thenRefused('adoption-decision-differs@decision');
  });

  it('may be in a programme that nobody knows, until somebody does', () => {
    const unknown = given(measureDecider, [registered({ adoption: { status: 'adopted', programme: null } })]);
    unknown.when({ ...state, programme: null }).then();
    unknown.when(state).then(stated('hp-2017', null));
    measure()
      .when({ ...state, programme: null })
      .then(stated(null, null));
    measure(stated(null, decision)).when(state).then(stated('hp-2017', decision));
  });

  it('is in the programme that it belongs to', () => {
    adoptedMeasure().when(state).then();
    adoptedMeasure()
      .when({ ...state, programme: 'hp-2018' })
      .thenRefused('adopted-in-another-programme@programme');
    given(measureDecider, [registered({ adoption: { status: 'not-adopted', programme: 'hp-2018' } })])
      .when({ ...state, programme: null })
      .then(stated('hp-2018', null));
  });

  it('without its programme is the latest one', () => {
    const carried: MeasureEvent = {
      type: 'MeasureCarriedOver',
      data: { from: 'hp-2017', to: 'hp-2018', reason: null },
    };
    adoptedMeasure(carried)
      .when({ ...state, programme: null })
      .then();
    given(measureDecider, [registered({ adoption: { status: 'adopted', programme: null } }), carried])
      .when({ ...state, programme: null, decision })
      .then(stated(null, decision));
  });

  it('is by a decision that was made', () =>
    measure()
      .when({ ...state, decision: { kind: 'planned', on: 'snart' } })
      .thenRefused('partial-date-invalid@decision.on', 'decision-not-decided@decision.kind'));
});

describe('carrying over', () => {
  const carry = { type: 'CarryOver', to: 'hp-2018', reason: null } as const;
  const carried: MeasureEvent = { type: 'MeasureCarriedOver', data: { from: 'hp-2017', to: 'hp-2018', reason: null } };

  it('takes it into the next programme, once, and not back', () => {
    adoptedMeasure().when(carry).then(carried);
    adoptedMeasure(carried).when(carry).then();
    adoptedMeasure(carried)
      .when({ ...carry, to: 'hp-2017' })
      .thenRefused('carried-over-back@to');
    measure()
      .when(carry)
      .then({ type: 'MeasureCarriedOver', data: { from: null, to: 'hp-2018', reason: null } });
  });

  it('is not for what is completed or discontinued', () => {
    adoptedMeasure(done).when(carry).thenRefused('measure-ended');
    adoptedMeasure(reported('2017-03-31', { phase: 'discontinued' }))
      .when(carry)
      .thenRefused('measure-ended');
  });

  it('leaves it adopted, and may be adopted again in the new one', () =>
    given(measureDecider, [adopted, carried])
      .when({ type: 'StateAdoption', programme: 'hp-2018', decision: null })
      .then({ type: 'MeasureAdopted', data: { programme: 'hp-2018', decision: null } }));

  it('does not give an adoption in an unknown programme the new one’s name', () => {
    const unknown = registered({ adoption: { status: 'adopted', programme: null } });
    const fromUnknown: MeasureEvent = { type: 'MeasureCarriedOver', data: { from: null, to: 'hp-2018', reason: null } };
    const adoptedAgain: MeasureEvent = { type: 'MeasureAdopted', data: { programme: 'hp-2018', decision: null } };
    given(measureDecider, [unknown, fromUnknown])
      .when({ type: 'StateAdoption', programme: 'hp-2018', decision: null })
      .then(adoptedAgain);
    const otherDecision = { kind: 'decided', on: '2017-12' } as const;
    const withDecision: MeasureEvent = {
      type: 'MeasureAdopted',
      data: { programme: null, decision: { kind: 'decided', on: '2015-12' } },
    };
    given(measureDecider, [unknown, withDecision, fromUnknown])
      .when({ type: 'StateAdoption', programme: 'hp-2018', decision: otherDecision })
      .then({ type: 'MeasureAdopted', data: { programme: 'hp-2018', decision: otherDecision } });
    const state = stateAfter<MeasureCommand, MeasureState, MeasureEvent, MeasureRefusal>(measureDecider, [
      unknown,
      fromUnknown,
      adoptedAgain,
    ]);
    expect(state?.adoptions.map(({ programme }) => programme)).toEqual([null, 'hp-2018']);
  });
});

describe('a measure that is merged, replaced or annulled', () => {
  const merged: MeasureEvent = { type: 'MeasureMerged', data: { heir: 'm1', reason: 'Samme tiltak' } };
  const replaced: MeasureEvent = { type: 'MeasureReplaced', data: { heir: 'm1', reason: 'Samme tiltak' } };
  const annulled: MeasureEvent = { type: 'MeasureAnnulled', data: { reason: 'Registrert to ganger' } };
  const into = { self: 'self', heir: 'm1', reason: 'Samme tiltak' } as const;

  it('points to its heir, with a reason', () => {
    measure()
      .when({ type: 'Merge', ...into })
      .then(merged);
    measure()
      .when({ type: 'Replace', ...into })
      .then(replaced);
    measure()
      .when({ type: 'Merge', ...into, heir: 'self', reason: '' })
      .thenRefused('text-missing@reason', 'measure-own-heir@heir');
  });

  it('goes into one heir only, once', () => {
    measure(merged)
      .when({ type: 'Merge', ...into })
      .then();
    measure(replaced)
      .when({ type: 'Replace', ...into })
      .then();
    measure(merged)
      .when({ type: 'Merge', ...into, heir: 'm2' })
      .thenRefused('measure-gone');
    measure(merged)
      .when({ type: 'Replace', ...into })
      .thenRefused('measure-gone');
    measure(merged).when({ type: 'Annul', reason: 'Feil' }).thenRefused('measure-gone');
  });

  it('is not reported on any more', () => {
    for (const command of [
      { type: 'ConfirmUnchanged', effectiveOn: '2017-05-02' },
      { type: 'MoveDueDate', due: '2018', continuous: false, reason: 'Forsinket' },
      { type: 'LinkGoal', goal: 'g1' },
    ] as const satisfies readonly MeasureCommand[]) {
      measure(reported('2017-03-31'), merged).when(command).thenRefused('measure-gone');
      measure(reported('2017-03-31'), replaced).when(command).thenRefused('measure-gone');
    }
  });

  it('may still be kept from public view, and noted on', () => {
    measure(merged)
      .when({ type: 'Exempt', legalBasis: 'offl. § 13' })
      .then({ type: 'MeasureExempted', data: { legalBasis: 'offl. § 13' } });
    measure(merged)
      .when({ type: 'AddInternalNote', text: 'Se arvtaker' })
      .then({ type: 'InternalNoteAdded', data: { text: 'Se arvtaker' } });
  });

  it('is annulled with a reason, and then nothing is done with it', () => {
    measure().when({ type: 'Annul', reason: 'Registrert to ganger' }).then(annulled);
    measure().when({ type: 'Annul', reason: ' ' }).thenRefused('text-missing@reason');
    for (const command of [
      { type: 'Annul', reason: 'Registrert to ganger' },
      { type: 'AddInternalNote', text: 'Hei' },
      { type: 'Merge', ...into },
      { type: 'Exempt', legalBasis: 'offl. § 13' },
    ] as const satisfies readonly MeasureCommand[]) {
      measure(annulled).when(command).thenRefused('measure-annulled');
    }
    measure(annulled).when(registration).thenRefused('measure-exists');
  });
});

describe('exemption from public view', () => {
  const exempted: MeasureEvent = { type: 'MeasureExempted', data: { legalBasis: 'offl. § 13' } };

  it('has a legal basis, and is lifted with a reason', () => {
    measure().when({ type: 'Exempt', legalBasis: ' offl. § 13 ' }).then(exempted);
    measure(exempted).when({ type: 'Exempt', legalBasis: 'offl. § 13' }).then();
    measure(exempted)
      .when({ type: 'Exempt', legalBasis: 'offl. § 14' })
      .then({ type: 'MeasureExempted', data: { legalBasis: 'offl. § 14' } });
    measure().when({ type: 'Exempt', legalBasis: '' }).thenRefused('text-missing@legalBasis');
    measure(exempted)
      .when({ type: 'LiftExemption', reason: 'Offentlig nå' })
      .then({ type: 'MeasureExemptionLifted', data: { reason: 'Offentlig nå' } });
    measure(exempted).when({ type: 'LiftExemption', reason: '' }).thenRefused('text-missing@reason');
    measure().when({ type: 'LiftExemption', reason: 'Offentlig nå' }).thenRefused('not-exempt');
  });

  it('internal notes say a thing once', () => {
    const noted: MeasureEvent = { type: 'InternalNoteAdded', data: { text: 'Ring leverandøren' } };
    measure().when({ type: 'AddInternalNote', text: ' Ring leverandøren ' }).then(noted);
    measure(noted).when({ type: 'AddInternalNote', text: 'Ring leverandøren' }).then();
    measure().when({ type: 'AddInternalNote', text: ' ' }).thenRefused('text-missing@text');
  });
});
