import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from './port.js';
import { EventRegistry, writtenVersion } from './registry.js';

/**
 * An example of one version of one event type, `<Type>.v<version>.json`: kept for ever, never changed, since logs
 * hold such events. `present` is what its upcasting must give; it is left out where the version is the present one.
 */
export interface GoldenEvent {
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
  readonly present?: JsonObject;
}

/** What the release before reads (`released.json` beside the golden files); `release` null: there is none yet. */
export interface ReleasedVersions {
  readonly release: string | null;
  /** Newest version that it reads, by event type. */
  readonly reads: Readonly<Record<string, number>>;
}

/**
 * Every fault of a folder of golden files, as sentences: a type or version without its file, a file that no row
 * claims, one that no longer upcasts to the present shape, and a version that is written although the release before
 * could not read it.
 */
export function goldenFaults(registry: EventRegistry, folder: string): string[] {
  const wanted = new Map<string, { readonly type: string; readonly version: number }>(
    registry.all().flatMap((row) =>
      Array.from({ length: row.version }, (_, index) => {
        const version = index + 1;
        return [`${row.type}.v${version}.json`, { type: row.type, version }] as const;
      }),
    ),
  );
  const present = new Set(readdirSync(folder).filter((name) => name !== 'released.json'));
  const faults: string[] = [];
  for (const name of present) if (!wanted.has(name)) faults.push(`${name}: no such type and version is listed`);
  for (const [name, { type, version }] of wanted) {
    if (!present.has(name)) faults.push(`${name}: missing; write an example of ${type} version ${version}`);
    else faults.push(...fileFaults(registry, join(folder, name), type, version).map((fault) => `${name}: ${fault}`));
  }
  const released = JSON.parse(readFileSync(join(folder, 'released.json'), 'utf8')) as ReleasedVersions;
  return [...faults, ...releaseFaults(registry, released)];
}

function fileFaults(registry: EventRegistry, file: string, type: string, version: number): string[] {
  const golden = JSON.parse(readFileSync(file, 'utf8')) as GoldenEvent;
  if (golden.type !== type || golden.version !== version) return [`holds ${golden.type} version ${golden.version}`];
  const isPresent = registry.find(type)?.version === version;
  if (isPresent && golden.present) return ['is of the present version, so `present` says nothing'];
  if (!isPresent && !golden.present) return ['is of an older version; add `present`, what its upcasting gives'];
  const upcast = registry.upcast({
    id: '00000000-0000-4000-8000-000000000000',
    stream: 'golden-1',
    revision: 0,
    token: '1',
    type,
    version,
    data: golden.data,
    metadata: {
      actor: { person: '00000000-0000-4000-8000-000000000001', role: 'auditor' },
      commandId: '00000000-0000-4000-8000-000000000002',
      fingerprint: 'golden',
      correlationId: '00000000-0000-4000-8000-000000000003',
      recordedAt: '2017-04-30T10:00:00.000Z',
      source: 'cli',
    },
  });
  return isDeepStrictEqual(upcast.data, golden.present ?? golden.data)
    ? []
    : ['upcasts to another shape than `present`'];
}

function releaseFaults(registry: EventRegistry, { release, reads }: ReleasedVersions): string[] {
  if (release === null) return [];
  return registry
    .all()
    .filter((row) => writtenVersion(row) > (reads[row.type] ?? 0))
    .map((row) => `${row.type}: version ${writtenVersion(row)} is written, but release ${release} cannot read it`);
}
