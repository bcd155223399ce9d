import {
  goalDecider,
  indicatorDecider,
  measureDecider,
  organisationDecider,
  programmeDecider,
  roundDecider,
  savingsDecider,
  strategyDecider,
  dayInOslo,
  type Decider,
  type Fact,
  type GoalCommand,
  type IndicatorCommand,
  type MeasureCommand,
  type MeasureState,
  type OrganisationCommand,
  type ProgrammeCommand,
  type Recorded,
  type Refusal,
  type RoundCommand,
  type SavingsState,
  type StatusStatement,
  type StrategyCommand,
} from '#domain';
import { savingsCommand, targetCommand } from './savings.js';
import { testLog, type TestLog } from './log.js';

/** Text that only those may read who may read internal notes. */
export const SECRET = 'hemmelig-notat';

/** A log of what people did, decided by the domain. */
export interface History extends TestLog {
  readonly measures: readonly string[];
  readonly strategies: readonly string[];
  readonly goals: readonly string[];
  /** Number of events. */
  readonly length: number;
  /** The state of a measure as its own facts up to a position fold to, and the position of each fact. */
  measureAt(measure: string, position: number): MeasureState;
  /** The same of a measure's money. */
  savingsAt(measure: string, position: number): SavingsState;
}

/** Whole numbers below a bound, the same for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const MEASURES = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];
const GOALS = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6'];
const STRATEGIES = ['s1', 's2', 's3'];
export const ROUNDS = ['t1', 't2'];
export const INDICATORS = ['sykefravær', 'årsverk'];
const PROGRAMMES = ['hp-2017', 'hp-2018'];
const UNITS = ['sektor', 'eiendom', 'digit', 'drift', 'nedlagt'];
const PEOPLE = ['kari', 'ola', 'per'];
const TEXTS = ['Går etter planen', 'Ærlig talt sent ute', 'Økt behov i år'];

/**
 * A legal history: `steps` commands over few ids, so that they meet each other, of which the domain refuses some. A
 * shorter history with the same seed is the beginning of a longer one.
 */
export async function legalHistory(seed: number, steps: number): Promise<History> {
  const log = testLog();
  const pick = random(seed);
  const one = <Item>(items: readonly Item[]): Item => items[pick(items.length)] as Item;
  const maybe = <Item>(item: Item): Item | null => (pick(2) === 0 ? item : null);
  const states = new Map<string, unknown>();
  const facts = new Map<string, { readonly fact: Recorded<Fact>; readonly position: number }[]>();
  const reports = new Map<string, string[]>();
  let length = 0;
  let clock = Date.parse('2018-01-10T09:00:00Z');

  async function send<C, S, F extends Fact, R extends Refusal>(
    decider: Decider<C, S, F, R>,
    id: string,
    command: C,
  ): Promise<void> {
    const stream = `${decider.category}-${id}`;
    const state = (states.get(stream) as S | undefined) ?? decider.initial;
    // days pass, and clocks of replicas are not in step
    clock += pick(40) * 3_600_000;
    const recordedAt = new Date(clock - (pick(4) === 0 ? pick(7_200_000) : 0)).toISOString();
    const person = one(PEOPLE);
    const decision = decider.decide(command, state, { today: dayInOslo(clock), actor: person });
    if (!decision.ok || decision.facts.length === 0) return;
    const ids = await log.record(stream, decision.facts, { recordedAt, person });
    let next = state;
    decision.facts.forEach((fact, index) => {
      const recorded: Recorded<F> = { ...fact, id: ids[index] ?? '' };
      next = decider.evolve(next, recorded);
      length++;
      facts.set(stream, [...(facts.get(stream) ?? []), { fact: recorded, position: length }]);
      if (fact.type === 'StatusReported' || fact.type === 'StatusReportCorrected') {
        reports.set(stream, [...(reports.get(stream) ?? []), recorded.id]);
      }
    });
    states.set(stream, next);
  }

  /** The beginning of one of the last weeks: so few days that several reports describe the same one. */
  const WEEK = 7 * 86_400_000;
  const day = (): string => dayInOslo((Math.floor(clock / WEEK) - pick(6)) * WEEK);
  const due = (): string => one(['2018', '2018-21', '2018-37', '2018-03', '2019-01-15']);

  function statement(): StatusStatement {
    const phase = one(['planned', 'ongoing', 'ongoing', 'completed', 'postponed', 'unclassified'] as const);
    const ended = phase === 'completed';
    const progress = ended ? 'not-assessed' : one(['green', 'yellow', 'red', 'not-assessed'] as const);
    const effect = one(['green', 'yellow', 'not-assessed'] as const);
    const red = progress === 'red';
    const byHeading = ended && pick(3) === 0;
    return {
      effectiveOn: day(),
      phase,
      words: byHeading ? null : phase === 'unclassified' ? 'Avklart ansvar' : maybe('Noe annet'),
      byHeading,
      progress,
      effect,
      comment: maybe(one(TEXTS)),
      commentExempt: pick(6) === 0 ? { legalBasis: 'offl. § 13' } : null,
      risk: one(TEXTS),
      deviation: red ? one(TEXTS) : null,
      cause: red ? one(TEXTS) : null,
      action: red ? one(TEXTS) : null,
      remedy: red ? { kind: 'new-forecast' } : null,
      decision: null,
    };
  }

  function measureCommand(id: string): MeasureCommand {
    const self = id;
    const reason = one(TEXTS);
    const report = one([...(reports.get(`measure-${id}`) ?? []), 'no-such-report']);
    const milestone = {
      milestone: one(['d1', 'd2']),
      kind: 'milestone',
      title: one(TEXTS),
      responsible: null,
    } as const;
    const commands: (() => MeasureCommand)[] = [
      () => ({ type: 'ReportStatus', ...statement() }),
      () => ({ type: 'ReportStatus', ...statement() }),
      () => ({ type: 'ReportStatus', ...statement() }),
      () => ({ type: 'ReportStatus', ...statement() }),
      () => ({ type: 'ConfirmUnchanged', effectiveOn: day() }),
      () => ({ type: 'CorrectStatusReport', corrects: report, reason, report: statement() }),
      () => ({ type: 'CorrectStatusReport', corrects: report, reason, report: statement() }),
      () => ({ type: 'ClassifyStatus', report, phase: 'ongoing', reason, decision: null }),
      () => ({ type: 'Reopen', phase: 'ongoing', effectiveOn: day(), reason }),
      () => ({ type: 'ExemptComment', report, legalBasis: 'offl. § 14' }),
      () => ({ type: 'LiftCommentExemption', report, reason }),
      () => ({ type: 'ChangeDetails', title: one(TEXTS), description: maybe(one(TEXTS)), legalBasis: null, reason }),
      () => ({ type: 'MoveDueDate', due: maybe(due()), continuous: false, reason }),
      () => ({ type: 'MoveDueDate', due: null, continuous: true, reason }),
      () => ({ type: 'ChangeResponsible', to: maybe(one(PEOPLE)), reason: null }),
      () => ({ type: 'NameMeasureDeputy', person: one(PEOPLE), from: '2018-01-01', to: '2018-12-31' }),
      () => ({ type: 'WithdrawMeasureDeputy', person: one(PEOPLE) }),
      () => ({ type: 'RemoveParticipatingArea', area: one(UNITS) }),
      () => ({ type: 'RemoveDependency', kind: 'depends-on', measure: one(MEASURES) }),
      () => ({
        type: 'ChangeRisk',
        risk: one(['r1', 'r2']),
        description: one(TEXTS),
        mitigation: one(TEXTS),
        status: 'closed',
        reason,
      }),
      () => ({ type: 'MoveToArea', to: one(UNITS), reason }),
      () => ({ type: 'AddParticipatingArea', area: one(UNITS) }),
      () => ({ type: 'LinkGoal', goal: one(GOALS) }),
      () => ({ type: 'LinkGoal', goal: one(GOALS) }),
      () => ({ type: 'UnlinkGoal', goal: one(GOALS) }),
      () => ({ type: 'LinkStrategy', strategy: one(STRATEGIES) }),
      () => ({ type: 'UnlinkStrategy', strategy: one(STRATEGIES) }),
      () => ({ type: 'AddMilestone', ...milestone, due: maybe(due()), status: 'planned' }),
      () => ({ type: 'ChangeMilestone', ...milestone, due: null, status: 'completed', reason }),
      () => ({ type: 'IdentifyRisk', risk: one(['r1', 'r2']), description: one(TEXTS), mitigation: null }),
      () => ({ type: 'AddDependency', self, kind: 'depends-on', measure: one(MEASURES), note: null }),
      () => ({
        type: 'ReferToDecision',
        reference: one(['v1', 'v2']),
        decision: { kind: 'decided', case: '1/18' },
        source: null,
      }),
      () => ({ type: 'FlagLikeness', self, measure: one(MEASURES), note: maybe('Ligner') }),
      () => ({ type: 'ResolveLikeness', measure: one(MEASURES), same: true, reason }),
      () => ({ type: 'RaiseQuestion', question: one(['q1', 'q2']), text: one(TEXTS), source: null }),
      () => ({ type: 'AnswerQuestion', question: one(['q1', 'q2']), answer: one(TEXTS) }),
      () => ({ type: 'StateAdoption', programme: maybe(one(PROGRAMMES)), decision: null }),
      () => ({ type: 'CarryOver', to: one(PROGRAMMES), reason: null }),
      () => ({ type: 'Exempt', legalBasis: 'offl. § 13' }),
      () => ({ type: 'LiftExemption', reason }),
      () => ({ type: 'AddInternalNote', text: `${SECRET} ${one(TEXTS)}` }),
      () => ({ type: 'AddInternalNote', text: `${SECRET} ${one(TEXTS)}` }),
    ];
    const ends: (() => MeasureCommand)[] = [
      () => ({ type: 'Annul', reason }),
      () => ({ type: 'Merge', self, heir: one(MEASURES), reason }),
      () => ({ type: 'Replace', self, heir: one(MEASURES), reason }),
    ];
    return one(pick(40) === 0 ? ends : commands)();
  }

  const register = (): MeasureCommand => ({
    type: 'RegisterMeasure',
    title: one(TEXTS),
    description: maybe(one(TEXTS)),
    area: one(UNITS),
    areaAssumed: pick(2) === 0,
    chapterArea: maybe('kapittel'),
    adoption: { status: one(['adopted', 'not-adopted'] as const), programme: one(PROGRAMMES) },
    responsible: maybe(one(PEOPLE)),
    continuous: false,
    due: maybe(due()),
    legalBasis: null,
    goals: pick(2) === 0 ? [one(GOALS)] : [],
    strategies: pick(3) === 0 ? [one(STRATEGIES)] : [],
    participatingAreas: [],
    exemption: pick(5) === 0 ? { legalBasis: 'offl. § 13' } : null,
    source: null,
  });

  function goalCommand(self: string): GoalCommand {
    const reason = one(TEXTS);
    // only goals that come later in the list may hang under a goal, as the rules across streams make sure of circles
    const above = GOALS.slice(0, GOALS.indexOf(self));
    const parent =
      above.length > 0 && pick(2) === 0
        ? ({ kind: 'goal', id: one(above) } as const)
        : ({ kind: 'strategy', id: one(STRATEGIES) } as const);
    const commands: (() => GoalCommand)[] = [
      () => ({
        type: 'SetGoal',
        self,
        level: self === 'g1' ? 'main-goal' : 'sub-goal',
        title: one(TEXTS),
        description: null,
        parent: self === 'g1' ? null : parent,
        alsoUnder: [],
        chapterArea: null,
        source: null,
      }),
      () => ({ type: 'MoveGoal', self, to: parent, reason }),
      () => ({ type: 'LinkGoalAlso', self, goal: one([...above, 'g1']) }),
      () => ({ type: 'UnlinkGoalAlso', goal: one(GOALS) }),
      () => ({ type: 'RewordGoal', title: one(TEXTS), description: null, reason }),
      ...(pick(6) === 0 ? [(): GoalCommand => ({ type: 'RetireGoal', reason })] : []),
    ];
    return states.has(`goal-${self}`) ? one(commands)() : (commands[0] as () => GoalCommand)();
  }

  function strategyCommand(self: string): StrategyCommand {
    const details = {
      name: one(TEXTS),
      description: null,
      body: maybe('Kommunestyret'),
      adoptedOn: maybe('2016-05'),
      firstYear: null,
      lastYear: null,
    };
    const sub = self === 's3';
    return one<StrategyCommand>([
      {
        type: 'RegisterStrategy',
        self,
        kind: sub ? 'sub-strategy' : 'strategy',
        parent: sub ? 's1' : null,
        source: null,
        ...details,
      },
      { type: 'ChangeStrategyDetails', reason: one(TEXTS), ...details },
      { type: 'EndStrategy', reason: one(TEXTS) },
    ]);
  }

  function programmeCommand(self: string): ProgrammeCommand {
    const firstYear = Number(self.slice(3));
    return one<ProgrammeCommand>([
      { type: 'PrepareProgramme', name: self, firstYear, lastYear: firstYear + 3, source: null },
      { type: 'AdoptProgramme', decision: { kind: 'decided', case: '2/17' }, decisionUnknown: false },
      { type: 'RenameProgramme', name: one(TEXTS), reason: one(TEXTS) },
    ]);
  }

  function organisationCommand(): OrganisationCommand {
    const levels = { sektor: 'sector', drift: 'unit' } as const;
    const parents: Readonly<Record<string, string | null>> = { sektor: null, drift: 'eiendom' };
    const unit = one(UNITS);
    const reason = one(TEXTS);
    return one<OrganisationCommand>([
      {
        type: 'AddUnit',
        unit,
        level: levels[unit as keyof typeof levels] ?? 'area',
        name: one(TEXTS),
        parent: unit in parents ? (parents[unit] ?? null) : 'sektor',
        source: null,
      },
      { type: 'AddChapterArea', chapterArea: 'kapittel', name: 'Eiendom', source: null },
      { type: 'RenameUnit', unit, name: one(TEXTS), reason },
      { type: 'MoveUnit', unit: 'drift', to: one(['eiendom', 'digit']), reason },
      { type: 'AppointLead', unit, person: one(PEOPLE) },
      { type: 'WithdrawLead', unit },
      { type: 'GrantRole', person: one(PEOPLE), role: one(['controller', 'auditor'] as const) },
      { type: 'WithdrawRole', person: one(PEOPLE), role: 'auditor', reason: null },
      ...(pick(4) === 0 ? [{ type: 'CloseUnit', unit: 'nedlagt', reason } as const] : []),
    ]);
  }

  function roundCommand(self: string): RoundCommand {
    const reason = one(TEXTS);
    const today = dayInOslo(clock);
    const sector = 'sektor';
    if (!states.has(`round-${self}`)) {
      return {
        type: 'OpenRound',
        title: reason,
        from: dayInOslo(clock - 8 * WEEK),
        cutOff: dayInOslo(clock + (pick(4) - 2) * WEEK),
        programme: null,
        sectors: [{ sector, due: dayInOslo(clock + 3 * WEEK) }],
        previous: self === 't2' ? 't1' : null,
      };
    }
    const position = Math.max(1, length - pick(3));
    return one<RoundCommand>([
      { type: 'MoveRoundDue', sector, due: dayInOslo(clock + (4 + pick(3)) * WEEK), reason },
      { type: 'ExcuseMeasure', measure: one(['m1', 'm2']), reason },
      { type: 'ExpectMeasure', measure: one(['m1', 'm2']), reason },
      { type: 'MarkDeliveryReady', sector, missing: pick(3), comment: reason },
      { type: 'ApproveDelivery', sector, comment: null },
      { type: 'SendDeliveryBack', sector, comment: reason },
      {
        type: 'RequestReminder',
        reminder: `p${pick(4)}`,
        kind: 'reminder',
        person: one(PEOPLE),
        measures: [one(MEASURES)],
        missing: 1,
        sector,
      },
      { type: 'TellReminderSent', reminder: `p${pick(4)}`, failure: maybe('avvist') },
      { type: 'PublishRound', position, projections: { measures: 1 }, reason: today },
      { type: 'CompletePublication', position, pages: 1, bytes: 2, sha256: 'a'.repeat(64) },
      ...(pick(12) === 0 ? [{ type: 'CancelRound', reason } as const] : []),
    ]);
  }

  const recordedValues = (id: string): string[] =>
    (facts.get(`indicator-${id}`) ?? [])
      .filter(({ fact }) => fact.type === 'IndicatorValueRecorded' || fact.type === 'IndicatorValueCorrected')
      .map(({ fact }) => fact.id);

  function indicatorCommand(self: string): IndicatorCommand {
    const reason = one(TEXTS);
    const details = {
      title: one(TEXTS),
      description: null,
      direction: one(['more', 'less'] as const),
      area: maybe(one(UNITS)),
      restricted: pick(3) === 0,
    };
    if (!states.has(`indicator-${self}`)) {
      const unit = { name: '%', decimals: 1 };
      return { type: 'DefineIndicator', ...details, unit, goals: [one(GOALS)], measures: [], source: null };
    }
    const period = one(['2016', '2017', '2017-37']);
    const value = {
      period,
      amount: 60 + pick(20),
      quality: one(['final', 'preliminary'] as const),
      origin: { kind: one(['KOSTRA', 'own'] as const), name: 'Tabell' },
      note: null,
    };
    const known = one([...recordedValues(self), 'no-such-value']);
    return one<IndicatorCommand>([
      { type: 'RecordIndicatorValue', ...value },
      { type: 'RecordIndicatorValue', ...value },
      { type: 'CorrectIndicatorValue', corrects: known, reason, value },
      { type: 'ResolveIndicatorConflict', period, value: known, reason },
      { type: 'SetIndicatorBaseline', period, amount: 70, reason },
      { type: 'SetIndicatorTarget', period, target: 65 + pick(10), upper: null, minimum: null, source: null, reason },
      { type: 'SetIndicatorRule', yellow: pick(5), reason },
      { type: 'MarkIndicatorBreak', period, explanation: reason },
      { type: 'LinkIndicatorMeasure', measure: one(['m1', 'm2']) },
      { type: 'UnlinkIndicatorMeasure', measure: one(['m1', 'm2']) },
      { type: 'LinkIndicatorGoal', goal: one(['g1', 'g2']) },
      { type: 'UnlinkIndicatorGoal', goal: one(['g1', 'g2']) },
      {
        type: 'RecordIndicatorComparator',
        comparator: 'ASSS',
        statistic: 'average',
        period,
        amount: 60 + pick(20),
        origin: value.origin,
      },
      ...(pick(20) === 0 ? [{ type: 'RetireIndicator', reason } as const] : []),
      { type: 'ChangeIndicatorDetails', ...details, reason },
    ]);
  }

  /** Money of few measures, and targets now and then. */
  async function sendMoney(): Promise<void> {
    const draws = { pick, one };
    const measure = one(MEASURES.slice(0, 4));
    if (pick(10) === 0) return send(programmeDecider, one(PROGRAMMES), targetCommand(draws, MEASURES));
    if (!states.has(`measure-${measure}`)) return;
    const money = (states.get(`savings-${measure}`) as SavingsState | undefined) ?? savingsDecider.initial;
    await send(savingsDecider, measure, savingsCommand(draws, measure, MEASURES, money));
  }

  for (let step = 0; step < steps; step++) {
    const measure = one(MEASURES);
    const kind = pick(40);
    if (kind < 14) {
      const known = states.has(`measure-${measure}`);
      await send(measureDecider, measure, known ? measureCommand(measure) : register());
    } else if (kind < 16) {
      const goal = one(GOALS);
      await send(goalDecider, goal, goalCommand(goal));
    } else if (kind < 17) {
      const strategy = one(STRATEGIES);
      await send(strategyDecider, strategy, strategyCommand(strategy));
    } else if (kind < 18) {
      const programme = one(PROGRAMMES);
      await send(programmeDecider, programme, programmeCommand(programme));
    } else if (kind < 20) {
      await send(organisationDecider, 'municipality', organisationCommand());
    } else if (kind < 30) {
      await sendMoney();
    } else {
      const round = one(ROUNDS);
      const indicator = one(INDICATORS);
      if (pick(2) === 0) await send(roundDecider, round, roundCommand(round));
      else await send(indicatorDecider, indicator, indicatorCommand(indicator));
    }
  }

  return {
    ...log,
    measures: MEASURES,
    strategies: STRATEGIES,
    goals: GOALS,
    length,
    savingsAt: (measure, position) =>
      (facts.get(`savings-${measure}`) ?? [])
        .filter((one) => one.position <= position)
        .reduce(
          (state, { fact }) => savingsDecider.evolve(state, fact as Parameters<typeof savingsDecider.evolve>[1]),
          savingsDecider.initial,
        ),
    measureAt: (measure, position) =>
      (facts.get(`measure-${measure}`) ?? [])
        .filter((one) => one.position <= position)
        .reduce(
          (state, { fact }) => measureDecider.evolve(state, fact as Parameters<typeof measureDecider.evolve>[1]),
          measureDecider.initial,
        ),
  };
}
