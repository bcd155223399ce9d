import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { Fault, SeedPath } from './fault.js';
import { referenceFaults } from './references.js';
import { SEED_FORMATS, SeedFile } from './seed-file.js';

export { type SeedPath } from './fault.js';

/** A fault of a seed file, with the line (from 1) where it stands. */
export interface SeedFault {
  readonly line: number;
  /** Where in the file: `measures[3].status.phase`. */
  readonly path: string;
  readonly message: string;
}

/** A seed file that is well formed: its content, and the way back from an entry to its line. */
export interface ParsedSeed {
  readonly file: SeedFile;
  readonly lineOf: (path: SeedPath) => number;
}

const written = (path: SeedPath): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');

/**
 * Reads a seed file and checks its shape, ids and references.
 * @returns the content, or every fault with its line: never the first one only
 */
export function parseSeed(text: string): { ok: true; seed: ParsedSeed } | { ok: false; faults: readonly SeedFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      ok: false,
      faults: document.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line,
        path: '',
        message: error.message,
      })),
    };
  }
  const lineOf = lineFinder(document, lines);
  const plain: unknown = document.toJS();
  if (plain === null || typeof plain !== 'object' || Array.isArray(plain)) {
    return {
      ok: false,
      faults: [
        {
          line: 1,
          path: '',
          message: `the file must be a mapping that begins with format: ${SEED_FORMATS.join(' or ')}`,
        },
      ],
    };
  }
  const file = plainToInstance(SeedFile, plain);
  const at = (path: SeedPath, message: string): SeedFault => ({ line: lineOf(path), path: written(path), message });
  const shape = validateSync(file, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  const faults = shape.flatMap((error) => flatten(error, []).map(({ path, message }) => at(path, message)));
  // References are looked at only in a file of the right shape: else one fault would show as many.
  if (faults.length === 0) faults.push(...referenceFaults(file).map(({ path, message }) => at(path, message)));
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => a.line - b.line) };
  return { ok: true, seed: { file, lineOf } };
}

/** The line of a path; of its nearest parent where the entry itself is missing. */
function lineFinder(document: Document.Parsed, lines: LineCounter): (path: SeedPath) => number {
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
}

function flatten(error: ValidationError, above: SeedPath): Fault[] {
  const step = /^\d+$/.test(error.property) ? Number(error.property) : error.property;
  const path = [...above, step];
  return [
    ...Object.values(error.constraints ?? {}).map((message) => ({ path, message })),
    ...(error.children ?? []).flatMap((child) => flatten(child, path)),
  ];
}
