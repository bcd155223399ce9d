/** What is thrown when a call of the client has not settled in its time; the call itself may still be under way. */
export class TimeLimitExceeded extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`);
  }
}

/**
 * The client's own deadlines do not hold for reads, nor for appends that share a call: every call has a timer here.
 * @throws {TimeLimitExceeded} the call has not settled by then; how it ends later is nobody's business any more
 */
export async function withinTime<T>(call: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitExceeded(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
