import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MeasureCommandOf } from '#domain';
import type { CommandAnswer, ManyAnswer as ManyAnswerType } from '../http/answers.js';
import { ManyAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { MEASURE } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { decisionOf, ExemptionBody, ReasonBody, sourceOf, type DecisionMentionBody } from '../http/shared-bodies.js';
import {
  ClassificationBody,
  CommentExemptionBody,
  CommentExemptionLiftingBody,
  ConfirmationBody,
  ConfirmationsBody,
  CorrectionBody,
  NoteBody,
  remedyOf,
  ReopeningBody,
  StatusReportBody,
} from './bodies.js';

/** How it goes with a measure: reports, confirmations, corrections, reopening, what is kept from public view. */
@ApiTags('Measures: status')
@Controller('measures')
export class MeasureReportingController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute(':measure/status-reports', {
    summary: 'Report the status of a measure',
    description:
      'Phase, lights, the words of the report and a comment, for a day. Green needs no words, yellow the risk, red deviation, cause, action and a remedy. The words stand as they were written.',
    params: MEASURE,
  })
  report(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() body: StatusReportBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'ReportStatus', ...statementOf(call, body) });
  }

  @CommandRoute('confirmations', {
    summary: 'Confirm that nothing has changed, for many measures',
    description: 'Each measure answers for itself; one that is refused does not keep the others back.',
    many: true,
    answer: ManyAnswer,
  })
  confirmMany(@Call() call: CommandCall, @Body() body: ConfirmationsBody): Promise<ManyAnswerType> {
    return this.commands.measures(call, body.measures, { type: 'ConfirmUnchanged', effectiveOn: body.effectiveOn });
  }

  @CommandRoute(':measure/confirmations', {
    summary: 'Confirm that nothing has changed',
    description: 'Makes the status fresh without pretending that something happened.',
    params: MEASURE,
  })
  confirm(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { effectiveOn }: ConfirmationBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'ConfirmUnchanged', effectiveOn });
  }

  @CommandRoute(':measure/classifications', {
    summary: 'Read the words of an unclassified report',
    description: 'A person decides which phase the words mean. The words and their day stay.',
    params: MEASURE,
  })
  classify(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { report, phase, reason, decision }: ClassificationBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, {
      type: 'ClassifyStatus',
      report,
      phase,
      reason,
      decision: mentionOf(call, decision),
    });
  }

  @CommandRoute(':measure/corrections', {
    summary: 'Correct a report',
    description: 'The whole report as it should have been, and why. The first words stay visible in the history.',
    params: MEASURE,
  })
  correct(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { corrects, reason, report }: CorrectionBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, {
      type: 'CorrectStatusReport',
      corrects,
      reason,
      report: statementOf(call, report),
    });
  }

  @CommandRoute(':measure/reopenings', { summary: 'Reopen a completed or discontinued measure', params: MEASURE })
  reopen(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { phase, effectiveOn, reason }: ReopeningBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'Reopen', phase, effectiveOn, reason });
  }

  @CommandRoute(':measure/exemptions', { summary: 'Keep a measure from public view', params: MEASURE })
  exempt(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { legalBasis }: ExemptionBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'Exempt', legalBasis });
  }

  @CommandRoute(':measure/exemption-liftings', { summary: 'Let the public see a measure again', params: MEASURE })
  liftExemption(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'LiftExemption', reason });
  }

  @CommandRoute(':measure/comment-exemptions', { summary: 'Keep a comment from public view', params: MEASURE })
  exemptComment(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { report, legalBasis }: CommentExemptionBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'ExemptComment', report, legalBasis });
  }

  @CommandRoute(':measure/comment-exemption-liftings', {
    summary: 'Let the public see a comment again',
    params: MEASURE,
  })
  liftCommentExemption(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { report, reason }: CommentExemptionLiftingBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'LiftCommentExemption', report, reason });
  }

  @CommandRoute(':measure/internal-notes', {
    summary: 'Write an internal note',
    description: 'Never public; read by those who answer for the measure, controllers, auditors and administrators.',
    params: MEASURE,
  })
  note(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { text }: NoteBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'AddInternalNote', text });
  }
}

function statementOf(call: CommandCall, body: StatusReportBody): Omit<MeasureCommandOf<'ReportStatus'>, 'type'> {
  return {
    effectiveOn: body.effectiveOn,
    phase: body.phase ?? null,
    words: body.words ?? null,
    byHeading: body.byHeading ?? false,
    progress: body.progress ?? 'not-assessed',
    effect: body.effect ?? 'not-assessed',
    comment: body.comment ?? null,
    commentExempt: body.commentExempt ? { legalBasis: body.commentExempt.legalBasis } : null,
    risk: body.risk ?? null,
    deviation: body.deviation ?? null,
    cause: body.cause ?? null,
    action: body.action ?? null,
    remedy: remedyOf(body.remedy),
    decision: mentionOf(call, body.decision),
  };
}

function mentionOf(
  call: CommandCall,
  mention: DecisionMentionBody | null | undefined,
): MeasureCommandOf<'ReportStatus'>['decision'] {
  if (!mention) return null;
  return {
    reference: call.newId('reference'),
    decision: decisionOf(mention.decision),
    source: sourceOf(mention.source),
  };
}
