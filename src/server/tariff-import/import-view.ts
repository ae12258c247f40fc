import { Type, type Static } from 'typebox';
import type { StoredImport } from './import-store.ts';
import type { ImportCheck } from './import-job.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const Count = Type.Integer({ minimum: 0 });

/** Letters of the column, as spreadsheet programs name them, by what it holds. */
const Columns = Type.Record(
  Type.String({ pattern: '^[A-Za-z0-9_-]{2,40}$' }),
  Type.String({ pattern: '^[A-Z]{1,3}$' }),
  {
    description: 'The letters of the column (`C`) by what it holds: a field, or the code of an agreement',
    maxProperties: 60,
  },
);

export const CheckBody = Type.Object(
  {
    sheet: Type.String({ minLength: 1, maxLength: 100 }),
    headerRow: Type.Integer({ minimum: 1, maximum: 100_000, description: 'From 1' }),
    columns: Columns,
    from: Type.Optional(
      Type.String({ format: 'date', description: 'The first day of the new tariff; tomorrow by default' }),
    ),
    keepMissing: Type.Optional(
      Type.Boolean({
        default: false,
        description:
          'Lines that the table does not hold stay; without it they end the day before, for an official tariff is whole',
      }),
    ),
  },
  { additionalProperties: false },
);

const Guess = Type.Object({ sheet: Type.String(), headerRow: Type.Integer(), columns: Columns });

export const TariffImportSchema = Type.Object(
  {
    id: Type.String(),
    fileName: Type.String(),
    sizeBytes: Count,
    createdAt: Type.String(),
    sheets: Type.Array(
      Type.Object({
        name: Type.String(),
        rowCount: Count,
        head: Type.Array(Type.Array(Type.String()), { description: 'The first rows, as text' }),
      }),
    ),
    fields: Type.Array(Type.String(), { description: 'What a column may hold' }),
    guess: nullable(Guess),
    checked: nullable(
      Type.Object({
        ...Guess.properties,
        from: Type.String(),
        keepMissing: Type.Boolean(),
        at: Type.String(),
        current: Type.Boolean({ description: 'What it was compared with is still in force' }),
      }),
    ),
    proposalId: nullable(Type.String()),
  },
  { $id: 'TariffImport' },
);

const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });

export const CellErrorSchema = Type.Object(
  {
    sheet: Type.String(),
    row: Type.Integer({ description: 'From 1' }),
    column: Type.String({ description: 'Letters' }),
    field: Type.String(),
    text: Type.String({ description: 'What stands in the cell' }),
    code: Type.String(),
    message: TextSchema,
    fix: TextSchema,
  },
  { $id: 'CellError' },
);

export const TariffCheckSchema = Type.Object(
  {
    lineCount: Count,
    otherRows: Type.Integer({ description: 'Headings, titles, notes: rows that are no lines' }),
    errorCount: Count,
    errors: Type.Array(Type.Ref('CellError'), { description: 'The first two thousand' }),
    counts: Type.Object({ added: Count, ended: Count, changed: Count, renamed: Count }),
    superseded: Type.Integer({ description: 'Changes published ahead that the new table takes the place of' }),
    firstDayAffected: nullable(Type.String()),
    version: nullable(
      Type.String({ description: 'What would be published; null while cells are wrong or nothing changes' }),
    ),
  },
  { $id: 'TariffCheck' },
);

export const importView = (
  { id, fileName, sizeBytes, createdAt, description, checked, proposalId }: StoredImport,
  inForce: string | undefined,
): Static<typeof TariffImportSchema> => ({
  id,
  fileName,
  sizeBytes,
  createdAt,
  sheets: description.sheets.map(({ name, rowCount, head }) => ({ name, rowCount, head: head.map((row) => [...row]) })),
  fields: [...description.fields],
  guess: description.guess && { ...description.guess, columns: { ...description.guess.columns } },
  checked: checked && {
    sheet: checked.options.sheet,
    headerRow: checked.options.headerRow,
    columns: { ...checked.options.columns },
    from: checked.options.from,
    keepMissing: checked.options.keepMissing,
    at: checked.at,
    current: checked.basedOn === inForce,
  },
  proposalId,
});

export const checkView = (found: ImportCheck): Static<typeof TariffCheckSchema> => ({
  lineCount: found.lineCount,
  otherRows: found.otherRows,
  errorCount: found.errorCount,
  errors: [...found.errors],
  counts: found.counts,
  superseded: found.superseded,
  firstDayAffected: found.next?.summary.firstDayAffected ?? null,
  version: found.next?.version ?? null,
});
