/** Which ids of events a server still remembers, and at which revision of which stream each was written. */
export interface MemoryOfIds {
  remember(stream: string, id: string, revision: number): void;
  revisionOf(stream: string, id: string): number | undefined;
  forget(stream: string, id: string): void;
  clear(): void;
}

/** A memory that forgets the oldest ids above a number. */
export function memoryOfIds(atMost: number): MemoryOfIds {
  const revisions = new Map<string, number>();
  const keyOf = (stream: string, id: string): string => `${id} ${stream}`;
  return {
    remember(stream, id, revision) {
      revisions.set(keyOf(stream, id), revision);
      if (revisions.size > atMost) revisions.delete(revisions.keys().next().value!);
    },
    revisionOf: (stream, id) => revisions.get(keyOf(stream, id)),
    forget: (stream, id) => void revisions.delete(keyOf(stream, id)),
    clear: () => revisions.clear(),
  };
}
