import { bestRates, type RankedRate, type RateBar } from '#core/origin';
import { decimalText } from '#core/kernel';
import { countryInForce } from '#server/program';
import { rateView } from '#server/origin';
import type { Command } from 'commander';
import path from 'node:path';
import { dayOf } from './day-of.ts';
import { mustBeCountry } from './must-be-country.ts';
import { languageOption, type Language } from './language.ts';

interface OriginOptions {
  readonly origin: string;
  readonly on?: string;
  readonly lang: Language;
  readonly json?: boolean;
  readonly country: string;
}

const EXIT_NOT_FOUND = 1;

export function addOrigin(program: Command): void {
  program
    .command('origin')
    .description('rank the rates that goods of an origin may ask for, with what each takes; needs no running program')
    .argument('<code>', 'an eight-digit code')
    .requiredOption('--origin <country>', 'the country of origin, as two letters')
    .option('--on <date>', 'the day whose law applies (default today)')
    .addOption(languageOption())
    .option('--country <folder>', 'the country pack', path.resolve(import.meta.dirname, '../../country/vn'))
    .option('--json', 'print JSON')
    .action(origin);
}

async function origin(code: string, options: OriginOptions): Promise<void> {
  const { snapshot } = await countryInForce(path.resolve(options.country));
  const { reference } = snapshot;
  const on = dayOf(options.on, reference);
  mustBeCountry(options.origin, on, reference);
  const line = reference.tariff.lineOn(code, on);
  const rates = bestRates(reference, code, options.origin, on);
  if (line === undefined || rates === undefined) {
    process.exitCode = EXIT_NOT_FOUND;
    return void process.stdout.write(`There is no tariff line ${code} on ${on}.\n`);
  }
  if (options.json)
    return void process.stdout.write(`${JSON.stringify(rates.map((rate) => rateView(rate, reference, on)))}\n`);
  const head = `${code}  ${line.name[options.lang]}  (from ${options.origin}, on ${on})`;
  process.stdout.write([head, ...rates.flatMap((rate) => inWords(rate, options.lang)), ''].join('\n'));
}

const BARS: Readonly<Record<RateBar, string>> = {
  'origin-excluded': 'closed: the rate leaves this origin out',
  'origin-has-no-mfn': 'closed: the origin has no most-favoured-nation treatment',
  'rate-unknown': 'the tariff held here has no rate',
};

function inWords(rate: RankedRate, language: Language): readonly string[] {
  const { treatment, text, percent, bar, terms, rule, lateClaim, illustrative } = rate;
  const shown = percent === undefined ? text : `${decimalText(percent)} %`;
  const forms = (terms?.forms ?? []).map((form) => form.code).join(' or ');
  const facts = [
    ...(bar === undefined ? [] : [BARS[bar]]),
    ...(forms === '' ? [] : [`form ${forms}`]),
    ...(rule === undefined ? [] : [rule.symbols[language]]),
    ...(lateClaim === undefined ? [] : [`late until ${lateClaim.deadline}`]),
    ...(illustrative ? ['sample'] : []),
  ];
  return [`  ${treatment.padEnd(10)} ${shown.padEnd(18)} ${facts.join(' · ')}`.trimEnd()];
}
