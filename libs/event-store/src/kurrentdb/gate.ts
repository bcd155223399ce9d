/** How much may be under way on the call that appends share: what waits in the client's own queue dies with it. */
export interface Gate {
  /** Resolves when there is room, in the order of asking; what it gives is called when the append has settled. */
  enter(bytes: number): Promise<() => void>;
}

const MAX_APPENDS = 256;
const MAX_BYTES = 2 * 1024 * 1024;

/** An append that is larger than what there is room for goes alone. */
export function createGate(maxAppends = MAX_APPENDS, maxBytes = MAX_BYTES): Gate {
  const waiting: { readonly bytes: number; readonly go: () => void }[] = [];
  let appends = 0;
  let inside = 0;

  const fits = (bytes: number): boolean => appends === 0 || (appends < maxAppends && inside + bytes <= maxBytes);

  function admit(): void {
    for (let next = waiting[0]; next && fits(next.bytes); next = waiting[0]) {
      waiting.shift();
      appends++;
      inside += next.bytes;
      next.go();
    }
  }

  return {
    async enter(bytes) {
      await new Promise<void>((go) => {
        waiting.push({ bytes, go });
        admit();
      });
      return () => {
        appends--;
        inside -= bytes;
        admit();
      };
    },
  };
}
