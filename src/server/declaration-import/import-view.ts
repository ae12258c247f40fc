import { nullable } from './nullable.ts';
import { Type, type Static } from 'typebox';
import { IMPORT_FIELDS } from './import-reading.ts';
import type { EntryRow, ImportCounts, ImportRow } from './import-store.ts';

const Count = Type.Integer({ minimum: 0 });
const Text = Type.Object({ vi: Type.String(), en: Type.String() });
const Numbers = Type.Union([Type.Literal('comma-decimal'), Type.Literal('point-decimal')]);
const Columns = Type.Record(Type.String({ maxLength: 100 }), Type.String({ pattern: '^[A-Z]{1,3}$' }), {
  description: 'The letters of the column (`C`) by the place in the declaration that it holds',
  maxProperties: 100,
});
const State = Type.Union([
  Type.Literal('uploaded'),
  Type.Literal('checked'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('cancelled'),
]);
export const Mode = Type.Union([Type.Literal('draft'), Type.Literal('preRegister'), Type.Literal('register')]);

const Options = {
  sheet: Type.String({ minLength: 1, maxLength: 100 }),
  headerRow: Type.Integer({ minimum: 1, maximum: 100_000, description: 'From 1' }),
  columns: Columns,
};
export const CheckImportBody = Type.Object(
  {
    table: Type.Optional(Type.Object({ ...Options, numbers: Type.Optional(Numbers) }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);

export const DeclarationImportSchema = Type.Object(
  {
    id: Type.String(),
    organisationId: Type.String(),
    fileName: Type.String(),
    sizeBytes: Count,
    createdAt: Type.String(),
    kind: Type.Union([Type.Literal('table'), Type.Literal('json'), Type.Literal('xml')]),
    sheets: Type.Array(
      Type.Object({ name: Type.String(), rowCount: Count, head: Type.Array(Type.Array(Type.String())) }),
    ),
    fields: Type.Array(Type.String(), { description: 'What a column may hold' }),
    guess: nullable(Type.Object(Options)),
    checked: nullable(Type.Object({ ...Options, numbers: Type.Optional(Numbers) })),
    state: State,
    mode: nullable(Mode),
    counts: Type.Object({ blocked: Count, waiting: Count, accepted: Count, rejected: Count, lines: Count }),
  },
  { $id: 'DeclarationImport' },
);

export const ImportEntrySchema = Type.Object(
  {
    row: Type.Integer({ description: 'Where it begins in the file, from 1' }),
    reference: Type.String(),
    lineCount: Count,
    state: Type.Union([
      Type.Literal('blocked'),
      Type.Literal('waiting'),
      Type.Literal('accepted'),
      Type.Literal('rejected'),
    ]),
    number: nullable(Type.String()),
    draftId: nullable(Type.String()),
    importer: Type.String(),
    exporter: Type.String(),
    typeCode: Type.String(),
    firstGoods: Type.String(),
    refusals: Type.Array(Type.Ref('Refusal')),
    cellErrors: Type.Array(
      Type.Object({
        sheet: Type.String(),
        row: Count,
        column: Type.String(),
        field: Type.String(),
        text: Type.String(),
        code: Type.String(),
        message: Text,
        fix: Text,
      }),
    ),
  },
  { $id: 'DeclarationImportEntry' },
);

export function importView(row: ImportRow, counts: ImportCounts): Static<typeof DeclarationImportSchema> {
  const { kind, sheets, guess } = row.description;
  return {
    id: row.id,
    organisationId: row.organisation_id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    createdAt: row.created_at.toISOString(),
    kind,
    sheets: sheets.map(({ head, ...sheet }) => ({ ...sheet, head: head.map((cells) => [...cells]) })),
    fields: kind === 'table' ? [...IMPORT_FIELDS] : [],
    guess: guess && { ...guess, columns: { ...guess.columns } },
    checked: row.options && checkedView(row.options),
    state: row.state,
    mode: row.mode,
    counts: { ...counts },
  };
}

const checkedView = ({ sheet, headerRow, columns, numbers }: NonNullable<ImportRow['options']>) => ({
  sheet,
  headerRow,
  columns: { ...columns },
  ...(numbers && { numbers }),
});

export function entryView(entry: EntryRow): Static<typeof ImportEntrySchema> {
  const { content } = entry;
  return {
    row: entry.row,
    reference: entry.reference,
    lineCount: entry.line_count,
    state: entry.state,
    number: entry.number,
    draftId: entry.draft_id,
    importer: textOf(content.importer?.name),
    exporter: textOf(content.exporter?.name),
    typeCode: textOf(content.typeCode),
    firstGoods: textOf(content.goodsItems?.[0]?.description),
    refusals: [...entry.refusals],
    cellErrors: [...entry.cell_errors],
  };
}

/** What was read is not a declaration before it is checked. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
