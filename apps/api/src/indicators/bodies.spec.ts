import { expect, test } from '@jest/globals';
import { fieldValidation } from '#platform';
import { BreakBody } from './bodies.js';

const read = (period: string): Promise<unknown> =>
  fieldValidation().transform(
    { period, explanation: 'Ny tellemåte' },
    { type: 'body', metatype: BreakBody },
  ) as Promise<unknown>;

test.each(['2016', '2016-37', '2016-05'])('a series has the period %s', async (period) => {
  await expect(read(period)).resolves.toMatchObject({ period });
});

test.each(['2016-40', '2016-13', '2016-21', '2016-05-01', '0000', '20166', 'i fjor'])(
  '%s is refused in the words of a series, not in those of a due date',
  async (period) => {
    await expect(read(period)).rejects.toMatchObject({
      problem: { status: 400, errors: [{ field: 'period', code: 'series-period-expected' }] },
    });
  },
);
