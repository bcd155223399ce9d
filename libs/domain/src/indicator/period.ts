import { isDuePeriod } from '../shared/due.js';
import type { Day } from '../shared/values.js';
import type { IndicatorPeriod } from './events.js';

const TERTIAL_BEGINS: Readonly<Record<string, string>> = { '37': '01', '38': '05', '39': '09' };

/** Is it a year, a month or a tertial that exists? Days and seasons are no periods of a series. */
export const isIndicatorPeriod = (text: string): text is IndicatorPeriod =>
  text.length <= 7 && isDuePeriod(text) && !/-2\d$/.test(text);

/** The first day of a period; see {@link isIndicatorPeriod}. */
export function firstDayOf(period: IndicatorPeriod): Day {
  const [year, part = '01'] = period.split('-');
  return `${year}-${TERTIAL_BEGINS[part] ?? part}-01`;
}
