import { randomUUID } from 'node:crypto';
import {
  OutcomeUnknown,
  RevisionConflict,
  START,
  uuidV5,
  type ExpectedRevision,
  type JsonObject,
  type State,
  type StateStreams,
} from '#event-store';
import { peopleChanges, samePerson, type Decision } from './changes.js';
import { createPeopleCopy, personFromJson, personToJson, type PeopleCopy } from './copy.js';
import type { PeopleRegister, PeopleResult, Person } from './register.js';
import type { OtherPeople } from './rules.js';

/** One after another, whoever makes them: the last change of the register. Its revision orders all of them. */
const CHANGES = 'people';
const PERSONS = 'person-';

/** Namespace of the ids of events in the persons' streams. Never change it: it makes applying a change repeatable. */
const APPLIED = '5d6cbb4e-2ae6-5c3b-9a53-0f3a5b6f7a30';

/** Milliseconds that the copy is taken for the register: within which another replica's change is seen. */
const FRESH_FOR = 500;

/** Milliseconds that the copy is used while the server does not answer. */
const USED_FOR = 60_000;

const PAGE = 1_000;

/** How often a change is decided again because another replica was faster, or an answer was lost. */
const ATTEMPTS = 20;

/** What stands in {@link CHANGES}: a person as it is to be, and where the person's stream stood before. */
interface Change {
  readonly person: Person;
  readonly expected: ExpectedRevision;
}

/**
 * The people register on the log's server, in streams of which each keeps its last event only: one for each person, and
 * one that every change goes through, so that of two replicas' changes the second sees the first. A change is written
 * there first; whoever comes next completes it, if its replica died before it did.
 */
export async function openStreamsPeopleRegister(
  streams: StateStreams,
  clock: () => Date = () => new Date(),
): Promise<PeopleRegister> {
  const copy = createPeopleCopy(START);
  const others: OtherPeople = {
    find: (person) => copy.find(person)?.person ?? null,
    findByLogin: (login) => copy.findByLogin(login)?.person ?? null,
  };
  let changes: ExpectedRevision = 'no-stream';
  let readAt = -Infinity;
  let reading: Promise<void> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** Brings the copy level with the register, and completes its last change. */
  async function read(): Promise<void> {
    const begun = performance.now();
    const last = await streams.last(CHANGES);
    if (last && last.revision !== changes) {
      await readPersons(streams, copy);
      await complete(last);
      changes = last.revision;
    }
    readAt = begun;
  }

  /** Two replicas may do so at once: the server then does not tell the second that it was done, but the stream does. */
  async function complete(last: State): Promise<void> {
    const { person, expected } = changeOf(last);
    const id = uuidV5(APPLIED, last.id);
    const isDone = (): boolean => {
      const kept = copy.find(person.person);
      return kept !== null && (kept.event === id || kept.revision >= revisionAfter(expected));
    };
    for (let attempt = 1; !isDone(); attempt++) {
      try {
        await streams.put(PERSONS + person.person, expected, { id, type: 'PersonKept', data: personToJson(person) });
      } catch (error) {
        const isTold = error instanceof RevisionConflict || error instanceof OutcomeUnknown;
        if (!isTold || attempt === ATTEMPTS) throw error;
      }
      await readPersons(streams, copy);
    }
  }

  const level = (): Promise<void> => (reading ??= read().finally(() => (reading = null)));

  /** As {@link level}, and not by what was asked before now. */
  async function levelFromNow(): Promise<void> {
    await reading?.catch(() => undefined);
    await level();
  }

  async function fresh(): Promise<void> {
    const age = performance.now() - readAt;
    if (age < FRESH_FOR) return;
    try {
      await level();
    } catch (error) {
      if (age > USED_FOR) throw error;
    }
  }

  /** Writes a change after the one that was seen last; false: somebody was faster, or it is not known. */
  async function propose(change: Change): Promise<boolean> {
    const event = { id: randomUUID(), type: 'PersonChanged', data: changeToJson(change) };
    try {
      await streams.put(CHANGES, changes, event);
      return true;
    } catch (error) {
      // not known: what the register says now is looked at, and decided again
      if (error instanceof RevisionConflict || error instanceof OutcomeUnknown) return false;
      throw error;
    }
  }

  async function settle(decide: () => Decision): Promise<PeopleResult> {
    for (let attempt = 1; ; attempt++) {
      await levelFromNow();
      const decision = decide();
      if (!decision.ok) return decision;
      const { person } = decision;
      const kept = copy.find(person.person);
      if (kept && samePerson(kept.person, person)) return decision;
      if (await propose({ person, expected: kept?.revision ?? 'no-stream' })) {
        await levelFromNow();
        return decision;
      }
      if (attempt === ATTEMPTS) throw new OutcomeUnknown('the people register was changed by others again and again');
    }
  }

  /** Changes of this process take turns; those of others are found out by the server. */
  function write(decide: () => Decision): Promise<PeopleResult> {
    const done = turn.then(() => settle(decide));
    turn = done.catch(() => undefined);
    return done;
  }

  await level();

  return {
    ...peopleChanges(others, write, clock),
    async find(person) {
      await fresh();
      return others.find(person);
    },
    async findByLogin(login) {
      await fresh();
      return others.findByLogin(login);
    },
    async names(persons) {
      await fresh();
      const known = [...persons].flatMap((person) => others.find(person) ?? []);
      return new Map(known.map(({ person, name }) => [person, name]));
    },
    async list(after, limit) {
      await fresh();
      return copy.list(after, limit);
    },
    async close() {
      await turn;
    },
  };
}

async function readPersons(streams: StateStreams, copy: PeopleCopy): Promise<void> {
  for (;;) {
    const page = await streams.after(PERSONS, copy.token, PAGE);
    for (const { revision, id, data, token } of page) {
      copy.take({ person: personFromJson(data), revision, event: id }, token);
    }
    if (page.length < PAGE) return;
  }
}

const changeToJson = ({ person, expected }: Change): JsonObject => ({ person: personToJson(person), expected });

const changeOf = ({ data }: State): Change => {
  const { person, expected } = data as unknown as { person: JsonObject; expected: ExpectedRevision };
  return { person: personFromJson(person), expected };
};

const revisionAfter = (expected: ExpectedRevision): number => (expected === 'no-stream' ? 0 : expected + 1);
