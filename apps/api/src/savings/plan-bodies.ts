import type { PlanBasis } from '#domain';
import { Id, Nested, OneOf, Text } from '#platform';
import { DecisionBody, decisionOf, LENGTH, OptionalReason, Reason } from '../http/shared-bodies.js';
import { OptionalYears, Undated, Years, type EstimateBody, type YearEstimateBody } from './figures.js';

export class PlanBasisBody {
  @OneOf(['proposal', 'decision', 'technical'], {
    description:
      'proposal: until the programme is adopted; decision: with its case; technical: an adjustment with the authority for it.',
  })
  kind!: PlanBasis['kind'];

  @Nested(() => DecisionBody, { optional: true, description: 'With decision: the case.' })
  decision?: DecisionBody | null;

  @Text({
    max: LENGTH.sentences,
    lines: true,
    optional: true,
    description: 'With technical: who may adjust without a decision, and by which mandate.',
  })
  authority?: string | null;
}

export class PlanBody {
  @Id({ description: 'The line.' })
  line!: string;

  @Id({ description: 'The programme that the plan is for.' })
  programme!: string;

  @Nested(() => PlanBasisBody, { optional: true, description: 'What it rests on. Default: a proposal.' })
  basis?: PlanBasisBody | null;

  @OptionalYears('Every year of the plan; replaces what the plan for this programme said before.')
  years?: YearEstimateBody[] | null;

  @Undated('Figures whose years nobody knows: counted in no year until somebody decides.')
  undated?: EstimateBody[] | null;

  @OptionalReason('Why. A year outside the programme needs it, and so does a plan that is changed.')
  reason?: string | null;
}

export class YearsDecisionBody {
  @Id({ description: 'The line.' })
  line!: string;

  @Id({ description: 'The programme whose plan has figures without years.' })
  programme!: string;

  @Years('The years that they belong to.')
  years!: YearEstimateBody[];

  @Reason('Who decided, and why so.')
  reason!: string;
}

/** What is missing is refused by the rules: a decision without its case, an authority without words. */
export function basisOf(body: PlanBasisBody | null | undefined): PlanBasis {
  switch (body?.kind) {
    case 'decision':
      return { kind: 'decision', decision: body.decision ? decisionOf(body.decision) : { kind: 'decided' } };
    case 'technical':
      return { kind: 'technical', authority: body.authority ?? '' };
    default:
      return { kind: 'proposal' };
  }
}
