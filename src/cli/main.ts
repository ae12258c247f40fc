import { Command } from 'commander';
import { addBackup } from './backup.ts';
import { addRestore } from './restore.ts';
import { addServe } from './serve.ts';
import { addDeclare } from './declare.ts';
import { addErase } from './erase.ts';
import { addExplain } from './explain.ts';
import { addPublish } from './publish.ts';
import { addJournal, addRebuild } from './journal.ts';
import { addTariff } from './tariff.ts';
import { addClassify } from './classify.ts';
import { addOrigin } from './origin.ts';
import { addRisk } from './risk.ts';
import { addBench } from './bench.ts';
import { addConformance } from './conformance.ts';
import { Interrupted } from './until-stopped.ts';
import { StartRefused } from '#server/platform/config';

/** EX_CONFIG of sysexits: the person who started the program can mend it; supervisors should not try again by themselves. */
const EXIT_REFUSED = 78;
/** What shells give for Ctrl-C. */
const EXIT_INTERRUPTED = 130;

const program = new Command('haidang').description('Hải Đăng: an open national customs system.').showHelpAfterError();
addServe(program);
addBackup(program);
addRestore(program);
addDeclare(program);
addExplain(program);
addTariff(program);
addClassify(program);
addOrigin(program);
addRisk(program);
addJournal(program);
addRebuild(program);
addErase(program);
addPublish(program);
addConformance(program);
addBench(program);

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof StartRefused || error instanceof Interrupted)) throw error;
  process.stderr.write(`${error.message}\n`);
  // At once: whatever a half-made start has left waiting must not keep the program alive.
  process.exit(error instanceof Interrupted ? EXIT_INTERRUPTED : EXIT_REFUSED);
}
