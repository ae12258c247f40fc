import type { DraftNode } from '#core/draft';
import type { CodeEntry, Product, TariffLineSummary } from '#web/client';
import type { GridColumn, LookUp, LookUpOption } from '#web/grid';
import type { TextKey } from '#web/texts';
import { folded } from '#web/ui';
import { documentText, withDocument } from './line-documents.ts';
import { lineText, withText } from './line-text.ts';
import { withProduct } from './with-product.ts';

export type Lists = Readonly<Record<'country' | 'unit' | 'package' | 'agreement' | 'relief', readonly CodeEntry[]>>;

/** What the columns take from the page they stand on. */
export interface ColumnSources {
  readonly t: (key: TextKey) => string;
  readonly name: (entry: CodeEntry) => string;
  readonly lists: Lists;
  readonly currency: string;
  /** Lines of the tariff by code or words. */
  readonly tariff: (query: string, signal: AbortSignal) => Promise<readonly TariffLineSummary[]>;
  readonly tariffName: (line: TariffLineSummary) => string;
  /** Products of the catalogue by own code or words. */
  readonly products: (query: string, signal: AbortSignal) => Promise<readonly Product[]>;
}

type Column = GridColumn<DraftNode>;
const DUTY = 'dutyTaxFees/0';
const CUSTOMS_DUTY = 'CUD';
const CLAIMS = ['dutyRegimeCode', 'exemptionCode', 'quotaOrderId'] as const;
const CERTIFICATE = 'CO-';
const MFN = 'MFN';
/** As many as one looks through; more are narrowed down by another word. */
const OPTIONS_MAX = 40;

/** Columns that most declarations do without; shown when somebody asks for them. */
export const HIDDEN_COLUMNS: readonly string[] = ['relief', 'quota'];

/** The cells of a goods line, in the order in which invoices and packing lists have them. */
export function goodsColumns(sources: ColumnSources): readonly Column[] {
  const { t, lists, currency } = sources;
  const plain = (
    id: string,
    place: string,
    label: string,
    rest: Omit<Column, 'id' | 'label' | 'read' | 'write'>,
  ): Column => ({
    id,
    label,
    read: (line) => lineText(line, place),
    write: (line, text) => withText(line, place, text),
    ...rest,
  });
  const decimal = (id: string, place: string, label: string, widthPx = 104): Column =>
    plain(id, place, label, { kind: 'decimal', widthPx });
  const code = (id: string, place: string, label: string, list: readonly CodeEntry[], widthPx: number): Column =>
    plain(id, place, label, { kind: 'code', mono: true, widthPx, ...codesOf(list, sources) });
  const money = (label: string): string => (currency === '' ? label : `${label} (${currency})`);
  return [
    plain('commodityCode', 'commodityCode', t('draft.commodityCode'), {
      kind: 'code',
      mono: true,
      frozen: true,
      widthPx: 108,
      accept: (text) => (/^[\d.\s]+$/.test(text) ? text.replace(/[.\s]/g, '') : text),
      lookUp: tariffLookUp(sources),
    }),
    plain('description', 'description', t('draft.description'), { kind: 'text', frozen: true, widthPx: 300 }),
    code('origin', 'origin/countryCode', t('draft.origin'), lists.country, 84),
    decimal('quantity', 'tariffQuantity/value', t('draft.quantity')),
    code('unit', 'tariffQuantity/unitCode', t('draft.unit'), lists.unit, 76),
    decimal('unitPrice', 'unitPriceAmount/amount', money(t('goodsGrid.unitPrice')), 124),
    decimal('amount', 'itemChargeAmount/amount', money(t('goodsGrid.amount')), 132),
    decimal('netMass', 'netMass/value', t('draft.lineNet')),
    decimal('grossMass', 'grossMass/value', t('goodsGrid.gross')),
    decimal('packages', 'packagings/0/quantity/value', t('goodsGrid.packages'), 84),
    code('packageType', 'packagings/0/typeCode', t('goodsGrid.packageType'), lists.package, 88),
    treatmentColumn(sources),
    {
      id: 'certificate',
      label: t('draft.certificate'),
      kind: 'text',
      mono: true,
      widthPx: 176,
      read: (line) => documentText(line, CERTIFICATE, 'id'),
      write: (line, id) =>
        withDocument(line, CERTIFICATE, { id, typeCode: certificateType(line, lists.agreement) ?? CERTIFICATE }),
    },
    {
      id: 'certificateDate',
      label: t('draft.certificateDate'),
      kind: 'date',
      widthPx: 124,
      read: (line) => documentText(line, CERTIFICATE, 'issueDate'),
      write: (line, issueDate) =>
        withDocument(line, CERTIFICATE, { issueDate, typeCode: certificateType(line, lists.agreement) ?? CERTIFICATE }),
      accept: dateOf,
    },
    claim('relief', 'exemptionCode', t('draft.relief'), codesOf(lists.relief, sources)),
    claim('quota', 'quotaOrderId', t('draft.quota'), {}),
  ];
}

/** Claims stand with the name of their tax; the name goes with the last of them. */
function claim(id: string, member: (typeof CLAIMS)[number], label: string, rest: Partial<Column>): Column {
  return {
    id,
    label,
    kind: 'code',
    mono: true,
    widthPx: 112,
    read: (line) => lineText(line, `${DUTY}/${member}`),
    write: (line, text) => {
      const next = withText(line, `${DUTY}/${member}`, text);
      const claims = CLAIMS.some((one) => lineText(next, `${DUTY}/${one}`) !== '');
      return withText(next, `${DUTY}/typeCode`, claims ? CUSTOMS_DUTY : '');
    },
    ...rest,
  };
}

/** A special tariff wants the certificate of its agreement; any other wants none. */
function treatmentColumn({ t, name, lists }: ColumnSources): Column {
  const base = claim('treatment', 'dutyRegimeCode', t('draft.treatment'), {});
  const open = (line: DraftNode): readonly LookUpOption<DraftNode>[] => [
    { value: MFN, label: t('draft.treatmentMfn') },
    ...agreementsOf(line, lists.agreement).map((entry) => ({ value: entry.code, label: name(entry) })),
  ];
  return {
    ...base,
    accept: (text) => text.toUpperCase(),
    meaning: (text) => {
      const entry = lists.agreement.find(({ code }) => code === text);
      return entry ? name(entry) : text === MFN ? t('draft.treatmentMfn') : undefined;
    },
    lookUp: (query, line) => Promise.resolve(fitting(open(line), query)),
    write: (line, text) => {
      const next = base.write(line, text);
      const form = certificateType(next, lists.agreement);
      if (form !== undefined) return withDocument(next, CERTIFICATE, { typeCode: form });
      return withDocument(next, CERTIFICATE, { typeCode: '', id: '', issueDate: '' });
    },
  };
}

const agreementsOf = (line: DraftNode, agreements: readonly CodeEntry[]): readonly CodeEntry[] => {
  const origin = lineText(line, 'origin/countryCode');
  return agreements.filter((entry) => (entry.attributes['members'] ?? '').split(' ').includes(origin));
};

/** The form that the claimed agreement wants. A certificate without a claim has the kind alone, to be completed. */
function certificateType(line: DraftNode, agreements: readonly CodeEntry[]): string | undefined {
  const treatment = lineText(line, `${DUTY}/dutyRegimeCode`);
  const form = agreements.find(({ code }) => code === treatment)?.attributes['forms']?.split(' ')[0];
  return form === undefined || form === '' ? undefined : `${CERTIFICATE}${form}`;
}

/** A code typed or pasted in small letters, or as the name that the list gives it. */
function codesOf(list: readonly CodeEntry[], { name }: ColumnSources): Pick<Column, 'accept' | 'lookUp' | 'meaning'> {
  const byCode = new Map(list.map((entry) => [entry.code, entry]));
  const byName = new Map(
    list.flatMap((entry) => [
      [folded(entry.name.vi), entry.code],
      [folded(entry.name.en), entry.code],
    ]),
  );
  const options = list.map((entry) => ({ value: entry.code, label: name(entry) }));
  return {
    accept: (text) => {
      const upper = text.toUpperCase();
      return byCode.has(upper) ? upper : (byName.get(folded(text)) ?? upper);
    },
    meaning: (text) => {
      const entry = byCode.get(text);
      return entry && name(entry);
    },
    lookUp: (query) => Promise.resolve(fitting(options, query)),
  };
}

/** By code or any words of the name, accents or not; a code that is typed in full comes first. */
function fitting(options: readonly LookUpOption<DraftNode>[], query: string): readonly LookUpOption<DraftNode>[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const needle = folded(query.trim());
  const rank = (value: string): number => (folded(value) === needle ? 0 : folded(value).startsWith(needle) ? 1 : 2);
  return options
    .filter(({ value, label }) => {
      const text = folded(`${value} ${label}`);
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => rank(a.value) - rank(b.value))
    .slice(0, OPTIONS_MAX);
}

/** Choosing a line of the tariff also gives the unit that it counts in. */
const tariffLookUp =
  ({ tariff, tariffName, products }: ColumnSources): LookUp<DraftNode> =>
  async (query, _line, signal) => {
    const isSaid = query.length >= 2;
    const [known, lines] = isSaid ? await Promise.all([products(query, signal), tariff(query, signal)]) : [[], []];
    const ofTariff = lines.map((line) => {
      const unit = line.unitCodes[0];
      return {
        value: line.code,
        label: tariffName(line),
        note: /^[\d.,]+$/.test(line.mfn) ? `${line.mfn} %` : line.mfn,
        ...(unit === undefined ? {} : { also: (row: DraftNode) => withText(row, 'tariffQuantity/unitCode', unit) }),
      };
    });
    return [...known.slice(0, PRODUCTS_MAX).map(productOption), ...ofTariff];
  };

/** Own goods stand before the tariff; the rest is found by another word. */
const PRODUCTS_MAX = 8;

/** Choosing a product gives all that the catalogue knows of it. */
const productOption = (product: Product): LookUpOption<DraftNode> => ({
  value: product.commodityCode,
  label: product.description,
  ...(product.code !== null && { note: product.code }),
  also: (row) => withProduct(row, product),
});

/** 05/11/2026 and 5.11.26 as 2026-11-05: days come first here. What is no day stays, to be seen. */
function dateOf(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text) ?? [];
  if (day === '') return text;
  return `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
