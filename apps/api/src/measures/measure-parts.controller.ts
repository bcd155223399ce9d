import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { MEASURE } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { AnswerBody, decisionOf, DecisionMentionBody, QuestionBody, sourceOf } from '../http/shared-bodies.js';
import {
  AreaBody,
  DependencyBody,
  GoalBody,
  LikenessBody,
  LikenessResolutionBody,
  MilestoneBody,
  MilestoneChangeBody,
  NewDependencyBody,
  RiskBody,
  RiskChangeBody,
  StrategyBody,
} from './bodies.js';

/** What belongs to a measure and what it is linked to. */
@ApiTags('Measures: parts and links')
@Controller('measures/:measure')
export class MeasurePartsController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('participating-areas', { summary: 'Add a unit that takes part', params: MEASURE })
  addArea(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { area }: AreaBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'AddParticipatingArea', area });
  }

  @CommandRoute('participating-area-removals', { summary: 'Remove a unit that takes part', params: MEASURE })
  removeArea(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { area }: AreaBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'RemoveParticipatingArea', area });
  }

  @CommandRoute('goal-links', { summary: 'Link the measure to a goal that it serves', params: MEASURE })
  linkGoal(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { goal }: GoalBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'LinkGoal', goal });
  }

  @CommandRoute('goal-link-removals', { summary: 'Remove the link to a goal', params: MEASURE })
  unlinkGoal(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { goal }: GoalBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'UnlinkGoal', goal });
  }

  @CommandRoute('strategy-links', { summary: 'Link the measure to a strategy that it serves', params: MEASURE })
  linkStrategy(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { strategy }: StrategyBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'LinkStrategy', strategy });
  }

  @CommandRoute('strategy-link-removals', { summary: 'Remove the link to a strategy', params: MEASURE })
  unlinkStrategy(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { strategy }: StrategyBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'UnlinkStrategy', strategy });
  }

  @CommandRoute('milestones', { summary: 'Add a milestone or an activity', params: MEASURE })
  addMilestone(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() body: MilestoneBody,
  ): Promise<CommandAnswer> {
    const milestone = call.newId('milestone');
    const command = { type: 'AddMilestone', ...milestoneOf(milestone, body) } as const;
    return this.commands.measure(call, measure, command, { part: milestone });
  }

  @CommandRoute('milestones/:milestone/changes', {
    summary: 'Change a milestone or an activity',
    description: 'The whole of it as it is to be.',
    params: { ...MEASURE, milestone: 'Id of the milestone.' },
  })
  changeMilestone(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Param('milestone') milestone: string,
    @Body() body: MilestoneChangeBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, {
      type: 'ChangeMilestone',
      ...milestoneOf(milestone, body),
      reason: body.reason ?? null,
    });
  }

  @CommandRoute('risks', { summary: 'Identify a risk', params: MEASURE })
  identifyRisk(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { description, mitigation = null }: RiskBody,
  ): Promise<CommandAnswer> {
    const risk = call.newId('risk');
    const command = { type: 'IdentifyRisk', risk, description, mitigation } as const;
    return this.commands.measure(call, measure, command, { part: risk });
  }

  @CommandRoute('risks/:risk/changes', {
    summary: 'Change or close a risk',
    description: 'The whole of it as it is to be.',
    params: { ...MEASURE, risk: 'Id of the risk.' },
  })
  changeRisk(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Param('risk') risk: string,
    @Body() { description, mitigation = null, status, reason = null }: RiskChangeBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'ChangeRisk', risk, description, mitigation, status, reason });
  }

  @CommandRoute('dependencies', {
    summary: 'Say how the measure stands to another',
    description: 'It depends on it, continues it, or overlaps it.',
    params: MEASURE,
  })
  addDependency(
    @Call() call: CommandCall,
    @Param('measure') self: string,
    @Body() { kind, measure, note = null }: NewDependencyBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, self, { type: 'AddDependency', self, kind, measure, note });
  }

  @CommandRoute('dependency-removals', { summary: 'Remove a dependency', params: MEASURE })
  removeDependency(
    @Call() call: CommandCall,
    @Param('measure') self: string,
    @Body() { kind, measure }: DependencyBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, self, { type: 'RemoveDependency', kind, measure });
  }

  @CommandRoute('decision-references', { summary: 'Refer to a political case', params: MEASURE })
  referToDecision(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { decision, source }: DecisionMentionBody,
  ): Promise<CommandAnswer> {
    const reference = call.newId('reference');
    const command = {
      type: 'ReferToDecision',
      reference,
      decision: decisionOf(decision),
      source: sourceOf(source),
    } as const;
    return this.commands.measure(call, measure, command, { part: reference });
  }

  @CommandRoute('likeness-flags', {
    summary: 'Flag that the measure looks like another',
    description: 'Nobody has decided yet whether it is the same.',
    params: MEASURE,
  })
  flagLikeness(
    @Call() call: CommandCall,
    @Param('measure') self: string,
    @Body() { measure, note = null }: LikenessBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, self, { type: 'FlagLikeness', self, measure, note });
  }

  @CommandRoute('likeness-resolutions', { summary: 'Decide whether two measures are the same', params: MEASURE })
  resolveLikeness(
    @Call() call: CommandCall,
    @Param('measure') self: string,
    @Body() { measure, same, reason }: LikenessResolutionBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, self, { type: 'ResolveLikeness', measure, same, reason });
  }

  @CommandRoute('questions', { summary: 'Raise a question that the sources leave open', params: MEASURE })
  raiseQuestion(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Body() { text, source }: QuestionBody,
  ): Promise<CommandAnswer> {
    const question = call.newId('question');
    const command = { type: 'RaiseQuestion', question, text, source: sourceOf(source) } as const;
    return this.commands.measure(call, measure, command, { part: question });
  }

  @CommandRoute('questions/:question/answers', {
    summary: 'Answer a question',
    params: { ...MEASURE, question: 'Id of the question.' },
  })
  answerQuestion(
    @Call() call: CommandCall,
    @Param('measure') measure: string,
    @Param('question') question: string,
    @Body() { answer }: AnswerBody,
  ): Promise<CommandAnswer> {
    return this.commands.measure(call, measure, { type: 'AnswerQuestion', question, answer });
  }
}

const milestoneOf = (milestone: string, { kind, title, responsible, due, status }: MilestoneBody) => ({
  milestone,
  kind,
  title,
  responsible: responsible ?? null,
  due: due ?? null,
  status: status ?? ('planned' as const),
});
