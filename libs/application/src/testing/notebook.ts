import { accept, refuse, type Decider, type Fact, type Grant } from '#domain';
import {
  EventRegistry,
  memoryEventStore,
  memoryLog,
  OutcomeUnknown,
  StoreUnavailable,
  type EventStore,
  type MemoryLog,
} from '#event-store';
import type { Execution } from '../executor/executor.js';
import type { Authorisation } from '../executor/outcome.js';

/** The smallest aggregate that has everything: lines are added in order, a line may be refused, nothing may be new. */
export type NotebookCommand =
  | { readonly type: 'Write'; readonly lines: readonly string[] }
  /** Says something only if the notebook has exactly so many lines: what was decided on an older state shows. */
  | { readonly type: 'Count'; readonly lines: number };

export type NotebookEvent =
  Fact<'LineWritten', { readonly line: string }> | Fact<'Counted', { readonly lines: number }>;

export interface Notebook {
  readonly lines: readonly string[];
}

export const notebook: Decider<NotebookCommand, Notebook, NotebookEvent> = {
  category: 'notebook',
  initial: { lines: [] },
  evolve: (state, fact) => (fact.type === 'LineWritten' ? { lines: [...state.lines, fact.data.line] } : state),
  decide(command, state) {
    if (command.type === 'Count') {
      return command.lines === state.lines.length
        ? accept({ type: 'Counted', data: { lines: command.lines } })
        : refuse({ code: 'miscounted', params: { lines: state.lines.length } });
    }
    if (command.lines.includes('forbidden word')) return refuse({ code: 'word-refused', params: {} });
    const fresh = command.lines.filter((line) => !state.lines.includes(line));
    return accept<NotebookEvent>(...fresh.map((line) => ({ type: 'LineWritten', data: { line } }) as const));
  },
};

export const notebookRegistry = new EventRegistry([
  { type: 'LineWritten', version: 1, publicName: null, freeText: ['line'] },
  { type: 'Counted', version: 1, publicName: null, freeText: [] },
]);

export const allow = (): Authorisation<Grant> => ({ ok: true, grant: { role: 'reader', grant: 'role:reader' } });

/** A command of a notebook, by somebody who may. Command ids are UUIDs because event ids derive from them. */
export function writing(
  commandId: string,
  command: NotebookCommand,
  more: Partial<Execution<NotebookCommand, Notebook>> & { readonly fingerprint?: string; readonly actor?: string } = {},
): Execution<NotebookCommand, Notebook> {
  const { fingerprint = JSON.stringify(command), actor = 'someone', ...rest } = more;
  return {
    id: 'one',
    command,
    envelope: { commandId, fingerprint, actor, correlationId: commandId, source: 'http' },
    authorise: allow,
    ...rest,
  };
}

/** What goes wrong with an append, in order: `lost`: written, the answer lost; `gone`: not written, the answer lost. */
export type Mishap = 'none' | 'lost' | 'gone' | 'down';

/** A store whose appends go wrong as told, and then work. */
export function mishappening(log: MemoryLog = memoryLog()): {
  readonly store: EventStore;
  readonly log: MemoryLog;
  next(...mishaps: Mishap[]): void;
} {
  const inner = memoryEventStore(log);
  const queue: Mishap[] = [];
  const store: EventStore = {
    ...inner,
    async append(stream, expected, events) {
      const mishap = queue.shift() ?? 'none';
      if (mishap === 'down') throw new StoreUnavailable('down');
      if (mishap === 'gone') throw new OutcomeUnknown('gone');
      const result = await inner.append(stream, expected, events);
      if (mishap === 'lost') throw new OutcomeUnknown('lost');
      return result;
    },
  };
  return { store, log, next: (...mishaps) => void queue.push(...mishaps) };
}
