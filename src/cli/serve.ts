import type { Command } from 'commander';
import { describeConfig, readConfig } from '#server/platform/config';
import { openDatabase } from '#server/platform/database';
import { createLogger } from '#server/platform/logging';
import { migrate } from '#server/platform/migrate';
import { untilStopped } from './until-stopped.ts';

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('start the database, prepare it, and serve until stopped')
    .option('--demo', 'load a demonstration country with sign-ins')
    .action(serve);
}

async function serve(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  for (const [name, value, source] of describeConfig(config, process.env)) {
    process.stderr.write(`${name.padEnd(10)} ${value} (${source})\n`);
  }
  const logger = createLogger({ level: config.logLevel });
  const database = await openDatabase(config.database);
  try {
    const { applied, total } = await migrate(database.pool);
    logger.info({ applied: applied.length, total, serverPid: database.serverPid() }, 'database ready');
    await untilStopped();
  } finally {
    await database.stop();
  }
}
