import type { Declaration } from '#core/declaration';
import { writeTable } from '#core/declaration-import';
import { envelopeFrom, writeDeclaration } from '#messages/wco';
import { PUBLIC_RATE_LIMIT, PUBLIC_SECURITY } from '#server/access';
import { exampleNow } from '#server/codes';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import * as xlsx from '@e965/xlsx';
import { Type, type Static } from 'typebox';
import { TAGS } from './shared.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Kind = Type.Union([Type.Literal('xlsx'), Type.Literal('csv'), Type.Literal('json'), Type.Literal('xml')]);
const Language = Type.Union([Type.Literal('vi'), Type.Literal('en')]);

/** One declaration in each form that is read. */
export function importSamples(app: HttpApp, services: Pick<Services, 'reference' | 'clock'>): void {
  app.get(
    '/api/v1/declaration-imports/samples/:kind',
    {
      schema: {
        operationId: 'downloadImportSample',
        tags: TAGS,
        summary: 'A made-up declaration as a file to fill in: XLSX, CSV, JSON or XML',
        security: PUBLIC_SECURITY,
        params: Type.Object({ kind: Kind }),
        querystring: Type.Object({ language: Type.Optional(Language) }),
        produces: ['text/csv', XLSX, 'application/json', 'application/xml'],
      },
      config: { rateLimit: PUBLIC_RATE_LIMIT },
    },
    async (request, reply) => {
      const { kind } = request.params;
      const example = exampleNow(services);
      if (example === undefined) throw notFound();
      const { code } = services.reference.current().reference.country;
      const [mediaType, content] = sampleOf(kind, request.query.language ?? 'vi', example, code);
      return reply.type(mediaType).header('content-disposition', `attachment; filename="sample.${kind}"`).send(content);
    },
  );
}

function sampleOf(
  kind: Static<typeof Kind>,
  language: 'vi' | 'en',
  sample: Declaration,
  countryCode: string,
): readonly [mediaType: string, string | Buffer] {
  if (kind === 'json') return ['application/json; charset=utf-8', JSON.stringify([sample], null, 2)];
  if (kind === 'xml') return ['application/xml', Buffer.from(writeDeclaration(sample, envelopeFrom(countryCode)))];
  const table = writeTable([withoutProofs(sample)], language).map((row) => [...row]);
  if (kind === 'csv') return ['text/csv; charset=utf-8', `\ufeff${table.map(csvRow).join('\r\n')}\r\n`];
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(table), language === 'vi' ? 'Tờ khai' : 'Declarations');
  // The library does not say what it gives for this type.
  return [XLSX, xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer];
}

const csvRow = (row: readonly string[]): string => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

/** A table has no place for the documents of a line: what is claimed on their strength stays out, so that the sample can be lodged. */
const withoutProofs = (sample: Declaration): Declaration => ({
  ...sample,
  goodsItems: sample.goodsItems.map((item) => {
    if (item.additionalDocuments === undefined) return item;
    const { additionalDocuments: _proofs, dutyTaxFees: _claims, ...goods } = item;
    return goods;
  }),
});
