import { clientOf, withApiOptions, type ApiOptions } from './api.ts';
import type { Command } from 'commander';
import { problemLines } from './problem-words.ts';

const EXIT_NOT_DONE = 1;
const CREATED = 201;

export function addPublish(program: Command): void {
  withApiOptions(program.command('publish'))
    .description('put the country folder of the running program in force; the key is one of an administrator')
    .action(publish);
}

async function publish(options: ApiOptions): Promise<void> {
  const { data, error, response } = await clientOf(options).POST('/api/v1/reference/publications');
  if (!data) {
    process.stderr.write(`${problemLines('Nothing was published', error, 'en').join('\n')}\n`);
    process.exitCode = EXIT_NOT_DONE;
    return;
  }
  const { version, firstDayAffected } = data;
  process.stdout.write(
    response.status === CREATED
      ? `${version} is in force${firstDayAffected === null ? '' : `; it changes declarations from ${firstDayAffected} on`}.\n`
      : `${version} is in force already.\n`,
  );
}
