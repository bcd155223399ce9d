import { describe, expect, it } from '@jest/globals';
import type {
  Adoption,
  AmountUnit,
  ComparatorStatistic,
  DecisionReference,
  DependencyKind,
  ForecastCause,
  GoalLevel,
  IndicatorDirection,
  InvestmentFigure,
  LevelAbove,
  Light,
  MeasureEnd,
  Milestone,
  MilestoneStatus,
  Phase,
  PlanBasis,
  ProgrammeStatus,
  Reading,
  ReminderKind,
  Remedy,
  Risk,
  Role,
  SavingsKind,
  SavingsLineDetails,
  SavingsNature,
  TargetScope,
  UnitLevel,
  ValueOrigin,
  ValueQuality,
} from '#domain';
import type { Right } from '#identity';
import { domainMessages, LANGUAGES, placeholders, words, type Message } from '#platform';
import { refusalsInSource, type RefusalSite } from './refusal-codes.js';

const { declared, sites, fields } = refusalsInSource();
const codes = [...new Set([...declared, ...sites.map(({ code }) => code)])].sort();

/** `{phases:phase}`: the parameter, and the vocabulary that its word is looked up in, if any. */
const wanted = (message: Message): readonly (readonly [name: string, vocabulary: string | undefined])[] =>
  LANGUAGES.flatMap((language) =>
    placeholders(message[language]).map((one) => {
      const [name = '', vocabulary] = one.slice(1, -1).split(':');
      return [name, vocabulary] as const;
    }),
  );

const sitesOf = (code: string): readonly RefusalSite[] => sites.filter((site) => site.code === code);

const wordsOf = (vocabulary: string): readonly string[] =>
  Object.keys((words as Readonly<Record<string, object>>)[vocabulary] ?? {});

it('the sources were read: literals, constants, templates, calls and types', () => {
  const params = (code: string) => sitesOf(code).map((site) => [...site.params.keys()].sort().join());
  expect(params('programme-not-four-years')).toEqual(['expected,firstYear,lastYear']);
  expect(params('phase-not-allowed')).toEqual(['allowed,from,phase']);
  expect(params('risk-missing')).toEqual(['']);
  expect(params('position-not-reached')).toEqual(['position,reached']);
  expect(params('not-allowed')).toEqual(['action,needs']);
  expect(params('programme-unknown').sort()).toEqual(['', 'programme']);
  expect(codes).toEqual(expect.arrayContaining(['token-expired', 'goal-circle', 'login-taken', 'feed-full']));
  expect([...fields]).toEqual(expect.arrayContaining(['decision.kind', 'effectiveOn', 'title']));
});

describe('the catalogue of refusals', () => {
  it('has a message for every code that the sources name, and no other', () => {
    expect(Object.keys(domainMessages).sort()).toEqual(codes);
  });

  it.each(Object.entries(domainMessages))('%s: is said in every language', (_, message) => {
    expect(Object.keys(message).sort()).toEqual([...LANGUAGES].sort());
    for (const language of LANGUAGES) expect(message[language]).toMatch(/^[«“{\p{Lu}].*[.!?]$/u);
  });

  it.each(Object.entries(domainMessages))('%s: asks for nothing that a refusal might lack', (code, message) => {
    for (const [name] of wanted(message)) {
      // A code that is declared and never given carries nothing that could be relied upon.
      expect(sitesOf(code)).not.toHaveLength(0);
      for (const site of sitesOf(code)) {
        expect({ where: site.where, params: [...site.params.keys()] }).toEqual({
          where: site.where,
          params: expect.arrayContaining([name]) as unknown,
        });
      }
    }
  });

  it.each(Object.entries(domainMessages))('%s: shows words, never codes', (code, message) => {
    for (const [name, vocabulary] of wanted(message)) {
      for (const { params } of sitesOf(code)) {
        const unsaid = [...(params.get(name) ?? [])].filter((value) => !wordsOf(vocabulary ?? '').includes(value));
        expect({ name, vocabulary, unsaid }).toEqual({ name, vocabulary, unsaid: [] });
      }
    }
  });
});

describe('the words', () => {
  /** The compiler asks for a word for every value; the values come from the domain. */
  const complete = [
    words.phase satisfies Readonly<Record<Phase, Message>>,
    words.light satisfies Readonly<Record<Light, Message>>,
    words.reading satisfies Readonly<Record<Reading, Message>>,
    words.remedy satisfies Readonly<Record<Remedy['kind'], Message>>,
    words.adoption satisfies Readonly<Record<Adoption['status'], Message>>,
    words.end satisfies Readonly<Record<MeasureEnd['kind'], Message>>,
    words['dependency-kind'] satisfies Readonly<Record<DependencyKind, Message>>,
    words['milestone-kind'] satisfies Readonly<Record<Milestone['kind'], Message>>,
    words['milestone-status'] satisfies Readonly<Record<MilestoneStatus, Message>>,
    words['risk-status'] satisfies Readonly<Record<Risk['status'], Message>>,
    words.level satisfies Readonly<Record<GoalLevel | UnitLevel | 'strategy' | 'sub-strategy', Message>>,
    words.place satisfies Readonly<Record<LevelAbove | UnitLevel, Message>>,
    words['programme-status'] satisfies Readonly<Record<ProgrammeStatus, Message>>,
    words['decision-kind'] satisfies Readonly<Record<DecisionReference['kind'], Message>>,
    words.nature satisfies Readonly<Record<SavingsNature, Message>>,
    words['savings-kind'] satisfies Readonly<Record<SavingsKind, Message>>,
    words.recurrence satisfies Readonly<Record<NonNullable<SavingsLineDetails['recurrence']>, Message>>,
    words.basis satisfies Readonly<Record<PlanBasis['kind'], Message>>,
    words['forecast-cause'] satisfies Readonly<Record<ForecastCause, Message>>,
    words['investment-figure'] satisfies Readonly<Record<InvestmentFigure, Message>>,
    words['amount-unit'] satisfies Readonly<Record<AmountUnit, Message>>,
    words['target-scope'] satisfies Readonly<Record<TargetScope['kind'], Message>>,
    words['indicator-direction'] satisfies Readonly<Record<IndicatorDirection, Message>>,
    words['value-quality'] satisfies Readonly<Record<ValueQuality, Message>>,
    words['value-origin'] satisfies Readonly<Record<ValueOrigin['kind'], Message>>,
    words.statistic satisfies Readonly<Record<ComparatorStatistic, Message>>,
    words['reminder-kind'] satisfies Readonly<Record<ReminderKind, Message>>,
    words.role satisfies Readonly<Record<Role, Message>>,
    words.right satisfies Readonly<Record<Right, Message>>,
    words.field,
    words['yes-no'],
    words['savings-column'],
    words['savings-undated'],
  ];

  it('are there for every vocabulary, in every language', () => {
    expect(complete).toHaveLength(Object.keys(words).length);
    for (const message of complete.flatMap((vocabulary): Message[] => Object.values(vocabulary))) {
      for (const language of LANGUAGES) expect(message[language]).toMatch(/^\S(.*\S)?$/);
    }
  });

  it('name every field that a refusal points to or a history tells of', () => {
    const named = [...fields].map(
      (path) =>
        path
          .split('.')
          .filter((step) => !/^\d+$/.test(step))
          .at(-1) ?? path,
    );
    expect([...new Set(named)].filter((name) => !wordsOf('field').includes(name)).sort()).toEqual([]);
  });
});
