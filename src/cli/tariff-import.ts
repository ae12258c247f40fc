import { clientOf, uploaded, withApiOptions, type ApiOptions } from './api.ts';
import type { ApiClient, Schemas } from '#client';
import { foldText } from '#core/codes';
import { columnIndex, columnLetters } from '#core/tariff-import';
import { StartRefused } from '#server/platform/config';
import type { Command } from 'commander';
import path from 'node:path';
import { readGiven } from './given-file.ts';
import { languageOption, type Language } from './language.ts';
import { problemLines } from './problem-words.ts';

interface ImportOptions extends ApiOptions {
  readonly from?: string;
  readonly map: readonly string[];
  readonly sheet?: string;
  readonly headerRow?: string;
  readonly keepMissing?: boolean;
  readonly reason?: string;
  readonly replaces?: string;
  readonly dryRun?: boolean;
  readonly lang: Language;
  readonly json?: boolean;
}

type TariffImport = Schemas['TariffImport'];
type TariffCheck = Schemas['TariffCheck'];
type Table = NonNullable<TariffImport['guess']>;

const EXIT_NOT_DONE = 1;
/** EX_DATAERR: the file holds what cannot be taken over. */
const EXIT_WRONG_CELLS = 65;
/** A person mends the first few and tries again; `--json` gives them all. */
const ERRORS_TOLD_MAX = 50;

export function addTariffImport(tariff: Command): void {
  withApiOptions(tariff.command('import'))
    .description('propose an official tariff from a spreadsheet (XLSX or CSV); another person approves it')
    .argument('<file>', 'the table as it was published')
    .option('--from <date>', 'its first day (default tomorrow)')
    .option('--map <column=field>', 'what a column holds, by its header or letters; may be repeated', collected, [])
    .option('--sheet <name>', 'the sheet, where it is not the one that looks most like a tariff')
    .option('--header-row <row>', 'the row that names the columns, from 1')
    .option('--keep-missing', 'lines that the table does not hold stay; without it they end the day before')
    .option('--reason <text>', 'the decree, and why now; needed to propose')
    .option('--replaces <id>', 'an open proposal of your own that this one takes the place of')
    .option('--dry-run', 'only read and compare; propose nothing')
    .addOption(languageOption())
    .option('--json', 'print JSON')
    // The parent knows some of these too and would keep them for itself.
    .action((file: string, _: ImportOptions, command: Command) => run(file, command.optsWithGlobals<ImportOptions>()));
}

const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value];

async function run(file: string, options: ImportOptions): Promise<void> {
  const { dryRun = false, reason } = options;
  if (!dryRun && (reason ?? '').trim().length < 3)
    throw new StartRefused('Say with --reason on what ground the tariff changes, or use --dry-run to look only.');
  const client = clientOf(options);
  const form = new FormData();
  form.set('file', new File([await readGiven(file)], path.basename(file)));
  const sent = await uploaded<TariffImport>(options, '/api/v1/tariff/imports', form);
  if (!sent.data) return notDone(sent.problem, options);
  const table = tableOf(sent.data, options);
  const { data: check, error } = await client.POST('/api/v1/tariff/imports/{id}/check', {
    params: { path: { id: sent.data.id } },
    body: { ...table, ...(options.from && { from: options.from }), keepMissing: options.keepMissing ?? false },
  });
  if (!check) return notDone(error, options);
  const proposal =
    dryRun || check.version === null ? undefined : await proposed(client, sent.data.id, reason ?? '', options);
  if (proposal === 'refused') return;
  if (check.errorCount > 0) process.exitCode = EXIT_WRONG_CELLS;
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ file, import: sent.data.id, table, check, proposal: proposal ?? null })}\n`
      : inWords(file, { table, found: sent.data, check, proposal }, options),
  );
}

async function proposed(
  client: ApiClient,
  id: string,
  reason: string,
  options: ImportOptions,
): Promise<Schemas['Proposal'] | 'refused'> {
  const { data, error } = await client.POST('/api/v1/tariff/imports/{id}/proposal', {
    params: { path: { id } },
    body: { reason, ...(options.replaces && { replaces: options.replaces }) },
  });
  if (data) return data;
  notDone(error, options);
  return 'refused';
}

/** What the program takes the table for, with what the caller says better. */
function tableOf({ sheets, guess, fields }: TariffImport, options: ImportOptions): Table {
  const name = options.sheet ?? guess?.sheet ?? sheets[0]?.name ?? '';
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet)
    throw new StartRefused(`There is no sheet "${name}". There are: ${sheets.map((one) => one.name).join(', ')}.`);
  const headerRow = options.headerRow === undefined ? (guess?.headerRow ?? 1) : Number(options.headerRow);
  const headers = sheet.head[headerRow - 1] ?? [];
  const columns: Record<string, string> = { ...(guess?.sheet === name ? guess.columns : {}) };
  for (const pair of options.map) {
    const at = pair.lastIndexOf('=');
    const [column, field] = [pair.slice(0, Math.max(at, 0)).trim(), pair.slice(at + 1).trim()];
    if (!fields.includes(field))
      throw new StartRefused(
        `"${pair}": "${field}" is nothing that a column holds. Choose from: ${fields.join(', ')}.`,
      );
    const index = headers.findIndex((header) => foldText(header) === foldText(column));
    if (index < 0 && columnIndex(column) === undefined)
      throw new StartRefused(
        `"${pair}": no column is headed "${column}". There are: ${headers.filter(Boolean).join(', ')}.`,
      );
    const letters = index < 0 ? column : columnLetters(index);
    for (const [held, letter] of Object.entries(columns)) if (letter === letters) delete columns[held];
    columns[field] = letters;
  }
  return { sheet: name, headerRow, columns };
}

interface Outcome {
  readonly table: Table;
  readonly found: TariffImport;
  readonly check: TariffCheck;
  readonly proposal: Schemas['Proposal'] | undefined;
}

function inWords(file: string, { table, found, check, proposal }: Outcome, { lang, url }: ImportOptions): string {
  const headers = found.sheets.find(({ name }) => name === table.sheet)?.head[table.headerRow - 1] ?? [];
  const { added, ended, changed, renamed } = check.counts;
  const errors = check.errors
    .slice(0, ERRORS_TOLD_MAX)
    .map(({ sheet, row, column, message, fix }) => `${sheet}!${column}${row}: ${message[lang]}. ${fix[lang]}.`);
  const more = check.errorCount - errors.length;
  const end =
    check.errorCount > 0
      ? [`${check.errorCount} cells are wrong; nothing was proposed.`]
      : check.version === null
        ? ['It is the tariff in force: nothing was proposed.']
        : proposal === undefined
          ? ['Nothing was proposed: a dry run.']
          : [
              `Proposal ${proposal.id} waits for another person until ${proposal.lastDay}: ${url}/approvals/${proposal.id}`,
            ];
  return [
    `${file}: sheet "${table.sheet}", columns named in row ${table.headerRow}`,
    ...Object.entries(table.columns).map(
      ([field, letters]) => `  ${field.padEnd(16)} ${letters.padEnd(3)} ${headers[columnIndex(letters) ?? -1] ?? ''}`,
    ),
    `${check.lineCount} lines; ${check.otherRows} rows of headings and notes.`,
    `Beside the tariff in force: ${added} added, ${ended} ended, ${changed} changed, ${renamed} renamed.`,
    ...(check.superseded > 0 ? [`${check.superseded} changes published ahead would be replaced.`] : []),
    ...errors,
    ...(more > 0 ? [`… and ${more} more`] : []),
    ...end,
    '',
  ].join('\n');
}

function notDone(problem: Schemas['Problem'] | undefined, { lang }: ImportOptions): void {
  process.stderr.write(`${problemLines('Nothing was proposed', problem, lang).join('\n')}\n`);
  process.exitCode = EXIT_NOT_DONE;
}
