import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { projections } from '../projections/index.js';
import { measuresProjection } from '../projections/measures/measures.js';
import { legalHistory } from '../testing/history.js';
import { inFolder } from '../testing/log.js';
import { viewFile } from '../view/file.js';
import { buildViews, digest, dumpViews, rebuildViews, verifyViews } from './views.js';

describe('views', () => {
  it('are found to be what the log makes of them, and rebuilt to the same', async () => {
    const { store } = await legalHistory(7, 150);
    await inFolder(async (dir) => {
      await buildViews(dir, store);
      const before = digest(dumpViews(dir));
      expect(await verifyViews(dir, store)).toEqual([]);
      const built = await rebuildViews(dir, store);
      expect(built.map(({ stopped }) => stopped)).toEqual(projections.map(() => null));
      expect(digest(dumpViews(dir))).toBe(before);
      expect(readdirSync(dir).filter((file) => file.endsWith('.sqlite'))).toHaveLength(projections.length);
      expect(readdirSync(dir).filter((file) => file.startsWith('rebuild'))).toEqual([]);
    });
  });

  it('that say something else are named, with the first row that differs', async () => {
    const { store } = await legalHistory(7, 150);
    await inFolder(async (dir) => {
      await buildViews(dir, store);
      const db = new Database(viewFile(dir, measuresProjection));
      db.exec(`UPDATE report SET comment = 'Noe helt annet' WHERE position = (SELECT max(position) FROM report)`);
      db.close();
      const [fault, ...others] = await verifyViews(dir, store);
      // the same comment stands in whichever reports show it
      expect(others.every(({ projection }) => projection.startsWith('report '))).toBe(true);
      expect(fault?.projection).toBe('measures');
      expect(fault?.found).toContain('Noe helt annet');
      expect(fault?.expected).toMatch(/^report /);
    });
  });

  it('that are behind are compared with the log as it was there', async () => {
    const { store, record } = await legalHistory(7, 150);
    await inFolder(async (dir) => {
      await buildViews(dir, store);
      await record('programme-later', [
        { type: 'ProgrammePrepared', data: { name: 'HP', firstYear: 2019, lastYear: 2022, source: null } },
      ]);
      expect(await verifyViews(dir, store)).toEqual([]);
    });
  });
});
