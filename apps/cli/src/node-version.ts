/**
 * Imported first, before anything that needs a newer Node is loaded: a native module of another version would end the
 * process without a word.
 */
const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    `Node ${process.versions.node} is too old: use \`npm run -s tiltak -- …\`, which takes the Node of the lock file.`,
  );
  process.exit(1);
}
