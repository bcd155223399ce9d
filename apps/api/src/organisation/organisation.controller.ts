import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ORGANISATION_ID } from '#domain';
import type { CommandAnswer } from '../http/answers.js';
import { Call, type CommandCall } from '../http/call.js';
import { CommandGateway } from '../http/command-gateway.js';
import { CommandRoute } from '../http/routes.js';
import { RenamingBody, sourceOf } from '../http/shared-bodies.js';
import { ChapterAreaBody, RoleBody, RoleWithdrawalBody } from './bodies.js';

/**
 * Chapter areas, and the roles that are granted for the whole installation. The target of a role's command is the
 * organisation and not the person, who stands in the body: a key used again for somebody else is noticed.
 */
@ApiTags('Organisation')
@Controller('organisation')
export class OrganisationController {
  constructor(private readonly commands: CommandGateway) {}

  @CommandRoute('chapter-areas', {
    summary: 'Add a chapter area',
    description: 'How documents are divided: kept apart from the line organisation.',
  })
  addChapterArea(@Call() call: CommandCall, @Body() { name, source }: ChapterAreaBody): Promise<CommandAnswer> {
    const chapterArea = call.newId('chapter-area');
    const command = { type: 'AddChapterArea', chapterArea, name, source: sourceOf(source) } as const;
    return this.commands.organisation(call, chapterArea, command, { part: chapterArea });
  }

  @CommandRoute('chapter-areas/:chapterArea/renamings', {
    summary: 'Rename a chapter area',
    params: { chapterArea: 'Id of the chapter area.' },
  })
  renameChapterArea(
    @Call() call: CommandCall,
    @Param('chapterArea') chapterArea: string,
    @Body() { name, reason }: RenamingBody,
  ): Promise<CommandAnswer> {
    const command = { type: 'RenameChapterArea', chapterArea, name, reason } as const;
    return this.commands.organisation(call, chapterArea, command);
  }

  @CommandRoute('roles', { summary: 'Grant a role to a person' })
  grantRole(@Call() call: CommandCall, @Body() { person, role }: RoleBody): Promise<CommandAnswer> {
    return this.commands.organisation(call, ORGANISATION_ID, { type: 'GrantRole', person, role });
  }

  @CommandRoute('role-withdrawals', {
    summary: 'Withdraw a role from a person',
    description: 'The last administrator keeps it.',
  })
  withdrawRole(
    @Call() call: CommandCall,
    @Body() { person, role, reason = null }: RoleWithdrawalBody,
  ): Promise<CommandAnswer> {
    return this.commands.organisation(call, ORGANISATION_ID, { type: 'WithdrawRole', person, role, reason });
  }
}
