import { Command } from 'commander';
import { addBackup } from './backup.ts';
import { addRestore } from './restore.ts';
import { addServe } from './serve.ts';
import { StartRefused } from '#server/platform/config';

/** EX_CONFIG of sysexits: the person who started the program can mend it; supervisors should not try again by themselves. */
const EXIT_REFUSED = 78;

const program = new Command('haidang').description('Hải Đăng: an open national customs system.').showHelpAfterError();
addServe(program);
addBackup(program);
addRestore(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = EXIT_REFUSED;
}
