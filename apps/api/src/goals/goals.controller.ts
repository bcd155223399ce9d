import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { GOAL } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { ReasonBody, sourceOf } from '../http/shared-bodies.js';
import { AlsoLinkBody, GoalMoveBody, parentOf, RewordingBody, SetGoalBody } from './bodies.js';

/** The tree of goals: set, reworded, moved, retired. */
@ApiTags('Goals')
@Controller('goals')
export class GoalsController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('', { summary: 'Set a goal', creates: true })
  set(@Call() call: CommandCall, @Body() body: SetGoalBody): Promise<CommandAnswer> {
    const id = call.newId('goal');
    return this.commands.goal(
      call,
      id,
      {
        type: 'SetGoal',
        self: id,
        level: body.level,
        title: body.title,
        description: body.description ?? null,
        parent: parentOf(body.parent),
        alsoUnder: body.alsoUnder ?? [],
        chapterArea: body.chapterArea ?? null,
        source: sourceOf(body.source),
      },
      { location: `/api/v1/goals/${id}` },
    );
  }

  @CommandRoute(':goal/rewordings', {
    summary: 'Reword a goal',
    description: 'Title and description as they are to be.',
    params: GOAL,
  })
  reword(
    @Call() call: CommandCall,
    @Param('goal') goal: string,
    @Body() { title, description = null, reason }: RewordingBody,
  ): Promise<CommandAnswer> {
    return this.commands.goal(call, goal, { type: 'RewordGoal', title, description, reason });
  }

  @CommandRoute(':goal/moves', { summary: 'Move a goal to another place in the tree', params: GOAL })
  move(
    @Call() call: CommandCall,
    @Param('goal') self: string,
    @Body() { to, reason }: GoalMoveBody,
  ): Promise<CommandAnswer> {
    return this.commands.goal(call, self, { type: 'MoveGoal', self, to: parentOf(to), reason });
  }

  @CommandRoute(':goal/also-links', { summary: 'Link a goal to a further goal that it serves', params: GOAL })
  linkAlso(
    @Call() call: CommandCall,
    @Param('goal') self: string,
    @Body() { goal }: AlsoLinkBody,
  ): Promise<CommandAnswer> {
    return this.commands.goal(call, self, { type: 'LinkGoalAlso', self, goal });
  }

  @CommandRoute(':goal/also-link-removals', { summary: 'Remove the link to a further goal', params: GOAL })
  unlinkAlso(
    @Call() call: CommandCall,
    @Param('goal') self: string,
    @Body() { goal }: AlsoLinkBody,
  ): Promise<CommandAnswer> {
    return this.commands.goal(call, self, { type: 'UnlinkGoalAlso', goal });
  }

  @CommandRoute(':goal/retirements', {
    summary: 'Retire a goal',
    description: 'It is no longer pursued, and keeps its place in earlier reports.',
    params: GOAL,
  })
  retire(
    @Call() call: CommandCall,
    @Param('goal') goal: string,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.commands.goal(call, goal, { type: 'RetireGoal', reason });
  }
}
