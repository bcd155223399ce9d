import type { PeopleRegister, Person } from '#identity';
import { CliFault } from './fault.js';

const PAGE = 500;
/** A name for the moment between registering an erased person and erasing it again. */
const NO_NAME = '–';

/**
 * Copies a people register into another. Safe to run again: who is there as in the source stays. Of an erased person
 * the id is kept, and the moment of the copy becomes the moment of the erasure.
 * @returns how many persons the source holds
 * @throws {CliFault} somebody is in the target as another, or with another name
 */
export async function copyPeople(source: PeopleRegister, target: PeopleRegister): Promise<number> {
  let copied = 0;
  let after: string | null = null;
  for (;;) {
    const page: readonly Person[] = await source.list(after, PAGE);
    for (const person of page) await copyPerson(person, target);
    copied += page.length;
    after = page.at(-1)?.person ?? null;
    if (after === null) return copied;
  }
}

async function copyPerson({ person, login, name, email }: Person, target: PeopleRegister): Promise<void> {
  const isErased = name === null;
  if (isErased && (await target.find(person))?.name === null) return;
  const result = await target.register({ person, login, name: name ?? NO_NAME, email });
  if (!result.ok) {
    throw new CliFault(
      ...result.refusals.map(({ code }) => `person ${person}: ${code}: the target's register differs.`),
    );
  }
  if (isErased) await target.erase(person);
}
