import type { AmountUnit, SavingsNeed, SavingsTarget, TargetScope } from '#domain';
import { AmountField, Id, invalidFields, Nested, OneOf, Text } from '#platform';
import { LENGTH, OptionalText, Reason, SourceBody, sourceOf } from '../http/shared-bodies.js';
import { Year } from '../programmes/bodies.js';
import { EstimateBody, estimateOf, UnitField } from './figures.js';

export class TargetScopeBody {
  @OneOf(['programme', 'unit', 'strategy', 'measure'], {
    description: 'The whole programme; a unit with all below it; a strategy; one measure.',
  })
  kind!: TargetScope['kind'];

  @Id({ optional: true, description: 'With unit, strategy or measure, and only there: its id.' })
  id?: string | null;
}

export class TargetBaselineBody {
  @Year({ optional: true, description: 'The year that is compared with.' })
  year?: number | null;

  @AmountField({ optional: true, description: 'Its level, in the unit’s smallest part.' })
  amount?: number | null;
}

export class NeedBody {
  @Text({ max: LENGTH.title, description: 'What it is called.' })
  title!: string;

  @UnitField('What is counted.')
  unit!: AmountUnit;

  @Year({ description: 'The year whose level it is.', example: 2020 })
  year!: number;

  @Nested(() => EstimateBody, { description: 'How much: a positive figure.' })
  figure!: EstimateBody;

  @OptionalText('More about it.', LENGTH.sentences)
  note?: string | null;

  @Nested(() => SourceBody, { optional: true, description: 'Where it is taken from.' })
  source?: SourceBody | null;
}

export class TargetBody extends NeedBody {
  @Nested(() => TargetScopeBody, {
    optional: true,
    description: 'Whose savings are counted. Default: the programme’s.',
  })
  scope?: TargetScopeBody | null;

  @Nested(() => TargetBaselineBody, { optional: true, description: 'What it is measured against.' })
  baseline?: TargetBaselineBody | null;

  @Id({
    optional: true,
    description: 'Another target of the same that does not agree with this one: both are kept, neither is added up.',
  })
  unreconciledWith?: string | null;
}

export class TargetChangeBody extends TargetBody {
  @Reason()
  reason!: string;
}

export class NeedChangeBody extends NeedBody {
  @Reason()
  reason!: string;
}

/** @throws a problem (400): its scope and the id of that do not go together */
export const targetOf = (target: string, body: TargetBody): SavingsTarget => ({
  target,
  title: body.title,
  scope: scopeOf(body.scope),
  unit: body.unit,
  year: body.year,
  figure: estimateOf(body.figure),
  baseline: body.baseline ? { year: body.baseline.year ?? null, amount: body.baseline.amount ?? null } : null,
  unreconciledWith: body.unreconciledWith ?? null,
  note: body.note ?? null,
  source: sourceOf(body.source),
});

export const needOf = (need: string, body: NeedBody): SavingsNeed => ({
  need,
  title: body.title,
  unit: body.unit,
  year: body.year,
  figure: estimateOf(body.figure),
  note: body.note ?? null,
  source: sourceOf(body.source),
});

/** @throws a problem (400): what is counted is not said, or said of the whole programme */
function scopeOf(body: TargetScopeBody | null | undefined): TargetScope {
  const id = body?.id ?? null;
  if (!body || body.kind === 'programme') {
    if (id !== null) throw invalidFields([{ field: 'scope.id', code: 'field-unknown' }]);
    return { kind: 'programme' };
  }
  if (id === null) throw invalidFields([{ field: 'scope.id', code: 'field-missing' }]);
  switch (body.kind) {
    case 'unit':
      return { kind: 'unit', unit: id };
    case 'strategy':
      return { kind: 'strategy', strategy: id };
    case 'measure':
      return { kind: 'measure', measure: id };
  }
}
