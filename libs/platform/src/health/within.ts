/** Milliseconds within which a part of the service tells how it is, unless it is said otherwise. */
export const TELLS_WITHIN = 2000;

/**
 * What is told within a limit.
 * @param limitMs milliseconds
 * @param late what stands for an answer that did not come by then
 * @throws what asking throws by then
 */
export async function within<Told, Late>(limitMs: number, ask: () => Told | Promise<Told>, late: Late) {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Late>((resolve) => {
    timer = setTimeout(() => resolve(late), limitMs);
  });
  try {
    return await Promise.race([Promise.resolve(ask()), limit]);
  } finally {
    clearTimeout(timer);
  }
}
