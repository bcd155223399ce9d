import { describe, expect, it } from '@jest/globals';
import { adopted, adoptedMeasure, measure, registered, report, reported, reportStatus } from '../../testing/measure.js';
import type { Phase } from '../../shared/values.js';
import { measureDecider, type MeasureEvent, presentStatus, type StatusStatement } from '../index.js';
import { given, stateAfter } from '../../testing/given.js';

const red = {
  progress: 'red',
  deviation: 'Står stille',
  cause: 'Mangler folk',
  action: 'Leier inn',
  remedy: { kind: 'new-forecast' },
} as const;
const mention = { reference: 'r1', decision: { kind: 'decided', case: '7/17' }, source: null } as const;
const referenced: MeasureEvent = { type: 'DecisionReferenced', data: mention };

describe('reporting a status', () => {
  it('keeps what was said, for its day', () =>
    measure()
      .when(reportStatus('2017-03-31', { words: ' Pågående ', phase: null, comment: ' I rute ', progress: 'green' }))
      .then(reported('2017-03-31', { words: 'Pågående', reading: 'words', comment: 'I rute', progress: 'green' })));

  it('is about a day that exists, and not about tomorrow', () => {
    measure().when(reportStatus('2017-05-02')).then(reported('2017-05-02'));
    measure().when(reportStatus('2017-05-03')).thenRefused('day-in-future@effectiveOn');
    measure().when(reportStatus('2017-02-29')).thenRefused('day-invalid@effectiveOn');
  });

  it('says nothing new if the last report of that day said the same', () => {
    measure(reported('2017-03-31')).when(reportStatus('2017-03-31')).then();
    measure(reported('2017-03-31')).when(reportStatus('2017-04-30')).then(reported('2017-04-30'));
    measure(reported('2017-03-31'), reported('2017-03-31', { comment: 'Mer' }))
      .when(reportStatus('2017-03-31'))
      .then(reported('2017-03-31'));
  });

  it('is refused with every fault at once', () =>
    measure()
      .when(
        reportStatus('2017-05-03', {
          words: 'x'.repeat(1001),
          comment: 'x'.repeat(10_001),
          risk: 'x'.repeat(2001),
          progress: 'red',
          effect: 'yellow',
        }),
      )
      .thenRefused(
        'day-in-future@effectiveOn',
        'text-too-long@words',
        'text-too-long@comment',
        'text-too-long@risk',
        'deviation-missing@deviation',
        'cause-missing@cause',
        'action-missing@action',
        'remedy-missing@remedy',
      ));

  it('may keep its comment from public view, by the paragraph of a law', () => {
    const commentExempt = { legalBasis: ' offl. § 13 ' };
    measure()
      .when(reportStatus('2017-03-31', { comment: 'Om en ansatt', commentExempt }))
      .then(reported('2017-03-31', { comment: 'Om en ansatt', commentExempt: { legalBasis: 'offl. § 13' } }));
    measure()
      .when(reportStatus('2017-03-31', { commentExempt: { legalBasis: ' ' } }))
      .thenRefused('text-missing@commentExempt.legalBasis', 'comment-missing@comment');
  });

  it('comes after registration', () =>
    given(measureDecider, []).when(reportStatus('2017-03-31')).thenRefused('measure-unknown'));
});

describe('the phase of a report', () => {
  const ALLOWED: Readonly<Record<Exclude<Phase, 'unclassified'>, readonly Phase[]>> = {
    planned: ['planned', 'ongoing', 'completed', 'postponed', 'discontinued'],
    ongoing: ['ongoing', 'completed', 'postponed', 'discontinued'],
    postponed: ['planned', 'ongoing', 'completed', 'postponed', 'discontinued'],
    completed: ['completed'],
    discontinued: ['discontinued'],
  };
  const PHASES: readonly Phase[] = ['planned', 'ongoing', 'completed', 'postponed', 'discontinued'];

  for (const [from, allowed] of Object.entries(ALLOWED) as [Phase, readonly Phase[]][]) {
    for (const to of PHASES) {
      const says = reportStatus('2017-04-30', { phase: to, effect: 'green' });
      const decided = () => measure(reported('2017-03-31', { phase: from })).when(says);
      if (allowed.includes(to)) {
        it(`${from} → ${to}`, () => decided().then(reported('2017-04-30', { phase: to, effect: 'green' })));
      } else {
        it(`${from} → ${to} is refused, and the answer says what is allowed`, () =>
          expect(decided().decision).toEqual({
            ok: false,
            refusals: [{ code: 'phase-not-allowed', field: 'phase', params: { from, phase: to, allowed } }],
          }));
      }
    }
  }

  it('may be any after an unclassified one, and at the beginning', () => {
    const unread = reported('2017-03-31', { phase: 'unclassified', words: 'Avklart' });
    for (const phase of PHASES) {
      measure(unread).when(reportStatus('2017-04-30', { phase })).then(reported('2017-04-30', { phase }));
      measure().when(reportStatus('2017-04-30', { phase })).then(reported('2017-04-30', { phase }));
    }
  });

  it('is read from listed words; other words stay unclassified, or a person has read them', () => {
    const words = 'Ansvar er avklart';
    measure()
      .when(reportStatus('2017-03-31', { words, phase: null }))
      .then(reported('2017-03-31', { words, phase: 'unclassified', reading: 'none' }));
    measure()
      .when(reportStatus('2017-03-31', { words, phase: 'unclassified' }))
      .then(reported('2017-03-31', { words, phase: 'unclassified', reading: 'none' }));
    measure()
      .when(reportStatus('2017-03-31', { words, phase: 'completed' }))
      .then(reported('2017-03-31', { words, phase: 'completed', reading: 'person' }));
    measure()
      .when(reportStatus('2017-03-31', { words: 'Ferdig', phase: 'completed' }))
      .then(reported('2017-03-31', { words: 'Ferdig', phase: 'completed', reading: 'words' }));
  });

  it('must not contradict listed words', () => {
    measure()
      .when(reportStatus('2017-03-31', { words: 'Pågående', phase: 'completed' }))
      .thenRefused('phase-contradicts-words@phase');
    measure()
      .when(reportStatus('2017-03-31', { words: 'Pågående', phase: 'unclassified' }))
      .thenRefused('phase-contradicts-words@phase');
  });

  it('is not taken from words about a year to come', () =>
    measure()
      .when(reportStatus('2017-03-31', { words: 'Ferdig i 2018', phase: null }))
      .then(reported('2017-03-31', { words: 'Ferdig i 2018', phase: 'unclassified', reading: 'none' })));

  it('must be stated where the measure has a phase and the words say none', () =>
    measure(reported('2017-03-31'))
      .when(reportStatus('2017-04-30', { words: 'Ansvar er avklart', phase: null }))
      .thenRefused('phase-not-in-words@phase'));

  it('needs words or a phase; without words nothing is unclassified', () => {
    measure()
      .when(reportStatus('2017-03-31', { phase: null }))
      .thenRefused('phase-missing@phase');
    measure()
      .when(reportStatus('2017-03-31', { phase: 'unclassified', words: ' ' }))
      .thenRefused('words-missing@words');
  });

  it('may be that of the heading, where there are no words', () => {
    measure()
      .when(reportStatus('2017-03-31', { phase: 'completed', byHeading: true }))
      .then(reported('2017-03-31', { phase: 'completed', reading: 'heading' }));
    measure()
      .when(reportStatus('2017-03-31', { phase: 'completed', byHeading: true, words: 'Gjennomført' }))
      .thenRefused('words-under-heading@words');
    measure()
      .when(reportStatus('2017-03-31', { phase: null, byHeading: true }))
      .thenRefused('phase-missing@phase');
  });
});

describe('the lights', () => {
  const says = (otherwise: Partial<StatusStatement>) => measure().when(reportStatus('2017-03-31', otherwise));

  it.each(['progress', 'effect'] as const)('%s: green needs no words, yellow needs the risk', (light) => {
    says({ [light]: 'green' }).then(reported('2017-03-31', { [light]: 'green' }));
    says({ [light]: 'yellow' }).thenRefused('risk-missing@risk');
    says({ [light]: 'yellow', risk: ' ' }).thenRefused('risk-missing@risk');
    says({ [light]: 'yellow', risk: 'Mangler folk' }).then(
      reported('2017-03-31', { [light]: 'yellow', risk: 'Mangler folk' }),
    );
  });

  it.each(['progress', 'effect'] as const)('%s: red needs deviation, cause, action and a remedy', (light) => {
    says({ [light]: 'red' }).thenRefused('deviation-missing', 'cause-missing', 'action-missing', 'remedy-missing');
    const complete = { ...red, progress: 'not-assessed', [light]: 'red' } as const;
    says(complete).then(reported('2017-03-31', complete));
    for (const field of ['deviation', 'cause', 'action', 'remedy'] as const) {
      says({ ...complete, [field]: null }).thenRefused(`${field}-missing@${field}`);
    }
  });

  it('need both where one is yellow and the other red', () =>
    says({ ...red, effect: 'yellow' }).thenRefused('risk-missing@risk'));

  it('need no remedy, and take none, where none is red', () =>
    says({ progress: 'yellow', risk: 'Mangler folk', remedy: { kind: 'new-forecast' } }).thenRefused(
      'remedy-without-red@remedy',
    ));

  it('do not assess the progress of what is completed or discontinued; the effect is followed', () => {
    for (const phase of ['completed', 'discontinued'] as const) {
      says({ phase, progress: 'green' }).thenRefused('progress-after-end@progress');
      says({ phase, effect: 'yellow', risk: 'Usikker gevinst' }).then(
        reported('2017-03-31', { phase, effect: 'yellow', risk: 'Usikker gevinst' }),
      );
    }
    says({ phase: 'completed', progress: 'red' }).thenRefused('progress-after-end@progress');
  });

  it('say something of the effect each time that a report keeps an ended phase', () =>
    measure(reported('2017-03-31', { phase: 'completed' }))
      .when(reportStatus('2017-04-30', { phase: 'completed' }))
      .thenRefused('effect-missing-after-end@effect'));
});

describe('the remedy of a red light', () => {
  const promising = (remedy: StatusStatement['remedy']) => ({ ...red, remedy });

  it('may be a day that is promised, from the day of the report on', () => {
    measure()
      .when(reportStatus('2017-03-31', promising({ kind: 'promised-by', day: '2017-03-31' })))
      .then(reported('2017-03-31', promising({ kind: 'promised-by', day: '2017-03-31' })));
    measure()
      .when(reportStatus('2017-03-31', promising({ kind: 'promised-by', day: '2017-03-30' })))
      .thenRefused('remedy-in-the-past@remedy.day');
    measure()
      .when(reportStatus('2017-03-31', promising({ kind: 'promised-by', day: '2017-04-31' })))
      .thenRefused('day-invalid@remedy.day');
  });

  const later = promising({ kind: 'new-due-date', due: '2018-37' });

  it('may be a new due date, which moves the old one for the cause that is given', () =>
    measure()
      .when(reportStatus('2017-03-31', later))
      .then(reported('2017-03-31', later), {
        type: 'DueDateMoved',
        data: { from: '2017', to: '2018-37', continuous: false, reason: 'Mangler folk' },
      }));

  it('moves nothing where the due date is that one already', () =>
    measure({
      type: 'DueDateMoved',
      data: { from: '2017', to: '2018-37', continuous: false, reason: 'Forsinket' },
    })
      .when(reportStatus('2017-03-31', later))
      .then(reported('2017-03-31', later)));

  it('must be a period that exists and has not ended', () => {
    measure()
      .when(reportStatus('2017-03-31', promising({ kind: 'new-due-date', due: '2017-25' })))
      .thenRefused('due-period-invalid@remedy.due');
    measure()
      .when(reportStatus('2017-03-31', promising({ kind: 'new-due-date', due: '2017-02' })))
      .thenRefused('remedy-in-the-past@remedy.due');
  });

  it('is no new due date where there is none to move: continuous, or done', () => {
    given(measureDecider, [registered({ continuous: true, due: null })])
      .when(reportStatus('2017-03-31', later))
      .thenRefused('remedy-due-on-continuous@remedy.due');
    measure()
      .when(reportStatus('2017-03-31', { ...later, phase: 'completed', progress: 'not-assessed', effect: 'red' }))
      .thenRefused('remedy-due-after-end@remedy.due');
  });
});

describe('stopping a measure', () => {
  const stop = (otherwise: Partial<StatusStatement> = {}) =>
    reportStatus('2017-04-30', { phase: 'discontinued', ...otherwise });
  const stopped = reported('2017-04-30', { phase: 'discontinued' });

  it('needs no decision where the council has not adopted it', () => measure().when(stop()).then(stopped));

  it('needs a decision where the council has', () => {
    adoptedMeasure().when(stop()).thenRefused('stopping-decision-missing@decision');
    adoptedMeasure(referenced).when(stop()).then(stopped);
    adoptedMeasure()
      .when(stop({ decision: mention }))
      .then(referenced, stopped);
    adoptedMeasure(referenced)
      .when(stop({ decision: mention }))
      .then(stopped);
  });

  it('needs one that was decided, and says which case', () => {
    const informed = { ...mention, decision: { kind: 'informed', case: '7/17' } } as const;
    adoptedMeasure()
      .when(stop({ decision: informed }))
      .thenRefused('decision-not-decided@decision.decision.kind');
    adoptedMeasure({ type: 'DecisionReferenced', data: informed })
      .when(stop())
      .thenRefused('stopping-decision-missing@decision');
    adoptedMeasure()
      .when(stop({ decision: { ...mention, decision: { kind: 'decided', body: 'Kommunestyret' } } }))
      .thenRefused('decision-empty@decision.decision');
  });

  it('needs none again to follow the effect of what was stopped', () =>
    given(measureDecider, [adopted, reported('2017-03-31', { phase: 'discontinued' })])
      .when(stop({ effect: 'green' }))
      .then(reported('2017-04-30', { phase: 'discontinued', effect: 'green' })));
});

describe('a late report', () => {
  const now = reported('2017-04-30', { comment: 'Nå' });

  it('is kept, and the present stays', () => {
    const late = reported('2017-03-31', { phase: 'planned' });
    measure(now)
      .when(reportStatus('2017-03-31', { phase: 'planned' }))
      .then(late);
    const state = stateAfter(measureDecider, [registered(), now, late]);
    expect(state && presentStatus(state)?.report).toEqual(report('2017-04-30', { comment: 'Nå' }));
    expect(state?.timeline.map((entry) => entry.report.phase)).toEqual(['planned', 'ongoing']);
  });

  it('must fit: what was reported later must still follow, and the answer says what would fit', () => {
    expect(measure(now).when(reportStatus('2017-03-31', { phase: 'completed' })).decision).toEqual({
      ok: false,
      refusals: [
        {
          code: 'phase-breaks-later-reports',
          field: 'phase',
          params: {
            phase: 'completed',
            next: 'ongoing',
            nextOn: '2017-04-30',
            allowed: ['planned', 'ongoing', 'postponed', 'unclassified'],
          },
        },
      ],
    });
    measure(reported('2017-02-28'), now)
      .when(reportStatus('2017-03-31', { phase: 'planned' }))
      .thenRefused('phase-not-allowed@phase');
  });

  it('may stand before a reopening, as what was reopened', () => {
    const completed = reported('2017-03-01', { phase: 'completed' });
    const reopened: MeasureEvent = {
      type: 'MeasureReopened',
      data: { phase: 'ongoing', effectiveOn: '2017-04-30', reason: 'Ny fase' },
    };
    measure(completed, reopened)
      .when(reportStatus('2017-03-31', { phase: 'completed', effect: 'green' }))
      .then(reported('2017-03-31', { phase: 'completed', effect: 'green' }));
  });

  it('moves no due date: what it promised then may have been promised anew since', () => {
    const promise = { ...red, remedy: { kind: 'new-due-date', due: '2018' } } as const;
    measure(now).when(reportStatus('2017-03-31', promise)).then(reported('2017-03-31', promise));
    given(measureDecider, [registered({ continuous: true, due: null }), now])
      .when(reportStatus('2017-03-31', promise))
      .then(reported('2017-03-31', promise));
  });

  it('is not what comes for the same day as the present one: the later word holds', () => {
    const both = stateAfter(measureDecider, [registered(), now, reported('2017-04-30', { comment: 'Senere' })]);
    expect(both && presentStatus(both)?.report.comment).toBe('Senere');
  });
});

describe('confirming that nothing has changed', () => {
  const confirm = (effectiveOn: string) => ({ type: 'ConfirmUnchanged', effectiveOn }) as const;
  const confirmed = (effectiveOn: string): MeasureEvent => ({ type: 'StatusConfirmed', data: { effectiveOn } });
  const status = reported('2017-03-31');

  it('needs a status', () => measure().when(confirm('2017-05-02')).thenRefused('status-missing'));

  it('is for a day from that of the status on, and not for tomorrow', () => {
    measure(status).when(confirm('2017-05-02')).then(confirmed('2017-05-02'));
    measure(status).when(confirm('2017-03-31')).then(confirmed('2017-03-31'));
    measure(status).when(confirm('2017-03-30')).thenRefused('status-later@effectiveOn');
    measure(status).when(confirm('2017-05-03')).thenRefused('day-in-future@effectiveOn');
    measure(status).when(confirm('i dag')).thenRefused('day-invalid@effectiveOn');
  });

  it('says nothing new for a day up to which the same status is confirmed', () => {
    measure(status, confirmed('2017-05-01')).when(confirm('2017-05-01')).then();
    measure(status, confirmed('2017-05-01')).when(confirm('2017-04-30')).then();
    measure(status, confirmed('2017-05-01')).when(confirm('2017-05-02')).then(confirmed('2017-05-02'));
    measure(status, confirmed('2017-05-01'), reported('2017-05-01'))
      .when(confirm('2017-05-01'))
      .then(confirmed('2017-05-01'));
  });

  it('goes for what is done, too: its effect is followed', () =>
    measure(reported('2017-03-31', { phase: 'completed', effect: 'green' }))
      .when(confirm('2017-05-02'))
      .then(confirmed('2017-05-02')));
});

describe('reopening', () => {
  const reopen = { type: 'Reopen', phase: 'ongoing', effectiveOn: '2017-05-01', reason: 'Ny fase' } as const;
  const reopened: MeasureEvent = {
    type: 'MeasureReopened',
    data: { phase: 'ongoing', effectiveOn: '2017-05-01', reason: 'Ny fase' },
  };

  it.each(['completed', 'discontinued'] as const)('leads out of %s, with a reason', (phase) => {
    const ended = reported('2017-04-30', { phase });
    measure(ended).when(reopen).then(reopened);
    measure(ended)
      .when({ ...reopen, reason: ' ' })
      .thenRefused('text-missing@reason');
    measure(ended)
      .when({ ...reopen, reason: 'x'.repeat(2001) })
      .thenRefused('text-too-long@reason');
  });

  it('is not for what is not ended', () => {
    measure().when(reopen).thenRefused('measure-not-ended');
    measure(reported('2017-04-30')).when(reopen).thenRefused('measure-not-ended');
    measure(reported('2017-04-30', { phase: 'completed' }), reopened)
      .when(reopen)
      .thenRefused('measure-not-ended');
  });

  it('is not before the end', () => {
    measure(reported('2017-05-02', { phase: 'completed' }))
      .when(reopen)
      .thenRefused('status-later@effectiveOn');
    measure(reported('2017-05-01', { phase: 'completed' }))
      .when(reopen)
      .then(reopened);
  });

  it('is the present status from its day on, and reports go on from there', () => {
    const facts = [reported('2017-04-30', { phase: 'completed' }), reopened];
    const state = stateAfter(measureDecider, [registered(), ...facts]);
    expect(state && presentStatus(state)?.report).toEqual(report('2017-05-01'));
    measure(...facts)
      .when(reportStatus('2017-05-02', { phase: 'postponed' }))
      .then(reported('2017-05-02', { phase: 'postponed' }));
  });
});
