import {
  goalDecider,
  indicatorDecider,
  measureDecider,
  organisationDecider,
  ORGANISATION_ID,
  programmeDecider,
  publicationDecider,
  roundDecider,
  savingsDecider,
  strategyDecider,
  type Decider,
  type Fact,
  type GoalCommand,
  type GoalEvent,
  type GoalState,
  type IndicatorCommand,
  type IndicatorEvent,
  type IndicatorState,
  type MeasureCommand,
  type MeasureEvent,
  type MeasureState,
  type OrganisationCommand,
  type OrganisationEvent,
  type OrganisationState,
  type ProgrammeCommand,
  type ProgrammeEvent,
  type ProgrammeState,
  type PublicationCommand,
  type PublicationEvent,
  type PublicationState,
  type Refusal,
  type RoundCommand,
  type RoundEvent,
  type RoundState,
  type SavingsCommand,
  type SavingsEvent,
  type SavingsState,
  type StrategyCommand,
  type StrategyEvent,
  type StrategyState,
} from '#domain';
import { goalAcross } from '../cross-stream/goal.js';
import { indicatorAcross } from '../cross-stream/indicator.js';
import { measureAcross, personsInMeasure } from '../cross-stream/measure.js';
import { organisationAcross, personsInOrganisation } from '../cross-stream/organisation.js';
import { programmeAcross } from '../cross-stream/programme.js';
import { unknownPersons, type NamedPerson, type PeopleLookup } from '../cross-stream/references.js';
import { personsInRound, roundAcross } from '../cross-stream/round.js';
import { savingsAcross } from '../cross-stream/savings.js';
import { strategyAcross } from '../cross-stream/strategy.js';
import type { Directory } from '../directory/directory.js';
import type { DirectoryState } from '../directory/state.js';
import type { CommandExecutor } from '../executor/executor.js';
import type { CommandOutcome } from '../executor/outcome.js';
import { lockedWhenAdopted } from './late-plans.js';
import type { CommandRequest } from './request.js';

export type { CommandRequest } from './request.js';

type Run<Command, State, F extends Fact> = (
  request: CommandRequest<Command, State>,
) => Promise<CommandOutcome<State, F>>;

/** Every command of the product: the aggregate's own rules, those across streams, and the append. */
export interface Commands {
  readonly measure: Run<MeasureCommand, MeasureState, MeasureEvent>;
  readonly programme: Run<ProgrammeCommand, ProgrammeState, ProgrammeEvent>;
  readonly goal: Run<GoalCommand, GoalState, GoalEvent>;
  readonly strategy: Run<StrategyCommand, StrategyState, StrategyEvent>;
  /** The money of one measure: the request's id is the measure's. */
  readonly savings: Run<SavingsCommand, SavingsState, SavingsEvent>;
  readonly indicator: Run<IndicatorCommand, IndicatorState, IndicatorEvent>;
  readonly round: Run<RoundCommand, RoundState, RoundEvent>;
  /** The published report of a round: the request's id is the round's. */
  readonly publication: Run<PublicationCommand, PublicationState, PublicationEvent>;
  /** The organisation is one stream; the request's id is its own, whatever is given. */
  readonly organisation: Run<OrganisationCommand, OrganisationState, OrganisationEvent>;
}

export interface CommandsOptions {
  readonly executor: CommandExecutor;
  readonly directory: Pick<Directory, 'state' | 'position' | 'catchUp'>;
  readonly people: PeopleLookup;
  /** Milliseconds to wait for the directory before something counts as not being there. */
  readonly patience?: number;
}

/** An aggregate and what its commands must be checked against outside its own stream. */
interface Ruled<Command, State, F extends Fact> {
  readonly decider: Decider<Command, State, F>;
  readonly persons?: (command: Command) => readonly NamedPerson[];
  readonly across: (command: Command, state: State, directory: DirectoryState, id: string) => readonly Refusal[];
  /** Commands whose yes rests on what other streams have not said: they wait for all that is there now. */
  readonly waits?: (command: Command) => boolean;
}

export function createCommands({ executor, directory, people, patience = 2000 }: CommandsOptions): Commands {
  const run =
    <Command, State, F extends Fact>({
      decider,
      persons,
      across,
      waits,
    }: Ruled<Command, State, F>): Run<Command, State, F> =>
    async (request) => {
      const { id, command, envelope, ifMatch, authorise } = request;
      if (waits?.(command)) await directory.catchUp(patience);
      const strangers = persons ? await unknownPersons(people, persons(command)) : [];
      let asked = false;
      const once = (): Promise<CommandOutcome<State, F>> =>
        executor.execute(decider, {
          id,
          command,
          envelope,
          ...(ifMatch === undefined ? {} : { ifMatch }),
          authorise,
          across(state) {
            const refusals = across(command, state, directory.state, id);
            asked = refusals.length > 0;
            return [...strangers, ...refusals];
          },
        });

      const seen = directory.position;
      const outcome = await once();
      // A no that rests on what the process knows of other streams is final only when it has seen all that is there now.
      const mayBeLate = outcome.kind === 'forbidden' || (outcome.kind === 'refused' && asked);
      if (!mayBeLate) return outcome;
      await directory.catchUp(patience);
      return directory.position === seen ? outcome : once();
    };

  const organisation = run({
    decider: organisationDecider,
    persons: personsInOrganisation,
    across: (command, _state, known) => organisationAcross(command, known),
  });
  const savings = run({
    decider: savingsDecider,
    across: (command, _state, known, measure) => savingsAcross(command, measure, known),
    // an overlap that is stated elsewhere, a programme that was adopted
    waits: ({ type }) => type === 'StateSavingsOverlap' || type === 'PlanSavings',
  });
  return {
    measure: run({
      decider: measureDecider,
      persons: personsInMeasure,
      across: (command, _state, known) => measureAcross(command, known),
    }),
    programme: run({ decider: programmeDecider, across: programmeAcross }),
    goal: run({
      decider: goalDecider,
      across: (command, state, known) => goalAcross(command, state?.level ?? null, known),
    }),
    strategy: run({ decider: strategyDecider, across: (command, _state, known) => strategyAcross(command, known) }),
    savings: lockedWhenAdopted(savings, directory),
    indicator: run({
      decider: indicatorDecider,
      across: (command, _state, known, indicator) => indicatorAcross(command, indicator, known),
    }),
    round: run({
      decider: roundDecider,
      persons: personsInRound,
      across: (command, _state, known) => roundAcross(command, known),
    }),
    publication: run({ decider: publicationDecider, across: () => [] }),
    organisation: (request) => organisation({ ...request, id: ORGANISATION_ID }),
  };
}
