import type {
  GoalEvent,
  MeasureEvent,
  MeasureRegistered,
  OrganisationEvent,
  StatusReport,
  StrategyEvent,
} from '#domain';

/** Facts as tests state them: what is not said is unremarkable. */

export const registered = (data: Partial<MeasureRegistered['data']> = {}): MeasureRegistered => ({
  type: 'MeasureRegistered',
  data: {
    title: 'Tiltak',
    description: null,
    area: 'area-a',
    areaAssumed: false,
    chapterArea: null,
    adoption: { status: 'not-adopted', programme: null },
    responsible: null,
    continuous: false,
    due: null,
    legalBasis: null,
    goals: [],
    strategies: [],
    participatingAreas: [],
    exemption: null,
    source: null,
    ...data,
  },
});

export const report = (data: Partial<StatusReport> = {}): StatusReport => ({
  effectiveOn: '2018-01-01',
  phase: 'ongoing',
  words: 'Pågående',
  reading: 'words',
  progress: 'green',
  effect: 'not-assessed',
  comment: null,
  commentExempt: null,
  risk: null,
  deviation: null,
  cause: null,
  action: null,
  remedy: null,
  ...data,
});

export const reported = (data: Partial<StatusReport> = {}): MeasureEvent => ({
  type: 'StatusReported',
  data: report(data),
});

export const ORGANISATION = 'organisation-municipality';

/** A sector with two areas, one of which has a unit; and a chapter area. */
export const smallOrganisation: readonly OrganisationEvent[] = [
  unitAdded('sector-s', 'sector', null),
  unitAdded('area-a', 'area', 'sector-s'),
  unitAdded('area-b', 'area', 'sector-s'),
  unitAdded('unit-u', 'unit', 'area-a'),
  { type: 'ChapterAreaAdded', data: { chapterArea: 'chapter-c', name: 'Eiendom', source: null } },
];

export function unitAdded(unit: string, level: 'sector' | 'area' | 'unit', parent: string | null): OrganisationEvent {
  return { type: 'UnitAdded', data: { unit, level, name: `Navn på ${unit}`, parent, source: null } };
}

export const goalSet = (data: Partial<Extract<GoalEvent, { type: 'GoalSet' }>['data']> = {}): GoalEvent => ({
  type: 'GoalSet',
  data: {
    level: 'sub-goal',
    title: 'Delmål',
    description: null,
    parent: null,
    alsoUnder: [],
    chapterArea: null,
    source: null,
    ...data,
  },
});

export const strategyRegistered = (name: string, parent: string | null = null): StrategyEvent => ({
  type: 'StrategyRegistered',
  data: {
    name,
    description: null,
    body: null,
    adoptedOn: null,
    firstYear: null,
    lastYear: null,
    kind: parent === null ? 'strategy' : 'sub-strategy',
    parent,
    source: null,
  },
});
