import { ApiProperty } from '@nestjs/swagger';

/** Text that may be missing, in an answer. */
export const StringOrNone = (description: string): PropertyDecorator =>
  ApiProperty({ description, type: 'string', nullable: true });

/** A whole number that may be missing, in an answer. */
export const WholeOrNone = (description: string): PropertyDecorator =>
  ApiProperty({ description, type: 'integer', nullable: true });

/** A whole number, in an answer. */
export const WholeNumber = (description: string): PropertyDecorator => ApiProperty({ description, type: 'integer' });

/** One of a few words, in an answer. */
export const Word = (description: string, words: readonly string[]): PropertyDecorator =>
  ApiProperty({ description, enum: [...words] });

/** Where the description says why an object has no fixed fields. */
export const OPEN_BECAUSE = 'x-open-because';

/** The schema of an object whose fields are not fixed, which says why. */
export const openObject = (
  because: string,
): { readonly type: 'object'; readonly additionalProperties: true; readonly [OPEN_BECAUSE]: string } => ({
  type: 'object',
  additionalProperties: true,
  [OPEN_BECAUSE]: because,
});

/** A field that holds an object whose fields are not fixed. */
export const OpenObject = (description: string, because: string): PropertyDecorator =>
  ApiProperty({ description, ...openObject(because) });

/** A field that holds any JSON: text, number, list, object or null. */
export const AnyJson = (description: string, because: string): PropertyDecorator =>
  ApiProperty({
    description,
    nullable: true,
    oneOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'array', items: {} },
      openObject(because),
    ],
  });

/** An id with the name that it had at the position of the answer. */
export class NamedAnswer {
  @ApiProperty({ description: 'Its id.' })
  id!: string;

  @ApiProperty({ description: 'Its name; null: the id is not known.', type: 'string', nullable: true })
  name!: string | null;
}
