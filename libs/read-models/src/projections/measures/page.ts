import { lastDayOf, type Measure } from '#domain';
import { dayNumber } from '../../time/day-number.js';
import type { Placement } from './catalogue.js';
import type { Fate } from './code.js';
import { NO_DAY } from './standing.js';

/** Everything of a measure but how it is doing: the domain's own state without its reports. */
export type MeasurePage = Omit<Measure, 'timeline' | 'confirmation' | 'changedBy'>;

/** Parts that are lists. Everything else is in one part, the core. */
export const LISTS = [
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

export type ListName = (typeof LISTS)[number];
export type Core = Omit<MeasurePage, ListName>;

const LIST_NAMES: ReadonlySet<string> = new Set(LISTS);
export const isList = (section: string): section is ListName => LIST_NAMES.has(section);

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
  dueLast: page.due === null || page.continuous ? NO_DAY : dayNumber(lastDayOf(page.due)),
  exempt: page.exemption !== null,
  goals: page.goals,
  strategies: page.strategies,
});
