/** A path into the file: keys and indexes. */
export type SeedPath = readonly (string | number)[];

/** What is wrong with a file, before its line is looked up. */
export interface Fault {
  readonly path: SeedPath;
  readonly message: string;
}

/** The ids that a file holds, by what they stand for. */
export interface KnownIds {
  readonly programmes: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly strategies: ReadonlySet<string>;
  readonly goals: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
}
