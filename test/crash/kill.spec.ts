import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore, RevisionConflict, type EventStore } from '#event-store';
import { wholeLog } from '#event-store/contract';
import { startAppender, type Acknowledgement, type Attempt } from './appender-process.js';
import { expectSoundLog } from './log-checks.js';

/** `KILL_ROUNDS=1000 npm test -- test/crash` tries longer. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 50);
/** Rounds on one log: what survived one kill must survive the next. */
const ROUNDS_PER_LOG = 10;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it(
  `killed ${ROUNDS} times while many write: what was acknowledged is there, once and in order; nothing is there by half`,
  async () => {
    let acknowledged: Acknowledgement[] = [];
    let total = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const file = join(folder, `${Math.floor(round / ROUNDS_PER_LOG)}.sqlite`);
      if (round % ROUNDS_PER_LOG === 0) acknowledged = [];
      const child = startAppender({ file, run: round, writers: 24, appends: 0 });
      await child.heard('ready');
      // after a random number of acknowledgements, none included; the kill then falls anywhere in a commit
      await child.heard('acknowledged', Math.floor(Math.random() ** 2 * 400));
      child.kill();
      const said = await child.ended;
      acknowledged.push(...said.acknowledged);
      total += said.acknowledged.length;

      const store = await openSqliteEventStore({ file });
      const before = new Set((await wholeLog(store)).map(({ id }) => id));
      for (const attempt of said.unresolved) acknowledged.push(...(await retry(store, attempt, before)));
      await expectSoundLog(file, store, acknowledged);
      await store.close();
    }
    expect(total).toBeGreaterThan(ROUNDS);
  },
  60_000 + ROUNDS * 5_000,
);

/** The same append again, as a client does that never got an answer. Gives it as acknowledged, if it now is. */
async function retry(store: EventStore, attempt: Attempt, before: ReadonlySet<string>): Promise<Acknowledgement[]> {
  const { stream, expected, events } = attempt;
  const written = events.filter(({ id }) => before.has(id));
  try {
    return [{ ...attempt, ...(await store.append(stream, expected, events)) }];
  } catch (error) {
    // somebody else was faster: then nothing of it had been written
    expect(error).toBeInstanceOf(RevisionConflict);
    expect(written).toEqual([]);
    return [];
  }
}
