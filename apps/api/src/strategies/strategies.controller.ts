import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { STRATEGY } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import {
  AnswerBody,
  DecisionMentionBody,
  decisionOf,
  QuestionBody,
  ReasonBody,
  sourceOf,
} from '../http/shared-bodies.js';
import { detailsOf, RegisterStrategyBody, StrategyDetailsChangeBody } from './bodies.js';

/** A strategy: registered, known better, ended. */
@ApiTags('Strategies')
@Controller('strategies')
export class StrategiesController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('', { summary: 'Register a strategy', creates: true })
  register(@Call() call: CommandCall, @Body() body: RegisterStrategyBody): Promise<CommandAnswer> {
    const id = call.newId('strategy');
    return this.commands.strategy(
      call,
      id,
      {
        type: 'RegisterStrategy',
        self: id,
        kind: body.kind,
        parent: body.parent ?? null,
        ...detailsOf(body),
        source: sourceOf(body.source),
      },
      { location: `/api/v1/strategies/${id}` },
    );
  }

  @CommandRoute(':strategy/details', {
    summary: 'Change what is known of a strategy',
    description: 'All details as they are to be, not only those that change.',
    params: STRATEGY,
  })
  changeDetails(
    @Call() call: CommandCall,
    @Param('strategy') strategy: string,
    @Body() body: StrategyDetailsChangeBody,
  ): Promise<CommandAnswer> {
    const command = { type: 'ChangeStrategyDetails', ...detailsOf(body), reason: body.reason } as const;
    return this.commands.strategy(call, strategy, command);
  }

  @CommandRoute(':strategy/decision-references', { summary: 'Refer to a political case', params: STRATEGY })
  referToDecision(
    @Call() call: CommandCall,
    @Param('strategy') strategy: string,
    @Body() { decision, source }: DecisionMentionBody,
  ): Promise<CommandAnswer> {
    const reference = call.newId('reference');
    const command = {
      type: 'ReferToStrategyDecision',
      reference,
      decision: decisionOf(decision),
      source: sourceOf(source),
    } as const;
    return this.commands.strategy(call, strategy, command, { part: reference });
  }

  @CommandRoute(':strategy/questions', { summary: 'Raise a question that the sources leave open', params: STRATEGY })
  raiseQuestion(
    @Call() call: CommandCall,
    @Param('strategy') strategy: string,
    @Body() { text, source }: QuestionBody,
  ): Promise<CommandAnswer> {
    const question = call.newId('question');
    const command = { type: 'RaiseStrategyQuestion', question, text, source: sourceOf(source) } as const;
    return this.commands.strategy(call, strategy, command, { part: question });
  }

  @CommandRoute(':strategy/questions/:question/answers', {
    summary: 'Answer a question',
    params: { ...STRATEGY, question: 'Id of the question.' },
  })
  answerQuestion(
    @Call() call: CommandCall,
    @Param('strategy') strategy: string,
    @Param('question') question: string,
    @Body() { answer }: AnswerBody,
  ): Promise<CommandAnswer> {
    return this.commands.strategy(call, strategy, { type: 'AnswerStrategyQuestion', question, answer });
  }

  @CommandRoute(':strategy/endings', {
    summary: 'End a strategy',
    description: 'It keeps its place in earlier reports.',
    params: STRATEGY,
  })
  end(
    @Call() call: CommandCall,
    @Param('strategy') strategy: string,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.commands.strategy(call, strategy, { type: 'EndStrategy', reason });
  }
}
