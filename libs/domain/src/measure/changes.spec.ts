import { describe, expect, it } from '@jest/globals';
import { stateAfter, type StatedFact } from '../testing/given.js';
import { registered, report, reported } from '../testing/measure.js';
import { describeMeasureChanges, measureDecider, type MeasureEvent } from './index.js';

const changes = (fact: MeasureEvent, ...before: StatedFact<MeasureEvent>[]) =>
  describeMeasureChanges(stateAfter(measureDecider, [registered(), ...before]), { ...fact, id: 'now' });

describe('what a fact changes', () => {
  it('a registration: everything that is said', () =>
    expect(describeMeasureChanges(null, { ...registered(), id: 'now' })).toEqual(
      expect.arrayContaining([
        { field: 'title', old: null, new: 'Etablering av grunneierfunksjon' },
        { field: 'due', old: null, new: '2017' },
      ]),
    ));

  it('a report: the status, against what was reported before', () => {
    const later = reported('2017-04-30', { phase: 'completed', comment: 'Ferdigstilt' });
    expect(changes(later, reported('2017-03-31', { comment: 'I rute' }))).toEqual([
      { field: 'status.effectiveOn', old: '2017-03-31', new: '2017-04-30' },
      { field: 'status.phase', old: 'ongoing', new: 'completed' },
      { field: 'status.comment', old: 'I rute', new: 'Ferdigstilt' },
    ]);
  });

  it('a late report: against what it was late for, not against the present', () =>
    expect(
      changes(
        reported('2017-03-31', { phase: 'postponed' }),
        reported('2017-02-28', { phase: 'planned' }),
        reported('2017-04-30'),
      ),
    ).toEqual([
      { field: 'status.effectiveOn', old: '2017-02-28', new: '2017-03-31' },
      { field: 'status.phase', old: 'planned', new: 'postponed' },
    ]));

  it('a correction, a reading, an exemption: the report that it is about', () => {
    const first = {
      ...reported('2017-03-31', { comment: 'I rutte', words: 'Ja', phase: 'unclassified' }),
      id: 'first',
    };
    const mended = report('2017-03-31', { comment: 'I rute', words: 'Ja', phase: 'unclassified' });
    expect(
      changes({ type: 'StatusReportCorrected', data: { corrects: 'first', reason: 'Feil', report: mended } }, first),
    ).toEqual([{ field: 'status.comment', old: 'I rutte', new: 'I rute' }]);
    expect(
      changes({ type: 'StatusClassified', data: { report: 'first', phase: 'ongoing', reason: 'Spurt' } }, first),
    ).toEqual([
      { field: 'status.phase', old: 'unclassified', new: 'ongoing' },
      { field: 'status.reading', old: 'none', new: 'person' },
    ]);
    expect(changes({ type: 'CommentExempted', data: { report: 'first', legalBasis: 'offl. § 14' } }, first)).toEqual([
      { field: 'status.commentExempt', old: null, new: { legalBasis: 'offl. § 14' } },
    ]);
  });

  it('a reopening: the phase, with nothing assessed any more', () =>
    expect(
      changes(
        { type: 'MeasureReopened', data: { phase: 'planned', effectiveOn: '2017-05-01', reason: 'Ny fase' } },
        reported('2017-04-30', { phase: 'completed', effect: 'green' }),
      ),
    ).toEqual([
      { field: 'status.effectiveOn', old: '2017-04-30', new: '2017-05-01' },
      { field: 'status.phase', old: 'completed', new: 'planned' },
      { field: 'status.effect', old: 'green', new: 'not-assessed' },
    ]));

  it('a confirmation: until when the status is known to hold', () =>
    expect(changes({ type: 'StatusConfirmed', data: { effectiveOn: '2017-05-01' } }, reported('2017-04-30'))).toEqual([
      { field: 'confirmedOn', old: '2017-04-30', new: '2017-05-01' },
    ]));

  it('what has one value: the old one and the new one', () => {
    expect(
      changes({ type: 'DueDateMoved', data: { from: '2017', to: null, continuous: true, reason: 'Varig' } }),
    ).toEqual([
      { field: 'due', old: '2017', new: null },
      { field: 'continuous', old: false, new: true },
    ]);
    expect(changes({ type: 'ResponsibleChanged', data: { from: 'kari', to: null, reason: null } })).toEqual([
      { field: 'responsible', old: 'kari', new: null },
    ]);
    expect(changes({ type: 'MeasureMovedToArea', data: { from: 'eiendom', to: 'hr', reason: 'Ny' } })).toEqual([
      { field: 'area', old: 'eiendom', new: 'hr' },
    ]);
    expect(
      changes({
        type: 'MeasureDetailsChanged',
        data: { title: 'Ny', description: null, legalBasis: null, reason: 'x' },
      }),
    ).toEqual([{ field: 'title', old: 'Etablering av grunneierfunksjon', new: 'Ny' }]);
    expect(changes({ type: 'MeasureAdopted', data: { programme: 'hp-2017', decision: null } })).toEqual([
      { field: 'programme', old: null, new: 'hp-2017' },
      { field: 'adopted', old: 'not-adopted', new: 'adopted' },
    ]);
    expect(changes({ type: 'MeasureExempted', data: { legalBasis: 'offl. § 13' } })).toEqual([
      { field: 'exemption', old: null, new: { legalBasis: 'offl. § 13' } },
    ]);
    expect(changes({ type: 'MeasureMerged', data: { heir: 'm1', reason: 'Samme' } })).toEqual([
      { field: 'end', old: null, new: { kind: 'merged', heir: 'm1', reason: 'Samme' } },
    ]);
  });

  it('what there may be many of: what came, and what went', () => {
    const linked: MeasureEvent = { type: 'GoalLinked', data: { goal: 'g1' } };
    expect(changes(linked)).toEqual([{ field: 'goal', old: null, new: 'g1' }]);
    expect(changes({ type: 'GoalUnlinked', data: { goal: 'g1' } }, linked)).toEqual([
      { field: 'goal', old: 'g1', new: null },
    ]);
    const risk = { risk: 'k1', description: 'Mangler folk', mitigation: null, status: 'open' } as const;
    expect(
      changes(
        { type: 'RiskChanged', data: { ...risk, status: 'closed', reason: 'Løst' } },
        { type: 'RiskIdentified', data: risk },
      ),
    ).toEqual([{ field: 'risk.status', old: 'open', new: 'closed' }]);
  });

  it('people, areas, parts and words, likewise', () => {
    const deputy = { person: 'ola', from: '2017-05-01', to: '2017-05-31' };
    const digit: MeasureEvent = { type: 'ParticipatingAreaAdded', data: { area: 'digit' } };
    const overlap: MeasureEvent = { type: 'DependencyAdded', data: { kind: 'overlaps', measure: 'm1', note: 'Bygg' } };
    const flagged: MeasureEvent = { type: 'LikenessFlagged', data: { measure: 'm1', note: null } };
    const told = (fact: MeasureEvent, ...before: MeasureEvent[]) =>
      changes(fact, ...before).map(({ field, old, new: value }) => [field, old, value]);

    expect(told({ type: 'MeasureDeputyNamed', data: deputy })).toEqual([['deputy', null, deputy]]);
    expect(
      told({ type: 'MeasureDeputyWithdrawn', data: { person: 'ola' } }, { type: 'MeasureDeputyNamed', data: deputy }),
    ).toEqual([['deputy', deputy, null]]);
    expect(told(digit)).toEqual([['participatingArea', null, 'digit']]);
    expect(told({ type: 'ParticipatingAreaRemoved', data: { area: 'digit' } }, digit)).toEqual([
      ['participatingArea', 'digit', null],
    ]);
    expect(told({ type: 'DependencyRemoved', data: { kind: 'overlaps', measure: 'm1' } }, overlap)).toEqual([
      ['dependency', overlap.data, null],
    ]);
    expect(told({ type: 'LikenessResolved', data: { measure: 'm1', same: true, reason: 'Likt' } }, flagged)).toEqual([
      ['likeness.same', null, true],
    ]);
    expect(told({ type: 'QuestionRaised', data: { question: 'q1', text: 'Når?', source: null } })).toEqual([
      ['question', null, 'Når?'],
    ]);
    expect(told({ type: 'InternalNoteAdded', data: { text: 'Hei' } })).toEqual([['note', null, 'Hei']]);
    expect(told({ type: 'MeasureCarriedOver', data: { from: null, to: 'hp-2018', reason: null } })).toEqual([
      ['programme', null, 'hp-2018'],
    ]);
  });
});
