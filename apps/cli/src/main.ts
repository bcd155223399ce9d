#!/usr/bin/env node
import './node-version.js';
import { Command, CommanderError, Option } from 'commander';
import { StoreUnavailable } from '#event-store';
import { noRightToFiles } from '#platform';
import { backup, restore } from './commands/backup.js';
import { doctor } from './commands/doctor.js';
import { migrate, type StoreKind } from './commands/migrate.js';
import { addPerson } from './commands/person.js';
import { rebuild } from './commands/rebuild.js';
import { seed } from './commands/seed.js';
import { token } from './commands/token.js';
import { verify } from './commands/verify.js';
import { CliFault } from './fault.js';
import { readSettings } from './settings.js';

/** The command line `tiltak`: every command says what it does, does it whole or not at all, and exits with 1 when it could not. */
function program(): Command {
  const tiltak = new Command('tiltak').description('Operation of the service from the command line.').exitOverride();
  const settings = readSettings;
  tiltak
    .command('seed <file>')
    .description('load a programme from a seed file; checked whole first, safe to run twice')
    .option('--as <person>', 'person id of the administrator in whose name it is loaded; by default the first one')
    .action((file: string, options: { as?: string }) => seed(settings(), file, options));
  tiltak
    .command('token <person>')
    .description('print an access token for a demo person, from the running service and its embedded issuer')
    .action((subject: string) => token(settings(), subject));
  tiltak
    .command('person <name>')
    .description('put a person into the people register, and give a role')
    .requiredOption('--issuer <url>', 'issuer of the identity provider')
    .requiredOption('--subject <subject>', 'what the provider calls the person')
    .option('--email <address>')
    .option('--role <role>', 'politician, reader, controller, auditor or administrator')
    .action((name: string, options: { issuer: string; subject: string; email?: string; role?: string }) =>
      addPerson(settings(), { name, ...options }),
    );
  tiltak
    .command('rebuild')
    .description('build every read model anew from the log (stop the service first)')
    .action(() => rebuild(settings()));
  tiltak
    .command('verify')
    .description(
      'check the log (integrity, positions, revisions, types) and that the read models are what it makes of them',
    )
    .option('--log-only', 'leave the read models out')
    .action((options: { logOnly?: boolean }) => verify(settings(), options));
  tiltak
    .command('doctor')
    .description('look at configuration, disk and files, and say what to do about what is wrong')
    .action(() => doctor(settings()));
  tiltak
    .command('backup <folder>')
    .description('copy the log and the people register into a new folder, while the service runs')
    .action((folder: string) => backup(settings(), folder));
  tiltak
    .command('restore <folder>')
    .description('verify a backup and put it into an empty data folder')
    .action((folder: string) => restore(settings(), folder));
  const stores = ['sqlite', 'kurrentdb'];
  tiltak
    .command('migrate')
    .description(
      'copy log and people register into another store, and compare; stop the service first, safe to run again',
    )
    .addOption(new Option('--from <store>', 'where the log is').choices(stores).makeOptionMandatory())
    .addOption(new Option('--to <store>', 'where it is to be').choices(stores).makeOptionMandatory())
    .action((options: { from: StoreKind; to: StoreKind }) => migrate(settings(), options));
  return tiltak;
}

async function main(): Promise<number> {
  try {
    await program().parseAsync();
    return 0;
  } catch (error) {
    // commander has said what was wrong with the words, or printed the help that was asked for
    if (error instanceof CommanderError) return error.exitCode;
    const lines = linesOf(error);
    if (lines === null) throw error;
    for (const line of lines) console.error(line);
    return 1;
  }
}

/** What the person at the keyboard can do something about; null: a fault of the program, which its stack trace explains. */
function linesOf(error: unknown): readonly string[] | null {
  if (error instanceof CliFault) return error.lines;
  const noRight = noRightToFiles(error);
  if (noRight !== null) return [noRight, `The data folder is ${readSettings().configuration.dataDir} (DATA_DIR).`];
  return error instanceof StoreUnavailable ? [error.message] : null;
}

process.exitCode = await main();
