/** Fields that hold a person id, in answers and in the data of events. */
const PERSON_FIELDS: ReadonlySet<string> = new Set([
  'person',
  'responsible',
  'recordedBy',
  'lead',
  'from',
  'to',
  'old',
  'new',
]);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Ids of persons that may stand in an answer. `from` and `to`, `old` and `new` may hold other things as well: the
 * register leaves out what it does not know.
 */
export function personsIn(answer: object): Set<string> {
  const found = new Set<string>();
  // answers are large: `for … in` makes no lists, and answers are plain objects
  const look = (value: object): void => {
    for (const field in value) {
      const content: unknown = (value as Record<string, unknown>)[field];
      if (typeof content === 'object') {
        if (content !== null) look(content);
      } else if (typeof content === 'string' && PERSON_FIELDS.has(field) && UUID.test(content)) {
        found.add(content);
      }
    }
  };
  look(answer);
  return found;
}
