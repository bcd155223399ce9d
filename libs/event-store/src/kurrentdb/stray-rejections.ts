/**
 * When a connection breaks while writes wait in the client's queue, the client rejects promises of its own that nobody
 * can reach, besides the one that the caller awaits. Node would end the process for each of them.
 */

let guarded = 0;

/** Takes note of the client's unreachable rejections while it is open. Returns how to let go. */
export function guardStrayRejections(): () => void {
  if (guarded++ === 0) process.on('unhandledRejection', ignoreOfTheClient);
  let released = false;
  return () => {
    if (released) return;
    released = true;
    if (--guarded === 0) process.off('unhandledRejection', ignoreOfTheClient);
  };
}

/** A listener takes the place of Node's own: what is not the client's must still end the process. */
function ignoreOfTheClient(reason: unknown): void {
  if (isOfTheTransport(reason) || process.listenerCount('unhandledRejection') > 1) return;
  throw reason;
}

/** gRPC's codes for a call that broke: cancelled, resources, internal, unavailable. */
const BROKEN_CALL = new Set([1, 8, 13, 14]);

/** The client's queue rejects with what gRPC says of the call: a code, its details and metadata. */
function isOfTheTransport(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false;
  const { code, details, type } = reason as { code?: unknown; details?: unknown; type?: unknown };
  return typeof code === 'number' && BROKEN_CALL.has(code) && (typeof details === 'string' || typeof type === 'string');
}
