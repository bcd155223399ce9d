import { counts } from '../../projections/measures/code.js';
import { COLUMN, WIDTH } from '../../projections/measures/standing.js';
import { aggregateOf, categoryOf } from '../../events.js';
import type { Standpoint } from '../read-models.js';
import type { PublicationCorrection } from './answers.js';
import { placementAt } from './parts.js';

/**
 * What the published report says something of, by stream; null: it holds nothing of it, or it is not open to all any
 * more.
 */
export function subjectsSince(
  { measures, indicators, position }: Standpoint,
  pinned: number,
): (stream: string) => PublicationCorrection['about'] | null {
  const then = measures.at(pinned);
  const now = measures.at(position);
  const { catalogue } = now;

  function measureSubject(kind: 'measure' | 'savings', id: string): PublicationCorrection['about'] | null {
    const number = catalogue.measureNumber(id);
    if (number === undefined || number > then.standing.count) return null;
    const counted = counts(then.standing.rows[(number - 1) * WIDTH + COLUMN.code] ?? 0);
    const exempt = [then, now].some(({ standing }) => catalogue.isExempt(placementAt(standing, number)));
    return counted && !exempt ? { kind, id, title: catalogue.title(number, position) } : null;
  }

  function indicatorSubject(id: string): PublicationCorrection['about'] | null {
    const [before, after] = [indicators.at(pinned).get(id), indicators.at(position).get(id)];
    if (!before || !after || before.restricted || after.restricted || before.retired) return null;
    return { kind: 'indicator', id, title: after.title };
  }

  return (stream) => {
    const id = aggregateOf(stream);
    switch (categoryOf(stream)) {
      case 'measure':
        return measureSubject('measure', id);
      case 'savings':
        return measureSubject('savings', id);
      case 'indicator':
        return indicatorSubject(id);
      default:
        return null;
    }
  };
}
