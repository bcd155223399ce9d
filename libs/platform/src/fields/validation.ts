import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { findMessage } from '../messages/index.js';
import { instanceIfInOrder } from './declared.js';
import { rememberFields } from './remembered-metadata.js';
import { problem, type Fault, type ProblemError } from '../problems/problem.js';

/** More are not told: whoever sends a thousand wrong fields has one fault in the program. */
const MOST = 100;

/** The pipe for every DTO: unknown fields are refused, and every fault of every field is told at once. */
export function fieldValidation(): ValidationPipe {
  rememberFields();
  return new FieldValidation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors: ValidationError[]) => invalidFields(faultsOf(errors)),
  });
}

/** Nest's pipe, and before it the short way for what is in order. */
class FieldValidation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { metatype, type } = metadata;
    // what a decorator of ours hands over, and a part of the address, is as it must be
    if (type === 'custom' || (metatype === String && typeof value === 'string')) return Promise.resolve(value);
    const inOrder =
      metatype && this.toValidate(metadata) ? instanceIfInOrder(metatype as new () => object, value) : null;
    return inOrder ? Promise.resolve(inOrder) : super.transform(value, metadata);
  }
}

/** 400 with every field that is at fault. */
export const invalidFields = (faults: readonly Fault[]): ProblemError =>
  problem(400, 'invalid-fields', { errors: faults.slice(0, MOST) });

/** Faults of a DTO by the path of the field: `remedy.due`, `milestones[2].title`. */
export function faultsOf(errors: readonly ValidationError[], parent = ''): readonly Fault[] {
  return errors.flatMap((error) => {
    const path = pathOf(parent, error.property);
    const fault = ownFault(error, path);
    return fault ? [fault] : faultsOf(error.children ?? [], path);
  });
}

const pathOf = (parent: string, property: string): string => {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
};

function ownFault({ constraints = {} }: ValidationError, field: string): Fault | null {
  if (Object.keys(constraints).length === 0) return null;
  if ('whitelistValidation' in constraints) return { field, code: 'field-unknown' };
  const ours = constraints['field'] ?? constraints['nested'];
  return ours === undefined ? { field, code: 'field-invalid' } : { field, ...readFault(ours) };
}

/** What a decorator of ours wrote in the place of a message. */
function readFault(text: string): Omit<Fault, 'field'> {
  const fault = JSON.parse(text) as Fault;
  return findMessage(fault.code) ? fault : { code: 'field-invalid' };
}
