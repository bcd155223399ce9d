import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '../testing/given.js';
import { actorOf, isOpen, organisationDecider, type OrganisationEvent, pathOf, unitsUnder } from './index.js';

const added = (unit: string, level: 'sector' | 'area' | 'unit', parent: string | null): OrganisationEvent => ({
  type: 'UnitAdded',
  data: { unit, level, name: unit, parent, source: null },
});

const state = stateAfter(organisationDecider, [
  added('osu', 'sector', null),
  added('property', 'area', 'osu'),
  added('operations', 'unit', 'property'),
  added('cleaning', 'unit', 'property'),
  added('digit', 'area', 'osu'),
  added('schools', 'sector', null),
  { type: 'LeadAppointed', data: { unit: 'osu', person: 'kari' } },
  { type: 'LeadAppointed', data: { unit: 'property', person: 'ola' } },
  { type: 'DeputyNamed', data: { unit: 'property', person: 'kari', from: '2017-05-01', to: '2017-05-31' } },
  { type: 'RoleGranted', data: { person: 'kari', role: 'auditor' } },
  { type: 'UnitClosed', data: { unit: 'cleaning', reason: 'Slått sammen' } },
]);

describe('the line', () => {
  it('knows the way from the sector down', () => {
    expect(pathOf(state, 'operations')).toEqual({ sector: 'osu', area: 'property', unit: 'operations' });
    expect(pathOf(state, 'digit')).toEqual({ sector: 'osu', area: 'digit', unit: null });
    expect(pathOf(state, 'schools')).toEqual({ sector: 'schools', area: null, unit: null });
    expect(pathOf(state, 'nowhere')).toBeNull();
  });

  it('knows what a unit covers: itself and all below, closed ones too', () => {
    expect([...unitsUnder(state, 'osu')]).toEqual(['osu', 'property', 'operations', 'cleaning', 'digit']);
    expect([...unitsUnder(state, 'operations')]).toEqual(['operations']);
    expect(unitsUnder(state, 'nowhere').size).toBe(0);
  });

  it('follows a unit that has moved', () => {
    const moved = organisationDecider.evolve(state, {
      id: 'event-x',
      type: 'UnitMoved',
      data: { unit: 'operations', from: 'property', to: 'digit', reason: 'Omorganisert' },
    });
    expect(pathOf(moved, 'operations')?.area).toBe('digit');
    expect(unitsUnder(moved, 'property').has('operations')).toBe(false);
  });

  it('knows what is open', () => {
    expect(isOpen(state, 'operations')).toBe(true);
    expect(isOpen(state, 'cleaning')).toBe(false);
    expect(isOpen(state, 'nowhere')).toBe(false);
  });
});

describe('a person who acts', () => {
  it('has granted roles and the units led today', () =>
    expect(actorOf(state, 'kari', '2017-05-02')).toEqual({
      person: 'kari',
      roles: ['auditor'],
      leads: [
        { unit: 'osu', as: 'lead' },
        { unit: 'property', as: 'deputy' },
      ],
    }));

  it('is a deputy on the first and the last day, and on no day outside', () => {
    const deputyOn = (day: string) => actorOf(state, 'kari', day).leads.some(({ as }) => as === 'deputy');
    expect(['2017-04-30', '2017-05-01', '2017-05-31', '2017-06-01'].map(deputyOn)).toEqual([false, true, true, false]);
  });

  it('has nothing if the organisation does not know the person', () =>
    expect(actorOf(state, 'nobody', '2017-05-02')).toEqual({ person: 'nobody', roles: [], leads: [] }));
});
