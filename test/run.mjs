// Runs every suite and ends with one line that a machine can read: `N passed, N failed`; before it, how many did not run, if any did not.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Node ${process.versions.node} is too old; run the tests with \`npm test\`, which uses the Node of the lock file.`,
  );
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'tiltak-test-'));
const report = join(folder, 'report.json');
const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
jest.on('exit', (code) => {
  let counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };
  try {
    counts = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    counts.numRuntimeErrorTestSuites = 1;
  }
  rmSync(folder, { recursive: true, force: true });
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  if (counts.numPendingTests > 0) console.log(`${counts.numPendingTests} not run`);
  console.log(`${counts.numPassedTests} passed, ${failed} failed`);
  process.exitCode = code === 0 && failed > 0 ? 1 : (code ?? 1);
});
