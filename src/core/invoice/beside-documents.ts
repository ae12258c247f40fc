import type { InvoiceState } from './invoice.ts';
import { foldText } from '#core/codes';
import { GOODS_ITEMS_MAX, type Declaration, type DeclarationHead, type GoodsItem } from '#core/declaration';
import { equalDecimals, parseDecimal } from '#core/kernel';

type Field = 'quantity' | 'unit' | 'amount' | 'origin' | 'description' | 'code';

/** One fact that a line states otherwise than a paper it stands on. */
export interface DocumentDifference {
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

/** The lines beside the registered invoice that the declaration names: in its order, as the lines of a shipment follow on. */
export function besideInvoice(
  { id, content: { lines, currencyCode } }: InvoiceState,
  { goodsItems }: Pick<Declaration, 'goodsItems'>,
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

/** The lines beside what their own certificates and permits state: how much they cover, and where an origin was certified. */
export function besideCertificates({ goodsItems }: Pick<Declaration, 'goodsItems'>): readonly DocumentDifference[] {
  return goodsItems.flatMap((item) =>
    (item.additionalDocuments ?? []).flatMap(({ typeCode = '', id = '', writeOffQuantity, issuerAddress }) => {
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
      ];
    }),
  );
}

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
