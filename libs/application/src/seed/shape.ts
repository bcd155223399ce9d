import { Type } from 'class-transformer';
import {
  IsArray,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** Decorators that the classes of a seed file's shape are written with. */

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An id of the file. */
export const Slug = (): PropertyDecorator => (target, key) => {
  IsString()(target, key);
  Matches(SLUG, { message: `${String(key)} must be lower-case letters, digits and hyphens, as in "energy-contract"` })(
    target,
    key,
  );
};

/** Ids of the file; may be left out. */
export const Slugs = (): PropertyDecorator => (target, key) => {
  IsOptional()(target, key);
  IsArray()(target, key);
  Matches(SLUG, { each: true })(target, key);
};

/** Text that says something, of `most` characters. */
export const Words =
  (most: number): PropertyDecorator =>
  (target, key) => {
    IsString({ message: `${String(key)} must be text (put numbers and dates in quotes)` })(target, key);
    IsNotEmpty()(target, key);
    MaxLength(most)(target, key);
  };

export const OptionalWords =
  (most: number): PropertyDecorator =>
  (target, key) => {
    IsOptional()(target, key);
    Words(most)(target, key);
  };

/** A list of entries. */
export const Entries =
  (type: () => new () => object): PropertyDecorator =>
  (target, key) => {
    IsArray()(target, key);
    ValidateNested({ each: true })(target, key);
    Type(type)(target, key);
  };

export const Entry =
  (type: () => new () => object): PropertyDecorator =>
  (target, key) => {
    IsObject()(target, key);
    ValidateNested()(target, key);
    Type(type)(target, key);
  };

/** A whole number of a unit's smallest part: never a fraction, and none that a sum would round. */
export const WholeAmount = (): PropertyDecorator => (target, key) => {
  IsInt({ message: `${String(key)} must be a whole number of the unit's smallest part` })(target, key);
  Min(Number.MIN_SAFE_INTEGER)(target, key);
  Max(Number.MAX_SAFE_INTEGER)(target, key);
};

export const Year = (): PropertyDecorator => (target, key) => {
  IsInt()(target, key);
  Min(1900)(target, key);
  Max(2200)(target, key);
};
