import { Controller, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Authorisation, Directory, Reminders, RemindersOutcome } from '#application';
import type { Grant } from '#domain';
import { IDENTITY, mayAct, refusedAttempt, roundTarget, type ActionRefusal, type IdentityParts } from '#identity';
import { problem } from '#platform';
import { Call, type CommandCall } from '../http/call.js';
import { logTokenOf, notThereYet } from '../http/log-token.js';
import { outcomeProblem } from '../http/outcome-problem.js';
import { ROUND } from '../http/parameters.js';
import { CommandRoute } from '../http/routes.js';
import { DIRECTORY, LOG_ID, REMINDERS } from '../service/tokens.js';
import { RemindersAnswer } from './answers.js';

type Requested = Extract<RemindersOutcome, { readonly kind: 'requested' }>;

/** Writing to those who have not delivered. */
@ApiTags('Reporting rounds: deliveries')
@Controller('rounds/:round')
export class RoundRemindersController {
  constructor(
    @Inject(REMINDERS) private readonly reminders: Reminders,
    @Inject(DIRECTORY) private readonly directory: Directory,
    @Inject(LOG_ID) private readonly logId: string,
    @Inject(IDENTITY) private readonly identity: IdentityParts,
  ) {}

  @CommandRoute('reminders', {
    summary: 'Remind everybody who has not delivered',
    description:
      'One mail for each person, whatever the number of measures; the lead of a sector that is late for long gets one for all of them. Nobody is written to twice on a day: asking again adds nothing, except for those whom a mail could not be sent to.',
    params: ROUND,
    many: true,
    answer: RemindersAnswer,
  })
  async remind(@Call() call: CommandCall, @Param('round') round: string): Promise<RemindersAnswer> {
    const outcome = await this.reminders.request(round, {
      actor: call.caller.person,
      correlationId: call.correlationId,
      source: 'http',
      authorise: () => this.mayRemind(call, round),
    });
    if (outcome.kind !== 'requested') throw this.refusal(call, round, outcome);
    if (outcome.token !== null) call.reply.header('log-token', logTokenOf(this.logId, outcome.token));
    return answerOf(outcome);
  }

  private mayRemind(call: CommandCall, round: string): Authorisation<Grant> {
    const target = roundTarget(round, null, this.directory.state.organisation);
    return mayAct(call.caller.actor(), 'RequestReminder', target);
  }

  private refusal(call: CommandCall, round: string, outcome: Exclude<RemindersOutcome, Requested>): Error {
    switch (outcome.kind) {
      case 'forbidden': {
        const target = roundTarget(round, null, this.directory.state.organisation);
        this.identity.audit(
          refusedAttempt(
            call.caller.actor(),
            'RequestReminder',
            target,
            outcome.refusal as ActionRefusal,
            call.correlationId,
          ),
        );
        return problem(403, 'forbidden', { errors: [outcome.refusal] });
      }
      case 'round-unknown':
        return problem(404, 'not-found');
      case 'round-not-open':
        return problem(422, 'refused', { errors: [{ code: `round-${outcome.status}` }] });
      case 'not-known-yet':
        return notThereYet(2);
      case 'failed': {
        const failed = outcome.outcome;
        if (failed.kind === 'stored' || failed.kind === 'unchanged') return problem(409, 'conflict');
        return outcomeProblem(failed);
      }
    }
  }
}

const answerOf = ({ requested, already, refused, unaddressed }: Requested): RemindersAnswer => ({
  requested: requested.map(({ reminder, kind, person, sector, missing }) => ({
    reminder,
    kind,
    person,
    sector,
    missing,
  })),
  already: already.map(({ kind, person }) => ({ kind, person })),
  refused: refused.map(({ person, refusals }) => ({ person, codes: refusals.map(({ code }) => code) })),
  unaddressed,
});
