import { describe, expect, it } from '@jest/globals';
import { ValidationPipe } from '@nestjs/common';
import { IsInt } from 'class-validator';
import fc from 'fast-check';
import { instanceIfInOrder } from './declared.js';
import { AmountField, Flag, Id, ListOf, Nested, OneOf, Text, Whole } from './field.js';
import * as kinds from './kinds.js';
import { fieldValidation } from './validation.js';

class Person {
  @Id()
  id!: string;

  @Text({ max: 5, optional: true })
  note?: string | null;
}

class Base {
  @Text({ max: 8, lines: true })
  title!: string;
}

class Report extends Base {
  @OneOf(['red', 'green'])
  light!: string;

  @Flag({ optional: true })
  sure?: boolean | null;

  @Whole({ min: 1, max: 4, optional: true, inQuery: true })
  quarter?: number | null;

  @AmountField({ optional: true })
  amount?: number | null;

  @ListOf(kinds.id, { max: 2, optional: true })
  goals?: string[] | null;

  @Nested(() => Person, { optional: true })
  responsible?: Person | null;

  @Nested(() => Person, { optional: true, list: { min: 1, max: 2 } })
  deputies?: Person[] | null;
}

class Foreign extends Base {
  @IsInt()
  pages!: number;
}

const pipe = fieldValidation();
const body = { type: 'body', metatype: Report } as const;
/** What class-validator alone makes of it. */
const thoroughly = (value: unknown): Promise<unknown> =>
  ValidationPipe.prototype.transform.call(pipe, value, body) as Promise<unknown>;

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const odd = fc.constantFrom<unknown>(null, '', ' ', 0, 1.5, 5, '2', [], {}, 'x'.repeat(9), '\u0007', true, [[]]);
const id = fc.constantFrom('a1', ' b-2 ', 'c');
const person = fc.oneof(
  { weight: 8, arbitrary: fc.record({ id, note: fc.constantFrom('ja', null) }, { requiredKeys: ['id'] }) },
  fc.record({ id: odd, extra: odd }, { requiredKeys: [] }),
);
const or = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: arbitrary as fc.Arbitrary<unknown> }, odd);
const report = fc.record(
  {
    title: or(fc.constantFrom('Skole', ' a\r\nb ', 'e\u0301')),
    light: or(fc.constantFrom('red', 'green')),
    sure: or(fc.boolean()),
    quarter: or(fc.constantFrom(1, 4, '3')),
    amount: or(fc.constantFrom(-5, 23_000_000)),
    goals: or(fc.array(id, { maxLength: 3 })),
    responsible: or(person),
    deputies: or(fc.array(person, { maxLength: 3 })),
    unknown: odd,
  },
  { requiredKeys: ['title', 'light'] },
);

describe('the short way for what is in order', () => {
  it('takes only what class-validator takes, and makes the same of it', async () => {
    let [taken, left] = [0, 0];
    await fc.assert(
      fc.asyncProperty(report, async (value) => {
        const instance = instanceIfInOrder(Report, copy(value));
        const thorough = await thoroughly(copy(value)).catch(() => null);
        if (instance === null) left++;
        else {
          taken++;
          expect(instance).toStrictEqual(thorough);
        }
        // and leaves nothing that is in order to the long way
        expect(instance !== null).toBe(thorough !== null);
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(50);
    expect(left).toBeGreaterThan(50);
  });

  it('makes instances all the way down', () => {
    const given = { title: 'A', light: 'red', responsible: { id: 'a' }, deputies: [{ id: 'b' }] };
    const made = instanceIfInOrder(Report, given) as Report;
    expect(made).toBeInstanceOf(Report);
    expect(made.responsible).toBeInstanceOf(Person);
    expect(made.deputies?.[0]).toBeInstanceOf(Person);
  });

  it('is not for classes with rules of other libraries, nor for what is no plain object', () => {
    expect(instanceIfInOrder(Foreign, { title: 'A', pages: 3 })).toBeNull();
    for (const value of [null, 'A', [], new Date(), [{ title: 'A', light: 'red' }]])
      expect(instanceIfInOrder(Report, value)).toBeNull();
    expect(instanceIfInOrder(Report, { title: 'A', light: 'red', constructor: 1 })).toBeNull();
  });
});
