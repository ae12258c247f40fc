import { clientOf, withApiOptions, type ApiOptions } from './api.ts';
import type { Schemas } from '#client';
import { addDays, daysBetween, parsePlainDate, plainDate, type Refusals } from '#core/kernel';
import { looksLikeXml, readDeclaration } from '#messages/wco';
import { StartRefused } from '#server/platform/config';
import { readJsonBody } from '#server/platform/json';
import type { Command } from 'commander';
import { createHash } from 'node:crypto';
import { readGiven, Unreadable } from './given-file.ts';
import { languageOption, type Language } from './language.ts';
import { problemLines } from './problem-words.ts';

interface DeclareOptions extends ApiOptions {
  readonly register: boolean;
  readonly json?: boolean;
  readonly lang: Language;
  readonly writtenOn?: string;
}

/** EX_DATAERR: some file was not accepted. */
const EXIT_REFUSED_FILE = 65;

export function addDeclare(program: Command): void {
  withApiOptions(program.command('declare'))
    .description('lodge declarations from files (our JSON or WCO Data Model XML); repeating the command is harmless')
    .argument('<files...>', 'JSON or XML files')
    .option('--no-register', 'only pre-register: a number and the checks')
    .option('--written-on <date>', 'the file was written for this day: move all its dates by the days since then')
    .addOption(languageOption())
    .option('--json', 'print one JSON object a file')
    .action(declare);
}

async function declare(files: readonly string[], options: DeclareOptions): Promise<void> {
  let refused = 0;
  for (const [index, file] of files.entries()) {
    if (process.stderr.isTTY && files.length > 1) process.stderr.write(`\r${index + 1} of ${files.length} `);
    const result = await lodge(file, options);
    if (!result.answer) refused += 1;
    process.stdout.write(
      options.json ? `${JSON.stringify({ file, ...result })}\n` : inWords(file, result, options.lang),
    );
  }
  if (refused > 0) process.exitCode = EXIT_REFUSED_FILE;
}

interface Lodged {
  readonly answer?: Schemas['LodgeAnswer'];
  readonly problem?: Schemas['Problem'];
}

async function lodge(file: string, options: DeclareOptions): Promise<Lodged> {
  const body = await bodyIn(file);
  if ('problem' in body) return body;
  const declaration =
    options.writtenOn === undefined ? body.declaration : movedBy(daysSince(options.writtenOn), body.declaration);
  const { data, error } = await clientOf(options).POST('/api/v1/declarations', {
    params: { query: { register: options.register } },
    // The content is its own key: the same file sent again is the same declaration.
    headers: { 'idempotency-key': createHash('sha256').update(JSON.stringify(declaration)).digest('hex') },
    body: declaration,
  });
  return data ? { answer: data } : { problem: error };
}

type Body = { readonly declaration: Schemas['Declaration'] } | { readonly problem: Schemas['Problem'] };

/** A file that is not there is told as one that is wrong: the others are lodged all the same. */
async function bodyIn(file: string): Promise<Body> {
  try {
    return declarationIn(await readGiven(file));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problem: { type: '', title: `The file cannot be read: ${error.reason}`, status: 422 } };
  }
}

/** As strictly as the program reads a body: a letter lost to another encoding is refused here, not declared to customs. */
function declarationIn(bytes: Buffer): Body {
  if (looksLikeXml(bytes)) {
    const read = readDeclaration(bytes);
    return read.ok ? { declaration: read.value.declaration } : { problem: unreadable(read.error) };
  }
  const read = readJsonBody(bytes);
  // What it says is for the program to judge.
  return read.ok ? { declaration: read.value as Schemas['Declaration'] } : { problem: unreadable(read.error) };
}

const unreadable = (refusals: Refusals): Schemas['Problem'] => ({
  type: '',
  title: 'The file cannot be read',
  status: 422,
  errors: [...refusals] as NonNullable<Schemas['Problem']['errors']>,
});

function daysSince(date: string): number {
  const day = parsePlainDate(date);
  if (!day) throw new StartRefused(`"${date}" is not a day of the calendar. Write it as 2026-11-21.`);
  return daysBetween(day, plainDate(new Date().toISOString().slice(0, 10)));
}

/** Examples are written for one day; moved, they can be lodged on any other. */
function movedBy<T>(days: number, value: T): T {
  if (typeof value === 'string') {
    const day = parsePlainDate(value);
    // Still the same type: a text for a text.
    return (day ? addDays(day, days) : value) as T;
  }
  if (Array.isArray(value)) return value.map((member: unknown) => movedBy(days, member)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, movedBy(days, member)])) as T;
}

function inWords(file: string, { answer, problem }: Lodged, language: Language): string {
  if (answer) {
    const channel = answer.channel ? ` · ${answer.channel}` : '';
    const due = answer.paymentReference
      ? ` · pay ${answer.totalPayable} ${answer.currency} as ${answer.paymentReference}`
      : '';
    const parts = (answer.parts ?? []).map(
      (part) =>
        `  ${part.number} ${part.goodsItemQuantity} lines · pay ${part.totalPayable} as ${part.paymentReference ?? '-'}`,
    );
    const linked = answer.parts
      ? ` · ${answer.parts.length} linked declarations · ${answer.totalPayable} ${answer.currency}`
      : '';
    return [`${file}: ${answer.number} ${answer.status}${channel}${due}${linked}`, ...parts, ''].join('\n');
  }
  return [...problemLines(file, problem, language), ''].join('\n');
}
