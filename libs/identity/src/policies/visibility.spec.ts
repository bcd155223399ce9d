import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  evolveOrganisation,
  goalEvents,
  indicatorEvents,
  initialOrganisation,
  measureEvents,
  organisationEvents,
  programmeEvents,
  publicationEvents,
  roundEvents,
  savingsEvents,
  strategyEvents,
  type Actor,
  type GrantedRole,
  type OrganisationState,
  type Viewer,
} from '#domain';
import type { JsonObject } from '#event-store';
import {
  maySeeEvent,
  maySeeNotes,
  redact,
  redactOn,
  visibilityOn,
  type IndicatorVisibility,
  type MeasureVisibility,
  type VisibleEvent,
} from './visibility.js';
import { PUBLIC, SEES_EVERYTHING, viewerOf } from './viewer.js';

const units = [
  ['sector', 'sector', null],
  ['property', 'area', 'sector'],
  ['fdvu', 'unit', 'property'],
  ['it', 'area', 'sector'],
] as const;
const organisation: OrganisationState = units.reduce<OrganisationState>(
  (state, [unit, level, parent]) =>
    evolveOrganisation(state, { id: unit, type: 'UnitAdded', data: { unit, level, name: unit, parent, source: null } }),
  initialOrganisation,
);
const actor = (fields: Partial<Actor>): Actor => ({ person: 'p', roles: [], leads: [], ...fields });
const role = (...roles: GrantedRole[]): Viewer => viewerOf(actor({ roles }), organisation);

const ordinary: MeasureVisibility = {
  area: 'property',
  responsible: 'resp',
  deputies: ['dep'],
  exempt: false,
  commentsExempt: {},
};
const measures: Record<string, MeasureVisibility> = { open: ordinary, secret: { ...ordinary, exempt: true } };
const lookup = (id: string): MeasureVisibility | undefined => measures[id];
const indicators = (id: string): IndicatorVisibility | undefined =>
  ({
    open: { area: 'property', restricted: false },
    few: { area: 'fdvu', restricted: true },
    'few-of-all': { area: null, restricted: true },
  })[id];
const event = (type: string, data: JsonObject = {}, stream = 'measure-open'): VisibleEvent => ({
  id: 'e1',
  stream,
  type,
  data,
});

describe('a viewer', () => {
  it('is the public when nobody is signed in, and when somebody is who has nothing to do here, or is a politician', () => {
    expect(viewerOf(null, organisation)).toEqual({ person: null, level: 'nothing-live', notes: new Set() });
    for (const roles of [[], ['politician']] as GrantedRole[][]) {
      expect(role(...roles)).toEqual({ person: 'p', level: 'nothing-live', notes: new Set() });
    }
  });

  it('is an employee by a role, a unit or a measure', () => {
    for (const granted of ['reader', 'controller', 'auditor', 'administrator'] as const)
      expect(role(granted).level).toBe('employee');
    expect(viewerOf(actor({ leads: [{ unit: 'it', as: 'deputy' }] }), organisation).level).toBe('employee');
    expect(viewerOf(actor({}), organisation, true).level).toBe('employee');
    expect(role('politician', 'reader').level).toBe('employee');
  });

  it('reads the notes of all, of whole subtrees, or of none', () => {
    for (const granted of ['controller', 'auditor', 'administrator'] as const) expect(role(granted).notes).toBe('all');
    expect(role('reader').notes).toEqual(new Set());
    expect(viewerOf(actor({ leads: [{ unit: 'property', as: 'lead' }] }), organisation).notes).toEqual(
      new Set(['property', 'fdvu']),
    );
    expect(viewerOf(actor({ leads: [{ unit: 'sector', as: 'deputy' }] }), organisation).notes).toEqual(
      new Set(['sector', 'property', 'fdvu', 'it']),
    );
  });
});

describe('internal notes', () => {
  const note = event('InternalNoteAdded', { text: 'between us' });
  const sees = (viewer: Viewer): boolean => maySeeEvent(viewer, note, lookup);

  it('are for those who answer for the measure, above it, or check', () => {
    for (const person of ['resp', 'dep']) expect(sees(viewerOf(actor({ person }), organisation, true))).toBe(true);
    expect(sees(viewerOf(actor({ leads: [{ unit: 'sector', as: 'lead' }] }), organisation))).toBe(true);
    expect(sees(role('auditor'))).toBe(true);
    expect(sees(SEES_EVERYTHING)).toBe(true);
  });

  it('are not for others', () => {
    for (const viewer of [
      PUBLIC,
      role('politician'),
      role('reader'),
      viewerOf(actor({ leads: [{ unit: 'it', as: 'lead' }] }), organisation),
      viewerOf(actor({ leads: [{ unit: 'fdvu', as: 'lead' }] }), organisation),
    ]) {
      expect(sees(viewer)).toBe(false);
      expect(redact(viewer, note, lookup)).toBeNull();
      expect(maySeeNotes(viewer, ordinary)).toBe(false);
    }
    expect(maySeeEvent(role('reader'), event('InternalNoteAdded', {}, 'measure-unknown'), lookup)).toBe(false);
    // Who is nobody is not the responsible of what has none.
    expect(maySeeNotes({ person: null, level: 'employee', notes: new Set() }, { ...ordinary, responsible: null })).toBe(
      false,
    );
    // Being the responsible does not help whom nothing makes an employee any more.
    expect(maySeeNotes({ ...PUBLIC, person: 'resp' }, ordinary)).toBe(false);
  });

  it('end with the days of a deputy', () => {
    const dated = { ...ordinary, deputies: [{ person: 'dep', from: '2026-01-01', to: '2026-01-31' }] };
    const viewer = role('reader');
    expect(maySeeNotes({ ...viewer, person: 'dep' }, visibilityOn(dated, '2026-01-31'))).toBe(true);
    expect(maySeeNotes({ ...viewer, person: 'dep' }, visibilityOn(dated, '2026-02-01'))).toBe(false);
  });
});

describe('the public', () => {
  const tables = {
    measure: measureEvents,
    programme: programmeEvents,
    goal: goalEvents,
    strategy: strategyEvents,
    organisation: organisationEvents,
    savings: savingsEvents,
    indicator: indicatorEvents,
    round: roundEvents,
    publication: publicationEvents,
  };
  const rows = Object.entries(tables).flatMap(([category, table]) =>
    Object.entries(table).map(([type, { publicName }]) => ({ category, type, publicName })),
  );

  it.each(rows)('sees $category $type exactly if it has a public name', ({ category, type, publicName }) => {
    const other = /^Dependency|^IndicatorMeasure/.test(type) ? { measure: 'open' } : {};
    const stored = event(type, other, `${category}-open`);
    expect(maySeeEvent(PUBLIC, stored, lookup, indicators)).toBe(publicName !== null);
    if (!['InternalNoteAdded', 'PublicationPageStored'].includes(type))
      expect(maySeeEvent(role('reader'), stored, lookup, indicators)).toBe(true);
  });

  it('sees nothing of an exempt measure, of an unknown one, of an unknown event', () => {
    for (const { type } of rows) expect(redact(PUBLIC, event(type, {}, 'measure-secret'), lookup)).toBeNull();
    expect(maySeeEvent(PUBLIC, event('StatusReported', {}, 'measure-unknown'), lookup)).toBe(false);
    expect(maySeeEvent(PUBLIC, event('SomethingNew'), lookup)).toBe(false);
  });

  it('sees nothing of the money of an exempt measure, nor of a target that is that measure’s', () => {
    for (const type of Object.keys(savingsEvents)) {
      expect(redact(PUBLIC, event(type, {}, 'savings-secret'), lookup)).toBeNull();
      expect(redact(PUBLIC, event(type, {}, 'savings-unknown'), lookup)).toBeNull();
    }
    for (const type of ['SavingsTargetSet', 'SavingsTargetChanged']) {
      const target = (measure: string): VisibleEvent =>
        event(type, { scope: { kind: 'measure', measure } }, 'programme-p');
      expect([maySeeEvent(PUBLIC, target('secret'), lookup), maySeeEvent(PUBLIC, target('open'), lookup)]).toEqual([
        false,
        true,
      ]);
      expect(maySeeEvent(PUBLIC, event(type, { scope: { kind: 'programme' } }, 'programme-p'), lookup)).toBe(true);
    }
  });

  it('sees nothing of a target that has come to be an exempt measure’s: not why it is withdrawn, nor what disagrees with it', () => {
    const known = {
      measures: new Map(Object.entries(measures).map(([id, one]) => [id, { ...one, deputies: [] }])),
      indicators: new Map<string, IndicatorVisibility>(),
      programmes: new Map([
        [
          'p',
          {
            targets: [
              { target: 'hidden', scope: { kind: 'measure', measure: 'secret' } as const },
              { target: 'told', scope: { kind: 'measure', measure: 'open' } as const },
              { target: 'whole', scope: { kind: 'programme' } as const },
            ],
          },
        ],
      ]),
    };
    const told = (type: string, data: JsonObject): JsonObject | undefined =>
      redactOn(PUBLIC, event(type, data, 'programme-p'), known, '2026-01-01')?.data;
    for (const target of ['told', 'whole']) {
      const withdrawn = { target, reason: 'r' };
      expect(told('SavingsTargetWithdrawn', withdrawn)).toEqual(withdrawn);
      const set = { target, scope: { kind: 'programme' }, unreconciledWith: null };
      expect(told('SavingsTargetSet', set)).toEqual(set);
      expect(told('SavingsTargetSet', { ...set, unreconciledWith: 'hidden' })).toEqual(set);
      const other = { ...set, unreconciledWith: 'told' };
      expect(told('SavingsTargetChanged', other)).toEqual(other);
    }
    expect(told('SavingsTargetWithdrawn', { target: 'hidden', reason: 'r' })).toBeUndefined();
    // it was set for the whole programme, and is that measure's by now
    expect(told('SavingsTargetSet', { target: 'hidden', scope: { kind: 'programme' } })).toBeUndefined();
    const employed = redactOn(
      role('reader'),
      event('SavingsTargetWithdrawn', { target: 'hidden' }, 'programme-p'),
      known,
      '2026-01-01',
    );
    expect(employed).not.toBeNull();
  });

  it('does not learn of an exempt measure from a line that goes on from it, nor from an indicator', () => {
    const opened = (measure: string): VisibleEvent =>
      event('SavingsLineOpened', { title: 't', continues: { measure, line: 'l' } }, 'savings-open');
    expect(redact(PUBLIC, opened('secret'), lookup)?.data).toEqual({ title: 't', continues: null });
    expect(redact(PUBLIC, opened('open'), lookup)).toEqual(opened('open'));
    const defined = event('IndicatorDefined', { measures: ['open', 'secret'] }, 'indicator-open');
    expect(redact(PUBLIC, defined, lookup, indicators)?.data).toEqual({ measures: ['open'] });
    const linked = event('IndicatorMeasureLinked', { measure: 'secret' }, 'indicator-open');
    expect(redact(PUBLIC, linked, lookup, indicators)).toBeNull();
  });

  it('does not learn of an exempt measure from another one’s events', () => {
    for (const type of ['DependencyAdded', 'DependencyRemoved']) {
      expect(maySeeEvent(PUBLIC, event(type, { measure: 'secret' }), lookup)).toBe(false);
      expect(maySeeEvent(PUBLIC, event(type, { measure: 'unknown' }), lookup)).toBe(false);
    }
    for (const type of ['MeasureMerged', 'MeasureReplaced']) {
      expect(redact(PUBLIC, event(type, { heir: 'secret', reason: 'r' }), lookup)?.data).toEqual({
        heir: null,
        reason: 'r',
      });
      expect(redact(PUBLIC, event(type, { heir: 'open', reason: 'r' }), lookup)?.data).toEqual({
        heir: 'open',
        reason: 'r',
      });
    }
  });
});

describe('an indicator of few people', () => {
  const value = (id: string): VisibleEvent => event('IndicatorValueRecorded', { amount: 3 }, `indicator-${id}`);
  const sees = (viewer: Viewer, id: string): boolean => maySeeEvent(viewer, value(id), lookup, indicators);
  const lead = (unit: string): Viewer => viewerOf(actor({ leads: [{ unit, as: 'lead' }] }), organisation);

  it('is for those who lead the line, and those who check', () => {
    for (const viewer of [lead('fdvu'), lead('sector'), role('controller'), role('auditor'), role('administrator')])
      expect(sees(viewer, 'few')).toBe(true);
    expect(sees(role('controller'), 'few-of-all')).toBe(true);
    expect(sees(SEES_EVERYTHING, 'few')).toBe(true);
  });

  it('is not for others, who see every other indicator', () => {
    for (const viewer of [PUBLIC, role('politician'), role('reader'), lead('it')]) {
      expect([sees(viewer, 'few'), sees(viewer, 'few-of-all'), sees(viewer, 'open')]).toEqual([false, false, true]);
      expect(redact(viewer, value('few'), lookup, indicators)).toBeNull();
      expect(sees(viewer, 'unknown')).toBe(false);
    }
    expect(sees(lead('sector'), 'few-of-all')).toBe(false);
  });
});

it('the pages of a publication are read at its address, not as events', () => {
  const page = event('PublicationPageStored', { page: 0, position: 1, content: '{}' }, 'publication-r');
  for (const viewer of [PUBLIC, role('reader'), role('controller')])
    expect(redact(viewer, page, lookup, indicators)).toBeNull();
  expect(redact(SEES_EVERYTHING, page, lookup, indicators)).toEqual(page);
});

describe('an exempt comment', () => {
  const exempt = { legalBasis: 'offl. § 13' };
  const withDecided =
    (commentsExempt: Record<string, boolean>) =>
    (measure: string): MeasureVisibility | undefined =>
      measure === 'open' ? { ...ordinary, commentsExempt } : undefined;
  const reported = (commentExempt: JsonObject | null): VisibleEvent => ({
    id: 'report',
    stream: 'measure-open',
    type: 'StatusReported',
    data: { words: 'Pågående', comment: 'a name', commentExempt },
  });
  const corrected = (commentExempt: JsonObject | null): VisibleEvent => ({
    id: 'correction',
    stream: 'measure-open',
    type: 'StatusReportCorrected',
    data: {
      corrects: 'report',
      reason: 'the name was wrong',
      report: { words: 'Pågående', comment: 'a name', commentExempt },
    },
  });
  const shown = (event: VisibleEvent, decided: Record<string, boolean> = {}): boolean =>
    JSON.stringify(redact(PUBLIC, event, withDecided(decided))).includes('name');

  it('is left out of a report and of its correction for the public, and only there', () => {
    expect(shown(reported(exempt))).toBe(false);
    expect(shown(corrected(exempt))).toBe(false);
    expect(redact(PUBLIC, reported(exempt), lookup)?.data).toEqual({
      words: 'Pågående',
      comment: null,
      commentExempt: exempt,
    });
    expect(shown(reported(null))).toBe(true);
    expect(shown(corrected(null))).toBe(true);
    expect(redact(role('reader'), reported(exempt), lookup)).toEqual(reported(exempt));
    expect(redact(role('politician'), reported(exempt), lookup)?.data).toMatchObject({ comment: null });
  });

  it('follows what was decided later', () => {
    for (const first of [exempt, null]) {
      expect(shown(reported(first), { report: true })).toBe(false);
      expect(shown(corrected(first), { report: true })).toBe(false);
      expect(shown(reported(first), { report: false })).toBe(true);
      expect(shown(corrected(first), { report: false })).toBe(true);
    }
  });

  it('never changes the event that it is taken out of', () => {
    const before = reported(exempt);
    redact(PUBLIC, before, lookup);
    expect(before.data['comment']).toBe('a name');
  });
});

it('what is seen is judged by what is known of the measure and the indicator, and by who is deputy on the day', () => {
  const dated = { ...ordinary, deputies: [{ person: 'dep', from: '2026-01-01', to: '2026-01-31' }] };
  const known = { measures: new Map([['open', dated]]), indicators: { get: indicators }, programmes: new Map() };
  const deputy = { ...role('reader'), person: 'dep' };
  const note = event('InternalNoteAdded', { text: 'between us' });
  expect(redactOn(deputy, note, known, '2026-01-31')).toEqual(note);
  expect(redactOn(deputy, note, known, '2026-02-01')).toBeNull();
  expect(redactOn(deputy, event('InternalNoteAdded', {}, 'measure-other'), known, '2026-01-31')).toBeNull();
  const value = (id: string): VisibleEvent => event('IndicatorValueRecorded', { amount: 3 }, `indicator-${id}`);
  expect(redactOn(PUBLIC, value('open'), known, '2026-01-31')).toEqual(value('open'));
  expect(redactOn(PUBLIC, value('few'), known, '2026-01-31')).toBeNull();
});

it('nobody sees less than the public, whatever is stored', () => {
  const types = [...Object.keys(measureEvents), ...Object.keys(organisationEvents), 'Unknown'];
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.constantFrom('measure-open', 'measure-secret', 'measure-x', 'organisation-municipality', 'odd'),
      (type, data, stream) => {
        const stored = event(type, data as JsonObject, stream);
        const seenByPublic = redact(PUBLIC, stored, lookup);
        if (seenByPublic) expect(redact(role('reader'), stored, lookup)).toEqual(stored);
        expect(redact(SEES_EVERYTHING, stored, lookup)).toEqual(stored);
      },
    ),
  );
});
