import { createLogger } from '#server/platform/logging';
import { readConfig } from '#server/platform/config';
import { OVERVIEW_FOLLOWER } from '#server/declaration';
import { startProgram } from '#server/program';
import { Option, type Command } from 'commander';
import { userInfo } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const EXIT_NOT_DONE = 1;
const LISTS_MS = 60_000;

interface EraseOptions {
  readonly reason: string;
  readonly country: string;
}

export function addErase(program: Command): void {
  program
    .command('erase')
    .description(
      'destroy the key of a natural person: nobody can read their data in the journal any more; stop the program first',
    )
    .argument('<subject>', 'the personal number')
    .addOption(new Option('--reason <text>', 'on what ground; stands in the journal').makeOptionMandatory())
    .option('--country <folder>', 'the country pack to load', path.join(ROOT, 'country/vn'))
    .action(erase);
}

/** Runs the whole program for as long as it takes: the one writer takes the command, and the lists follow. */
async function erase(personId: string, { reason, country }: EraseOptions): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const program = await startProgram({
    config: { ...config, port: 0 },
    logger: createLogger({ level: 'warn' }),
    demo: false,
    country: path.resolve(country),
    web: path.join(ROOT, 'dist/web'),
  });
  try {
    process.stdout.write(`${await eraseIn(program.services.engine, personId, reason)}\n`);
  } finally {
    await program.stop();
  }
}

type Engine = Awaited<ReturnType<typeof startProgram>>['services']['engine'];

async function eraseIn(engine: Engine, personId: string, reason: string): Promise<string> {
  process.exitCode = EXIT_NOT_DONE;
  if (engine.role() === 'standby') return 'Another program writes here. Stop it first.';
  if (engine.subjectOf(personId) === undefined)
    return 'This is not the number of a natural person. Nothing was erased.';
  // Whoever may run this on the machine holds the keys of it; the journal names their account.
  const actor = {
    userId: `shell:${userInfo().username}`,
    organisationId: '',
    roles: ['administrator'],
    offices: [],
    delegations: [],
  };
  const answer = await engine.submit(
    { type: 'subject.erase', data: { personId, reason }, actor },
    { sender: actor.userId, trafficClass: 'internal' },
  );
  if (answer.status === 'refused') return answer.refusals.map(({ message }) => message.en).join('\n');
  if (answer.status !== 'accepted') return `Nothing is known to be erased (${answer.status}). Try again.`;
  if (!(await engine.waitFor(answer.position, LISTS_MS, OVERVIEW_FOLLOWER)))
    return `The key is destroyed (position ${answer.position}); the lists will follow when the program next runs.`;
  process.exitCode = 0;
  return `Erased: the key is destroyed and the lists have followed (position ${answer.position}).`;
}
