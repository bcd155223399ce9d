// Medians, ratios and the table that they are shown in.
import { cpus, totalmem } from 'node:os';
import { writeFileSync } from 'node:fs';

/** Middle value; of an even number the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The smallest value that at least `share` of the values do not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

const results = [];

/**
 * Notes one ratio.
 * @param {string} name what is compared
 * @param {number} ratio
 * @param {{atLeast?: number, atMost?: number}} bar what the ratio must hold; none: a figure without a bar
 * @param {Record<string, unknown>} figures what the ratio was made of
 */
export function note(name, ratio, bar, figures) {
  const holds =
    (bar.atLeast === undefined || ratio >= bar.atLeast) && (bar.atMost === undefined || ratio <= bar.atMost);
  results.push({ name, ratio: Number(ratio.toPrecision(4)), bar, holds, figures });
  const wanted = bar.atLeast !== undefined ? `≥ ${bar.atLeast}` : bar.atMost !== undefined ? `≤ ${bar.atMost}` : '';
  console.log(`  ${holds ? 'holds ' : 'BROKEN'} ${name}: ${ratio.toPrecision(3)} ${wanted}`);
}

export function machine() {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;
}

/** Prints the ratios first, then the figures, and writes the same to `file`. */
export function finish(file) {
  console.log(`\n${machine()}\n`);
  for (const { name, ratio, bar, holds } of results) {
    const wanted =
      bar.atLeast !== undefined
        ? `at least ${bar.atLeast}`
        : bar.atMost !== undefined
          ? `at most ${bar.atMost}`
          : 'no bar';
    console.log(`${holds ? '✓' : '✗'} ${String(ratio).padStart(8)}  ${wanted.padEnd(14)} ${name}`);
  }
  console.log('');
  for (const { name, figures } of results) console.log(`${name}\n  ${JSON.stringify(figures)}`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return results.every((result) => result.holds);
}
