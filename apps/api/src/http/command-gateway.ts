import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import {
  ExecuteGoalCommand,
  ExecuteIndicatorCommand,
  ExecuteMeasureCommand,
  ExecuteOrganisationCommand,
  ExecuteProgrammeCommand,
  ExecuteRoundCommand,
  ExecuteSavingsCommand,
  ExecuteStrategyCommand,
  osloDay,
  type Authorisation,
  type Clock,
  type CommandEnvelope,
  type CommandOutcome,
  type CommandRequest,
  type Directory,
} from '#application';
import {
  ORGANISATION_ID,
  type Fact,
  type GoalCommand,
  type Grant,
  type IndicatorCommand,
  type MeasureCommand,
  type MeasureState,
  type OrganisationCommand,
  type ProgrammeCommand,
  type Refusal,
  type RoundCommand,
  type SavingsCommand,
  type StrategyCommand,
} from '#domain';
import {
  IDENTITY,
  indicatorTarget,
  mayAct,
  measureTarget,
  organisationTarget,
  otherTarget,
  refusedAttempt,
  roundTarget,
  savingsActionOf,
  targetId,
  type Action,
  type ActionRefusal,
  type IdentityParts,
  type SavingsAction,
  type Target,
} from '#identity';
import { problem } from '#platform';
import { CLOCK, DIRECTORY, LOG_ID } from '../service/tokens.js';
import type { CommandAnswer, ManyAnswer, OneOfManyAnswer } from './answers.js';
import type { CommandCall } from './call.js';
import { entityTag } from './conditional.js';
import { logTokenOf } from './log-token.js';
import { outcomeProblem, problemOfOne } from './outcome-problem.js';

/** How many of one request's many commands are under way at the same time. */
const AT_ONCE = 16;

/** What becomes of a command's answer besides its events. */
export interface Answering {
  /** Address of what was made; then the answer is 201. */
  readonly location?: string;
  readonly part?: string;
}

/** A command on its way to one aggregate. */
interface Sending<C> {
  readonly id: string;
  readonly command: C;
  /** What a refused attempt is told to be about. */
  readonly target: Target;
  readonly authorise: () => Authorisation<Grant>;
}

/** From a request to the CommandBus and back: authorisation, headers, problems. */
@Injectable()
export class CommandGateway {
  constructor(
    private readonly bus: CommandBus,
    @Inject(DIRECTORY) private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOG_ID) private readonly logId: string,
    @Inject(IDENTITY) private readonly identity: IdentityParts,
  ) {}

  async measure(
    call: CommandCall,
    id: string,
    command: MeasureCommand,
    answering: Answering = {},
  ): Promise<CommandAnswer> {
    const outcome = await this.bus.execute(new ExecuteMeasureCommand(this.measureRequest(call, id, command)));
    return this.answer(call, command.type, measureNamed(id), outcome, answering);
  }

  /** The same to many measures: each decides for itself. */
  async measures(call: CommandCall, ids: readonly string[], command: MeasureCommand): Promise<ManyAnswer> {
    const results: OneOfManyAnswer[] = [];
    let token = '0';
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const outcomes = await Promise.all(
        ids.slice(from, from + AT_ONCE).map(async (id) => {
          const outcome = await this.bus.execute(new ExecuteMeasureCommand(this.measureRequest(call, id, command)));
          if (outcome.kind === 'forbidden') this.audit(call, command.type, measureNamed(id), outcome.refusal);
          return { id, outcome };
        }),
      );
      for (const { id, outcome } of outcomes) {
        if (outcome.kind === 'stored' && BigInt(outcome.token) > BigInt(token)) token = outcome.token;
        results.push(resultOf(id, outcome, call));
      }
    }
    if (token !== '0') call.reply.header('log-token', logTokenOf(this.logId, token));
    return { results };
  }

  async programme(
    call: CommandCall,
    id: string,
    command: ProgrammeCommand,
    answering: Answering = {},
  ): Promise<CommandAnswer> {
    const target = otherTarget('programme', id);
    const authorise = (): Authorisation<Grant> => mayAct(call.caller.actor(), command.type, target);
    return this.send(
      call,
      { id, command, target, authorise },
      answering,
      (request) => new ExecuteProgrammeCommand(request),
    );
  }

  async goal(call: CommandCall, id: string, command: GoalCommand, answering: Answering = {}): Promise<CommandAnswer> {
    const target = otherTarget('goal', id);
    const authorise = (): Authorisation<Grant> => mayAct(call.caller.actor(), command.type, target);
    return this.send(call, { id, command, target, authorise }, answering, (request) => new ExecuteGoalCommand(request));
  }

  async strategy(
    call: CommandCall,
    id: string,
    command: StrategyCommand,
    answering: Answering = {},
  ): Promise<CommandAnswer> {
    const target = otherTarget('strategy', id);
    const authorise = (): Authorisation<Grant> => mayAct(call.caller.actor(), command.type, target);
    return this.send(
      call,
      { id, command, target, authorise },
      answering,
      (request) => new ExecuteStrategyCommand(request),
    );
  }

  /** @param target what the command is about, for its id: a unit, a chapter area, a person */
  async organisation(
    call: CommandCall,
    target: string,
    command: OrganisationCommand,
    answering: Answering = {},
  ): Promise<CommandAnswer> {
    const unit = organisationTarget('unit' in command ? command.unit : null);
    const authorise = (): Authorisation<Grant> => mayAct(call.caller.actor(), command.type, unit);
    const request = { id: ORGANISATION_ID, command, authorise, ...this.envelope(call, target) };
    const outcome = await this.bus.execute(new ExecuteOrganisationCommand(request));
    return this.answer(call, command.type, unit, outcome, { id: target, ...answering });
  }

  /** A command on the money of a measure. Its revision is that of the money, not of the measure. */
  async savings(
    call: CommandCall,
    measure: string,
    command: SavingsCommand,
    answering: Answering = {},
  ): Promise<CommandAnswer> {
    const action = savingsActionOf(command);
    const authorise = (): Authorisation<Grant> => this.mayActOnMoney(call, measure, action);
    const request = { id: measure, command, authorise, ...this.envelope(call, measure) };
    const outcome = await this.bus.execute(new ExecuteSavingsCommand(request));
    if (outcome.kind === 'refused' && outcome.refusals.some(isMissingMeasure)) throw problem(404, 'not-found');
    return this.answer(call, action, measureNamed(measure), outcome, answering);
  }

  async indicator(
    call: CommandCall,
    id: string,
    command: IndicatorCommand,
    answering: Answering = {},
  ): Promise<CommandAnswer> {
    const authorise = (): Authorisation<Grant> => {
      const { indicators, organisation } = this.directory.state;
      const place = indicatorTarget(id, indicators.get(id)?.area ?? null, organisation);
      return mayAct(call.caller.actor(), command.type, place);
    };
    const target: Target = { kind: 'indicator', indicator: id, line: [] };
    return this.send(
      call,
      { id, command, target, authorise },
      answering,
      (request) => new ExecuteIndicatorCommand(request),
    );
  }

  async round(call: CommandCall, id: string, command: RoundCommand, answering: Answering = {}): Promise<CommandAnswer> {
    const sector = 'sector' in command ? command.sector : null;
    const authorise = (): Authorisation<Grant> =>
      mayAct(call.caller.actor(), command.type, roundTarget(id, sector, this.directory.state.organisation));
    const target: Target = { kind: 'round', round: id, line: [] };
    return this.send(
      call,
      { id, command, target, authorise },
      answering,
      (request) => new ExecuteRoundCommand(request),
    );
  }

  /** A command that is named as it is asked for, to the aggregate whose id the answer gives. */
  private async send<C extends { readonly type: Action }, State, F extends Fact>(
    call: CommandCall,
    { id, command, target, authorise }: Sending<C>,
    answering: Answering,
    message: (request: CommandRequest<C, State>) => Command<CommandOutcome<State, F>>,
  ): Promise<CommandAnswer> {
    const outcome = await this.bus.execute(message({ id, command, authorise, ...this.envelope(call, id) }));
    return this.answer(call, command.type, target, outcome, answering);
  }

  private measureRequest(
    call: CommandCall,
    id: string,
    command: MeasureCommand,
  ): CommandRequest<MeasureCommand, MeasureState> {
    return { id, command, authorise: (state) => this.mayActOn(call, id, command, state), ...this.envelope(call, id) };
  }

  private mayActOnMoney(call: CommandCall, measure: string, action: SavingsAction): Authorisation<Grant> {
    const { measures, organisation } = this.directory.state;
    const place = measures.get(measure);
    // As for measures: whoever may see every measure is told that there is none.
    if (!place && call.caller.viewer().level === 'employee') return TO_BE_TOLD;
    return mayAct(
      call.caller.actor(),
      action,
      measureTarget(measure, place ?? NOWHERE, organisation, osloDay(this.clock())),
    );
  }

  private mayActOn(call: CommandCall, id: string, command: MeasureCommand, state: MeasureState): Authorisation<Grant> {
    const { organisation } = this.directory.state;
    const place =
      state ?? (command.type === 'RegisterMeasure' ? { area: command.area, responsible: null, deputies: [] } : NOWHERE);
    const target = measureTarget(id, place, organisation, osloDay(this.clock()));
    // Whoever may see every measure is told that this one, or its unit, does not exist; others learn nothing.
    const nothingThere = target.line.length === 0 && state === null;
    if (nothingThere && call.caller.viewer().level === 'employee') return TO_BE_TOLD;
    return mayAct(call.caller.actor(), command.type, target);
  }

  private envelope(
    call: CommandCall,
    target: string,
  ): { readonly envelope: CommandEnvelope; readonly ifMatch?: number } {
    const { caller, correlationId, ifMatch } = call;
    return {
      envelope: {
        commandId: call.commandIdFor(target),
        fingerprint: call.fingerprintFor(target),
        actor: caller.person,
        correlationId,
        source: 'http',
      },
      ...(ifMatch === undefined ? {} : { ifMatch }),
    };
  }

  private answer<State, F extends Fact>(
    call: CommandCall,
    action: Action,
    target: Target,
    outcome: CommandOutcome<State, F>,
    { location, part, id = idOf(target) }: Answering & { readonly id?: string },
  ): CommandAnswer {
    if (outcome.kind !== 'stored' && outcome.kind !== 'unchanged') {
      if (outcome.kind === 'forbidden') this.audit(call, action, target, outcome.refusal);
      throw outcomeProblem(outcome);
    }
    const { reply } = call;
    reply.header('etag', entityTag(outcome.revision));
    if (location !== undefined) reply.header('location', location);
    const events = outcome.kind === 'stored' ? outcome.events : [];
    if (outcome.kind === 'stored') reply.header('log-token', logTokenOf(this.logId, outcome.token));
    return { id, revision: outcome.revision, events: [...events], ...(part === undefined ? {} : { part }) };
  }

  private audit({ caller, correlationId }: CommandCall, action: Action, target: Target, refusal: Refusal): void {
    this.identity.audit(refusedAttempt(caller.actor(), action, target, refusal as ActionRefusal, correlationId));
  }
}

/** Nothing is stored: the refusal says that what the command is for does not exist. */
const TO_BE_TOLD: Authorisation<Grant> = { ok: true, grant: { role: 'reader', grant: 'role:reader' } };

const isMissingMeasure = ({ code, field }: Refusal): boolean => code === 'measure-unknown' && field === 'measure';

const measureNamed = (measure: string): Target => ({
  kind: 'measure',
  measure,
  line: [],
  responsible: null,
  deputies: [],
});

const idOf = (target: Target): string => targetId(target) ?? '';

const NOWHERE = { area: '', responsible: null, deputies: [] };

function resultOf(id: string, outcome: CommandOutcome, { correlationId, reply }: CommandCall): OneOfManyAnswer {
  if (outcome.kind === 'unchanged') return { id, status: 200, revision: outcome.revision, events: [] };
  if (outcome.kind === 'stored') {
    return { id, status: 200, revision: outcome.revision, events: [...outcome.events] };
  }
  return { id, ...problemOfOne(outcomeProblem(outcome), correlationId, reply.request.headers['accept-language']) };
}
