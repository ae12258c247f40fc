import type { PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { countryInForce } from '#server/program';
import { historyView, lineView, type TariffLineView } from '#server/tariff';
import type { Command } from 'commander';
import path from 'node:path';
import { dayOf } from './day-of.ts';
import { mustBeCountry } from './must-be-country.ts';
import { addTariffChanges, historyInWords } from './tariff-changes.ts';
import { addTariffImport } from './tariff-import.ts';
import { knowledgeOf } from './knowledge-of.ts';
import { languageOption, type Language } from './language.ts';

interface TariffOptions {
  readonly origin?: string;
  readonly on?: string;
  readonly knownAt?: string;
  readonly history?: boolean;
  readonly lang: Language;
  readonly json?: boolean;
  readonly country: string;
}

const EXIT_NOT_FOUND = 1;

export function addTariff(program: Command): void {
  const command = program.command('tariff');
  command
    .description('look a commodity code up in the country pack, as of any day; needs no running program')
    .argument('<code>', 'an eight-digit code, or words to search for')
    .option('--origin <country>', 'only the measures that goods of this origin bear or may ask for')
    .option('--on <date>', 'the day whose law applies (default today)')
    .option('--known-at <instant>', 'leave out what became known later than 2026-11-21T10:00+07:00')
    .option('--history', 'all stretches of the line, past and to come, with what changes between')
    .addOption(languageOption())
    .option('--country <folder>', 'the country pack', path.resolve(import.meta.dirname, '../../country/vn'))
    .option('--json', 'print JSON')
    .action(tariff);
  addTariffImport(command);
  addTariffChanges(command);
}

async function tariff(query: string, options: TariffOptions): Promise<void> {
  const { snapshot } = await countryInForce(path.resolve(options.country), knowledgeOf(options.knownAt));
  const { reference } = snapshot;
  const on = dayOf(options.on, reference);
  if (options.history) return history(query, on, reference, options);
  const line = reference.tariff.lineOn(query, on);
  if (!line) return search(query, on, reference, options);
  const view = lineView(line, reference, on);
  const { origin } = options;
  if (origin !== undefined) mustBeCountry(origin, on, reference);
  const allowed = new Set(reference.tariff.agreementsFor(origin ?? '', on).map(({ code }) => code));
  const measures = view.measures.filter(
    ({ agreement, countries, excludedOrigins }) =>
      origin === undefined ||
      ((agreement === null || allowed.has(agreement)) &&
        countries?.includes(origin) !== false &&
        !excludedOrigins.includes(origin)),
  );
  const shown = { ...view, measures };
  process.stdout.write(options.json ? `${JSON.stringify(shown)}\n` : inWords(shown, options.lang));
}

function history(code: string, on: PlainDate, reference: Reference, { json, lang }: TariffOptions): void {
  const items = historyView(code, reference);
  if (items.length === 0) process.exitCode = EXIT_NOT_FOUND;
  if (json) return void process.stdout.write(`${JSON.stringify({ code, items })}\n`);
  process.stdout.write(
    items.length === 0 ? `"${code}" is no line of any day.\n` : historyInWords(code, items, { on, language: lang }),
  );
}

function search(query: string, on: PlainDate, reference: Reference, options: TariffOptions): void {
  const lines = reference.tariff.search(query, on, 20);
  if (lines.length === 0) process.exitCode = EXIT_NOT_FOUND;
  if (options.json)
    return void process.stdout.write(`${JSON.stringify(lines.map(({ code, name }) => ({ code, name })))}\n`);
  process.stdout.write(
    lines.length === 0
      ? `No tariff line matches "${query}" on ${on}.\n`
      : lines.map((line) => `${line.code}  ${line.name[options.lang]}\n`).join(''),
  );
}

function inWords(view: TariffLineView, language: Language): string {
  const rows: (readonly [string, string])[] = [
    ['Chapter', view.chapter ? `${view.chapter.code} ${view.chapter.name[language]}` : ''],
    ['Units', view.unitCodes.join(', ')],
    ...view.measures.map(({ type, id, rate, conditions, agency, documents, legalBasis, validTo, illustrative }) => {
      const parts = [
        rate.kind === 'none' && rate.text === '' ? id : rateWords(rate),
        ...conditions.map(({ kind, text }) => `${kind}${text === '' ? '' : ` ${text}`}`),
        ...(agency === null ? [] : [agency[language]]),
        ...(documents.length === 0
          ? []
          : [documents.map(({ typeCode, name }) => `${typeCode} ${name[language]}`).join(' / ')]),
        ...(validTo === null ? [] : [`until ${validTo}`]),
        ...(legalBasis === '' || legalBasis === id ? [] : [legalBasis]),
        ...(illustrative ? ['sample'] : []),
      ];
      return [type === 'preference' ? id : type, parts.join(' · ')] as const;
    }),
  ];
  const body = rows.filter(([, value]) => value !== '').map(([label, value]) => `  ${label.padEnd(14)} ${value}`);
  return [`${view.code}  ${view.name[language]}  (on ${view.on})`, ...body, ''].join('\n');
}

const rateWords = ({ kind, text }: { readonly kind: string; readonly text: string }): string =>
  kind === 'none' ? 'not subject' : kind === 'ad-valorem' ? text.replace(/^[\d.]+/, '$& %') : text;
