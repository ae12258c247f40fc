import { addDays, finish } from '#core/kernel';
import { changeCalendar, changesIn } from '#core/tariff';
import { StartRefused } from '#server/platform/config';
import { countryInForce } from '#server/program';
import { changeView, type ChangeView, type historyView } from '#server/tariff';
import type { Command } from 'commander';
import path from 'node:path';
import { dayOf } from './day-of.ts';
import { knowledgeOf } from './knowledge-of.ts';
import type { Language } from './language.ts';

interface ChangesOptions {
  readonly from?: string;
  readonly to?: string;
  readonly code?: string;
  readonly knownAt?: string;
  readonly lang: Language;
  readonly json?: boolean;
  readonly country: string;
}

/** As far as a plan of purchases looks ahead. */
const DAYS_AHEAD = 365;
/** A person reads a few codes of a change; `--json` gives more. */
const CODES_TOLD_MAX = 8;

export function addTariffChanges(tariff: Command): void {
  tariff
    .command('changes')
    .description('what changes on which day, each change once for all the lines it is the same for')
    .option('--from <date>', 'the first day (default tomorrow)')
    .option('--to <date>', 'the last day (default a year after the first)')
    .option('--code <digits>', 'only lines whose code starts so')
    // The parent knows the others too and would keep them for itself.
    .action((_: ChangesOptions, command: Command) => run(command.optsWithGlobals<ChangesOptions>()));
}

async function run(options: ChangesOptions): Promise<void> {
  const { snapshot } = await countryInForce(path.resolve(options.country), knowledgeOf(options.knownAt));
  const { reference } = snapshot;
  const from = options.from === undefined ? addDays(dayOf(undefined, reference), 1) : dayOf(options.from, reference);
  const to = options.to === undefined ? addDays(from, DAYS_AHEAD) : dayOf(options.to, reference);
  if (to < from) throw new StartRefused(`There is no day from ${from} to ${to}. Put the earlier one in --from.`);
  const window = { from, to, ...(options.code !== undefined && { within: options.code }) };
  const changes = changesIn(finish(changeCalendar(reference.tariff)), window).map((change) =>
    changeView(change, reference),
  );
  if (options.json) return void process.stdout.write(`${JSON.stringify({ from, to, items: changes })}\n`);
  process.stdout.write(
    changes.length === 0
      ? `Nothing changes from ${from} to ${to}.\n`
      : [...Map.groupBy(changes, ({ day }) => day)]
          .map(([day, all]) => `${day}\n${all.map((change) => dayLine(change, options.lang)).join('')}`)
          .join('\n'),
  );
}

type Stretch = ReturnType<typeof historyView>[number];

/** `2027-01-01 … 2027-12-31  (to come)` and what is different from before, line by line. */
export function historyInWords(
  code: string,
  stretches: readonly Stretch[],
  { on, language }: { readonly on: string; readonly language: Language },
): string {
  const rows = stretches.flatMap(({ validFrom, validTo, begins, renamed, unitsChanged, changes }) => {
    const place = validFrom > on ? 'to come' : validTo !== null && validTo < on ? 'past' : 'now';
    return [
      `  ${validFrom} … ${validTo ?? ''}  (${place})`,
      ...(begins ? ['    the line begins'] : []),
      ...(renamed || unitsChanged ? ['    name or unit changes'] : []),
      ...changes.map((change) => `    ${inWords(change, language)}`),
    ];
  });
  return [`${code}  ${stretches.at(-1)?.name[language] ?? ''}`, ...rows, ''].join('\n');
}

function dayLine(change: ChangeView, language: Language): string {
  const { nodes, nodesLeftOut, lineCount } = change;
  const codes = nodes.slice(0, CODES_TOLD_MAX).map(({ code }) => code);
  const left = nodes.length - codes.length + nodesLeftOut;
  const goods = `${codes.join(' ')}${left > 0 ? ` and ${left} more` : ''}, ${lineCount} ${lineCount === 1 ? 'line' : 'lines'}`;
  return `  ${inWords(change, language)}\n    ${goods}\n`;
}

type Told = Pick<ChangeView, 'type' | 'kind' | 'before' | 'after'>;

function inWords({ type, kind, before, after }: Told, language: Language): string {
  if (type === 'line')
    return kind === 'began' ? 'new line' : kind === 'ended' ? 'the line ends' : 'name or unit changes';
  const side = after ?? before;
  const name = side === null ? '' : side.name.vi !== side.id ? side.name[language] : NAMELESS.has(type) ? '' : side.id;
  const [was, is] = [before, after].map((measure) => (measure === null ? '' : rateOf(measure)));
  const countries = side?.countries?.join(', ') ?? '';
  const what = [type, name, countries === '' ? '' : `(${countries})`].filter(Boolean).join(' ');
  if (kind === 'changed' && was !== is) return `${what}: ${was} → ${is}`;
  return `${what} ${kind === 'changed' ? 'changes' : kind === 'began' ? 'begins' : 'ends'}: ${is || was}`;
}

/** Types that a line has one of, or whose id says no more than the rate. */
const NAMELESS: ReadonlySet<string> = new Set(['ordinary', 'mfn', 'vat']);

const rateOf = ({ rate }: NonNullable<ChangeView['before']>): string =>
  rate.kind === 'none' ? 'no charge' : rate.kind === 'ad-valorem' ? rate.text.replace(/^[\d.]+/, '$& %') : rate.text;
