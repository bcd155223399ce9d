import { Body, Controller, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Directory } from '#application';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { LINE, MEASURE } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { sourceOf } from '../http/shared-bodies.js';
import { DIRECTORY } from '../service/tokens.js';
import { estimateOf, estimateOrNull, yearAmountsOf, yearsOf } from './figures.js';
import {
  FullYearEffectBody,
  LineBody,
  LineChangeBody,
  lineDetailsOf,
  lineReferenceOf,
  LineWithdrawalBody,
  OverlapBody,
  OverlapLiftingBody,
} from './line-bodies.js';
import { basisOf, PlanBody, YearsDecisionBody } from './plan-bodies.js';

/** What a measure is to save: its lines, what is planned for them, and how they stand to lines of others. */
@ApiTags('Savings: lines and plans')
@Controller('measures/:measure')
export class SavingsLinesController {
  constructor(
    private readonly commands: CommandGateway,
    @Inject(DIRECTORY) private readonly directory: Directory,
  ) {}

  @CommandRoute('savings-lines', {
    summary: 'Open a savings line',
    description: 'What saves or costs, and in which unit. Its figures follow: a plan, forecasts, what was realised.',
    params: MEASURE,
  })
  open(@Call() call: CommandCall, @Param('measure') measure: string, @Body() body: LineBody): Promise<CommandAnswer> {
    const line = call.newId('line');
    const command = {
      type: 'OpenSavingsLine',
      measure,
      line,
      ...lineDetailsOf(body),
      unit: body.unit,
      continues: body.continues ? lineReferenceOf(body.continues) : null,
      source: sourceOf(body.source),
    } as const;
    return this.commands.savings(call, measure, command, { part: line });
  }

  @CommandRoute('savings-lines/:line/changes', {
    summary: 'Change what is said of a savings line',
    description: 'The whole of it as it is to be; its unit and its figures stay.',
    params: LINE,
  })
  change(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Param('line') line: string,
    @Body() body: LineChangeBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'ChangeSavingsLineDetails',
      line,
      ...lineDetailsOf(body),
      reason: body.reason,
    });
  }

  @CommandRoute('savings-plans', {
    summary: 'Plan a savings line for a programme',
    description:
      'The lead proposes until the council adopts the programme; then the plan is locked, and a controller changes it by a decision or a technical adjustment.',
    params: MEASURE,
  })
  plan(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { line, programme, basis, years, undated, reason }: PlanBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'PlanSavings',
      line,
      programme,
      programmeYears: this.yearsOfProgramme(programme),
      basis: basisOf(basis),
      years: yearsOf(years ?? []),
      undated: (undated ?? []).map(estimateOf),
      reason: reason ?? null,
    });
  }

  @CommandRoute('savings-years', {
    summary: 'Decide which years the figures without years belong to',
    description: 'Until then they are counted in no year, and every report says that they are there.',
    params: MEASURE,
  })
  decideYears(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { line, programme, years, reason }: YearsDecisionBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'DecideSavingsYears',
      line,
      programme,
      years: yearsOf(years),
      reason,
    });
  }

  @CommandRoute('full-year-effects', {
    summary: 'State the full-year effect of a savings line',
    description: 'Helårseffekt: the level after twelve full months, and the first year that has it.',
    params: MEASURE,
  })
  stateFullYearEffect(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { line, figure, year, reason }: FullYearEffectBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'StateFullYearEffect',
      line,
      figure: estimateOrNull(figure),
      year: year ?? null,
      reason: reason ?? null,
    });
  }

  @CommandRoute('savings-overlaps', {
    summary: 'State that another line counts part of this one already',
    description: 'It is deducted from this line, so that nothing is counted twice.',
    params: MEASURE,
  })
  stateOverlap(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { line, with: other, years, reason }: OverlapBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'StateSavingsOverlap',
      measure,
      line,
      with: lineReferenceOf(other),
      years: yearAmountsOf(years),
      reason,
    });
  }

  @CommandRoute('savings-overlap-liftings', {
    summary: 'State that two lines overlap no more',
    params: MEASURE,
  })
  liftOverlap(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { line, with: other, reason }: OverlapLiftingBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, {
      type: 'LiftSavingsOverlap',
      line,
      with: lineReferenceOf(other),
      reason,
    });
  }

  @CommandRoute('savings-withdrawals', {
    summary: 'Withdraw a savings line',
    description: 'It will not come, and counts no more; its history stays.',
    params: MEASURE,
  })
  withdraw(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { line, reason }: LineWithdrawalBody,
  ): Promise<CommandAnswer> {
    return this.commands.savings(call, measure, { type: 'WithdrawSavingsLine', line, reason });
  }

  /** The programme's own, copied into the plan; of one that does not exist, which is refused as such alone, all. */
  private yearsOfProgramme(id: string): { readonly firstYear: number; readonly lastYear: number } {
    const programme = this.directory.state.programmes.get(id);
    return { firstYear: programme?.firstYear ?? 1900, lastYear: programme?.lastYear ?? 2199 };
  }
}
