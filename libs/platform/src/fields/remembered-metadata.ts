import { getMetadataStorage, type MetadataStorage } from 'class-validator';

type Find = MetadataStorage['getTargetValidationMetadatas'];
type Found = ReturnType<Find>;

let remembered = false;

/**
 * class-validator looks through the fields of every class of the program, each time it validates an object. Fields are
 * decorated while modules load and never change afterwards, so what was found for a class is kept. Groups and schemas
 * are not used here and are looked up as before.
 */
export function rememberFields(): void {
  if (remembered) return;
  remembered = true;
  const storage = getMetadataStorage();
  const find: Find = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, Found>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    const plain = typeof target === 'function' && !schema && !always && !strictGroups && !groups?.length;
    if (!plain) return find(target, schema, always, strictGroups, groups);
    let found = known.get(target);
    if (!found) known.set(target, (found = find(target, schema, always, strictGroups, groups)));
    return found;
  };
}
