import { describe, expect, it } from '@jest/globals';
import { stateAfter, type StatedFact } from '../testing/given.js';
import { registered, reported } from '../testing/measure.js';
import {
  isMeasureOverdue,
  lastChanged,
  lastConfirmed,
  type Measure,
  measureDecider,
  type MeasureEvent,
  presentPhase,
  presentStatus,
} from './index.js';

function after(...facts: StatedFact<MeasureEvent>[]): Measure {
  const state = stateAfter(measureDecider, [registered({ due: '2017-21' }), ...facts]);
  if (state === null) throw new Error('the measure was registered');
  return state;
}

describe('the present', () => {
  it('is planned as long as nobody has reported', () => {
    expect(presentStatus(after())).toBeNull();
    expect(presentPhase(after())).toBe('planned');
  });

  it('is the report with the latest day, then the one recorded last, in whatever order they come', () => {
    const [march, april, aprilAgain] = [
      { ...reported('2017-03-31'), id: 'march' },
      { ...reported('2017-04-30'), id: 'april' },
      { ...reported('2017-04-30'), id: 'april-again' },
    ];
    expect(presentStatus(after(march, april, aprilAgain))?.event).toBe('april-again');
    expect(presentStatus(after(aprilAgain, april, march))?.event).toBe('april');
  });

  it('keeps what the due date was', () => {
    const { due, dueDates } = after(
      { type: 'DueDateMoved', data: { from: '2017-21', to: '2017', continuous: false, reason: 'Forsinket' } },
      { type: 'DueDateMoved', data: { from: '2017', to: null, continuous: true, reason: 'Varig' } },
    );
    expect(due).toBeNull();
    expect(dueDates).toEqual([
      { due: '2017-21', continuous: false, reason: 'Forsinket' },
      { due: '2017', continuous: false, reason: 'Varig' },
    ]);
  });
});

describe('the two clocks', () => {
  const report = { ...reported('2017-03-31'), id: 'report' };
  const confirmation: StatedFact<MeasureEvent> = {
    type: 'StatusConfirmed',
    data: { effectiveOn: '2017-04-30' },
    id: 'confirmation',
  };

  it('stand apart: a confirmation makes the status fresh and changes nothing', () => {
    const measure = after(report, confirmation);
    expect(lastChanged(measure)).toEqual({ event: 'report', effectiveOn: '2017-03-31' });
    expect(lastConfirmed(measure)).toEqual({ event: 'confirmation', effectiveOn: '2017-04-30' });
  });

  it('are both set by a report', () => {
    const measure = after(report, confirmation, { ...reported('2017-05-01'), id: 'newer' });
    expect(lastChanged(measure)).toEqual({ event: 'newer', effectiveOn: '2017-05-01' });
    expect(lastConfirmed(measure)).toEqual({ event: 'newer', effectiveOn: '2017-05-01' });
  });

  it('tell the report on its day, until that report is confirmed', () => {
    const sameDay = { ...reported('2017-04-30'), id: 'same-day' };
    expect(lastConfirmed(after(report, confirmation, sameDay))?.event).toBe('same-day');
    expect(lastConfirmed(after(sameDay, confirmation))?.event).toBe('confirmation');
  });

  it('keep the day of a confirmation that was made for a later day than that of a late report', () => {
    const late = { ...reported('2017-02-28'), id: 'late' };
    expect(lastConfirmed(after(report, confirmation, late))?.event).toBe('confirmation');
    expect(lastConfirmed(after(report, confirmation, { ...reported('2017-04-01'), id: 'newer' }))?.event).toBe(
      'confirmation',
    );
  });

  it('have not begun for a measure that nobody has reported on', () => {
    expect(lastChanged(after())).toEqual({ event: 'event-0', effectiveOn: null });
    expect(lastConfirmed(after())).toBeNull();
  });

  it('count any change but internal notes', () => {
    const linked: StatedFact<MeasureEvent> = { type: 'GoalLinked', data: { goal: 'g1' }, id: 'linked' };
    const noted: StatedFact<MeasureEvent> = { type: 'InternalNoteAdded', data: { text: 'Hei' }, id: 'noted' };
    expect(lastChanged(after(report, linked, noted)).event).toBe('linked');
  });
});

describe('being overdue', () => {
  it('begins the day after the due period, for what is neither done nor gone', () => {
    expect(isMeasureOverdue(after(), '2017-05-31')).toBe(false);
    expect(isMeasureOverdue(after(), '2017-06-01')).toBe(true);
    expect(isMeasureOverdue(after(reported('2017-04-30', { phase: 'postponed' })), '2017-06-01')).toBe(true);
    expect(isMeasureOverdue(after(reported('2017-04-30', { phase: 'completed' })), '2017-06-01')).toBe(false);
    expect(isMeasureOverdue(after(reported('2017-04-30', { phase: 'discontinued' })), '2017-06-01')).toBe(false);
    expect(isMeasureOverdue(after({ type: 'MeasureAnnulled', data: { reason: 'Feil' } }), '2017-06-01')).toBe(false);
  });

  it('never happens to a continuous measure', () => {
    const continuous: MeasureEvent = {
      type: 'DueDateMoved',
      data: { from: '2017-21', to: null, continuous: true, reason: 'Varig' },
    };
    expect(isMeasureOverdue(after(continuous), '2999-01-01')).toBe(false);
  });
});
