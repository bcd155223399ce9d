import type { EventRegistry, EventStore, PositionedEvent, RecordedEvent, Token } from '#event-store';
import { deleteView, versionsOf, viewFile, type ViewCheckpoint } from '../view/file.js';
import type { Projection, ProjectionName } from '../view/projection.js';
import type { ViewProgress, ViewRebuild } from './progress.js';
import { openRunningView, readShapes, type RunningView } from './running-view.js';

/** What a projector needs of the log. */
export type FollowedLog = Pick<EventStore, 'logId' | 'readAll' | 'at' | 'head' | 'wait'>;

export interface ProjectorOptions {
  /** Folder of the views. */
  readonly dir: string;
  readonly log: FollowedLog;
  /** Several versions of a projection: the highest is built, the lower ones serve until it has caught up. */
  readonly projections: readonly Projection[];
  readonly registry: EventRegistry;
  readonly onProgress?: (progress: ViewProgress) => void;
  /** A view did not fit the log, or could not be read. */
  readonly onRebuild?: (rebuild: ViewRebuild) => void;
  /** A version was replaced by a newer one, and its file removed. */
  readonly onReplaced?: (projection: ProjectionName, version: number) => void;
  /** Events in one page, so in one transaction. */
  readonly pageSize?: number;
}

/** Follows the log and writes the views. Knows nothing of threads: it runs in whichever calls it. */
export interface Projector {
  /** Brings every view level with the log. Views that stop are left behind. */
  catchUp(): Promise<void>;
  /** Catches up, waits for more, and so on until the signal; then closes. Throws what the log throws. */
  run(signal: AbortSignal): Promise<void>;
  /** Tells where every view stands. */
  report(): Promise<void>;
  close(): void;
}

/** A page of this size weighs some twenty megabytes in memory; a larger one is hardly faster. */
export const PAGE_SIZE = 10_000;

/**
 * Opens the views and checks their checkpoints against the log: one that does not fit (another log, a restored backup,
 * a file of another shape) is deleted and built again.
 */
export async function openProjector(options: ProjectorOptions): Promise<Projector> {
  const { dir, log, projections, registry, onProgress, onRebuild, onReplaced, pageSize = PAGE_SIZE } = options;
  const logId = await log.logId();
  const views: RunningView[] = [];
  for (const projection of projections) views.push(await openVerified(projection));
  replaceOldVersions();
  await report();

  async function openVerified(projection: Projection): Promise<RunningView> {
    const { name, version } = projection;
    const rebuilt = (reason: string): void => onRebuild?.({ projection: name, version, reason });
    const view = openRunningView(dir, projection, logId, rebuilt);
    const mismatch = await mismatchOf(view.checkpoint, logId, log);
    if (mismatch === null) return view;
    view.close();
    rebuilt(mismatch);
    deleteView(viewFile(dir, projection));
    return openRunningView(dir, projection, logId, rebuilt);
  }

  /** The views that stand at the lowest position among these, and how many events bring them to the next ones. */
  function hindmost(lane: readonly RunningView[]): { group: RunningView[]; limit: number } {
    const positions = lane.map(({ checkpoint }) => checkpoint.position);
    const lowest = Math.min(...positions);
    const next = Math.min(...positions.filter((position) => position > lowest));
    return {
      group: lane.filter(({ checkpoint }) => checkpoint.position === lowest),
      limit: Math.min(pageSize, next - lowest),
    };
  }

  /** One page for the hindmost of these views. True: there may be more for them. */
  async function step(lane: readonly RunningView[]): Promise<boolean> {
    const { group, limit } = hindmost(lane);
    const [first] = group;
    if (!first) return false;
    const { position, token } = first.checkpoint;
    const page = numbered(await log.readAll(token, limit), position);
    const ended = page.length < limit;
    if (page.length === 0 && group.every(({ serving }) => serving)) return lane.length > group.length;
    const shaped = readShapes(registry, page);
    const head = await log.head();
    let begins = false;
    for (const view of group) {
      const { serving } = view;
      view.apply(shaped, ended);
      begins ||= view.serving && !serving;
      tell(view, head);
    }
    // only a view that begins to serve makes another one superfluous: the folder is not read for every page
    if (begins) replaceOldVersions();
    return !ended || lane.length > group.length;
  }

  const running = (): RunningView[] => views.filter(({ stopped }) => stopped === null);

  async function catchUp(signal?: AbortSignal): Promise<void> {
    for (let more = true; more && !signal?.aborted;) {
      // whoever is asked comes first; a view that is still being built takes one page in between
      let serving = running().filter((view) => view.serving);
      while (serving.length > 0 && !signal?.aborted && (await step(serving))) {
        serving = running().filter((view) => view.serving);
      }
      const building = running().filter((view) => !view.serving);
      more = building.length > 0 && !signal?.aborted && (await step(building));
      more ||= running().some((view) => !view.serving);
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        await catchUp(signal);
        if (signal.aborted) break;
        await report();
        const tokens = running().map(({ checkpoint }) => checkpoint.token);
        await log.wait(highest(tokens) ?? (await log.head()), signal);
      }
    } finally {
      close();
    }
  }

  async function report(): Promise<void> {
    const head = await log.head();
    for (const view of views) tell(view, head);
  }

  function tell({ projection, checkpoint, generation, serving, stopped }: RunningView, head: Token): void {
    const { position, token, logTime } = checkpoint;
    const { name, version } = projection;
    const behind = lag(checkpoint, head);
    onProgress?.({ projection: name, version, generation, serving, position, token, logTime, behind, stopped });
  }

  /** Where the highest version serves, the lower ones have done their duty: also those of earlier releases. */
  function replaceOldVersions(): void {
    for (const view of [...views]) {
      const { name, version } = view.projection;
      if (!view.serving || views.some(({ projection }) => projection.name === name && projection.version > version)) {
        continue;
      }
      for (const old of versionsOf(dir, name).filter((other) => other < version)) {
        const index = views.findIndex(({ projection }) => projection.name === name && projection.version === old);
        if (index >= 0) views.splice(index, 1)[0]?.close();
        deleteView(viewFile(dir, { name, version: old }));
        onReplaced?.(name, old);
      }
    }
  }

  function close(): void {
    for (const view of views.splice(0)) view.close();
  }

  return { catchUp: () => catchUp(), run, report, close };
}

/** Events with their positions, which are counted from where the page begins. */
const numbered = (page: readonly RecordedEvent[], after: number): PositionedEvent[] =>
  page.map((event, index) => {
    const position = after + index + 1;
    // some adapters give the position along; a copy of each of a million events would cost
    return isPositioned(event) && event.position === position ? event : { ...event, position };
  });

const isPositioned = (event: RecordedEvent): event is PositionedEvent => 'position' in event;

/** Why a checkpoint does not fit the log; null if it does. */
async function mismatchOf(checkpoint: ViewCheckpoint, logId: string, log: FollowedLog): Promise<string | null> {
  const { position, token, eventId } = checkpoint;
  if (checkpoint.logId !== logId) return `it was built from log ${checkpoint.logId}, this is log ${logId}`;
  if (position === 0) return null;
  const event = await log.at(token);
  if (!event) return `the log holds no event at ${token}`;
  return event.id === eventId ? null : `the log holds event ${event.id} at ${token}, the view has seen ${eventId}`;
}

/** Where tokens are positions (sqlite, memory) the distance is known; elsewhere only whether there is one. */
function lag({ position, token }: ViewCheckpoint, head: Token): number | null {
  if (BigInt(head) <= BigInt(token)) return 0;
  return token === String(position) ? Number(head) - position : null;
}

const highest = (tokens: readonly Token[]): Token | undefined =>
  [...tokens].sort((one, other) => (BigInt(one) < BigInt(other) ? 1 : -1))[0];
