import { Inject, Injectable } from '@nestjs/common';
import { tokenReaches, type Directory, type DirectoryState } from '#application';
import { identityOf } from '#identity';
import { problem } from '#platform';
import type { QueryCall } from '../http/query-gateway.js';
import { DIRECTORY, LOG_ID } from '../service/tokens.js';

/** How long the directory may take to get to where the asker has been, in milliseconds. */
const PATIENCE = 2000;

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
    await this.waitFor(request.headers['min-log-token']);
    if (identityOf(request).viewer().level !== 'employee') {
      throw problem(403, 'forbidden', { errors: [{ code: 'nothing-live' }] });
    }
    const { state, position } = this.directory;
    const report = read(state);
    if (report === null) throw problem(404, 'not-found');
    reply.header('log-position', String(position));
    return { position, ...report };
  }

  private async waitFor(header: string | string[] | undefined): Promise<void> {
    if (header === undefined) return;
    const asked = /^([0-9a-f-]{36})\.(\d{1,20})$/.exec(String(header));
    if (asked?.[1] !== this.logId || asked[2] === undefined) {
      throw problem(400, 'invalid-header', { params: { header: 'Min-Log-Token' } });
    }
    if (this.hasReached(asked[2])) return;
    await this.directory.catchUp(PATIENCE);
    if (!this.hasReached(asked[2])) throw problem(503, 'not-there-yet', { headers: { 'retry-after': '1' } });
  }

  private hasReached(token: string): boolean {
    const { checkpoint } = this.directory;
    return checkpoint !== null && tokenReaches(checkpoint.token, token);
  }
}
