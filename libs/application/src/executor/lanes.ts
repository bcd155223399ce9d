/**
 * One at a time per key, in the order of arrival: commands to one stream wait for each other inside the process, so
 * that they do not fight for the same revision. Different keys do not wait for each other.
 */
export interface Lanes {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Keys that are busy now. */
  readonly busy: number;
}

export function createLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(key, work) {
      const before = tails.get(key);
      const mine = before ? before.then(work, work) : work();
      tails.set(key, mine);
      const leave = (): void => {
        if (tails.get(key) === mine) tails.delete(key);
      };
      mine.then(leave, leave);
      return mine;
    },
    get busy() {
      return tails.size;
    },
  };
}
