import type { InvoiceState } from './invoice.ts';
import { foldText } from '#core/codes';
import {
  GOODS_ITEMS_MAX,
  plainDateOf,
  type AdditionalDocument,
  type Declaration,
  type DeclarationHead,
  type GoodsItem,
  type Party,
} from '#core/declaration';
import { equalDecimals, parseDecimal, type PlainDate } from '#core/kernel';

/** What can be held against a paper: of the declaration as a whole first, then of one line. */
export const DOCUMENTED_FIELDS = [
  'number',
  'issued',
  'seller',
  'buyer',
  'terms',
  'valid',
  'quantity',
  'unit',
  'amount',
  'origin',
  'description',
  'code',
] as const;
type Field = (typeof DOCUMENTED_FIELDS)[number];

/** One fact that a declaration or a line of it states otherwise than a paper it stands on. */
export interface DocumentDifference {
  /** The line; 0 is the declaration as a whole. */
  readonly sequence: number;
  readonly field: Field;
  readonly declared: string;
  readonly documented: string;
  /** The paper, by what it is and its number. */
  readonly documentTypeCode: string;
  readonly documentId: string;
}

/** How a fact that one side leaves out is quoted. */
const NOT_STATED = '–';
const INVOICE = 'INV';
/** Certificates of origin are `CO-<form>`. */
const ORIGIN_CERTIFICATE = /^CO(-|$)/;
/** Of the words of two descriptions, so many must be the same for them to be of one thing. */
const LIKENESS_MIN = 0.5;

type Beside = Pick<Declaration, 'goodsItems' | 'invoice' | 'importer' | 'exporter' | 'tradeTerms'>;

/** The declaration and its lines beside the registered invoice that it names. */
export const besideInvoice = (
  invoice: InvoiceState,
  declaration: Beside,
  head: Pick<DeclarationHead, 'division'>,
): readonly DocumentDifference[] => [
  ...wholeBesideInvoice(invoice, declaration),
  ...linesBesideInvoice(invoice, declaration, head),
];

/** Number, day, parties and terms, each where both sides state it. */
function wholeBesideInvoice(
  { id, content }: InvoiceState,
  { invoice, importer, exporter, tradeTerms }: Beside,
): readonly DocumentDifference[] {
  const paper = { documentTypeCode: INVOICE, documentId: id };
  const told = (field: Field, declared: string | undefined, documented: string) =>
    declared === undefined || declared === documented ? [] : [{ sequence: 0, field, declared, documented, ...paper }];
  const party = (field: Field, declared: Party | undefined, documented: InvoiceState['content']['seller']) =>
    isSameParty(declared, documented) ? [] : told(field, partyText(declared), partyText(asParty(documented)) ?? '');
  return [
    ...told('number', invoice?.id, content.number),
    ...told('issued', issuedOn(invoice), content.issueDate),
    ...party('seller', exporter, content.seller),
    ...party('buyer', importer, content.buyer),
    ...told('terms', tradeTerms?.conditionCode, content.incotermCode),
  ];
}

/** Line by line in its order, as the lines of a shipment follow on. */
function linesBesideInvoice(
  { id, content: { lines, currencyCode } }: InvoiceState,
  { goodsItems }: Beside,
  { division }: Pick<DeclarationHead, 'division'>,
): readonly DocumentDifference[] {
  const before = division === undefined ? 0 : (division.branch - 1) * GOODS_ITEMS_MAX;
  return goodsItems.flatMap((item, index) => {
    const line = lines[before + index];
    if (line === undefined) return [];
    const { tariffQuantity: quantity, itemChargeAmount: charged } = item;
    const told = (field: Field, declared: string | undefined, documented: string) =>
      differing(item, field, declared, documented, { documentTypeCode: INVOICE, documentId: id });
    const isSameUnit = quantity?.unitCode === undefined || quantity.unitCode === line.unitCode;
    const isPriced = isEqual(charged?.amount, line.amount) && (charged?.currency ?? currencyCode) === currencyCode;
    return [
      // The tariff may count in another unit than the seller: then no figure says anything of the other.
      ...(isSameUnit ? [] : told('unit', quantity.unitCode, line.unitCode)),
      ...(!isSameUnit || isEqual(quantity?.value, line.quantity)
        ? []
        : told('quantity', quantityText(quantity?.value, quantity?.unitCode), `${line.quantity} ${line.unitCode}`)),
      ...(isPriced
        ? []
        : told('amount', quantityText(charged?.amount, charged?.currency), `${line.amount} ${currencyCode}`)),
      ...(line.originCountryCode === null || line.originCountryCode === item.origin?.countryCode
        ? []
        : told('origin', item.origin?.countryCode, line.originCountryCode)),
      ...(areAlike(item.description ?? '', line.description)
        ? []
        : told('description', item.description, line.description)),
      ...(line.commodityCode === null || agree(item.commodityCode, line.commodityCode)
        ? []
        : told('code', item.commodityCode, line.commodityCode)),
    ];
  });
}

/**
 * The lines beside what their own certificates and permits state: how much they cover, where an origin was certified, and whether they
 * were issued, and still good, on the day of the declaration.
 */
export function besideCertificates(
  { goodsItems }: Pick<Declaration, 'goodsItems'>,
  on: PlainDate | undefined,
): readonly DocumentDifference[] {
  return goodsItems.flatMap((item) =>
    (item.additionalDocuments ?? []).flatMap((document) => {
      const { typeCode = '', id = '', writeOffQuantity, issuerAddress } = document;
      const [issued, expires] = [issuedOn(document), expiryOf(document)];
      const paper = { documentTypeCode: typeCode, documentId: id };
      const { tariffQuantity: quantity } = item;
      const isComparable = writeOffQuantity !== undefined && writeOffQuantity.unitCode === quantity?.unitCode;
      const covers = isComparable ? `${writeOffQuantity.value} ${writeOffQuantity.unitCode ?? ''}`.trim() : '';
      const issuedIn = ORIGIN_CERTIFICATE.test(typeCode) ? issuerAddress?.countryCode : undefined;
      return [
        ...(!isComparable || isEqual(quantity?.value, writeOffQuantity.value)
          ? []
          : differing(item, 'quantity', quantityText(quantity?.value, quantity?.unitCode), covers, paper)),
        ...(issuedIn === undefined || issuedIn === item.origin?.countryCode
          ? []
          : differing(item, 'origin', item.origin?.countryCode, issuedIn, paper)),
        ...(on === undefined || issued === undefined || issued <= on
          ? []
          : differing(item, 'issued', on, issued, paper)),
        ...(on === undefined || expires === undefined || expires >= on
          ? []
          : differing(item, 'valid', on, expires, paper)),
      ];
    }),
  );
}

/** A name may be shortened and lose its accents; a country that both state is the same or another. */
function isSameParty(declared: Party | undefined, documented: InvoiceState['content']['seller']): boolean {
  if (declared?.name === undefined) return true;
  const [one, other] = [declared.address?.countryCode, documented.countryCode];
  const isSameCountry = one === undefined || other === null || one === other;
  return isSameCountry && areAlike(declared.name, documented.name);
}

const asParty = ({ name, countryCode }: InvoiceState['content']['seller']): Party => ({
  name,
  ...(countryCode !== null && { address: { countryCode } }),
});

const partyText = (party: Party | undefined): string | undefined =>
  party?.name && [party.name, party.address?.countryCode].filter(Boolean).join(', ');

type Dated = Pick<AdditionalDocument, 'issueDate' | 'issueDateTime'>;
const issuedOn = (paper: Dated | undefined): string | undefined =>
  paper?.issueDate ?? (paper?.issueDateTime && plainDateOf(paper.issueDateTime));

const expiryOf = ({ expirationDate, expirationDateTime }: AdditionalDocument): string | undefined =>
  expirationDate ?? (expirationDateTime && plainDateOf(expirationDateTime));

const differing = (
  { sequence }: GoodsItem,
  field: Field,
  declared: string | undefined,
  documented: string,
  paper: Pick<DocumentDifference, 'documentTypeCode' | 'documentId'>,
): readonly DocumentDifference[] => [{ sequence, field, declared: declared ?? NOT_STATED, documented, ...paper }];

const quantityText = (value: string | undefined, unit: string | undefined): string | undefined =>
  value === undefined ? undefined : `${value} ${unit ?? ''}`.trim();

function isEqual(declared: string | undefined, documented: string): boolean {
  const [one, other] = [parseDecimal(declared ?? ''), parseDecimal(documented)];
  return one !== undefined && other !== undefined && equalDecimals(one, other);
}

/** A seller prints four digits, or six: they agree where one begins the other. */
const agree = (declared = '', printed: string): boolean => declared.startsWith(printed) || printed.startsWith(declared);

function areAlike(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  const fewest = Math.min(one.size, other.size);
  return fewest > 0 && shared / fewest >= LIKENESS_MIN;
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    foldText(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
