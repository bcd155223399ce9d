import { isDay, isDuePeriod, isIndicatorPeriod, isPartialDate, parseMoment } from '#domain';
import { field, kinds, type FieldOptions, type Kind } from '#platform';

/** A calendar day: for lists of them. */
export const day: Kind = kinds.written({ format: 'date', example: '2017-05-31' }, 'day-expected', isDay);

const partialDate: Kind = kinds.written(
  { pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$', example: '2016-05' },
  'partial-date-expected',
  isPartialDate,
);

const duePeriod: Kind = kinds.written(
  { pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$', example: '2017-21' },
  'due-period-expected',
  isDuePeriod,
);

const seriesPeriod: Kind = kinds.written(
  { pattern: '^\\d{4}(-\\d{2})?$', example: '2016-37' },
  'series-period-expected',
  isIndicatorPeriod,
);

const moment: Kind = kinds.written(
  { example: '2017-05-31' },
  'moment-expected',
  (text) => text.length <= 40 && parseMoment(text) !== null,
);

/** A calendar day, `YYYY-MM-DD`. */
export const DayField = (options: FieldOptions = {}): PropertyDecorator => field(day, options);
/** A date as far as it is known: `2016`, `2016-05`, `2016-05-12` (EDTF level 0). */
export const PartialDateField = (options: FieldOptions = {}): PropertyDecorator => field(partialDate, options);
/** A day, month, year, season (`-21` … `-24`) or tertial (`-37` … `-39`), 1900 to 2199: EDTF (ISO 8601-2). */
export const DuePeriodField = (options: FieldOptions = {}): PropertyDecorator => field(duePeriod, options);
/** A period of a series: a year, a month or a tertial (`-37` … `-39`), 1900 to 2199. */
export const SeriesPeriodField = (options: FieldOptions = {}): PropertyDecorator => field(seriesPeriod, options);
/** A date (its end in Europe/Oslo) or an instant with its offset: `asOf`. */
export const Moment = (options: FieldOptions = {}): PropertyDecorator => field(moment, options);
