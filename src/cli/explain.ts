import { clientOf, withApiOptions, type ApiOptions } from './api.ts';
import { explanationLines, type Explanation } from '#core/kernel';
import type { Command } from 'commander';

interface ExplainOptions extends ApiOptions {
  readonly lang: 'vi' | 'en';
  readonly json?: boolean;
}

const EXIT_NOT_FOUND = 1;

export function addExplain(program: Command): void {
  withApiOptions(program.command('explain'))
    .description('why each figure of a declaration is what it is')
    .argument('<number>', 'the declaration number')
    .option('--lang <language>', 'vi or en', 'en')
    .option('--json', 'print the explanation as JSON')
    .action(explain);
}

async function explain(number: string, options: ExplainOptions): Promise<void> {
  const { data, error } = await clientOf(options).GET('/api/v1/declarations/{number}/explanation', {
    params: { path: { number } },
  });
  if (!data) {
    process.stderr.write(`${number}: ${(error as { readonly title?: string } | undefined)?.title ?? 'not found'}\n`);
    process.exitCode = EXIT_NOT_FOUND;
    return;
  }
  // The description calls the nested steps unknown, because a schema cannot name itself there; they are explanations.
  const explanation = data as Explanation;
  process.stdout.write(
    options.json ? `${JSON.stringify(explanation)}\n` : `${explanationLines(explanation, options.lang).join('\n')}\n`,
  );
}
