import type { ApiClient, Schemas } from '#client';
import { parseVariation, VARIATION_WORDS, variationText, type Variation } from '#core/assessment';
import type { Declaration } from '#core/declaration';
import { StartRefused } from '#server/platform/config';
import type { Language } from './language.ts';

export type Comparison = Schemas['ComparisonAnswer'];

/** Reads `origin=JP,regime=VJEPA`, as often as it is given. */
export function variationsOf(texts: readonly string[]): readonly Variation[] {
  return texts.map((text) => {
    const variation = parseVariation(text);
    if (!variation.ok)
      throw new StartRefused(
        `"${variation.error}" is not understood. Write --what-if origin=JP,regime=VJEPA; the words are ${VARIATION_WORDS.join(', ')}.`,
      );
    return variation.value;
  });
}

/** What a declaration would come to if something of it were otherwise. Nothing is lodged. */
export async function compared(
  client: ApiClient,
  declaration: Declaration,
  on: string | undefined,
  variations: readonly Variation[],
): Promise<Comparison> {
  const { data, error } = await client.POST('/api/v1/assessments/comparisons', {
    body: { declaration, ...(on !== undefined && { on }), variations: [...variations] },
  });
  if (!data) throw new StartRefused(error?.errors?.[0]?.message.en ?? error?.title ?? 'the comparison was refused');
  return data;
}

/** A table for the terminal: a column for each answer; `*` marks what differs from the first. */
export function comparisonLines({ rows, answers }: Comparison, language: Language): readonly string[] {
  const header = [
    '',
    AS_DECLARED[language],
    ...answers.slice(1).map(({ variation }) => variationText(variation ?? {})),
  ];
  const body = rows.map(({ line, label, figures, differs }) => [
    `${line === null ? '' : `${line} · `}${label[language]}${differs ? ' *' : ''}`,
    ...figures.map((figure) => (figure === null ? '–' : [figure.rate, figure.amount].filter(Boolean).join(' = '))),
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...body].map((cells) => (cells[column] ?? '').length)));
  const table = [header, ...body].map((cells) =>
    cells
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - cell.length);
        return column === 0 ? cell + padding : padding + cell;
      })
      .join('  ')
      .trimEnd(),
  );
  const reasons = answers.flatMap(({ refusals, totalPayable }, index) =>
    totalPayable === null
      ? refusals.map(({ code, message }) => `${header[index + 1]}: ${code} ${message[language]}`)
      : [],
  );
  return [...table, ...reasons];
}

const AS_DECLARED = { vi: 'như đã khai', en: 'as declared' } as const;
