// A log of many measures with money: ten lines each, planned for a programme, forecast and realised over the years. Made
// once and kept beside the benchmark's other files.
import { demoPeople } from '../../../dist/libs/identity/src/index.js';
import { idOf, keptLog } from './log-writer.mjs';

const SECTORS = 5;
const AREAS = 30;
export const STRATEGIES = 50;
const PROGRAMMES = 3;
const LINES_OF_A_MEASURE = 10;
const VERSION = 2;

export const AREA = idOf('area 3');

/** One measure for each hundred events, so ten lines for each ten events of a line. */
export const measuresOf = (events) => Math.min(10_000, Math.floor(events / 100));

/** Path of a log with so many events; made if it is not there. */
export const savingsLog = (events) =>
  keptLog(
    `savings-v${VERSION}-${events}`,
    events,
    (add, roll) => begin(add, roll, measuresOf(events)),
    (add, roll, world, { day }) => change(add, roll, world, day),
  );

const figure = (amount) => ({ amount, approximate: false, range: null });

/** Organisation, programmes with targets, strategies, measures, and their lines with a plan. */
function begin(add, roll, measureCount) {
  const organisation = 'organisation-municipality';
  const person = (subject) => demoPeople.find((one) => one.subject === subject).person;
  for (const role of ['administrator', 'controller', 'auditor', 'reader', 'politician']) {
    add(organisation, 'RoleGranted', { person: person(role), role });
  }
  const sectors = Array.from({ length: SECTORS }, (_, index) => idOf(`sector ${index}`));
  const areas = Array.from({ length: AREAS }, (_, index) => idOf(`area ${index}`));
  const unit = (id, level, name, parent) =>
    add(organisation, 'UnitAdded', { unit: id, level, name, parent, source: null });
  sectors.forEach((id, index) => unit(id, 'sector', `Sektor ${index}`, null));
  areas.forEach((id, index) => unit(id, 'area', `Område ${index}`, sectors[index % SECTORS]));
  add(organisation, 'LeadAppointed', { unit: sectors[0], person: person('sector-lead') });
  const programmes = Array.from({ length: PROGRAMMES }, (_, index) => ({
    id: idOf(`programme ${index}`),
    firstYear: 2017 + index,
    lastYear: 2020 + index,
  }));
  for (const { id, firstYear, lastYear } of programmes) {
    add(`programme-${id}`, 'ProgrammePrepared', { name: `HP ${firstYear}`, firstYear, lastYear, source: null });
    for (let year = firstYear; year <= lastYear; year++) {
      add(`programme-${id}`, 'SavingsTargetSet', {
        target: idOf(`target ${id} ${year}`),
        title: `Innsparing ${year}`,
        scope: { kind: 'programme' },
        unit: 'NOK',
        year,
        figure: figure(900_000_000),
        baseline: null,
        unreconciledWith: null,
        note: null,
        source: null,
      });
    }
  }
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
  const measures = Array.from({ length: measureCount }, (_, index) => idOf(`measure ${index}`));
  const area = new Map();
  for (const [index, id] of measures.entries()) {
    area.set(id, areas[roll(AREAS)]);
    // half of the measures serve a strategy, and a few of them a second one
    const linked = [strategies[roll(STRATEGIES)], strategies[roll(STRATEGIES)]].slice(
      0,
      [0, 0, 0, 0, 0, 1, 1, 1, 1, 2][roll(10)],
    );
    add(`measure-${id}`, 'MeasureRegistered', {
      title: `Tiltak nummer ${index} om bedre forvaltning`,
      description: null,
      area: area.get(id),
      areaAssumed: false,
      chapterArea: null,
      adoption: { status: 'adopted', programme: programmes[roll(PROGRAMMES)].id },
      responsible: null,
      continuous: false,
      due: `${2019 + roll(8)}`,
      legalBasis: null,
      goals: [],
      strategies: [...new Set(linked)],
      participatingAreas: [],
      exemption: null,
      source: null,
    });
  }
  const lines = measures.flatMap((measure) =>
    Array.from({ length: LINES_OF_A_MEASURE }, (_, index) => open(add, roll, programmes, measure, index)),
  );
  return { areas, area, measures, lines, programmes, results: [] };
}

function open(add, roll, programmes, measure, index) {
  const line = idOf(`line ${measure} ${index}`);
  const nature = roll(5) === 0 ? 'added-cost' : roll(8) === 0 ? 'added-income' : 'saving';
  const programme = programmes[roll(PROGRAMMES)];
  const known = { measure, line, sign: nature === 'added-cost' ? 1 : -1, programme };
  add(`savings-${measure}`, 'SavingsLineOpened', {
    line,
    unit: roll(10) === 0 ? 'person-years' : 'NOK',
    title: `Virkning ${index}`,
    nature,
    kind: null,
    recurrence: 'recurring',
    budgetArea: 'Eiendom',
    priceYear: 2017,
    baseline: null,
    continues: null,
    source: null,
  });
  plan(add, roll, known, { kind: 'proposal' }, null);
  return known;
}

const amount = (roll, { sign }) => sign * (1 + roll(400)) * 1000;

function plan(add, roll, known, basis, reason) {
  const { measure, line, programme } = known;
  const { id, firstYear, lastYear } = programme;
  add(`savings-${measure}`, 'SavingsPlanned', {
    line,
    programme: id,
    programmeYears: { firstYear, lastYear },
    basis,
    years: Array.from({ length: 4 }, (_, index) => ({ year: firstYear + index, ...figure(amount(roll, known)) })),
    undated: [],
    reason,
  });
}

/** What happens to money from day to day; now and then something else happens to its measure. */
function change(add, roll, { areas, area, measures, lines, results }, on) {
  const known = lines[roll(lines.length)];
  const { measure, line, programme } = known;
  const stream = `savings-${measure}`;
  const year = programme.firstYear + roll(4);
  const kind = roll(1000);
  if (kind < 600) {
    const last = Math.min(programme.lastYear, year + roll(3));
    add(stream, 'SavingsForecast', {
      line,
      on,
      years: Array.from({ length: last - year + 1 }, (_, index) => ({
        year: year + index,
        ...figure(amount(roll, known)),
      })),
      cause: ['re-estimated', 're-estimated', 'delayed', 'lost', 'found'][roll(5)],
      reason: 'Ny vurdering etter tertialrapporten.',
    });
  } else if (kind < 800) {
    const id = add(stream, 'SavingsRealised', {
      line,
      year,
      figure: figure(amount(roll, known)),
      on,
      source: 'Regnskapet',
      recordedBy: idOf('person 1'),
    });
    results.push({ measure, line, year, id });
  } else if (kind < 900 && results.length > 0) {
    const result = results[roll(results.length)];
    add(`savings-${result.measure}`, 'SavingsRealisedConfirmed', {
      line: result.line,
      year: result.year,
      realisation: result.id,
    });
  } else if (kind < 930) plan(add, roll, known, { kind: 'technical', authority: 'Rådmannen' }, 'Justert');
  else if (kind < 932) add(stream, 'SavingsLineWithdrawn', { line, reason: 'Kommer ikke' });
  else if (kind < 937) {
    const moved = measures[roll(measures.length)];
    const [from, to] = [area.get(moved), areas[roll(AREAS)]];
    if (from === to) return;
    area.set(moved, to);
    add(`measure-${moved}`, 'MeasureMovedToArea', { from, to, reason: 'Ny organisering' });
  } else add(`measure-${measure}`, 'StatusConfirmed', { effectiveOn: on });
}
