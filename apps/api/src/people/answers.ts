import { ApiProperty } from '@nestjs/swagger';
import type { GrantedRole } from '#domain';
import type { Login, Person } from '#identity';
import { OneOrNone } from '../directory/answers.js';

const ROLES: readonly GrantedRole[] = ['politician', 'reader', 'controller', 'auditor', 'administrator'];

/** How the identity provider knows a person. */
export class LoginAnswer implements Login {
  @ApiProperty({ description: '`iss`: address of the identity provider.' })
  issuer!: string;

  @ApiProperty({ description: '`sub`: what the provider calls the person.' })
  subject!: string;
}

/** A person as the register holds it. */
export class PersonAnswer implements Person {
  @ApiProperty({ description: 'Id of the person: what events name.', format: 'uuid' })
  person!: string;

  @OneOrNone(() => LoginAnswer, 'How he or she signs in; null: cannot sign in.')
  login!: LoginAnswer | null;

  @ApiProperty({ description: 'Null: erased.', type: 'string', nullable: true })
  name!: string | null;

  @ApiProperty({ description: 'E-mail address, if any.', type: 'string', nullable: true })
  email!: string | null;

  @ApiProperty({ description: 'When the name was erased.', type: 'string', format: 'date-time', nullable: true })
  erasedAt!: string | null;

  @ApiProperty({ description: 'Roles granted for the whole installation.', enum: ROLES, isArray: true })
  roles!: readonly GrantedRole[];
}

export class PeopleAnswer {
  @ApiProperty({ description: 'In the order of their ids.', type: [PersonAnswer] })
  people!: PersonAnswer[];

  @ApiProperty({ description: '`after` of the next page; null: this is the last.', type: 'string', nullable: true })
  next!: string | null;
}
