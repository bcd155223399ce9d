import { variables } from './variables.js';

/** The text of `.env.example`: every variable with what it means; commented out, so that a copy changes nothing. */
export function envExample(): string {
  const parts = Object.entries(variables).map(([name, { unset, says }]) => `# ${says}\n#${name}=${unset}\n`);
  return [
    '# Every variable that the service reads. Nothing needs to be set on one machine.\n' +
      '# Copy this file to .env, or set the variables in the environment, which goes before the file.\n',
    ...parts,
  ].join('\n');
}
