import { measureDecider, type MeasureCommand, type Phase } from '#domain';
import type { SeedPath } from './parse.js';
import type { SeedFile, SeedMeasure } from './seed-file.js';
import { seedDecision, seedStep, type SeedNames, type SeedStep } from './step.js';

/** The measures of a file. What refers to another measure comes after all are registered. */
export function measureSteps(file: SeedFile, names: SeedNames): SeedStep[] {
  return [
    ...file.measures.flatMap((measure, index) => oneMeasure(measure, ['measures', index], file, names)),
    ...file.measures.flatMap((measure, index) => likeness(measure, ['measures', index, 'resembles'], names)),
    ...questions(file, names),
  ];
}

function step(names: SeedNames, path: SeedPath, slug: string, part: string, command: MeasureCommand): SeedStep {
  return seedStep(names, path, `measure/${slug}${part}`, measureDecider, names.idOf('measure', slug), command);
}

function oneMeasure(measure: SeedMeasure, path: SeedPath, file: SeedFile, names: SeedNames): SeedStep[] {
  const { id: slug } = measure;
  const programme = measure.adopted?.programme;
  return [
    step(names, path, slug, '', {
      type: 'RegisterMeasure',
      title: measure.title,
      description: measure.description ?? null,
      area: names.idOf('unit', measure.area),
      areaAssumed: measure.areaBasis === 'assumed',
      chapterArea: names.idOf('chapter-area', measure.chapterArea),
      adoption: {
        status: measure.adopted ? 'adopted' : 'not-adopted',
        programme: programme === undefined || programme === null ? null : names.idOf('programme', programme),
      },
      responsible: null,
      continuous: measure.continuous ?? false,
      due: measure.due ?? null,
      legalBasis: null,
      goals: (measure.goals ?? []).map((goal) => names.idOf('goal', goal)),
      strategies: (measure.strategies ?? []).map((strategy) => names.idOf('strategy', strategy)),
      participatingAreas: (measure.participatingAreas ?? []).map((area) => names.idOf('unit', area)),
      exemption: null,
      source: names.source(measure.chapter),
    }),
    ...(measure.decisions ?? []).map((decision, index) =>
      step(names, [...path, 'decisions', index], slug, `/decision/${index}`, {
        type: 'ReferToDecision',
        reference: names.idOf('reference', `measure/${slug}/${index}`),
        decision: seedDecision(decision),
        source: names.source(decision.chapter),
      }),
    ),
    ...(measure.milestones ?? []).map((milestone, index) =>
      step(names, [...path, 'milestones', index], slug, `/milestone/${milestone.id}`, {
        type: 'AddMilestone',
        milestone: names.idOf('milestone', `${slug}/${milestone.id}`),
        kind: 'milestone',
        title: milestone.title,
        responsible: null,
        due: milestone.due ?? null,
        status: milestone.done === true ? 'completed' : 'planned',
      }),
    ),
    step(names, [...path, 'status'], slug, '/status', statusOf(measure, file.source.reportedOn)),
  ];
}

/** Lights are not assessed: the sources have none. A phase that the words do not say is what a person has read. */
function statusOf({ status, comment }: SeedMeasure, effectiveOn: string): MeasureCommand {
  const phase: Phase | null = status.reading === 'words' || status.reading === 'none' ? null : status.phase;
  return {
    type: 'ReportStatus',
    effectiveOn,
    phase,
    words: status.words ?? null,
    byHeading: status.reading === 'heading',
    progress: 'not-assessed',
    effect: 'not-assessed',
    comment: comment ?? null,
    commentExempt: null,
    risk: null,
    deviation: null,
    cause: null,
    action: null,
    remedy: null,
    decision: null,
  };
}

function likeness({ id: slug, resembles }: SeedMeasure, path: SeedPath, names: SeedNames): SeedStep[] {
  if (resembles === undefined) return [];
  return [
    step(names, path, slug, '/likeness', {
      type: 'FlagLikeness',
      self: names.idOf('measure', slug),
      measure: names.idOf('measure', resembles),
      note: null,
    }),
  ];
}

/** What the source leaves open about a measure. */
function questions(file: SeedFile, names: SeedNames): SeedStep[] {
  const measures = new Set(file.measures.map(({ id }) => id));
  return (file.openQuestions ?? []).flatMap((question, index) => {
    if (!measures.has(question.about)) return [];
    return [
      step(names, ['openQuestions', index], question.about, `/question/${question.id}`, {
        type: 'RaiseQuestion',
        question: names.idOf('question', question.id),
        text: question.question,
        source: names.source(question.chapter),
      }),
    ];
  });
}
