import { describe, expect, test } from '@jest/globals';
import type { PositionedEvent } from '#event-store';
import { sourceOf, toCloudEvent } from './cloud-event.js';
import { proposed, registry } from './testing/installation.js';

const event = (type: string, data: PositionedEvent['data']): PositionedEvent => ({
  ...proposed(type, data),
  id: '0f5b8f4e-0a5c-5d0e-8a55-7d7f4a2c0001',
  stream: 'measure-m1',
  revision: 3,
  position: 12,
  token: '12',
});
const row = (type: string) => registry.find(type)!;
const source = sourceOf('log-1');

describe('an event for readers outside the log', () => {
  test('carries what CloudEvents 1.0 asks for, and where it stands in the log', () => {
    const confirmed = event('StatusConfirmed', { effectiveOn: '2017-04-30' });
    expect(toCloudEvent(confirmed, row('StatusConfirmed'), { source, level: 'nothing-live' })).toEqual({
      specversion: '1.0',
      id: '0f5b8f4e-0a5c-5d0e-8a55-7d7f4a2c0001',
      source: '/tiltak/log-1',
      type: 'no.tiltak.measure.status-confirmed',
      subject: 'measure-m1',
      time: '2017-04-30T10:00:00.000Z',
      datacontenttype: 'application/json',
      data: { effectiveOn: '2017-04-30' },
      position: 12,
      revision: 3,
      correlationid: 'request-1',
      actorrole: 'sector-lead',
    });
  });

  test('names its attributes as CloudEvents allows: lower-case letters and digits', () => {
    const written = toCloudEvent(event('StatusConfirmed', {}), row('StatusConfirmed'), { source, level: 'employee' });
    for (const name of Object.keys(written)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
  });

  test('is told apart when it is internal, and goes to employees only', () => {
    const note = event('InternalNoteAdded', { text: 'a note' });
    const type = toCloudEvent(note, row('InternalNoteAdded'), { source, level: 'employee' }).type;
    expect(type).toBe('no.tiltak.internal.InternalNoteAdded');
    expect(() => toCloudEvent(note, row('InternalNoteAdded'), { source, level: 'nothing-live' })).toThrow('internal');
  });

  test.each([
    ['MeasureRegistered', { title: 't', responsible: 'person-7' }, { title: 't' }],
    ['ResponsibleChanged', { from: 'person-7', to: 'person-8', reason: 'r' }, { reason: 'r' }],
    ['MilestoneAdded', { title: 't', responsible: 'person-7' }, { title: 't' }],
    ['MilestoneChanged', { title: 't', responsible: 'person-7' }, { title: 't' }],
  ])('%s shows person ids to employees and to nobody else', (type, data, without) => {
    const recorded = event(type, data);
    const employees = toCloudEvent(recorded, row(type), { source, level: 'employee' });
    expect(employees).toMatchObject({ data, actor: 'person-actor' });
    const others = toCloudEvent(recorded, row(type), { source, level: 'nothing-live' });
    expect(others.data).toEqual(without);
    expect(JSON.stringify(others)).not.toContain('person-');
  });
});
