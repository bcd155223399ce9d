// A log of many measures and events, as a municipality would have after some years: made once and kept beside the
// benchmark's other files, since it is the same for every run.
import { demoPeople } from '../../../dist/libs/identity/src/index.js';
import { idOf, keptLog, PERSONS } from './log-writer.mjs';

const SECTORS = 5;
const AREAS = 30;
const GOALS = 200;
export const STRATEGIES = 50;
const MEASURES = 10_000;
const VERSION = 2;

const COMMENTS = [
  'Arbeidet følger planen, og leveransene for perioden er godkjent av styringsgruppen.',
  'Anskaffelsen tar lengre tid enn ventet; risikoen følges opp med leverandøren hver uke.',
  'Bygget er tatt i bruk. Gjenstående arbeid gjelder uteområdet og dokumentasjonen.',
];

/** Path of a log with so many events; made if it is not there. */
export const largeLog = (events) =>
  keptLog(`log-v${VERSION}-${events}`, events, begin, (add, roll, measures, { position, day }) =>
    change(add, roll, `measure-${measures[roll(measures.length)]}`, position, day),
  );

function begin(add, roll) {
  const organisation = 'organisation-municipality';
  const person = (subject) => demoPeople.find((one) => one.subject === subject).person;
  for (const role of ['administrator', 'controller', 'auditor', 'reader', 'politician']) {
    add(organisation, 'RoleGranted', { person: person(role), role });
  }
  const sectors = Array.from({ length: SECTORS }, (_, index) => idOf(`sector ${index}`));
  const areas = Array.from({ length: AREAS }, (_, index) => idOf(`area ${index}`));
  sectors.forEach((unit, index) =>
    add(organisation, 'UnitAdded', { unit, level: 'sector', name: `Sektor ${index}`, parent: null, source: null }),
  );
  areas.forEach((unit, index) =>
    add(organisation, 'UnitAdded', {
      unit,
      level: 'area',
      name: `Område ${index}`,
      parent: sectors[index % SECTORS],
      source: null,
    }),
  );
  add(organisation, 'LeadAppointed', { unit: sectors[0], person: person('sector-lead') });
  const chapterAreas = Array.from({ length: 4 }, (_, index) => idOf(`chapter area ${index}`));
  chapterAreas.forEach((chapterArea, index) =>
    add(organisation, 'ChapterAreaAdded', { chapterArea, name: `Kapittel ${index}`, source: null }),
  );
  const programmes = Array.from({ length: 3 }, (_, index) => idOf(`programme ${index}`));
  programmes.forEach((id, index) =>
    add(`programme-${id}`, 'ProgrammePrepared', {
      name: `HP ${2017 + index}`,
      firstYear: 2017 + index,
      lastYear: 2020 + index,
      source: null,
    }),
  );
  const strategies = Array.from({ length: STRATEGIES }, (_, index) => idOf(`strategy ${index}`));
  strategies.forEach((id, index) =>
    add(`strategy-${id}`, 'StrategyRegistered', {
      name: `Strategi ${index}`,
      description: null,
      body: null,
      adoptedOn: null,
      firstYear: 2017,
      lastYear: null,
      kind: 'strategy',
      parent: null,
      source: null,
    }),
  );
  const goals = Array.from({ length: GOALS }, (_, index) => idOf(`goal ${index}`));
  goals.forEach((id, index) =>
    add(`goal-${id}`, 'GoalSet', {
      level: index < 4 ? 'main-goal' : index < 20 ? 'approach' : 'sub-goal',
      title: `Mål ${index}`,
      description: null,
      parent:
        index < 4
          ? null
          : index < 20
            ? { kind: 'goal', id: goals[index % 4] }
            : index < 120
              ? { kind: 'strategy', id: strategies[index % STRATEGIES] }
              : { kind: 'goal', id: goals[4 + (index % 16)] },
      alsoUnder: [],
      chapterArea: null,
      source: null,
    }),
  );
  return Array.from({ length: MEASURES }, (_, index) => {
    const id = idOf(`measure ${index}`);
    add(`measure-${id}`, 'MeasureRegistered', {
      title: `Tiltak nummer ${index} om bedre forvaltning`,
      description: 'Beskrivelse av tiltaket.',
      area: areas[roll(AREAS)],
      areaAssumed: false,
      chapterArea: chapterAreas[roll(4)],
      adoption: { status: 'adopted', programme: programmes[roll(3)] },
      responsible: roll(20) ? PERSONS[roll(PERSONS.length)] : null,
      continuous: false,
      due: `${2019 + roll(8)}`,
      legalBasis: null,
      goals: [...new Set([goals[20 + roll(GOALS - 20)], goals[20 + roll(GOALS - 20)]])],
      strategies: roll(2) ? [strategies[roll(STRATEGIES)]] : [],
      participatingAreas: [],
      exemption: roll(100) ? null : { legalBasis: 'offl. § 13' },
      source: null,
    });
    return id;
  });
}

function change(add, roll, stream, number, effectiveOn) {
  const kind = roll(100);
  const light = () => ['green', 'green', 'yellow', 'not-assessed'][roll(4)];
  if (kind < 90) {
    const progress = light();
    const effect = light();
    add(stream, 'StatusReported', {
      effectiveOn,
      phase: roll(15) ? 'ongoing' : 'postponed',
      words: null,
      reading: 'person',
      progress,
      effect,
      comment: `${COMMENTS[roll(COMMENTS.length)]} Rapport ${number}.`,
      commentExempt: null,
      risk: progress === 'yellow' || effect === 'yellow' ? 'Leveransen kan bli forsinket.' : null,
      deviation: null,
      cause: null,
      action: null,
      remedy: null,
    });
  } else if (kind < 96) add(stream, 'StatusConfirmed', { effectiveOn });
  else if (kind < 98)
    add(stream, 'ResponsibleChanged', { from: null, to: PERSONS[roll(PERSONS.length)], reason: null });
  else
    add(stream, 'DueDateMoved', {
      from: null,
      to: String(2020 + roll(8)),
      continuous: false,
      reason: 'Forsinket anskaffelse',
    });
}
