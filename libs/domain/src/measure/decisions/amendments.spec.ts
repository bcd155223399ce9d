import { describe, expect, it } from '@jest/globals';
import { given, stateAfter } from '../../testing/given.js';
import { adopted, measure, registered, report, reported, statement } from '../../testing/measure.js';
import { measureDecider, type MeasureEvent, presentStatus, type StatusReport, type StatusStatement } from '../index.js';

const mention = { reference: 'r1', decision: { kind: 'decided', case: '7/17' }, source: null } as const;

describe('reading the words of an unclassified report', () => {
  const words = 'Ansvar er avklart';
  const unread = { ...reported('2017-03-31', { phase: 'unclassified', words }), id: 'unread' };
  const classify = {
    type: 'ClassifyStatus',
    report: 'unread',
    phase: 'completed',
    reason: 'Spurt',
    decision: null,
  } as const;
  const classified: MeasureEvent = {
    type: 'StatusClassified',
    data: { report: 'unread', phase: 'completed', reason: 'Spurt' },
  };

  it('keeps the words and their day', () => {
    measure(unread).when(classify).then(classified);
    const state = stateAfter(measureDecider, [registered(), unread, { ...classified, id: 'read' }]);
    const present = state && presentStatus(state);
    expect(present?.report).toEqual(report('2017-03-31', { phase: 'completed', words, reading: 'person' }));
    expect(present?.kind === 'report' && present.versions.map(({ event, because }) => [event, because])).toEqual([
      ['unread', 'reported'],
      ['read', 'classified'],
    ]);
  });

  it('happens once', () => {
    measure(unread, classified).when(classify).then();
    measure(unread, classified)
      .when({ ...classify, phase: 'ongoing' })
      .thenRefused('report-already-classified@report');
    measure({ ...reported('2017-03-31'), id: 'unread' })
      .when(classify)
      .thenRefused('report-already-classified@report');
  });

  it('needs a report and a reason', () => {
    measure(unread)
      .when({ ...classify, report: 'nowhere' })
      .thenRefused('report-unknown@report');
    measure(unread)
      .when({ ...classify, reason: '' })
      .thenRefused('text-missing@reason');
  });

  it('must fit what was reported before and after', () => {
    measure(unread, reported('2017-04-30')).when(classify).thenRefused('phase-breaks-later-reports@phase');
    measure(unread, reported('2017-04-30'))
      .when({ ...classify, phase: 'planned' })
      .then({ type: 'StatusClassified', data: { report: 'unread', phase: 'planned', reason: 'Spurt' } });
  });

  it('does not make a measure ended whose progress is assessed', () =>
    measure({ ...reported('2017-03-31', { phase: 'unclassified', words, progress: 'green' }), id: 'unread' })
      .when(classify)
      .thenRefused('progress-after-end@phase'));

  it('stops what the council adopted only with a decision', () => {
    const stop = { ...classify, phase: 'discontinued' } as const;
    given(measureDecider, [adopted, unread]).when(stop).thenRefused('stopping-decision-missing@decision');
    given(measureDecider, [adopted, unread])
      .when({ ...stop, decision: mention })
      .then(
        { type: 'DecisionReferenced', data: mention },
        { type: 'StatusClassified', data: { report: 'unread', phase: 'discontinued', reason: 'Spurt' } },
      );
  });
});

describe('correcting a report', () => {
  const first = { ...reported('2017-03-31', { comment: 'I rutte' }), id: 'first' };
  const correct = (said: Partial<StatusStatement>, effectiveOn = '2017-03-31', corrects = 'first') =>
    ({
      type: 'CorrectStatusReport',
      corrects,
      reason: 'Skrivefeil',
      report: statement(effectiveOn, { comment: 'I rute', ...said }),
    }) as const;
  const corrected = (said: Partial<StatusReport>, effectiveOn = '2017-03-31'): MeasureEvent => ({
    type: 'StatusReportCorrected',
    data: { corrects: 'first', reason: 'Skrivefeil', report: report(effectiveOn, { comment: 'I rute', ...said }) },
  });

  it('replaces what holds, and keeps the first words', () => {
    measure(first).when(correct({})).then(corrected({}));
    const state = stateAfter(measureDecider, [registered(), first, { ...corrected({}), id: 'second' }]);
    const entry = state && presentStatus(state);
    expect(entry?.report.comment).toBe('I rute');
    expect(entry?.kind === 'report' && entry.versions).toMatchObject([
      { event: 'first', because: 'reported', reason: null, report: { comment: 'I rutte' } },
      { event: 'second', because: 'corrected', reason: 'Skrivefeil', report: { comment: 'I rute' } },
    ]);
  });

  it('says nothing new if it says what holds', () => {
    measure(first, corrected({})).when(correct({})).then();
    measure(first)
      .when(correct({ comment: 'I rutte' }))
      .then();
  });

  it('may name an earlier correction: it is the report that is corrected', () =>
    measure(first, { ...corrected({}), id: 'second' })
      .when(correct({ comment: 'I full rute' }, '2017-03-31', 'second'))
      .then(corrected({ comment: 'I full rute' })));

  it('needs a report that exists, no reopening, and a reason', () => {
    measure(first)
      .when(correct({}, '2017-03-31', 'nowhere'))
      .thenRefused('report-unknown@corrects');
    measure(
      { ...reported('2017-03-31', { phase: 'completed' }), id: 'done' },
      {
        type: 'MeasureReopened',
        data: { phase: 'ongoing', effectiveOn: '2017-04-30', reason: 'Ny fase' },
        id: 'first',
      },
    )
      .when(correct({}))
      .thenRefused('report-unknown@corrects');
    measure(first)
      .when({ ...correct({}), reason: ' ' })
      .thenRefused('text-missing@reason');
  });

  it('obeys the rules of a report', () => {
    measure(first)
      .when(correct({ progress: 'yellow', comment: 'x'.repeat(10_001), words: 'Ferdig' }, '2017-05-03'))
      .thenRefused(
        'day-in-future@report.effectiveOn',
        'phase-contradicts-words@report.phase',
        'text-too-long@report.comment',
        'risk-missing@report.risk',
      );
    measure(first)
      .when(correct({ phase: 'completed', progress: 'green' }))
      .thenRefused('progress-after-end@report.progress');
  });

  it('must fit what was reported before and after', () => {
    const later = reported('2017-04-30');
    measure(first, later)
      .when(correct({ phase: 'completed' }))
      .thenRefused('phase-breaks-later-reports@report.phase');
    measure(reported('2017-02-28'), first)
      .when(correct({ phase: 'planned' }))
      .thenRefused('phase-not-allowed@report.phase');
    measure(first, later)
      .when(correct({ phase: 'completed' }, '2017-05-01'))
      .then(corrected({ phase: 'completed' }, '2017-05-01'));
  });

  it('must not take away what later reports follow from', () => {
    const planned = reported('2017-02-28', { phase: 'ongoing' });
    const done = { ...reported('2017-03-31', { phase: 'completed' }), id: 'first' };
    const reopened: MeasureEvent = {
      type: 'MeasureReopened',
      data: { phase: 'planned', effectiveOn: '2017-04-15', reason: 'Ny fase' },
    };
    measure(planned, done, reopened)
      .when(correct({ phase: 'completed' }, '2017-05-01'))
      .thenRefused('phase-breaks-later-reports@report.effectiveOn');
    measure(planned, done, reopened)
      .when(correct({ phase: 'completed' }, '2017-04-01'))
      .then(corrected({ phase: 'completed' }, '2017-04-01'));
    // The reopening was for nothing, and says what a report might have said.
    measure(planned, done, reopened)
      .when(correct({ phase: 'postponed' }))
      .then(corrected({ phase: 'postponed' }));
  });

  it('may make another report the present one', () => {
    const wrongDay = { ...reported('2017-04-30', { comment: 'Feil dag' }), id: 'wrong-day' };
    const mended: MeasureEvent = {
      type: 'StatusReportCorrected',
      data: { corrects: 'wrong-day', reason: 'Feil dag', report: report('2017-03-01') },
    };
    const state = stateAfter(measureDecider, [registered(), first, wrongDay, mended]);
    expect(state && presentStatus(state)?.event).toBe('first');
  });

  it('moves the due date where it is the present report and promises a new one', () => {
    const red = { progress: 'red', deviation: 'Står stille', cause: 'Mangler folk', action: 'Leier inn' } as const;
    const promise = { ...red, remedy: { kind: 'new-due-date', due: '2018' } } as const;
    const moved: MeasureEvent = {
      type: 'DueDateMoved',
      data: { from: '2017', to: '2018', continuous: false, reason: 'Mangler folk' },
    };
    measure(first).when(correct(promise)).then(corrected(promise), moved);
    measure(first, reported('2017-04-30')).when(correct(promise)).then(corrected(promise));
    const onward: MeasureEvent = {
      type: 'DueDateMoved',
      data: { from: '2018', to: '2019', continuous: false, reason: 'Enda senere' },
    };
    measure(first, corrected(promise), moved, onward)
      .when(correct({ ...promise, comment: 'Ny ordlyd' }))
      .then(corrected({ ...promise, comment: 'Ny ordlyd' }));
  });

  it('stops what the council adopted only with a decision', () => {
    given(measureDecider, [adopted, first])
      .when(correct({ phase: 'discontinued' }))
      .thenRefused('stopping-decision-missing@report.decision');
    given(measureDecider, [adopted, first])
      .when(correct({ phase: 'discontinued', decision: mention }))
      .then({ type: 'DecisionReferenced', data: mention }, corrected({ phase: 'discontinued' }));
  });

  it('needs none for another word about what was stopped before the council adopted it', () =>
    measure(
      { ...reported('2017-03-31', { phase: 'discontinued', comment: 'I rutte' }), id: 'first' },
      { type: 'MeasureAdopted', data: { programme: 'hp-2017', decision: null } },
    )
      .when(correct({ phase: 'discontinued' }))
      .then(corrected({ phase: 'discontinued' })));

  it('does not take the effect out of a report that follows it', () => {
    const done = reported('2017-02-28', { phase: 'completed' });
    measure(done, { ...reported('2017-03-31', { phase: 'completed', effect: 'green' }), id: 'first' })
      .when(correct({ phase: 'completed' }))
      .thenRefused('effect-missing-after-end@report.effect');
    measure({ ...reported('2017-03-31', { phase: 'completed' }), id: 'first' }, done)
      .when(correct({ phase: 'completed' }))
      .then(corrected({ phase: 'completed' }));
  });

  it('does not lift an exemption: that has a reason of its own', () => {
    const exempt: MeasureEvent = { type: 'CommentExempted', data: { report: 'first', legalBasis: 'offl. § 14' } };
    measure(first, exempt)
      .when(correct({}))
      .then(corrected({ commentExempt: { legalBasis: 'offl. § 14' } }));
    measure(first, exempt, { type: 'CommentExemptionLifted', data: { report: 'first', reason: 'Offentlig nå' } })
      .when(correct({}))
      .then(corrected({}));
  });
});

describe('exempting a comment', () => {
  const said = { ...reported('2017-03-31', { comment: 'Om en ansatt' }), id: 'said' };
  const exempt = { type: 'ExemptComment', report: 'said', legalBasis: 'offl. § 13' } as const;
  const exempted: MeasureEvent = { type: 'CommentExempted', data: { report: 'said', legalBasis: 'offl. § 13' } };
  const lift = { type: 'LiftCommentExemption', report: 'said', reason: 'Samtykke' } as const;
  const lifted: MeasureEvent = { type: 'CommentExemptionLifted', data: { report: 'said', reason: 'Samtykke' } };

  it('needs a comment and the paragraph of the law', () => {
    measure(said).when(exempt).then(exempted);
    measure(said)
      .when({ ...exempt, legalBasis: ' ' })
      .thenRefused('text-missing@legalBasis');
    measure({ ...reported('2017-03-31'), id: 'said' })
      .when(exempt)
      .thenRefused('comment-missing@report');
    measure(said)
      .when({ ...exempt, report: 'nowhere' })
      .thenRefused('report-unknown@report');
  });

  it('happens once, and is lifted once', () => {
    measure(said, exempted).when(exempt).then();
    measure(said, exempted).when(lift).then(lifted);
    measure(said, exempted, lifted).when(lift).thenRefused('not-exempt@report');
    measure(said, exempted)
      .when({ ...lift, report: 'nowhere' })
      .thenRefused('report-unknown@report');
    measure(said, exempted)
      .when({ ...lift, reason: '' })
      .thenRefused('text-missing@reason');
  });

  it('covers every version of the comment', () => {
    const withoutIt: MeasureEvent = {
      type: 'StatusReportCorrected',
      data: { corrects: 'said', reason: 'For mye', report: report('2017-03-31') },
    };
    measure(said, { ...withoutIt, id: 'mended' })
      .when({ ...exempt, report: 'mended' })
      .then(exempted);
  });
});
