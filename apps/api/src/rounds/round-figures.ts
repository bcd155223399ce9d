import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Directory } from '#application';
import { SEES_EVERYTHING } from '#identity';
import { GetRound, projections, READ_MODELS, type RunningReadModels } from '#read-models';
import { notThereYet, PATIENCE } from '../http/log-token.js';
import { DIRECTORY } from '../service/tokens.js';

/** What a publication is pinned to. */
export interface Pin {
  readonly position: number;
  /** Versions of the projections, by name. */
  readonly projections: Readonly<Record<string, number>>;
  /** How many facts of the round lie up to the position. */
  readonly facts: number;
}

/** What a round's commands state as a fact and no client may state: counted and read here. */
@Injectable()
export class RoundFigures {
  constructor(
    private readonly bus: QueryBus,
    @Inject(READ_MODELS) private readonly models: RunningReadModels,
    @Inject(DIRECTORY) private readonly directory: Directory,
  ) {}

  /**
   * How many measures that the round expects of the sector have not delivered, by everything that is in the log now.
   * 0 where round or sector is unknown: the round itself refuses what is said of them.
   * @throws {ProblemError} 503: the views do not get there in time
   */
  async missing(round: string, sector: string): Promise<number> {
    await this.reachHead();
    const report = await this.bus.execute(new GetRound({ viewer: SEES_EVERYTHING, round, sector }));
    if (report.ok) return report.answer.missing;
    if (report.refusals.some(({ code }) => code === 'view-building')) throw notThereYet(2);
    return 0;
  }

  /**
   * Everything that is in the log now, and the projections of this release.
   * @throws {ProblemError} 503: the log cannot be followed to its end in time
   */
  async pin(round: string): Promise<Pin> {
    if (!(await this.directory.catchUp(PATIENCE))) throw notThereYet(1);
    const versions = projections.map(({ name, version }) => [name, version] as const);
    const facts = this.directory.state.rounds.get(round)?.facts ?? 0;
    return { position: this.directory.position, projections: Object.fromEntries(versions), facts };
  }

  private async reachHead(): Promise<void> {
    if (!(await this.directory.catchUp(PATIENCE))) throw notThereYet(1);
    const head = this.directory.checkpoint;
    if (head !== null && !(await this.models.whenAt(head.token, PATIENCE))) throw notThereYet(1);
  }
}
