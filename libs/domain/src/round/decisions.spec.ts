import { describe, expect, it } from '@jest/globals';
import { given, stateAfter } from '../testing/given.js';
import { describeRoundChanges, roundDecider, type RoundEvent } from './index.js';

const sectors = [
  { sector: 'eiendom', due: '2017-05-12' },
  { sector: 'helse', due: '2017-05-19' },
];
const said = {
  title: '1. tertial 2017',
  from: '2017-01-01',
  cutOff: '2017-04-30',
  programme: 'hp-2017',
  sectors,
  previous: 'annual-2016',
};
const opened: RoundEvent = { type: 'RoundOpened', data: said };
const open = { type: 'OpenRound', ...said } as const;
const ready = (sector: string, missing = 0, comment: string | null = null): RoundEvent => ({
  type: 'RoundDeliveryReady',
  data: { sector, missing, comment },
});
const approved = (sector: string): RoundEvent => ({ type: 'RoundDeliveryApproved', data: { sector, comment: null } });
const sentBack: RoundEvent = { type: 'RoundDeliverySentBack', data: { sector: 'helse', comment: 'Mangler prognose' } };
const projections = { measures: 6, rounds: 1 };
const started: RoundEvent = { type: 'RoundPublicationStarted', data: { position: 90, projections, reason: null } };
const bytes = { position: 90, pages: 2, bytes: 300_000, sha256: 'ab' };
const published: RoundEvent = { type: 'RoundPublished', data: bytes };
const allApproved = [ready('eiendom'), approved('eiendom'), ready('helse'), approved('helse')];
const requested: RoundEvent = {
  type: 'RoundReminderRequested',
  data: {
    reminder: 'r1',
    kind: 'reminder',
    person: 'kari',
    measures: ['m1'],
    missing: 1,
    sector: 'helse',
    on: '2017-05-02',
  },
};

const round = (...facts: RoundEvent[]) => given(roundDecider, facts);
const openRound = (...facts: RoundEvent[]) => round(opened, ...facts);
const openRoundOf = (details: object, ...facts: RoundEvent[]) =>
  round({ type: 'RoundOpened', data: { ...said, ...details } }, ...facts);

describe('opening a round', () => {
  it('says the period, and when each sector is due', () => round().when(open).then(opened));

  it('is refused with every fault at once', () => {
    round()
      .when({ ...open, title: ' ', from: '2017-02-29', sectors: [] })
      .thenRefused('text-missing@title', 'day-invalid@from', 'round-sectors-missing@sectors');
    round()
      .when({
        ...open,
        from: '2017-05-01',
        sectors: [
          { sector: 'helse', due: '2017-04-29' },
          { sector: 'helse', due: '2017-04-30' },
        ],
      })
      .thenRefused('days-out-of-order@cutOff', 'due-before-cut-off@sectors[0].due', 'round-sector-twice');
  });

  it('happens once, and before everything else', () => {
    openRound().when(open).thenRefused('round-exists');
    round().when({ type: 'CancelRound', reason: 'Feil' }).thenRefused('round-unknown');
  });
});

describe('a sector of a round', () => {
  const markReady = { type: 'MarkDeliveryReady', sector: 'helse', missing: 2, comment: ' To venter ' } as const;
  const approve = { type: 'ApproveDelivery', sector: 'helse', comment: null } as const;
  const sendBack = { type: 'SendDeliveryBack', sector: 'helse', comment: 'Mangler prognose' } as const;

  it('has its due date moved for a reason, not before the cut-off', () => {
    const move = { type: 'MoveRoundDue', sector: 'helse', due: '2017-05-26', reason: 'Ferie' } as const;
    openRound()
      .when(move)
      .then({ type: 'RoundDueMoved', data: { sector: 'helse', due: '2017-05-26', reason: 'Ferie' } });
    openRound()
      .when({ ...move, due: '2017-05-19' })
      .then();
    openRound()
      .when({ ...move, sector: 'skole', due: '2017-04-29', reason: '' })
      .thenRefused('round-sector-unknown', 'due-before-cut-off@due', 'text-missing@reason');
  });

  it('is marked ready, and says why when something is missing', () => {
    openRound()
      .when(markReady)
      .then(ready('helse', 2, 'To venter'));
    openRound()
      .when({ ...markReady, comment: ' ' })
      .thenRefused('delivery-comment-missing@comment');
    openRound()
      .when({ ...markReady, missing: 0, comment: null })
      .then(ready('helse'));
    // what was sent back is delivered anew, also in the words with which it came back
    openRound(ready('helse', 2, 'To venter'), sentBack)
      .when({ ...markReady, comment: 'Mangler prognose' })
      .then(ready('helse', 2, 'Mangler prognose'));
    openRound(ready('helse', 2, 'To venter'))
      .when(markReady)
      .then();
    openRound(ready('helse', 3, 'Tre venter'))
      .when(markReady)
      .then(ready('helse', 2, 'To venter'));
  });

  it('is approved when it is ready', () => {
    openRound(ready('helse')).when(approve).then(approved('helse'));
    openRound(ready('helse'), approved('helse')).when(approve).then();
    openRound().when(approve).thenRefused('delivery-not-ready');
    openRound(ready('helse'), sentBack).when(approve).thenRefused('delivery-not-ready');
    openRound(ready('helse'), approved('helse')).when(markReady).thenRefused('delivery-approved');
  });

  it('is sent back with a comment, and may be ready again', () => {
    openRound(ready('helse')).when(sendBack).then(sentBack);
    openRound(ready('helse'), approved('helse')).when(sendBack).then(sentBack);
    openRound(ready('helse'), sentBack).when(sendBack).then();
    openRound(ready('helse'), sentBack)
      .when(markReady)
      .then(ready('helse', 2, 'To venter'));
    openRound().when(sendBack).thenRefused('delivery-not-ready');
    openRound(ready('helse'))
      .when({ ...sendBack, comment: ' ' })
      .thenRefused('text-missing@comment');
  });
});

describe('a measure in a round', () => {
  const excuse = { type: 'ExcuseMeasure', measure: 'm1', reason: 'Behandles politisk' } as const;
  const expected = { type: 'ExpectMeasure', measure: 'm1', reason: 'Utsatt' } as const;
  const excused: RoundEvent = {
    type: 'RoundMeasureExcused',
    data: { measure: 'm1', reason: 'Behandles politisk' },
  };

  it('is excused for a reason, and expected again for another', () => {
    openRound().when(excuse).then(excused);
    openRound(excused)
      .when(expected)
      .then({ type: 'RoundMeasureExpected', data: { measure: 'm1', reason: 'Utsatt' } });
    openRound(excused).when(excuse).thenRefused('measure-already-excused');
    openRound().when(expected).thenRefused('measure-not-excused');
    openRound()
      .when({ ...excuse, reason: '' })
      .thenRefused('text-missing@reason');
  });
});

describe('a reminder', () => {
  const request = {
    type: 'RequestReminder',
    reminder: 'r1',
    kind: 'reminder',
    person: 'kari',
    measures: ['m1'],
    missing: 1,
    sector: 'helse',
  } as const;
  const tell = { type: 'TellReminderSent', reminder: 'r1', failure: null } as const;
  const sent: RoundEvent = { type: 'RoundReminderSent', data: { reminder: 'r1', failure: null } };
  const failed: RoundEvent = { type: 'RoundReminderSent', data: { reminder: 'r1', failure: 'mailbox full' } };

  it('is asked for on a day, once', () => {
    openRound().when(request).then(requested);
    openRound(requested).when(request).then();
    openRound()
      .when({ ...request, sector: 'skole' })
      .thenRefused('round-sector-unknown');
  });

  it('names 200 measures, and counts them all', () => {
    const measures = Array.from({ length: 300 }, (_, index) => `m${index}`);
    const { decision } = openRound().when({ ...request, measures, missing: 300 });
    const [fact] = decision.ok ? decision.facts : [];
    expect(fact?.data).toMatchObject({ missing: 300, measures: measures.slice(0, 200) });
  });

  it('is told of when it is sent, also when the round is over; what failed may succeed later', () => {
    openRound(requested).when(tell).then(sent);
    openRound(requested, sent).when(tell).then();
    openRound(requested, ...allApproved, started, published)
      .when(tell)
      .then(sent);
    openRound(requested, { type: 'RoundCancelled', data: { reason: 'Feil' } })
      .when(tell)
      .then(sent);
    openRound(requested, failed).when(tell).then(sent);
    openRound(requested, sent)
      .when({ ...tell, failure: 'mailbox full' })
      .then();
    openRound(requested)
      .when({ ...tell, failure: ' ' })
      .thenRefused('text-missing@failure');
    openRound().when(tell).thenRefused('reminder-unknown');
  });
});

describe('publishing a round', () => {
  const publish = { type: 'PublishRound', position: 90, projections, reason: null } as const;
  const complete = { type: 'CompletePublication', ...bytes } as const;

  it('pins a position when every sector is approved', () =>
    openRound(...allApproved)
      .when(publish)
      .then(started));

  it('is for the cut-off day at the earliest', () => {
    const early = { title: '1. tertial 2018', cutOff: '2017-05-03' };
    openRoundOf(early, ...allApproved)
      .when(publish)
      .thenRefused('publication-before-cut-off');
    openRoundOf({ ...early, cutOff: '2017-05-02' }, ...allApproved)
      .when(publish)
      .then(started);
  });

  it('holds everything that was said of the round, also in the same moment', () => {
    const facts = allApproved.length + 1;
    openRound(...allApproved)
      .when({ ...publish, facts })
      .then(started);
    openRound(...allApproved)
      .when({ ...publish, facts: facts - 1 })
      .thenRefused('publication-behind');
  });

  it('needs a reason otherwise', () => {
    openRound(ready('helse')).when(publish).thenRefused('publication-reason-missing@reason');
    openRound()
      .when({ ...publish, reason: 'Møtet er i kveld' })
      .then({ type: 'RoundPublicationStarted', data: { position: 90, projections, reason: 'Møtet er i kveld' } });
  });

  it('is complete when the pages of that position are stored', () => {
    openRound(...allApproved, started)
      .when(complete)
      .then(published);
    openRound(...allApproved, started, published)
      .when(complete)
      .then();
    openRound(...allApproved)
      .when(complete)
      .thenRefused('publication-not-started');
    openRound(...allApproved, started)
      .when({ ...complete, position: 91 })
      .thenRefused('publication-differs');
    openRound(...allApproved, started, published)
      .when({ ...complete, sha256: 'cd' })
      .thenRefused('publication-differs');
  });

  it('ends the round: what comes later is refused', () => {
    const cancel = { type: 'CancelRound', reason: 'Feil' } as const;
    openRound(...allApproved, started)
      .when(cancel)
      .thenRefused('round-publishing');
    openRound(...allApproved, started, published)
      .when(cancel)
      .thenRefused('round-published');
    openRound(...allApproved, started)
      .when({ ...publish, position: 91 })
      .thenRefused('round-publishing');
    openRound(...allApproved, started, published)
      .when(publish)
      .thenRefused('round-published');
    openRound({ type: 'RoundCancelled', data: { reason: 'Feil' } })
      .when(publish)
      .thenRefused('round-cancelled');
  });
});

describe('what changes in a round', () => {
  const changesOf = (fact: RoundEvent, ...before: RoundEvent[]) =>
    describeRoundChanges(stateAfter(roundDecider, before), { ...fact, id: 'event-x' });

  it('has the value before and after', () => {
    expect(changesOf(opened)).toContainEqual({ field: 'title', old: null, new: '1. tertial 2017' });
    expect(changesOf(ready('helse'), opened)).toEqual([{ field: 'delivery', old: 'open', new: 'ready' }]);
    expect(
      changesOf({ type: 'RoundDueMoved', data: { sector: 'helse', due: '2017-05-26', reason: 'Ferie' } }, opened),
    ).toEqual([{ field: 'due', old: '2017-05-19', new: '2017-05-26' }]);
  });
});
