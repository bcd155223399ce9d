import { describe, expect, it } from '@jest/globals';
import { given } from '../testing/given.js';
import { organisationDecider, type OrganisationEvent } from './index.js';
import type { UnitLevel } from './events.js';

const added = (unit: string, level: UnitLevel, parent: string | null, name = unit): OrganisationEvent => ({
  type: 'UnitAdded',
  data: { unit, level, name, parent, source: null },
});
const add = (unit: string, level: UnitLevel, parent: string | null, name = unit) =>
  ({ type: 'AddUnit', unit, level, name, parent, source: null }) as const;

const sector = added('osu', 'sector', null, 'Organisasjon, styring og utvikling');
const property = added('property', 'area', 'osu', 'Eiendom');
const digital = added('digit', 'area', 'osu', 'DigIT');
const operations = added('operations', 'unit', 'property', 'Drift');
const line = [sector, property, digital, operations];
const closed: OrganisationEvent = { type: 'UnitClosed', data: { unit: 'operations', reason: 'Slått sammen' } };
const lead = (person: string): OrganisationEvent => ({ type: 'LeadAppointed', data: { unit: 'property', person } });
const noLead = (person: string): OrganisationEvent => ({ type: 'LeadWithdrawn', data: { unit: 'property', person } });
const days = { from: '2017-05-01', to: '2017-05-31' };
const deputy = (person: string): OrganisationEvent => ({
  type: 'DeputyNamed',
  data: { unit: 'property', person, ...days },
});
const noDeputy = (person: string): OrganisationEvent => ({
  type: 'DeputyWithdrawn',
  data: { unit: 'property', person },
});
const role = (person: string): OrganisationEvent => ({ type: 'RoleGranted', data: { person, role: 'administrator' } });

const organisation = (...facts: OrganisationEvent[]) => given(organisationDecider, facts);

describe('adding a unit', () => {
  it('puts each level under the level above', () => {
    organisation()
      .when(add('osu', 'sector', null))
      .then(added('osu', 'sector', null));
    organisation(sector)
      .when(add('hr', 'area', 'osu'))
      .then(added('hr', 'area', 'osu'));
    organisation(sector, property)
      .when(add('drift', 'unit', 'property'))
      .then(added('drift', 'unit', 'property'));
  });

  it('puts nothing anywhere else', () => {
    organisation(...line)
      .when(add('new', 'sector', 'osu'))
      .thenRefused('unit-parent-level@parent');
    for (const parent of [null, 'property', 'operations']) {
      organisation(...line)
        .when(add('new', 'area', parent))
        .thenRefused('unit-parent-level@parent');
    }
    for (const parent of [null, 'osu', 'operations']) {
      organisation(...line)
        .when(add('new', 'unit', parent))
        .thenRefused('unit-parent-level@parent');
    }
    organisation()
      .when(add('new', 'area', 'osu'))
      .thenRefused('unit-parent-unknown@parent');
  });

  it('gives siblings different names, whatever the capitals', () => {
    organisation(...line)
      .when(add('new', 'area', 'osu', ' EIENDOM '))
      .thenRefused('unit-name-taken@name');
    organisation(...line)
      .when(add('new', 'unit', 'digit', 'Drift'))
      .then(added('new', 'unit', 'digit', 'Drift'));
    organisation(...line, closed)
      .when(add('new', 'unit', 'property', 'Drift'))
      .then(added('new', 'unit', 'property', 'Drift'));
  });

  it('puts nothing under a closed unit', () =>
    organisation(sector, property, { type: 'UnitClosed', data: { unit: 'property', reason: 'Omorganisert' } })
      .when(add('new', 'unit', 'property'))
      .thenRefused('unit-parent-closed@parent'));

  it('is refused with every fault at once', () =>
    organisation(...line)
      .when(add('digit', 'unit', 'osu', ' '))
      .thenRefused('text-missing@name', 'unit-parent-level@parent', 'unit-exists@unit'));
});

describe('renaming a unit', () => {
  const rename = { type: 'RenameUnit', unit: 'property', name: 'Eiendom og bygg', reason: 'Nytt navn' } as const;

  it('keeps the reason', () =>
    organisation(...line)
      .when(rename)
      .then({ type: 'UnitRenamed', data: { unit: 'property', name: 'Eiendom og bygg', reason: 'Nytt navn' } }));

  it('may change the capitals, and says nothing new with the same name', () => {
    expect(organisation(...line).when({ ...rename, name: 'EIENDOM' }).decision).toMatchObject({
      ok: true,
      facts: [{}],
    });
    organisation(...line)
      .when({ ...rename, name: 'Eiendom' })
      .then();
  });

  it('needs a name of its own and a reason', () =>
    organisation(...line)
      .when({ ...rename, name: 'digit', reason: '' })
      .thenRefused('text-missing@reason', 'unit-name-taken@name'));
});

describe('moving a unit', () => {
  const move = { type: 'MoveUnit', unit: 'operations', to: 'digit', reason: 'Omorganisert' } as const;

  it('keeps where it stood', () =>
    organisation(...line)
      .when(move)
      .then({
        type: 'UnitMoved',
        data: { unit: 'operations', from: 'property', to: 'digit', reason: 'Omorganisert' },
      }));

  it('says nothing new where it stands already', () =>
    organisation(...line)
      .when({ ...move, to: 'property' })
      .then());

  it('keeps to the levels, so that no circle can be made', () => {
    organisation(...line)
      .when({ ...move, to: 'osu' })
      .thenRefused('unit-parent-level@to');
    organisation(...line)
      .when({ ...move, unit: 'property', to: 'operations' })
      .thenRefused('unit-parent-level@to');
    organisation(...line)
      .when({ ...move, unit: 'osu', to: 'property', reason: '' })
      .thenRefused('unit-parent-level@to', 'text-missing@reason');
    organisation(...line)
      .when({ ...move, to: 'nowhere' })
      .thenRefused('unit-parent-unknown@to');
  });

  it('is refused where a sibling has the name', () =>
    organisation(...line, added('other', 'unit', 'digit', 'drift'))
      .when(move)
      .thenRefused('unit-name-taken'));
});

describe('closing a unit', () => {
  const close = { type: 'CloseUnit', unit: 'operations', reason: 'Slått sammen' } as const;

  it('needs a reason, and that nothing under it is open', () => {
    organisation(...line)
      .when(close)
      .then(closed);
    organisation(...line)
      .when({ ...close, unit: 'property', reason: '' })
      .thenRefused('text-missing@reason', 'unit-has-open-units@unit');
    organisation(...line, closed)
      .when({ ...close, unit: 'property' })
      .then({ type: 'UnitClosed', data: { unit: 'property', reason: 'Slått sammen' } });
  });

  it('ends the rights of its lead and deputies', () =>
    organisation(sector, property, lead('kari'), deputy('ola'))
      .when({ ...close, unit: 'property' })
      .then(noDeputy('ola'), noLead('kari'), {
        type: 'UnitClosed',
        data: { unit: 'property', reason: 'Slått sammen' },
      }));

  it('is the end', () => {
    const unit = 'operations';
    for (const command of [
      close,
      { type: 'RenameUnit', unit, name: 'Ny', reason: 'Ny' },
      { type: 'MoveUnit', unit, to: 'digit', reason: 'Ny' },
      { type: 'AppointLead', unit, person: 'kari' },
      { type: 'WithdrawLead', unit },
      { type: 'NameDeputy', unit, person: 'ola', ...days },
      { type: 'WithdrawDeputy', unit, person: 'ola' },
    ] as const) {
      organisation(...line, closed)
        .when(command)
        .thenRefused('unit-closed@unit');
      organisation().when(command).thenRefused('unit-unknown@unit');
    }
  });
});

describe('chapter areas', () => {
  const chapter: OrganisationEvent = {
    type: 'ChapterAreaAdded',
    data: { chapterArea: 'c1', name: 'Eiendom', source: null },
  };
  const addArea = { type: 'AddChapterArea', chapterArea: 'c1', name: 'Eiendom', source: null } as const;
  const rename = { type: 'RenameChapterArea', chapterArea: 'c1', name: 'Eiendommer', reason: 'Nytt navn' } as const;

  it('are apart from the line: they may be called like a unit', () =>
    organisation(...line)
      .when(addArea)
      .then(chapter));

  it('have names and ids of their own', () => {
    organisation(chapter).when(addArea).thenRefused('chapter-area-exists@chapterArea');
    organisation(chapter)
      .when({ ...addArea, chapterArea: 'c2', name: 'eiendom' })
      .thenRefused('chapter-area-name-taken@name');
    organisation()
      .when({ ...addArea, name: '' })
      .thenRefused('text-missing@name');
  });

  it('are renamed with a reason', () => {
    organisation(chapter)
      .when(rename)
      .then({
        type: 'ChapterAreaRenamed',
        data: { chapterArea: 'c1', name: 'Eiendommer', reason: 'Nytt navn' },
      });
    organisation(chapter)
      .when({ ...rename, name: 'Eiendom' })
      .then();
    organisation(chapter)
      .when({ ...rename, name: '', reason: '' })
      .thenRefused('text-missing@name', 'text-missing@reason');
    organisation().when(rename).thenRefused('chapter-area-unknown@chapterArea');
  });
});

describe('the lead of a unit', () => {
  const appoint = { type: 'AppointLead', unit: 'property', person: 'kari' } as const;

  it('is one: a second appointment replaces the first', () => {
    organisation(...line)
      .when(appoint)
      .then(lead('kari'));
    organisation(...line, lead('ola'))
      .when(appoint)
      .then(noLead('ola'), lead('kari'));
    organisation(...line, lead('kari'))
      .when(appoint)
      .then();
  });

  it('no longer stands in for somebody else', () =>
    organisation(...line, lead('ola'), deputy('kari'), deputy('per'))
      .when(appoint)
      .then(noDeputy('kari'), noLead('ola'), lead('kari')));

  it('is withdrawn while there is one', () => {
    const withdraw = { type: 'WithdrawLead', unit: 'property' } as const;
    organisation(...line, lead('kari'))
      .when(withdraw)
      .then(noLead('kari'));
    organisation(...line)
      .when(withdraw)
      .thenRefused('lead-missing@unit');
  });
});

describe('the deputies of a unit', () => {
  const nameOla = { type: 'NameDeputy', unit: 'property', person: 'ola', ...days } as const;

  it('stand in for a lead', () => {
    organisation(...line, lead('kari'))
      .when(nameOla)
      .then(deputy('ola'));
    organisation(...line)
      .when(nameOla)
      .thenRefused('lead-missing@unit');
    organisation(...line, lead('ola'))
      .when(nameOla)
      .thenRefused('deputy-is-lead@person');
  });

  it('have one period each: naming again sets new days', () => {
    organisation(...line, lead('kari'), deputy('ola'))
      .when(nameOla)
      .then();
    organisation(...line, lead('kari'), deputy('ola'))
      .when({ ...nameOla, to: '2017-06-30' })
      .then({ type: 'DeputyNamed', data: { unit: 'property', person: 'ola', from: days.from, to: '2017-06-30' } });
  });

  it('have days that exist, in order', () => {
    organisation(...line, lead('kari'))
      .when({ ...nameOla, from: '2017-06-01' })
      .thenRefused('days-out-of-order@to');
    organisation(...line, lead('kari'))
      .when({ ...nameOla, from: days.to })
      .then({ type: 'DeputyNamed', data: { unit: 'property', person: 'ola', from: days.to, to: days.to } });
    organisation(...line)
      .when({ ...nameOla, from: '2017-02-29', to: '2017' })
      .thenRefused('day-invalid@from', 'day-invalid@to', 'lead-missing@unit');
  });

  it('are withdrawn while they are named', () => {
    const withdraw = { type: 'WithdrawDeputy', unit: 'property', person: 'ola' } as const;
    organisation(...line, lead('kari'), deputy('ola'))
      .when(withdraw)
      .then(noDeputy('ola'));
    organisation(...line, lead('kari'))
      .when(withdraw)
      .thenRefused('deputy-unknown@person');
  });
});

describe('roles', () => {
  const grant = { type: 'GrantRole', person: 'kari', role: 'administrator' } as const;
  const withdraw = { type: 'WithdrawRole', person: 'kari', role: 'administrator', reason: ' ' } as const;

  it('are granted once', () => {
    organisation().when(grant).then(role('kari'));
    organisation(role('kari')).when(grant).then();
  });

  it('are withdrawn, but not from the last administrator', () => {
    organisation(role('kari'), role('ola'))
      .when(withdraw)
      .then({ type: 'RoleWithdrawn', data: { person: 'kari', role: 'administrator', reason: null } });
    organisation(role('kari')).when(withdraw).thenRefused('last-administrator@person');
    organisation(role('ola')).when(withdraw).thenRefused('role-not-held@role');
  });

  it('other than administrator may have no holder', () =>
    organisation({ type: 'RoleGranted', data: { person: 'kari', role: 'auditor' } })
      .when({ ...withdraw, role: 'auditor', reason: 'Sluttet' })
      .then({ type: 'RoleWithdrawn', data: { person: 'kari', role: 'auditor', reason: 'Sluttet' } }));
});
