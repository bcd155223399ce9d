/** A mail as the service writes it: plain text to one person. */
export interface OutgoingMail {
  /** Left of the `@` in the Message-ID: the same mail sent twice has the same, so that it is recognised as one. */
  readonly id: string;
  /** Address, without a name. Never to be logged. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly date: Date;
}

/**
 * What became of a mail. `failure`: a short reason without an address. `again`: whether the same mail may get through
 * later (nobody answered, or the server says so), or will not whatever is done.
 */
export type Sending = { readonly ok: true } | { readonly ok: false; readonly failure: string; readonly again: boolean };

/** Outgoing mail: a port. `send` resolves when somebody else has taken over: the server has said so, or the disk has it. */
export interface Outbox {
  readonly kind: 'smtp' | 'file';
  send(mail: OutgoingMail): Promise<Sending>;
  close(): void;
}
