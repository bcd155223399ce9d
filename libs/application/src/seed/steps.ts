import { goalDecider, ORGANISATION_ID, organisationDecider, programmeDecider, strategyDecider } from '#domain';
import type { SeedPath } from './parse.js';
import type { SeedFile, SeedGoal, SeedStrategy } from './seed-file.js';
import { seedDecision, seedNames, seedStep, type SeedNames, type SeedStep } from './step.js';
import { indicatorSteps } from './indicator-steps.js';
import { measureSteps } from './measure-steps.js';
import { moneySteps } from './money-steps.js';

/** Everything that a file says, as the commands that a person would send, in the order in which they can be carried out. */
export function seedSteps(file: SeedFile): SeedStep[] {
  const names = seedNames(file);
  return [
    ...organisationSteps(file, names),
    ...programmeSteps(file, names),
    ...strategyAndGoalSteps(file, names),
    ...measureSteps(file, names),
    ...questionSteps(file, names),
    ...moneySteps(file, names),
    ...indicatorSteps(file, names),
  ];
}

function organisationSteps(file: SeedFile, names: SeedNames): SeedStep[] {
  const steps: SeedStep[] = [];
  const add = (
    path: SeedPath,
    level: 'sector' | 'area' | 'unit',
    unit: { id: string; name: string; chapter: string },
    parent: string | null,
  ): void => {
    steps.push(
      seedStep(names, path, `unit/${unit.id}`, organisationDecider, ORGANISATION_ID, {
        type: 'AddUnit',
        unit: names.idOf('unit', unit.id),
        level,
        name: unit.name,
        parent: parent === null ? null : names.idOf('unit', parent),
        source: names.source(unit.chapter),
      }),
    );
  };
  file.organisation.sectors.forEach((sector, s) => {
    const path: SeedPath = ['organisation', 'sectors', s];
    add(path, 'sector', sector, null);
    sector.areas.forEach((area, a) => {
      add([...path, 'areas', a], 'area', area, sector.id);
      area.units?.forEach((unit, u) => add([...path, 'areas', a, 'units', u], 'unit', unit, area.id));
    });
  });
  file.chapterAreas.forEach((area, index) =>
    steps.push(
      seedStep(names, ['chapterAreas', index], `chapter-area/${area.id}`, organisationDecider, ORGANISATION_ID, {
        type: 'AddChapterArea',
        chapterArea: names.idOf('chapter-area', area.id),
        name: area.name,
        source: names.source(area.chapter),
      }),
    ),
  );
  return steps;
}

function programmeSteps(file: SeedFile, names: SeedNames): SeedStep[] {
  return file.programmes.flatMap((programme, index) => {
    const path: SeedPath = ['programmes', index];
    const id = names.idOf('programme', programme.id);
    const { name, firstYear, lastYear, chapter, body, adoptedOn } = programme;
    const prepared = seedStep(names, path, `programme/${programme.id}`, programmeDecider, id, {
      type: 'PrepareProgramme',
      name,
      firstYear,
      lastYear,
      source: names.source(chapter),
    });
    if (programme.status !== 'adopted') return [prepared];
    const known = body !== undefined || adoptedOn !== undefined;
    const decision = known
      ? seedDecision({ kind: 'decided', chapter, ...(body ? { body } : {}), ...(adoptedOn ? { on: adoptedOn } : {}) })
      : null;
    const adopted = seedStep(names, path, `programme/${programme.id}/adopted`, programmeDecider, id, {
      type: 'AdoptProgramme',
      decision,
      decisionUnknown: !known,
    });
    return [prepared, adopted];
  });
}

/** Strategies first: a goal may stand under one. */
function strategyAndGoalSteps(file: SeedFile, names: SeedNames): SeedStep[] {
  return [
    ...file.strategies.flatMap((strategy, index) => strategySteps(strategy, ['strategies', index], names)),
    ...file.goals.map((goal, index) => goalStep(goal, ['goals', index], names)),
  ];
}

function strategySteps(strategy: SeedStrategy, path: SeedPath, names: SeedNames): SeedStep[] {
  const self = names.idOf('strategy', strategy.id);
  return [
    seedStep(names, path, `strategy/${strategy.id}`, strategyDecider, self, {
      type: 'RegisterStrategy',
      self,
      kind: strategy.kind,
      parent: strategy.parent === undefined ? null : names.idOf('strategy', strategy.parent),
      name: strategy.name,
      description: strategy.description ?? null,
      body: strategy.body ?? null,
      adoptedOn: strategy.adoptedOn ?? null,
      firstYear: strategy.firstYear ?? null,
      lastYear: strategy.lastYear ?? null,
      source: names.source(strategy.chapter),
    }),
    ...(strategy.decisions ?? []).map((decision, d) =>
      seedStep(names, [...path, 'decisions', d], `strategy/${strategy.id}/decision/${d}`, strategyDecider, self, {
        type: 'ReferToStrategyDecision',
        reference: names.idOf('reference', `strategy/${strategy.id}/${d}`),
        decision: seedDecision(decision),
        source: names.source(decision.chapter),
      }),
    ),
  ];
}

function goalStep(goal: SeedGoal, path: SeedPath, names: SeedNames): SeedStep {
  const self = names.idOf('goal', goal.id);
  const { goal: above, strategy } = goal.parent ?? {};
  return seedStep(names, path, `goal/${goal.id}`, goalDecider, self, {
    type: 'SetGoal',
    self,
    level: goal.level,
    title: goal.title,
    description: goal.description ?? null,
    parent:
      above !== undefined
        ? { kind: 'goal', id: names.idOf('goal', above) }
        : strategy !== undefined
          ? { kind: 'strategy', id: names.idOf('strategy', strategy) }
          : null,
    alsoUnder: (goal.alsoUnder ?? []).map((slug) => names.idOf('goal', slug)),
    chapterArea: goal.chapterArea === undefined ? null : names.idOf('chapter-area', goal.chapterArea),
    source: names.source(goal.chapter),
  });
}

/** Questions about strategies; those about measures stand with the measures. */
function questionSteps(file: SeedFile, names: SeedNames): SeedStep[] {
  const strategies = new Set(file.strategies.map(({ id }) => id));
  return (file.openQuestions ?? []).flatMap((question, index) => {
    if (!strategies.has(question.about)) return [];
    return seedStep(
      names,
      ['openQuestions', index],
      `question/${question.id}`,
      strategyDecider,
      names.idOf('strategy', question.about),
      {
        type: 'RaiseStrategyQuestion',
        question: names.idOf('question', question.id),
        text: question.question,
        source: names.source(question.chapter),
      },
    );
  });
}
