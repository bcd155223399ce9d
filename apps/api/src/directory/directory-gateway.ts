import { Inject, Injectable } from '@nestjs/common';
import { tokenReaches, type Directory, type DirectoryState } from '#application';
import type { Token } from '#event-store';
import { identityOf } from '#identity';
import { problem } from '#platform';
import { minLogToken, notThereYet, PATIENCE } from '../http/log-token.js';
import type { QueryCall } from '../http/query-gateway.js';
import { DIRECTORY, LOG_ID } from '../service/tokens.js';

/** Where an answer from the directory stands. */
export interface DirectoryStand {
  /** Position in the log that everything in the answer is of. */
  readonly position: number;
}

/**
 * Answers from what the process itself knows of all streams: how programmes, goals, strategies and the organisation are
 * now. For employees, as every live view.
 */
@Injectable()
export class DirectoryGateway {
  constructor(
    @Inject(DIRECTORY) private readonly directory: Directory,
    @Inject(LOG_ID) private readonly logId: string,
  ) {}

  /**
   * @param read what is answered, read at once: the directory changes between turns of the event loop; null: there is no such thing
   * @throws {ProblemError} the asker may not see it, it does not exist, or the directory does not get there in time
   */
  async ask<Report extends object>(
    { request, reply }: QueryCall,
    read: (state: DirectoryState) => Report | null,
  ): Promise<DirectoryStand & Report> {
    await this.waitFor(minLogToken(request, this.logId));
    if (identityOf(request).viewer().level !== 'employee') {
      throw problem(403, 'forbidden', { errors: [{ code: 'nothing-live' }] });
    }
    const { state, position } = this.directory;
    const report = read(state);
    if (report === null) throw problem(404, 'not-found');
    reply.header('log-position', String(position));
    return { position, ...report };
  }

  private async waitFor(token: Token | null): Promise<void> {
    if (token === null || this.hasReached(token)) return;
    await this.directory.catchUp(PATIENCE);
    if (!this.hasReached(token)) throw notThereYet(1);
  }

  private hasReached(token: Token): boolean {
    const { checkpoint } = this.directory;
    return checkpoint !== null && tokenReaches(checkpoint.token, token);
  }
}
