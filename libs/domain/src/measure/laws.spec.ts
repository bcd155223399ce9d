import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolvesWhateverComes, obeysTheLaws } from '../testing/decider-laws.js';
import { recorded } from '../testing/given.js';
import { registered, registration, report, reported } from '../testing/measure.js';
import { mayStandAfter } from './decisions/phases.js';
import {
  describeMeasureChanges,
  isEnded,
  lastConfirmed,
  type MeasureCommand,
  measureDecider,
  type MeasureEvent,
  measureEvents,
  type MeasureState,
  presentStatus,
  type StatusStatement,
} from './index.js';

const of = <Type extends MeasureCommand['type']>(type: Type) => fc.constant(type);
const none = fc.constant(null);

const day = fc.constantFrom('2017-03-01', '2017-03-31', '2017-04-30', '2017-05-01', '2017-05-02', '2017-05-03');
const due = fc.constantFrom('2017-06-01', '2017', '2017-21', '2018-39', '2017-13');
const phase = fc.constantFrom(
  'planned' as const,
  'ongoing' as const,
  'completed' as const,
  'postponed' as const,
  'discontinued' as const,
  'unclassified' as const,
);
const light = fc.constantFrom(
  'not-assessed' as const,
  'not-assessed' as const,
  'green' as const,
  'yellow' as const,
  'red' as const,
);
const words = fc.constantFrom('Pågående', 'Gjennomført', 'Ansvar er avklart');
const sentence = fc.constantFrom('Mangler folk', 'Dyrere enn antatt');
const reason = fc.constantFrom('Feil', ' ');
const area = fc.constantFrom('eiendom', 'digit', 'hr');
const person = fc.constantFrom('kari', 'ola');
const other = fc.constantFrom('m1', 'm2', 'self');
const programme = fc.constantFrom('hp-2017', 'hp-2018');
/** Some of the ids that the laws give to events, among them that of the first report. */
const event = fc.oneof(
  { weight: 2, arbitrary: fc.constant('event-1') },
  fc.nat(30).map((n) => `event-${n}`),
);
const decision = fc.constantFrom(
  { kind: 'decided' as const, case: '1/17' },
  { kind: 'informed' as const, case: '2/17' },
);
const mention = fc.record({ reference: fc.constantFrom('r1', 'r2'), decision, source: none });

const statement: fc.Arbitrary<StatusStatement> = fc.record({
  effectiveOn: day,
  phase: fc.option(phase, { freq: 8 }),
  words: fc.option(words, { freq: 2 }),
  byHeading: fc.constantFrom(false, false, false, true),
  progress: light,
  effect: light,
  comment: fc.option(sentence),
  commentExempt: fc.constantFrom(null, null, { legalBasis: 'offl. § 14' }),
  risk: fc.option(sentence, { freq: 9 }),
  deviation: fc.option(sentence, { freq: 9 }),
  cause: fc.option(sentence, { freq: 9 }),
  action: fc.option(sentence, { freq: 9 }),
  remedy: fc.option(
    fc.oneof(
      due.map((period) => ({ kind: 'new-due-date' as const, due: period })),
      fc.constant({ kind: 'new-forecast' } as const),
      day.map((promised) => ({ kind: 'promised-by' as const, day: promised })),
    ),
  ),
  decision: fc.option(mention),
});

/** A statement that breaks no rule of lights, so that the phases get far. */
const plainStatement: fc.Arbitrary<StatusStatement> = fc.record({
  effectiveOn: day,
  phase,
  words: none,
  byHeading: fc.constant(false),
  progress: fc.constant('not-assessed' as const),
  effect: fc.constantFrom('not-assessed' as const, 'green' as const),
  comment: fc.option(sentence),
  commentExempt: none,
  risk: none,
  deviation: none,
  cause: none,
  action: none,
  remedy: none,
  decision: fc.option(mention),
});

const someStatement = fc.oneof(plainStatement, statement);
const milestone = {
  milestone: fc.constantFrom('s1', 's2'),
  kind: fc.constantFrom('milestone' as const, 'activity' as const),
  title: fc.constantFrom('Forstudie', 'Anskaffelse'),
  responsible: fc.option(person),
  due: fc.option(due),
  status: fc.constantFrom('planned' as const, 'completed' as const),
};
const risk = { risk: fc.constantFrom('k1', 'k2'), description: sentence, mitigation: fc.option(sentence) };
const kind = fc.constantFrom('depends-on' as const, 'overlaps' as const);
const question = fc.constantFrom('q1', 'q2');

const command: fc.Arbitrary<MeasureCommand> = fc.oneof(
  fc.constant({ ...registration, participatingAreas: ['digit'], exemption: { legalBasis: 'offl. § 13' } }),
  fc.record({
    type: of('ChangeDetails'),
    title: fc.constantFrom('Grunneierfunksjon', ' '),
    description: fc.option(sentence),
    legalBasis: none,
    reason: none,
  }),
  { weight: 12, arbitrary: someStatement.map((said) => ({ type: 'ReportStatus' as const, ...said })) },
  { weight: 4, arbitrary: fc.record({ type: of('ConfirmUnchanged'), effectiveOn: day }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: of('ClassifyStatus'),
      report: event,
      phase: phase.filter((read) => read !== 'unclassified'),
      reason,
      decision: fc.option(mention),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ type: of('CorrectStatusReport'), corrects: event, reason, report: someStatement }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: of('Reopen'),
      phase: fc.constantFrom('ongoing' as const, 'planned' as const),
      effectiveOn: day,
      reason,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: of('MoveDueDate'), due: fc.option(due), continuous: fc.boolean(), reason }),
  },
  fc.record({ type: of('ChangeResponsible'), to: fc.option(person), reason: none }),
  { weight: 2, arbitrary: fc.record({ type: of('NameMeasureDeputy'), person, from: day, to: day }) },
  fc.record({ type: of('WithdrawMeasureDeputy'), person }),
  fc.record({ type: of('MoveToArea'), to: area, reason }),
  { weight: 2, arbitrary: fc.record({ type: of('AddParticipatingArea'), area }) },
  fc.record({ type: of('RemoveParticipatingArea'), area }),
  fc.record({ type: of('LinkGoal'), goal: fc.constant('g1') }),
  fc.record({ type: of('UnlinkGoal'), goal: fc.constant('g1') }),
  fc.record({ type: of('LinkStrategy'), strategy: fc.constant('s1') }),
  fc.record({ type: of('UnlinkStrategy'), strategy: fc.constant('s1') }),
  fc.record({ type: of('AddMilestone'), ...milestone }),
  { weight: 2, arbitrary: fc.record({ type: of('ChangeMilestone'), ...milestone, reason: fc.option(reason) }) },
  fc.record({ type: of('IdentifyRisk'), ...risk }),
  fc.record({
    type: of('ChangeRisk'),
    ...risk,
    status: fc.constantFrom('open' as const, 'closed' as const),
    reason: none,
  }),
  fc.record({ type: of('AddDependency'), self: fc.constant('self'), kind, measure: other, note: none }),
  fc.record({ type: of('RemoveDependency'), kind, measure: other }),
  mention.map((said) => ({ type: 'ReferToDecision' as const, ...said })),
  fc.record({ type: of('FlagLikeness'), self: fc.constant('self'), measure: other, note: none }),
  fc.record({ type: of('ResolveLikeness'), measure: other, same: fc.boolean(), reason }),
  fc.record({ type: of('RaiseQuestion'), question, text: sentence, source: none }),
  fc.record({ type: of('AnswerQuestion'), question, answer: sentence }),
  fc.record({ type: of('StateAdoption'), programme: fc.option(programme), decision: fc.option(decision) }),
  fc.record({ type: of('CarryOver'), to: programme, reason: none }),
  fc.record({ type: of('Exempt'), legalBasis: fc.constantFrom('offl. § 13', ' ') }),
  fc.record({ type: of('LiftExemption'), reason }),
  {
    weight: 3,
    arbitrary: fc.record({ type: of('ExemptComment'), report: event, legalBasis: fc.constant('offl. § 14') }),
  },
  { weight: 3, arbitrary: fc.record({ type: of('LiftCommentExemption'), report: event, reason }) },
  fc.record({ type: of('AddInternalNote'), text: sentence }),
);

/** What ends a measure's life, now and then: the laws must be tried on what it does before, too. */
const end: fc.Arbitrary<MeasureCommand> = fc.oneof(
  fc.record({ type: of('Merge'), self: fc.constant('self'), heir: other, reason }),
  fc.record({ type: of('Replace'), self: fc.constant('self'), heir: other, reason }),
  fc.record({ type: of('Annul'), reason }),
);

const beginning: MeasureEvent[] = [registered(), reported('2017-03-31', { words: 'Avklart', phase: 'unclassified' })];

/** Read by the days that they describe, the phases always make an allowed path. */
function followsAnAllowedPath(state: MeasureState): void {
  const entries = state?.timeline ?? [];
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    expect(mayStandAfter(before?.report.phase ?? null, entry)).toBe(true);
    if (!before) return;
    const [day, dayBefore] = [entry.report.effectiveOn, before.report.effectiveOn];
    expect(dayBefore < day || (dayBefore === day && before.order < entry.order)).toBe(true);
  });
  expect(new Set(entries.map(({ order }) => order)).size).toBe(entries.length);
}

function keepsItsPromises(state: MeasureState, before: MeasureState): void {
  if (state === null) return;
  followsAnAllowedPath(state);
  for (const { report: said, kind: what } of state.timeline) {
    expect(said.effectiveOn <= '2017-05-02').toBe(true);
    if (isEnded(said.phase)) expect(said.progress).toBe('not-assessed');
    const lights = [said.progress, said.effect];
    if (lights.includes('yellow')) expect(said.risk).not.toBeNull();
    if (lights.includes('red')) {
      expect([said.deviation, said.cause, said.action, said.remedy]).not.toContain(null);
    }
    if (what === 'reopening') expect(said.words).toBeNull();
  }
  if (state.continuous) expect(state.due).toBeNull();
  expect(state.deputies.map((deputy) => deputy.person)).not.toContain(state.responsible ?? 'nobody');
  expect(state.participatingAreas).not.toContain(state.area);
  const confirmed = lastConfirmed(state);
  const present = presentStatus(state);
  if (present) expect((confirmed?.effectiveOn ?? '') >= present.report.effectiveOn).toBe(true);
  const stopped = present?.report.phase === 'discontinued' && before && presentStatus(before) !== present;
  if (stopped && before.adopted === 'adopted' && presentStatus(before)?.report.phase !== 'discontinued') {
    expect(state.decisions.map((known) => known.decision.kind)).toContain('decided');
  }
  // No first word is ever lost, and no report.
  const originals = before?.timeline.flatMap((entry) => (entry.kind === 'report' ? [entry.versions[0]] : [])) ?? [];
  const kept = state.timeline.flatMap((entry) => (entry.kind === 'report' ? [entry.versions[0]] : []));
  expect(kept).toEqual(expect.arrayContaining(originals));
}

/** A fact of each type, some about what is there and some about what is not. */
const oneOfEach: MeasureEvent[] = [
  registered(),
  reported('2017-04-30', { comment: 'I rute' }),
  reported('2017-03-31', { phase: 'completed' }),
  { type: 'MeasureDetailsChanged', data: { title: 'Ny', description: null, legalBasis: null, reason: null } },
  { type: 'StatusConfirmed', data: { effectiveOn: '2017-05-01' } },
  { type: 'StatusClassified', data: { report: 'event-1', phase: 'completed', reason: 'Lest' } },
  { type: 'StatusReportCorrected', data: { corrects: 'event-2', reason: 'Feil', report: report('2017-03-01') } },
  { type: 'MeasureReopened', data: { phase: 'planned', effectiveOn: '2017-05-01', reason: 'Ikke ferdig' } },
  { type: 'DueDateMoved', data: { from: '2017', to: '2018', continuous: false, reason: 'Forsinket' } },
  { type: 'ResponsibleChanged', data: { from: 'kari', to: 'ola', reason: null } },
  { type: 'MeasureDeputyNamed', data: { person: 'ola', from: '2017-05-01', to: '2017-05-31' } },
  { type: 'MeasureDeputyWithdrawn', data: { person: 'ola' } },
  { type: 'MeasureMovedToArea', data: { from: 'eiendom', to: 'hr', reason: 'Omorganisert' } },
  { type: 'ParticipatingAreaAdded', data: { area: 'digit' } },
  { type: 'ParticipatingAreaRemoved', data: { area: 'digit' } },
  { type: 'GoalLinked', data: { goal: 'g1' } },
  { type: 'GoalUnlinked', data: { goal: 'g1' } },
  { type: 'StrategyLinked', data: { strategy: 's1' } },
  { type: 'StrategyUnlinked', data: { strategy: 's1' } },
  {
    type: 'MilestoneAdded',
    data: { milestone: 's1', kind: 'activity', title: 'Forstudie', responsible: null, due: null, status: 'planned' },
  },
  {
    type: 'MilestoneChanged',
    data: {
      milestone: 's1',
      kind: 'activity',
      title: 'Forstudie',
      responsible: null,
      due: '2018',
      status: 'completed',
      reason: null,
    },
  },
  { type: 'RiskIdentified', data: { risk: 'k1', description: 'Mangler folk', mitigation: null, status: 'open' } },
  {
    type: 'RiskChanged',
    data: { risk: 'k1', description: 'Mangler folk', mitigation: 'Leier inn', status: 'closed', reason: null },
  },
  { type: 'DependencyAdded', data: { kind: 'overlaps', measure: 'm1', note: null } },
  { type: 'DependencyRemoved', data: { kind: 'overlaps', measure: 'm1' } },
  { type: 'DecisionReferenced', data: { reference: 'r1', decision: { kind: 'decided', case: '1/17' }, source: null } },
  { type: 'LikenessFlagged', data: { measure: 'm1', note: null } },
  { type: 'LikenessResolved', data: { measure: 'm1', same: true, reason: 'Sammenlignet' } },
  { type: 'QuestionRaised', data: { question: 'q1', text: 'Hvilket år?', source: null } },
  { type: 'QuestionAnswered', data: { question: 'q1', answer: '2016' } },
  { type: 'MeasureAdopted', data: { programme: 'hp-2017', decision: null } },
  { type: 'MeasureCarriedOver', data: { from: 'hp-2017', to: 'hp-2018', reason: null } },
  { type: 'MeasureMerged', data: { heir: 'm1', reason: 'Samme tiltak' } },
  { type: 'MeasureReplaced', data: { heir: 'm1', reason: 'Ny innretning' } },
  { type: 'MeasureAnnulled', data: { reason: 'Registrert to ganger' } },
  { type: 'MeasureExempted', data: { legalBasis: 'offl. § 13' } },
  { type: 'MeasureExemptionLifted', data: { reason: 'Offentlig nå' } },
  { type: 'CommentExempted', data: { report: 'event-1', legalBasis: 'offl. § 14' } },
  { type: 'CommentExemptionLifted', data: { report: 'event-1', reason: 'Offentlig nå' } },
  { type: 'InternalNoteAdded', data: { text: 'Ring leverandøren' } },
];

describe('the measure', () => {
  it('obeys the laws, and keeps its promises', () =>
    obeysTheLaws({
      decider: measureDecider,
      events: measureEvents,
      command: fc.oneof({ weight: 150, arbitrary: command }, { weight: 2, arbitrary: end }),
      from: beginning,
      invariant: keepsItsPromises,
    }));

  it('evolves whatever comes, and says what changed, however little the facts fit each other', () => {
    expect(new Set(oneOfEach.map(({ type }) => type))).toEqual(new Set(Object.keys(measureEvents)));
    evolvesWhateverComes(measureDecider, oneOfEach);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...oneOfEach), { maxLength: 30 }), (facts) => {
        let state = measureDecider.initial;
        for (const fact of recorded(facts)) {
          const changes = describeMeasureChanges(state, fact);
          state = measureDecider.evolve(deepFreeze(state), fact);
          for (const change of changes) expect(change.old).not.toEqual(change.new);
        }
      }),
    );
  });

  it('leaves the state as it is for a fact that it does not know, or that names what is not there', () => {
    const state = [registered(), reported('2017-03-31')].reduce<MeasureState>(
      (folded, fact, index) => measureDecider.evolve(folded, { ...fact, id: `event-${index}` }),
      null,
    );
    const strange: MeasureEvent[] = [
      { type: 'SavingsLineAdded', data: {} } as unknown as MeasureEvent,
      { type: 'StatusClassified', data: { report: 'nowhere', phase: 'ongoing', reason: 'Lest' } },
      { type: 'StatusReportCorrected', data: { corrects: 'nowhere', reason: 'Feil', report: report('2017-03-31') } },
      { type: 'CommentExempted', data: { report: 'nowhere', legalBasis: 'offl. § 14' } },
      registered({ title: 'Et annet' }),
    ];
    for (const fact of strange) {
      expect(measureDecider.evolve(state, { ...fact, id: 'strange' })).toBe(state);
      expect(measureDecider.evolve(null, { type: 'GoalLinked', data: { goal: 'g' }, id: 'strange' })).toBeNull();
    }
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
