import { quantityIn } from '#core/declaration';
import type { Refusal, Refusals } from '#core/kernel';
import { dutyAllowance } from './allowance.ts';
import { isReliefClaim, reliefGround, type ReliefGround } from './ground.ts';
import { listDocuments, parseListReference } from './list-reference.ts';
import { claimedQuota, coversCode, coversOrigin, IMPORT_DUTY, quotaOrder } from './quota-order.ts';
import { reliefRefusal, type ReliefRefusalCode } from './refusals.ts';
import type { ReliefLine } from './relief.ts';

const NOTHING: Refusals = [];

/**
 * All that can be said against the claims of one line from the document and the law of the day. Whether the list is
 * theirs and has enough left is for the writer to say.
 */
export function reliefRefusals(line: ReliefLine): Refusals {
  const { dutyTaxFees, additionalDocuments } = line.item;
  // Nearly every line.
  if (dutyTaxFees === undefined && additionalDocuments === undefined) return NOTHING;
  const found: Refusal[] = [];
  const grounds = claimedGrounds(line, found);
  listRefusals(line, grounds, found);
  quotaRefusals(line, found);
  return found.length === 0 ? NOTHING : found;
}

function claimedGrounds(line: ReliefLine, found: Refusal[]): readonly ReliefGround[] {
  const { item, index, reference, on } = line;
  const grounds: ReliefGround[] = [];
  item.dutyTaxFees?.forEach((fee, position) => {
    const { exemptionCode: code, typeCode: tax = '?' } = fee;
    if (code === undefined || !isReliefClaim(fee, reference, on)) return;
    const place = placeOf(index, `dutyTaxFees/${position}/exemptionCode`);
    const ground = reliefGround(code, reference, on);
    if (ground === undefined) {
      found.push(reliefRefusal('RLF-001', place, { value: code, on }));
    } else if (!ground.taxes.includes(tax)) {
      found.push(reliefRefusal('RLF-002', place, { ground: ground.name, tax, options: ground.taxes.join(', ') }));
    } else {
      grounds.push(ground);
      openingRefusals(line, ground, place.pointer, found);
    }
  });
  return grounds;
}

/** A ground is not for everybody who names it: the declaration type and the cargo class have to be its own. */
function openingRefusals(
  { declaration: { typeCode, cargoClassCode = '–' }, index, reference, on }: ReliefLine,
  { name, types, cargoClasses, allowance }: ReliefGround,
  pointer: string,
  found: Refusal[],
): void {
  const place = { pointer, line: index + 1 };
  if (types.length > 0 && !types.includes(typeCode))
    found.push(reliefRefusal('RLF-014', place, { ground: name, value: typeCode, options: types.join(', ') }));
  const classes =
    allowance === undefined ? cargoClasses : (dutyAllowance(allowance, reference, on)?.cargoClasses ?? [NO_CLASS]);
  if (classes.length > 0 && !classes.includes(cargoClassCode))
    found.push(reliefRefusal('RLF-007', place, { ground: name, value: cargoClassCode, options: classes.join(', ') }));
}
/** An allowance that the data does not give is open to nobody. */
const NO_CLASS = '–';

function listRefusals({ item, index }: ReliefLine, grounds: readonly ReliefGround[], found: Refusal[]): void {
  const documents = listDocuments(item);
  const needing = grounds.find(({ needsList }) => needsList);
  const [first] = documents;
  const say = (code: ReliefRefusalCode, field: string, values?: Parameters<typeof reliefRefusal>[2]): void =>
    void found.push(reliefRefusal(code, placeOf(index, field), values));
  if (first === undefined) {
    if (needing !== undefined) say('RLF-003', 'additionalDocuments', { ground: needing.name });
    return;
  }
  if (documents.length > 1) return say('RLF-005', 'additionalDocuments', { count: String(documents.length) });
  // A claim that was refused above may have been the one the list is for.
  if (needing === undefined && found.length === 0) say('RLF-006', `additionalDocuments/${first.position}`);
  const id = first.document.id ?? '';
  if (parseListReference(id) === undefined) say('RLF-004', `additionalDocuments/${first.position}/id`, { value: id });
}

const OUT_OF_QUOTA = 'OUTQUOTA';

function quotaRefusals({ item, index, reference, on }: ReliefLine, found: Refusal[]): void {
  item.dutyTaxFees?.forEach(({ typeCode, quotaOrderId }, position) => {
    if (quotaOrderId === undefined || typeCode === IMPORT_DUTY) return;
    const place = placeOf(index, `dutyTaxFees/${position}/quotaOrderId`);
    found.push(reliefRefusal('RLF-015', place, { tax: typeCode ?? '–' }));
  });
  const claim = claimedQuota(item);
  if (claim === undefined) return;
  const place = placeOf(index, `dutyTaxFees/${claim.position}/quotaOrderId`);
  const order = quotaOrder(claim.orderId, reference, on);
  if (order === undefined) return void found.push(reliefRefusal('RLF-008', place, { value: claim.orderId, on }));
  const quota = order.name;
  const { commodityCode = '–', origin, dutyTaxFees } = item;
  if (!coversCode(order, commodityCode))
    found.push(reliefRefusal('RLF-009', place, { quota, code: commodityCode, options: order.codePrefixes.join(', ') }));
  if (!coversOrigin(order, origin?.countryCode)) {
    const values = { quota, origin: origin?.countryCode ?? '–', options: order.origins?.join(', ') ?? '*' };
    found.push(reliefRefusal('RLF-010', place, values));
  }
  if (dutyTaxFees?.[claim.position]?.dutyRegimeCode === OUT_OF_QUOTA)
    found.push(reliefRefusal('RLF-012', place, { quota }));
  if (quantityIn(item, order.unitCode, reference, on) === undefined)
    found.push(reliefRefusal('RLF-011', placeOf(index, 'tariffQuantity'), { unit: order.unitCode }));
}

const placeOf = (index: number, field: string) => ({ pointer: `/goodsItems/${index}/${field}`, line: index + 1 });
