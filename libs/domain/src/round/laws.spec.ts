import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolvesWhateverComes, obeysTheLaws } from '../testing/decider-laws.js';
import { recorded } from '../testing/given.js';
import {
  describeRoundChanges,
  type RoundCommand,
  roundDecider,
  type RoundEvent,
  roundEvents,
  type RoundState,
} from './index.js';

const of = <Type extends RoundCommand['type']>(type: Type) => fc.constant(type);
const none = fc.constant(null);
const sector = fc.constantFrom('s1', 's2', 's3');
const day = fc.constantFrom('2017-04-29', '2017-05-12', '2017-05-19', '2017-02-29');
const reason = fc.constantFrom('Feil', 'Sent ute', ' ');
const comment = fc.option(reason);
const measure = fc.constantFrom('m1', 'm2');
const reminder = fc.constantFrom('r1', 'r2', 'r3');
const position = fc.constantFrom(100, 101);
const missing = fc.constantFrom(0, 0, 2);

const command: fc.Arbitrary<RoundCommand> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      type: of('OpenRound'),
      title: reason,
      from: day,
      cutOff: day,
      programme: none,
      sectors: fc.array(fc.record({ sector, due: day }), { maxLength: 2 }),
      previous: none,
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: of('MoveRoundDue'), sector, due: day, reason }) },
  { weight: 3, arbitrary: fc.record({ type: of('ExcuseMeasure'), measure, reason }) },
  { weight: 3, arbitrary: fc.record({ type: of('ExpectMeasure'), measure, reason }) },
  { weight: 8, arbitrary: fc.record({ type: of('MarkDeliveryReady'), sector, missing, comment }) },
  { weight: 6, arbitrary: fc.record({ type: of('ApproveDelivery'), sector, comment }) },
  { weight: 4, arbitrary: fc.record({ type: of('SendDeliveryBack'), sector, comment: reason }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: of('RequestReminder'),
      reminder,
      kind: fc.constantFrom('reminder' as const, 'escalation' as const),
      person: fc.constantFrom('kari', 'ola'),
      measures: fc.array(measure),
      missing,
      sector,
    }),
  },
  { weight: 5, arbitrary: fc.record({ type: of('TellReminderSent'), reminder, failure: comment }) },
);
const publish: fc.Arbitrary<RoundCommand> = fc.record({
  type: of('PublishRound'),
  position,
  projections: fc.constant({ measures: 1 }),
  reason: comment,
});
const complete: fc.Arbitrary<RoundCommand> = fc.record({
  type: of('CompletePublication'),
  position,
  pages: fc.constantFrom(1, 2),
  bytes: fc.constant(10),
  sha256: fc.constant('ab'),
});
const cancel: fc.Arbitrary<RoundCommand> = fc.record({ type: of('CancelRound'), reason });

const opened: RoundEvent = {
  type: 'RoundOpened',
  data: {
    title: '1. tertial 2017',
    from: '2017-01-01',
    cutOff: '2017-04-30',
    programme: null,
    sectors: [
      { sector: 's1', due: '2017-05-12' },
      { sector: 's2', due: '2017-05-12' },
    ],
    previous: null,
  },
};

/** What is true of every round that commands can lead to, whatever was there before. */
function keepsItsPromises(state: RoundState, before: RoundState): void {
  if (state === null) return;
  expect(state.sectors.map((one) => one.sector)).toEqual(before?.sectors.map((one) => one.sector));
  for (const { due, status, missing: without, comment: said } of state.sectors) {
    expect(due >= state.cutOff).toBe(true);
    if (status === 'ready' && without !== null && without > 0) expect(said).not.toBeNull();
  }
  if (state.cancelled) expect(state.publication).toBeNull();
  if (before?.publication) {
    expect(state.publication?.position).toBe(before.publication.position);
    expect([state.sectors, state.excused]).toEqual([before.sectors, before.excused]);
  }
  if (before?.publication?.published) expect(state.publication).toEqual(before.publication);
  const names = state.reminders.map((one) => one.reminder);
  expect(new Set(names).size).toBe(names.length);
  const sent = before?.reminders.filter(({ status }) => status === 'sent') ?? [];
  for (const one of sent) expect(state.reminders).toContainEqual(one);
}

const oneOfEach: RoundEvent[] = [
  opened,
  { type: 'RoundDueMoved', data: { sector: 's1', due: '2017-05-19', reason: 'Sent' } },
  { type: 'RoundMeasureExcused', data: { measure: 'm1', reason: 'Til politisk behandling' } },
  { type: 'RoundMeasureExpected', data: { measure: 'm1', reason: 'Utsatt' } },
  { type: 'RoundDeliveryReady', data: { sector: 's1', missing: 1, comment: 'Venter' } },
  { type: 'RoundDeliveryApproved', data: { sector: 's1', comment: null } },
  { type: 'RoundDeliverySentBack', data: { sector: 'nowhere', comment: 'Mangler' } },
  {
    type: 'RoundReminderRequested',
    data: {
      reminder: 'r1',
      kind: 'reminder',
      person: 'kari',
      measures: ['m1'],
      missing: 1,
      sector: 's1',
      on: '2017-05-02',
    },
  },
  { type: 'RoundReminderSent', data: { reminder: 'r1', failure: null } },
  { type: 'RoundPublicationStarted', data: { position: 100, projections: { measures: 1 }, reason: null } },
  { type: 'RoundPublished', data: { position: 100, pages: 1, bytes: 2, sha256: 'ab' } },
  { type: 'RoundCancelled', data: { reason: 'Feil dato' } },
];

describe('the round', () => {
  it('obeys the laws, is published once, and says nothing of its sectors afterwards', () =>
    obeysTheLaws({
      decider: roundDecider,
      events: roundEvents,
      command: fc.oneof(
        { weight: 150, arbitrary: command },
        { weight: 4, arbitrary: publish },
        { weight: 6, arbitrary: complete },
        { weight: 1, arbitrary: cancel },
      ),
      from: [opened],
      invariant: keepsItsPromises,
    }));

  it('evolves whatever comes, and says what changed, however little the facts fit each other', () => {
    expect(new Set(oneOfEach.map(({ type }) => type))).toEqual(new Set(Object.keys(roundEvents)));
    evolvesWhateverComes(roundDecider, oneOfEach);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...oneOfEach), { maxLength: 30 }), (facts) => {
        let state = roundDecider.initial;
        for (const fact of recorded(facts)) {
          describeRoundChanges(state, fact);
          state = roundDecider.evolve(state, fact);
        }
      }),
    );
  });
});
