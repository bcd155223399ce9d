import { setImmediate } from 'node:timers/promises';
import { answersFor, type Directory, type RoundStanding, type SectorStanding } from '#application';
import { SEES_EVERYTHING } from '#identity';
import { roundMeasures, roundReport, type ExpectedMeasure, type RunningReadModels } from '#read-models';

/** Milliseconds to wait until the views have seen what is in the log at the moment of asking. */
const PATIENCE = 2_000;
const PAGE = 1_000;

/** Where the deliveries of a round stand, from the views of this process. */
export function roundStanding(
  models: RunningReadModels,
  directory: Pick<Directory, 'state'>,
  head: () => Promise<string>,
): RoundStanding {
  async function missingIn(round: string): Promise<readonly ExpectedMeasure[] | null> {
    const missing: ExpectedMeasure[] = [];
    for (let cursor: string | undefined; ;) {
      const page = roundMeasures(models, { viewer: SEES_EVERYTHING, round, state: 'missing', limit: PAGE, cursor });
      if (!page.ok) return null;
      missing.push(...page.answer.measures);
      if (page.answer.next === null) return missing;
      cursor = page.answer.next;
      await setImmediate();
    }
  }

  return {
    async standing(round) {
      if (!(await models.whenAt(await head(), PATIENCE))) return null;
      const report = roundReport(models, { viewer: SEES_EVERYTHING, round });
      const missing = await missingIn(round);
      if (!report.ok || !missing) return null;
      const bySector = Map.groupBy(missing, ({ sector }) => sector);
      const { units } = directory.state.organisation;
      return report.answer.sectors.map(({ sector, due, lead, state }): SectorStanding => ({
        sector,
        due,
        lead,
        open: state === 'open' || state === 'sent-back',
        missing: (bySector.get(sector) ?? []).map((one) => ({
          measure: one.measure,
          responsible: answersFor(units, one),
        })),
      }));
    },
  };
}
