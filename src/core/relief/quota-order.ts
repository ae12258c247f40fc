import type { CodeEntry } from '#core/codes';
import type { GoodsItem } from '#core/declaration';
import { decimal, plainDate, type Decimal, type PlainDate, type Text } from '#core/kernel';
import type { Reference } from '#core/reference';

/** A tariff quota in one period: so much of these goods at the rate in quota, first come, first served. */
export interface QuotaOrder {
  readonly code: string;
  readonly name: Text;
  /** Beginnings of the tariff codes it covers. */
  readonly codePrefixes: readonly string[];
  /** Countries of origin it is open to; `undefined` for all. */
  readonly origins: readonly string[] | undefined;
  readonly unitCode: string;
  readonly volume: Decimal;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Percent in quota; `undefined` where the tariff line prints it. */
  readonly rate: Decimal | undefined;
  /** The agreement that opens it, with its certificate; `undefined` for one that is open under the most-favoured-nation rate. */
  readonly agreement: string | undefined;
  readonly legalBasis: string;
}

/** The order in its period that holds the day. */
export function quotaOrder(code: string, reference: Reference, on: PlainDate): QuotaOrder | undefined {
  const entry = reference.codes.find('quota-order', code, on);
  const order = entry && orderOf(entry);
  return order && order.from <= on && on <= order.to ? order : undefined;
}

export const quotaOrders = (reference: Reference, on: PlainDate): readonly QuotaOrder[] =>
  reference.codes
    .entries('quota-order', on)
    .map(orderOf)
    .filter(({ from, to }) => from <= on && on <= to);

/** A claim of a quota on a line, and where it stands. */
export interface QuotaClaim {
  readonly orderId: string;
  readonly position: number;
}

/** The tax that a quota bears on. */
export const IMPORT_DUTY = 'CUD';

/** The quota that a line claims for its import duty. */
export function claimedQuota({ dutyTaxFees }: GoodsItem): QuotaClaim | undefined {
  if (dutyTaxFees === undefined) return undefined;
  for (let position = 0; position < dutyTaxFees.length; position += 1) {
    const fee = dutyTaxFees[position];
    if (fee?.typeCode === IMPORT_DUTY && fee.quotaOrderId !== undefined) return { orderId: fee.quotaOrderId, position };
  }
  return undefined;
}

export const coversCode = ({ codePrefixes }: QuotaOrder, code: string): boolean =>
  codePrefixes.some((prefix) => code.startsWith(prefix));

export const coversOrigin = ({ origins }: QuotaOrder, origin: string | undefined): boolean =>
  origins === undefined || (origin !== undefined && origins.includes(origin));

/** The quota a line may count on, for whoever works out its rate: claimed, in force, and open to these goods. */
export function quotaFor(item: GoodsItem, reference: Reference, on: PlainDate): QuotaOrder | undefined {
  const claim = claimedQuota(item);
  const order = claim && quotaOrder(claim.orderId, reference, on);
  if (order === undefined) return undefined;
  return coversCode(order, item.commodityCode ?? '') && coversOrigin(order, item.origin?.countryCode)
    ? order
    : undefined;
}

const read = new WeakMap<CodeEntry, QuotaOrder>();

function orderOf(entry: CodeEntry): QuotaOrder {
  const known = read.get(entry);
  if (known !== undefined) return known;
  const { attributes } = entry;
  const { origins, rate } = attributes;
  const order: QuotaOrder = {
    code: entry.code,
    name: entry.name,
    codePrefixes: attributes['code_prefixes']?.split(' ') ?? [],
    origins: origins === '*' ? undefined : (origins?.split(' ') ?? []),
    unitCode: attributes['unit'] ?? '',
    volume: decimal(attributes['volume'] ?? '0'),
    from: plainDate(attributes['period_from'] ?? ''),
    to: plainDate(attributes['period_to'] ?? ''),
    rate: rate === undefined || rate === '' ? undefined : decimal(rate),
    agreement: attributes['agreement'] || undefined,
    legalBasis: attributes['legal_basis'] ?? '',
  };
  read.set(entry, order);
  return order;
}
