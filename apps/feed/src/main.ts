/** The oldest Node that everything the feed gateway stands on runs on. */
const NODE = 24;

// Checked before anything is loaded: an older Node fails at an import, with an error that says nothing.
if (Number(process.versions.node.split('.')[0]) < NODE) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: ${NODE} or newer is needed. Start with npm run feed, which uses the Node of the lock file.\n`,
  );
  process.exit(1);
}

const { run } = await import('./run.js');
await run();

export {};
