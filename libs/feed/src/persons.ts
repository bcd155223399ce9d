import type { GoalEvent, MeasureEvent, OrganisationEvent, ProgrammeEvent, StrategyEvent } from '#domain';
import type { JsonObject } from '#event-store';

type AnyEvent = MeasureEvent | ProgrammeEvent | GoalEvent | StrategyEvent | OrganisationEvent;
type FieldsOf<Type> = keyof Extract<AnyEvent, { readonly type: Type }>['data'];

/**
 * Fields of public events that hold a person id. A new public event that names a person needs its row here; internal
 * events need none, they go to employees only.
 */
const PERSON_FIELDS: { readonly [Type in AnyEvent['type']]?: readonly FieldsOf<Type>[] } = {
  MeasureRegistered: ['responsible'],
  ResponsibleChanged: ['from', 'to'],
  MilestoneAdded: ['responsible'],
  MilestoneChanged: ['responsible'],
};

const fields: Readonly<Record<string, readonly string[] | undefined>> = PERSON_FIELDS;

/** The data without its person ids. Left out rather than null: null says that there is nobody. */
export function withoutPersons(type: string, data: JsonObject): JsonObject {
  const persons = fields[type];
  if (!persons) return data;
  return Object.fromEntries(Object.entries(data).filter(([field]) => !persons.includes(field)));
}
