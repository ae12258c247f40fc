import { fillDemo } from './demo-morning.ts';
import { startDemoBank } from './demo-bank.ts';
import { startDemoMail } from './demo-mail.ts';
import { playSeason } from './demo-season.ts';
import { examplePrincipals } from './example-principals.ts';
import { sandboxBeside } from './sandbox-beside.ts';
import { printDemo, printMail, printRunning } from './serve-words.ts';
import { untilStopped } from './until-stopped.ts';
import { describeConfig, readConfig, type Config } from '#server/platform/config';
import { createLogger } from '#server/platform/logging';
import { putHelperThreadsLast, startProgram, type Program } from '#server/program';
import type { Command } from 'commander';
import path from 'node:path';

/** The folder of this program, whatever folder it was started from. */
const ROOT = path.resolve(import.meta.dirname, '../..');

const DEMO_MAIL_FROM = 'Hải Đăng <notices@demo.haidang.example>';

interface ServeOptions {
  readonly demo?: boolean;
  readonly season?: boolean;
  readonly country: string;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('start the database, load the country, and serve until stopped')
    .option('--demo', 'with demonstration sign-ins and a simulated bank', false)
    .option('--season', 'in a demonstration: a simulated season of imports, enough to train a first model on', false)
    .option('--country <folder>', 'the country pack to load', path.join(ROOT, 'country/vn'))
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const stopped = untilStopped();
  const given = readConfig(process.env, process.cwd());
  const logger = createLogger({ level: given.logLevel });
  const principals = options.demo ? await examplePrincipals(path.join(ROOT, 'examples')) : [];
  // Letters of a demonstration reach nobody, unless it was told of a server.
  const post = options.demo && given.mail === undefined ? await startDemoMail() : undefined;
  const config = options.demo ? demoConfig(given, post?.smtpUrl) : given;
  for (const [name, value, source] of describeConfig(config, process.env, options.demo ? DEMO_SETTINGS : [])) {
    process.stderr.write(`${name.padEnd(10)} ${value} (${source})\n`);
  }
  const sandbox = sandboxBeside({
    config,
    logger,
    country: path.resolve(options.country),
    publicUrl: () => program.url,
  });
  const program: Program = await startProgram({
    config,
    logger,
    demo: options.demo ?? false,
    ...(sandbox && { sandbox }),
    demoPrincipals: principals,
    handsOutCases: true,
    country: path.resolve(options.country),
    web: path.join(ROOT, 'dist/web'),
  });
  await putHelperThreadsLast(logger);
  const bank = options.demo ? await startDemoBank(program, config.dataFolder) : undefined;
  if (options.demo) await fillDemo(program, principals);
  printRunning(program.url, program.services.engine.role() === 'standby');
  if (program.demo) printDemo(program.demo);
  if (post) printMail(post.pageUrl);
  const stopping = new AbortController();
  // Behind the start: whoever looks around meanwhile sees it come.
  const season =
    options.demo && options.season
      ? playSeason(program, principals, stopping.signal).then(
          (told) => void process.stderr.write(`${told}\n`),
          (error: unknown) => logger.error({ err: error }, 'the season could not be played to its end'),
        )
      : undefined;
  const reason = await stopped;
  stopping.abort();
  await season;
  logger.info({ reason }, 'stopping');
  await bank?.stop();
  await sandbox?.stop();
  await program.stop();
  await post?.stop();
}

/** What a demonstration has of its own where nobody set it. */
const DEMO_SETTINGS = ['HAIDANG_SMTP_URL', 'HAIDANG_WEBHOOK_ADDRESSES'] as const;

/** Letters go to its own post office, and webhooks to programs beside it: what is tried out runs on this machine. */
const demoConfig = (given: Config, smtpUrl: string | undefined): Config => ({
  ...given,
  webhooksToPrivateAddresses: true,
  ...(smtpUrl !== undefined && { mail: { url: smtpUrl, from: DEMO_MAIL_FROM } }),
});
