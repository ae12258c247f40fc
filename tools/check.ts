import { allChecks, printCheck, runChecks } from './checks.ts';

/** `npm run check`: types of every floor, lint, format, unused code, walls. `npm run check -- lint walls` runs some of them. */
const wanted = process.argv.slice(2);
const checks = allChecks().filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name === word || name.startsWith(`${word} `)),
);
if (checks.length === 0) {
  process.stderr.write(
    `There is no check named ${wanted.join(' or ')}. There are: ${allChecks()
      .map(({ name }) => name)
      .join(', ')}.\n`,
  );
  process.exit(2);
}
const results = await runChecks(checks, printCheck);
const failed = results.filter(({ ok }) => !ok);
process.stdout.write(
  failed.length === 0
    ? `${results.length} checks, all well\n`
    : `${failed.length} of ${results.length} checks failed: ${failed.map(({ name }) => name).join(', ')}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
