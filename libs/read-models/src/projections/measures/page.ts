import { lastDayOf, type Measure } from '#domain';
import { dayNumber } from '../../time/oslo.js';
import type { Placement } from './catalogue.js';
import type { Fate } from './code.js';
import { NO_DAY } from './standing.js';

/** Everything of a measure but how it is doing: the domain's own state without its reports. */
export type MeasurePage = Omit<Measure, 'timeline' | 'confirmation' | 'changedBy'>;

/** What has versions of its own because it grows; everything else is in one section. */
const LISTS = [
  'participatingAreas',
  'adoptions',
  'carriedOver',
  'deputies',
  'dueDates',
  'goals',
  'strategies',
  'milestones',
  'risks',
  'dependencies',
  'decisions',
  'likenesses',
  'questions',
  'notes',
] as const satisfies readonly (keyof MeasurePage)[];

type ListName = (typeof LISTS)[number];
type Core = Omit<MeasurePage, ListName>;
export type SectionName = 'core' | ListName;

const coreOf = (page: MeasurePage): Core => ({
  title: page.title,
  description: page.description,
  legalBasis: page.legalBasis,
  area: page.area,
  areaAssumed: page.areaAssumed,
  chapterArea: page.chapterArea,
  source: page.source,
  programme: page.programme,
  adopted: page.adopted,
  responsible: page.responsible,
  continuous: page.continuous,
  due: page.due,
  exemption: page.exemption,
  end: page.end,
});

/** The sections in which two pages differ. Lists that are empty in a new page need no section. */
export function* changedSections(
  before: MeasurePage | null,
  after: MeasurePage,
): Generator<readonly [SectionName, unknown]> {
  const core = coreOf(after);
  const differs = (key: keyof Core): boolean => before === null || before[key] !== after[key];
  if ((Object.keys(core) as (keyof Core)[]).some(differs)) yield ['core', core];
  for (const list of LISTS) {
    if (before === null ? after[list].length > 0 : before[list] !== after[list]) yield [list, after[list]];
  }
}

/** The page that sections make; null: there is no such measure. */
export function pageOf(sections: ReadonlyMap<string, unknown>): MeasurePage | null {
  const core = sections.get('core') as Core | undefined;
  if (!core) return null;
  const lists = LISTS.map((list) => [list, sections.get(list) ?? []] as const);
  return { ...core, ...(Object.fromEntries(lists) as unknown as Pick<MeasurePage, ListName>) };
}

export const fateOf = ({ end }: MeasurePage): Fate => end?.kind ?? 'counts';

/** What reports group and filter by. */
export const placementOf = (page: MeasurePage): Placement => ({
  unit: page.area,
  chapterArea: page.chapterArea,
  programme: page.programme,
  adopted: page.adopted === 'adopted',
  responsible: page.responsible,
  continuous: page.continuous,
  due: page.due,
  dueLast: page.due === null ? NO_DAY : dayNumber(lastDayOf(page.due)),
  exempt: page.exemption !== null,
  goals: page.goals,
  strategies: page.strategies,
});
