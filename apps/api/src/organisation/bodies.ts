import type { GrantedRole, UnitLevel } from '#domain';
import { Id, Nested, OneOf } from '#platform';
import { Name, OptionalReason, PersonBody, Reason, SourceBody } from '../http/shared-bodies.js';

const ROLES: readonly GrantedRole[] = ['politician', 'reader', 'controller', 'auditor', 'administrator'];

export class UnitBody {
  @OneOf(['sector', 'area', 'unit'], {
    description: 'sector: at the top; area (programområde): in a sector; unit (enhet): in an area.',
  })
  level!: UnitLevel;

  @Name('Its name.', 'Grunnskole')
  name!: string;

  @Id({ optional: true, description: 'The unit that it stands in, of the level above. A sector has none.' })
  parent?: string | null;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;
}

export class UnitMoveBody {
  @Id({ description: 'The unit that it is to stand in, of the level above.' })
  to!: string;

  @Reason()
  reason!: string;
}

export class ChapterAreaBody {
  @Name('Its name, as the document has it.')
  name!: string;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;
}

export class RoleBody extends PersonBody {
  @OneOf(ROLES, { description: 'What the person may do in the whole installation.' })
  role!: GrantedRole;
}

export class RoleWithdrawalBody extends RoleBody {
  @OptionalReason()
  reason?: string | null;
}
