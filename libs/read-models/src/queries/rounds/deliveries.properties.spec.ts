import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MeasureEvent } from '#domain';
import { ORGANISATION, registered, report, reported, smallOrganisation } from '../../testing/facts.js';
import { AUDITOR, answered, asking, testLog } from '../../testing/log.js';
import { dayNumber, dayOfNumber } from '../../time/day-number.js';
import { roundMeasures } from './index.js';

const SOME = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60) };
const MEASURES = ['m1', 'm2'];
const FROM = '2018-01-01';
const CUT_OFF = '2018-01-08';

/** What somebody says: of a measure, for a day about the beginning of the period; a correction is of one of the reports. */
const step = fc.record({
  measure: fc.constantFrom(...MEASURES),
  kind: fc.constantFrom('report', 'confirm', 'correct', 'correct', 'correct'),
  day: fc.integer({ min: -3, max: 6 }),
  which: fc.nat({ max: 3 }),
});

/** Something that was said, as the rule sees it: of a report, for a day, from a position on. */
interface Said {
  readonly measure: string;
  readonly report: string;
  readonly day: string;
  readonly position: number;
}

it('whoever reported for a day of the period while the round was open has delivered, at every position', () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.nat(), async (steps, place) => {
      const log = testLog();
      await log.record(ORGANISATION, smallOrganisation);
      const first = new Map<string, string>();
      for (const measure of MEASURES) {
        const [, id = ''] = await log.record(`measure-${measure}`, [
          registered(),
          reported({ effectiveOn: '2017-12-01' }),
        ]);
        first.set(measure, id);
      }
      const said: Said[] = [];
      /** Reports of each measure with every event that is a version of it. */
      const reports = new Map(
        MEASURES.map((measure) => [
          measure,
          [{ origin: first.get(measure) ?? '', versions: [first.get(measure) ?? ''] }],
        ]),
      );
      const opening = place % (steps.length + 1);
      let opened = Infinity;
      let position = Number(await log.store.head());

      async function open(): Promise<void> {
        const sectors = [{ sector: 'sector-s', due: CUT_OFF }];
        const data = { title: 'Runde', from: FROM, cutOff: CUT_OFF, programme: null, sectors, previous: null };
        await log.record('round-r', [{ type: 'RoundOpened', data }]);
        opened = ++position;
      }
      async function say(measure: string, fact: MeasureEvent, day: string, origin?: string): Promise<string> {
        const [id = ''] = await log.record(`measure-${measure}`, [fact]);
        said.push({ measure, report: origin ?? id, day, position: ++position });
        return id;
      }
      for (const [index, { measure, kind, day: offset, which }] of steps.entries()) {
        if (index === opening) await open();
        const day = dayOfNumber(dayNumber(FROM) + offset);
        const own = reports.get(measure) ?? [];
        if (kind === 'confirm') {
          await say(measure, { type: 'StatusConfirmed', data: { effectiveOn: day } }, day);
        } else if (kind === 'report') {
          const id = await say(measure, reported({ effectiveOn: day }), day);
          own.push({ origin: id, versions: [id] });
        } else {
          const { origin, versions } = own[which % own.length] ?? { origin: '', versions: [] };
          const corrects = versions[which % versions.length] ?? '';
          const content = { corrects, reason: 'Feil dag', report: report({ effectiveOn: day }) };
          versions.push(await say(measure, { type: 'StatusReportCorrected', data: content }, day, origin));
        }
      }
      if (opened === Infinity) await open();

      const expected = (at: number): string[] =>
        MEASURES.filter((measure) => {
          const last = new Map<string, Said>();
          for (const one of said) if (one.measure === measure && one.position <= at) last.set(one.report, one);
          return [...last.values()].some((one) => one.position > opened && one.day >= FROM);
        });
      await asking(log, (models) => {
        for (let at = opened; at <= position; at++) {
          const asked = { viewer: AUDITOR, round: 'r', at: { position: at }, state: 'delivered' } as const;
          const { measures } = answered(roundMeasures(models, asked));
          expect([at, measures.map(({ measure }) => measure)]).toEqual([at, expected(at)]);
        }
      });
    }),
    SOME,
  ));
