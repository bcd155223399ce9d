import { describe, expect, it } from '@jest/globals';
import { stateAfter } from '../testing/given.js';
import { describeOrganisationChanges, organisationDecider, type OrganisationEvent } from './index.js';

const before = stateAfter(organisationDecider, [
  { type: 'UnitAdded', data: { unit: 'osu', level: 'sector', name: 'OSU', parent: null, source: null } },
  { type: 'UnitAdded', data: { unit: 'property', level: 'area', name: 'Eiendom', parent: 'osu', source: null } },
  { type: 'ChapterAreaAdded', data: { chapterArea: 'c1', name: 'Eiendom', source: null } },
  { type: 'LeadAppointed', data: { unit: 'property', person: 'kari' } },
  { type: 'DeputyNamed', data: { unit: 'property', person: 'ola', from: '2017-05-01', to: '2017-05-31' } },
]);

const changesOf = (fact: OrganisationEvent) => describeOrganisationChanges(before, { ...fact, id: 'event-x' });

describe('what changes in the organisation', () => {
  it('is everything that is said of a new unit', () =>
    expect(
      changesOf({ type: 'UnitAdded', data: { unit: 'hr', level: 'area', name: 'HR', parent: 'osu', source: null } }),
    ).toEqual([
      { field: 'unit', old: null, new: 'hr' },
      { field: 'level', old: null, new: 'area' },
      { field: 'name', old: null, new: 'HR' },
      { field: 'parent', old: null, new: 'osu' },
    ]));

  it('is the field of the unit or chapter area that differs', () => {
    expect(changesOf({ type: 'UnitRenamed', data: { unit: 'property', name: 'Bygg', reason: 'Nytt' } })).toEqual([
      { field: 'name', old: 'Eiendom', new: 'Bygg' },
    ]);
    expect(changesOf({ type: 'UnitMoved', data: { unit: 'property', from: 'osu', to: 'x', reason: 'Nytt' } })).toEqual([
      { field: 'parent', old: 'osu', new: 'x' },
    ]);
    expect(changesOf({ type: 'UnitClosed', data: { unit: 'property', reason: 'Nytt' } })).toEqual([
      { field: 'closed', old: false, new: true },
    ]);
    expect(changesOf({ type: 'LeadWithdrawn', data: { unit: 'property', person: 'kari' } })).toEqual([
      { field: 'lead', old: 'kari', new: null },
    ]);
    expect(
      changesOf({ type: 'ChapterAreaRenamed', data: { chapterArea: 'c1', name: 'Bygg', reason: 'Nytt' } }),
    ).toEqual([{ field: 'name', old: 'Eiendom', new: 'Bygg' }]);
  });

  it('is the days of a deputy', () => {
    const ola = { person: 'ola', from: '2017-05-01', to: '2017-05-31' };
    expect(changesOf({ type: 'DeputyNamed', data: { unit: 'property', ...ola, to: '2017-06-30' } })).toEqual([
      { field: 'deputy', old: ola, new: { ...ola, to: '2017-06-30' } },
    ]);
    expect(changesOf({ type: 'DeputyWithdrawn', data: { unit: 'property', person: 'ola' } })).toEqual([
      { field: 'deputy', old: ola, new: null },
    ]);
  });

  it('is the role that a person gets or loses', () => {
    expect(changesOf({ type: 'RoleGranted', data: { person: 'kari', role: 'auditor' } })).toEqual([
      { field: 'role', old: null, new: 'auditor' },
    ]);
    expect(changesOf({ type: 'RoleWithdrawn', data: { person: 'kari', role: 'auditor', reason: null } })).toEqual([
      { field: 'role', old: 'auditor', new: null },
    ]);
  });
});
