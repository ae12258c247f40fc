import { readJson, type PackProblem } from '#core/codes';
import { Declaration } from '#core/declaration';
import { addDays, ok, plainDate, type PlainDate, type Result } from '#core/kernel';

/**
 * A made-up declaration of the country, to learn the form on and to show how a file is filled in. Its dates are near `today`, and `mark` keeps
 * its papers apart from those of another: goods that are declared already cannot be declared again.
 */
export type ExampleDeclaration = (today: PlainDate, mark: string) => Declaration;

/**
 * Reads `country/<code>/clearance/example.json`: a declaration in which `{day-9}` stands for the day nine days ago, `{ymd-9}` and `{md-9}` for
 * its digits with and without the year, and `{mark}` for what sets one example apart from the next. A problem names the line.
 */
export function readExample(text: string, file: string): Result<ExampleDeclaration, readonly PackProblem[]> {
  const read = readJson(filledIn(text, SOME_DAY, '0'), file, Declaration);
  if (!read.ok) return read;
  // The same text with another day in it has the same shape.
  return ok((today, mark) => JSON.parse(filledIn(text, today, mark)) as Declaration);
}

const SOME_DAY = plainDate('2026-01-31');

function filledIn(text: string, today: PlainDate, mark: string): string {
  return text.replaceAll('{mark}', mark).replaceAll(/\{(day|ymd|md)-(\d{1,3})\}/g, (_, form: string, days: string) => {
    const day = addDays(today, -Number(days));
    if (form === 'day') return day;
    return day.replaceAll('-', '').slice(form === 'md' ? 4 : 0);
  });
}
