/** Fields that hold a person id, in answers and in the data of events. */
const PERSON_FIELDS: ReadonlySet<string> = new Set(['person', 'responsible', 'lead', 'from', 'to', 'old', 'new']);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Ids of persons that may stand in an answer. `from` and `to`, `old` and `new` may hold other things as well: the
 * register leaves out what it does not know.
 */
export function personsIn(answer: unknown): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) look(one);
    } else if (typeof value === 'object' && value !== null) {
      for (const [field, content] of Object.entries(value)) {
        if (typeof content !== 'string') look(content);
        else if (PERSON_FIELDS.has(field) && UUID.test(content)) found.add(content);
      }
    }
  };
  look(answer);
  return found;
}
