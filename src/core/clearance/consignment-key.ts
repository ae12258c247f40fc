import { plainDateOf, type Declaration, type DeclarationHead, type GoodsItem } from '#core/declaration';
import type { KeyRef } from '#core/kernel';
import type { PartyId } from '#core/party';

/**
 * What makes two declarations of one principal be about the same goods: direction, bills, invoice, and the code, quantity
 * and price of every line, in whatever order and however their decimals are written. Parts of a consignment share its bill
 * and often its invoice; they differ in their lines, in their containers, or in naming the first declaration as a previous
 * document. Nothing where the declaration has neither a bill nor an invoice: then nothing says which goods they are.
 *
 * The value is short because every registered declaration keeps one for ever: 64 bits within one principal meet by chance
 * once in some ten million times, for a principal with a million declarations.
 */
export function consignmentKey(
  principalId: PartyId,
  direction: DeclarationHead['direction'],
  { consignment, invoice, previousDocuments, goodsItems }: Declaration,
): KeyRef | undefined {
  const bills = consignment?.transportContractDocuments ?? [];
  if (bills.length === 0 && invoice?.id === undefined) return undefined;
  const sums: Sums = { one: 0, other: 0, partOne: 0, partOther: 0 };
  part(sums, direction);
  for (const bill of bills) part(sums, 'bill', bill.id);
  if (invoice?.id !== undefined) part(sums, 'invoice', invoice.id, issuedOn(invoice));
  for (const { id } of consignment?.transportEquipments ?? []) part(sums, 'container', id);
  for (const { id, typeCode } of previousDocuments ?? []) part(sums, 'previous', id, typeCode);
  for (const item of goodsItems) addLine(sums, item);
  return { key: 'consignment', value: `${principalId}|${hex(sums.one)}${hex(sums.other)}` };
}

/**
 * Sums of the hashes of all parts, in two lanes, and the part that is being hashed: a sum does not mind the order. Fed
 * character by character, because building the texts first costs as much again as hashing them.
 */
interface Sums {
  one: number;
  other: number;
  partOne: number;
  partOther: number;
}

function part(sums: Sums, kind: string, text = '', more = ''): void {
  begin(sums);
  mix(sums, kind, kind.length);
  mix(sums, text, text.length);
  mix(sums, more, more.length);
  end(sums);
}

function addLine(sums: Sums, { commodityCode = '', tariffQuantity, itemChargeAmount }: GoodsItem): void {
  const { value: quantity = '', unitCode = '' } = tariffQuantity ?? {};
  const { amount = '' } = itemChargeAmount ?? {};
  begin(sums);
  mix(sums, commodityCode, commodityCode.length);
  mix(sums, quantity, significant(quantity));
  mix(sums, unitCode, unitCode.length);
  mix(sums, amount, significant(amount));
  end(sums);
}

function begin(sums: Sums): void {
  sums.partOne = ONE_BASIS;
  sums.partOther = OTHER_BASIS;
}

function mix(sums: Sums, text: string, length: number): void {
  let { partOne: one, partOther: other } = sums;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, ONE_PRIME);
    other = Math.imul(other ^ code, OTHER_PRIME);
    other ^= other >>> 13;
  }
  // What ends a field, so that "1" and "23" are not "12" and "3".
  sums.partOne = Math.imul(one ^ END_OF_FIELD, ONE_PRIME);
  sums.partOther = Math.imul(other ^ END_OF_FIELD, OTHER_PRIME);
}

function end(sums: Sums): void {
  sums.one = (sums.one + spread(sums.partOne)) | 0;
  sums.other = (sums.other + spread(sums.partOther)) | 0;
}

/** FNV-1a of 32 bits, and a second lane of another prime (that of the golden ratio) and a shift of its own. */
const ONE_BASIS = 0x811c9dc5;
const ONE_PRIME = 0x01000193;
const OTHER_BASIS = 0x2545f491;
const OTHER_PRIME = 0x9e3779b1;
const END_OF_FIELD = 0x1f;

/** Lets each bit of a hash bear on each other one, so that sums of near texts are far apart (the end of MurmurHash3). */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

function issuedOn({ issueDate, issueDateTime }: NonNullable<Declaration['invoice']>): string {
  return issueDate ?? (issueDateTime && plainDateOf(issueDateTime)) ?? '';
}

/** How much of a decimal says something: "10.50" and "10.5" are the same quantity. */
function significant(decimal: string): number {
  let { length } = decimal;
  if (!decimal.includes('.')) return length;
  while (decimal.charCodeAt(length - 1) === DIGIT_ZERO) length -= 1;
  return decimal.charCodeAt(length - 1) === POINT ? length - 1 : length;
}

const DIGIT_ZERO = 0x30;
const POINT = 0x2e;
