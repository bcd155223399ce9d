import { Flag, Id, Nested, Whole, type FieldOptions } from '#platform';
import { DecisionBody, Name, SourceBody } from '../http/shared-bodies.js';

/** A year, within what the rules do not take for a slip of the pen. */
export const Year = (options: FieldOptions): PropertyDecorator => Whole({ min: 1900, max: 2199, ...options });

export class PrepareProgrammeBody {
  @Name('Its name.', 'Handlingsprogram 2018–2021')
  name!: string;

  @Year({ description: 'First year.', example: 2018 })
  firstYear!: number;

  @Year({ description: 'Last year: a programme has four years.', example: 2021 })
  lastYear!: number;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;
}

export class ProgrammeAdoptionBody {
  @Nested(() => DecisionBody, { optional: true, description: 'The decision of the council.' })
  decision?: DecisionBody | null;

  @Flag({
    optional: true,
    description: 'True: it is adopted, and the source does not tell the case. Default: false.',
  })
  decisionUnknown?: boolean | null;
}

export class SupersessionBody {
  @Id({ description: 'The programme that takes over: adopted, and beginning later.' })
  by!: string;
}
