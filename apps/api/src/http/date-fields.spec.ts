import { expect, test } from '@jest/globals';
import { fieldValidation } from '#platform';
import { DayField, DuePeriodField, Moment, PartialDateField } from './date-fields.js';

class Dates {
  @DayField({ optional: true })
  on?: string;

  @PartialDateField({ optional: true })
  decidedOn?: string;

  @DuePeriodField({ optional: true })
  due?: string;

  @Moment({ optional: true })
  asOf?: string;
}

const read = (given: object): Promise<unknown> =>
  fieldValidation().transform(given, { type: 'body', metatype: Dates }) as Promise<unknown>;

test.each([
  { on: '2017-05-31', decidedOn: '2016', due: '2017-21', asOf: '2017-05-31' },
  { on: '2016-02-29', decidedOn: '2016-05', due: '2017-39', asOf: '2017-05-31T12:00:00+02:00' },
  { decidedOn: '2016-05-12', due: '2017-06', asOf: '2017-05-31T12:00Z' },
])('%j is read as it is, without the blanks around', async (dates) => {
  const withBlanks = Object.fromEntries(Object.entries(dates).map(([name, text]) => [name, ` ${text} `]));
  expect({ ...((await read(withBlanks)) as object) }).toEqual(dates);
});

test.each([
  { on: '2017-02-30', decidedOn: '2017-13', due: '2017-40', asOf: 'now' },
  { on: '2017-5-1', decidedOn: '2017-02-30', due: '1800', asOf: '2017-05-31T12:00:00' },
])('%j: every fault at once', async (dates) => {
  await expect(read(dates)).rejects.toMatchObject({
    problem: {
      status: 400,
      errors: expect.arrayContaining([
        expect.objectContaining({ field: 'on', code: 'day-expected' }),
        expect.objectContaining({ field: 'decidedOn', code: 'partial-date-expected' }),
        expect.objectContaining({ field: 'due', code: 'due-period-expected' }),
        expect.objectContaining({ field: 'asOf', code: 'moment-expected' }),
      ]) as unknown,
    },
  });
});
