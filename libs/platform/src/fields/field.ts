import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { declare } from './declared.js';
import * as kinds from './kinds.js';
import type { FieldFault, Kind, ListOptions, TextOptions } from './kinds.js';

export interface FieldOptions {
  /** May be left out or null; both mean that there is none. */
  readonly optional?: boolean;
  /** For OpenAPI: what it is, and where the rule comes from. */
  readonly description?: string;
  readonly example?: unknown;
}

/** What stands in a class-validator message: the fault itself, to be said in the caller's language later. */
export const faultText = (fault: FieldFault): string => JSON.stringify(fault);

/** A property of a DTO: tidied, checked and described in OpenAPI by the same kind, so that the three cannot part. */
export function field(kind: Kind, { optional = false, description, example }: FieldOptions = {}): PropertyDecorator {
  const missing = (value: unknown): boolean => value === undefined || value === null;
  const faultOf = (value: unknown): FieldFault | null =>
    missing(value) ? { code: 'field-missing' } : kind.check(value);
  return applyDecorators(
    (prototype: object, property: string | symbol) => declare(prototype, String(property), { optional, kind }),
    ApiProperty({
      ...(kind.schema as object),
      required: !optional,
      ...(optional ? { nullable: true } : {}),
      ...(description === undefined ? {} : { description }),
      ...(example === undefined ? {} : { example }),
    }),
    Transform(({ value }: { value: unknown }) => kind.clean(value)),
    ...(optional ? [IsOptional()] : []),
    ValidateBy({
      name: 'field',
      validator: {
        validate: (value: unknown) => faultOf(value) === null,
        defaultMessage: (given) => faultText(faultOf(given?.value) ?? { code: 'field-invalid' }),
      },
    }),
  );
}

/** Words that people write; see {@link kinds.text}. */
export const Text = (options: TextOptions & FieldOptions): PropertyDecorator => field(kinds.text(options), options);
/** An id that the service gave. */
export const Id = (options: FieldOptions = {}): PropertyDecorator => field(kinds.id, options);
/** One of a few words. */
export const OneOf = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field(kinds.oneOf(values), options);
/** Yes or no. */
export const Flag = (options: FieldOptions & { readonly inQuery?: boolean } = {}): PropertyDecorator =>
  field(kinds.flag(options), options);
/** A whole number within bounds. */
export const Whole = (
  options: FieldOptions & { readonly min: number; readonly max: number; readonly inQuery?: boolean },
): PropertyDecorator => field(kinds.whole(options), options);
/** A whole number of a unit's smallest part. */
export const AmountField = (options: FieldOptions = {}): PropertyDecorator => field(kinds.amount, options);
/** Several values of one kind, each once: `@ListOf(kinds.id, { max: 50 })`. */
export const ListOf = (kind: Kind, options: ListOptions & FieldOptions): PropertyDecorator =>
  field(kinds.listOf(kind, options), options);

export interface NestedOptions extends Omit<FieldOptions, 'example'> {
  /** A list of such objects, of at most so many. */
  readonly list?: { readonly min?: number; readonly max: number };
}

/** An object with fields of its own, or a list of them. */
export function Nested(type: () => new () => object, options: NestedOptions = {}): PropertyDecorator {
  const { optional = false, description, list } = options;
  const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
  const faultOf = (value: unknown): FieldFault | null => {
    if (value === undefined || value === null) return { code: 'field-missing' };
    if (!list) return isObject(value) ? null : { code: 'object-expected' };
    if (!Array.isArray(value)) return { code: 'list-expected' };
    const { min = 0, max } = list;
    if (value.length < min || value.length > max) return { code: 'list-size', params: { min, max } };
    return value.every(isObject) ? null : { code: 'object-expected' };
  };
  const fits = (value: unknown): boolean => faultOf(value) === null;
  return applyDecorators(
    (prototype: object, property: string | symbol) => declare(prototype, String(property), { optional, type, fits }),
    ApiProperty({
      // written as a function of its own: swagger knows a type that is looked up later by the function's name
      type: () => type(),
      isArray: list !== undefined,
      required: !optional,
      ...(list ? { minItems: list.min ?? 0, maxItems: list.max } : {}),
      ...(optional ? { nullable: true } : {}),
      ...(description === undefined ? {} : { description }),
    } as Parameters<typeof ApiProperty>[0] & object),
    ...(optional ? [IsOptional()] : []),
    Type(type),
    ValidateNested(),
    ValidateBy({
      name: 'nested',
      validator: {
        validate: fits,
        defaultMessage: (given) => faultText(faultOf(given?.value) ?? { code: 'field-invalid' }),
      },
    }),
  );
}
