import { randomUUID } from 'node:crypto';
import type { Clock, Outbox, Sending } from '#application';
import { EventStoreError, type State, type StateStreams } from '#event-store';

/** Milliseconds after which a mail that another replica wanted to send, and did not tell of, is sent by this one. */
const CLAIM_HOLDS = 120_000;

/** Not this replica's to send: the process asks again, and finds that it was told of. */
const CLAIMED: Sending = { ok: false, failure: 'another replica is sending it', again: true };

/**
 * An outbox that several replicas share: before a mail is sent it is claimed in a stream of its own, where exactly one
 * replica wins. A replica that died with its claim loses it after two minutes; only then can a mail be sent twice, with
 * the same Message-ID.
 */
export function claimedOutbox(outbox: Outbox, streams: StateStreams, clock: Clock): Outbox {
  const replica = randomUUID();

  const isOurs = (claim: State): boolean => claim.data['replica'] === replica;
  const isOld = (claim: State): boolean => clock().getTime() - Date.parse(String(claim.data['at'])) > CLAIM_HOLDS;

  async function claim(mail: string): Promise<boolean> {
    const stream = `mail-${mail}`;
    const last = await streams.last(stream);
    if (last && isOurs(last)) return true;
    if (last && !isOld(last)) return false;
    const data = { replica, at: clock().toISOString() };
    try {
      await streams.put(stream, last?.revision ?? 'no-stream', { id: randomUUID(), type: 'MailClaimed', data });
      return true;
    } catch (error) {
      // somebody else was faster, or it is not known: what the stream says is looked at by the next try
      if (error instanceof EventStoreError) return false;
      throw error;
    }
  }

  return {
    kind: outbox.kind,
    send: async (mail) => ((await claim(mail.id)) ? outbox.send(mail) : CLAIMED),
    close: () => outbox.close(),
  };
}
