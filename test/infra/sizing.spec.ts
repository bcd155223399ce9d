import { expect, it } from '@jest/globals';
import { text } from './files.js';
import { ASSUMED, figureRows, INSTALLATIONS, measuredFigures, sizingRows } from './sizing.js';

const page = text('docs/operations/sizing.md');

/** Rows of the tables of a page, as their cells. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it('the sizing page says what follows from the measured figures', () => {
  const wanted = [['', ...INSTALLATIONS.map(({ name }) => name)], ...sizingRows(measuredFigures())];
  expect(rows.slice(0, wanted.length + 1).filter((cells) => !/^:?-+:?$/.test(cells[0] ?? ''))).toEqual(wanted);
});

it('the sizing page names each figure, how it was found, and what is assumed', () => {
  const { machine } = JSON.parse(text('docs/operations/figures.json')) as { readonly machine: string };
  expect(page).toContain(machine);
  expect(rows).toEqual(expect.arrayContaining(figureRows(measuredFigures()).map((row) => [...row])));
  const { apiMebibytes, coldStartSeconds, feedSecondsToLastReader } = measuredFigures();
  expect(page).toContain(`${apiMebibytes.value} MiB with`);
  expect(page).toContain(`less than ${apiMebibytes.value} MiB`);
  expect(page).toContain(`starts in ${coldStartSeconds.value} seconds`);
  expect(page).toContain(`10,000 readers in ${feedSecondsToLastReader.value} seconds`);
  expect(page).toContain(`${ASSUMED.eventsPerMeasureAndYear} events a year`);
  expect(page).toContain(`${ASSUMED.busiestHour * 100} %`);
});
