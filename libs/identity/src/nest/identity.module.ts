import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { PeopleRegister } from '../people/register.js';
import { AuthenticationGuard, IDENTITY, type IdentityParts } from './authentication.guard.js';

/** Injection token of the {@link PeopleRegister}. */
export const PEOPLE_REGISTER = Symbol('people-register');

/** Puts the guard before every route, and makes the people register injectable everywhere. */
@Global()
@Module({})
export class IdentityModule {
  static with({ people, ...parts }: IdentityParts & { readonly people: PeopleRegister }): DynamicModule {
    const shared = [
      { provide: IDENTITY, useValue: parts },
      { provide: PEOPLE_REGISTER, useValue: people },
    ];
    return {
      module: IdentityModule,
      providers: [...shared, { provide: APP_GUARD, useClass: AuthenticationGuard }],
      exports: shared,
    };
  }
}
