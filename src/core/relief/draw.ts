import { quantityIn, type Declaration, type GoodsItem, type ReliefDraw } from '#core/declaration';
import {
  addDecimals,
  compareDecimals,
  decimal,
  decimalText,
  equalDecimals,
  err,
  needsMore,
  ok,
  parseDecimal,
  subtractDecimals,
  ZERO,
  type Decimal,
  type Json,
  type NeedsMore,
  type NewEvent,
  type PlainDate,
  type Quantity,
  type Refusal,
  type Refusals,
  type Result,
  type Touch,
  type WorkingSet,
} from '#core/kernel';
import type { PartyId } from '#core/party';
import type { Reference } from '#core/reference';
import {
  exemptionListRef,
  type ExemptionListEventData,
  type ExemptionListState,
  type ListBalance,
} from './exemption-list.ts';
import { isReliefClaim, reliefGround } from './ground.ts';
import { listDocuments, parseListReference, type ListReference } from './list-reference.ts';
import { quotaAccount, quotaAccountId, quotaEvents, quotaPageRef, type QuotaEventData } from './quota-account.ts';
import { claimedQuota, quotaFor, type QuotaOrder } from './quota-order.ts';
import { reliefRefusal, type ReliefRefusalCode } from './refusals.ts';

/** What a line of a declaration wants to draw, before anyone has looked whether it may. */
export type DrawClaim = ListClaim | QuotaClaim;
interface ListClaim extends ListReference {
  readonly account: 'list';
  readonly index: number;
  /** Where the list is named. */
  readonly pointer: string;
  /** The grounds claimed that draw on a list. */
  readonly grounds: readonly string[];
}
interface QuotaClaim {
  readonly account: 'quota';
  readonly index: number;
  readonly pointer: string;
  readonly order: QuotaOrder;
}

/** Shared by all declarations that claim nothing, which is nearly every one. */
export const NO_CLAIMS: readonly DrawClaim[] = [];

/** The claims of a declaration that draw on a balance. What is not in order is left to `reliefRefusals` to say. */
export function drawClaims({ goodsItems }: Declaration, reference: Reference, on: PlainDate): readonly DrawClaim[] {
  let claims: DrawClaim[] | undefined;
  for (let index = 0; index < goodsItems.length; index += 1) {
    const item = goodsItems[index];
    // Both kinds of claim are made on a tax.
    if (item?.dutyTaxFees === undefined) continue;
    const list = listClaim(item, index, reference, on);
    if (list !== undefined) (claims ??= []).push(list);
    const quota = quotaClaim(item, index, reference, on);
    if (quota !== undefined) (claims ??= []).push(quota);
  }
  return claims ?? NO_CLAIMS;
}

function listClaim(item: GoodsItem, index: number, reference: Reference, on: PlainDate): ListClaim | undefined {
  const [named] = listDocuments(item);
  const at = named && parseListReference(named.document.id ?? '');
  if (named === undefined || at === undefined) return undefined;
  const grounds = (item.dutyTaxFees ?? []).flatMap((fee) => {
    const ground = isReliefClaim(fee, reference, on) ? reliefGround(fee.exemptionCode ?? '', reference, on) : undefined;
    return ground?.needsList === true ? [ground.code] : [];
  });
  if (grounds.length === 0) return undefined;
  const pointer = `/goodsItems/${index}/additionalDocuments/${named.position}`;
  return { account: 'list', ...at, index, pointer, grounds };
}

function quotaClaim(item: GoodsItem, index: number, reference: Reference, on: PlainDate): QuotaClaim | undefined {
  const order = quotaFor(item, reference, on);
  const claim = claimedQuota(item);
  if (order === undefined || claim === undefined) return undefined;
  const pointer = `/goodsItems/${index}/dutyTaxFees/${claim.position}/quotaOrderId`;
  return { account: 'quota', index, pointer, order };
}

/** The streams that the writer has to have read. */
export const drawTouches = (claims: readonly DrawClaim[]): readonly Touch[] =>
  claims.map((claim) =>
    claim.account === 'list' ? exemptionListRef(claim.listId) : quotaPageRef(quotaAccountId(claim.order), 0),
  );

/** Whose goods they are, what is declared, and by which day's law. */
export interface DrawFor {
  readonly principalId: PartyId | null;
  readonly declaration: Declaration;
  readonly reference: Reference;
  readonly on: PlainDate;
  /** What the version before drew, which this one may draw again. */
  readonly returned?: readonly ReliefDraw[];
}

export const NO_DRAWS: readonly ReliefDraw[] = [];

/**
 * Checks each claim against its balance, in the order of the lines, counting what earlier lines of the same declaration
 * take. Decides nothing else: `drawEvents` writes it down once the declaration has its number.
 */
export function decideDraws(
  claims: readonly DrawClaim[],
  about: DrawFor,
  world: WorkingSet,
): Result<readonly ReliefDraw[], Refusals> | NeedsMore {
  if (claims.length === 0) return ok(NO_DRAWS);
  const missing = missingTouches(claims, world);
  if (missing.length > 0) return needsMore(missing);
  const taken = returnedOf(about.returned ?? NO_DRAWS);
  const draws: ReliefDraw[] = [];
  const refusals: Refusal[] = [];
  for (const claim of claims) {
    const decided =
      claim.account === 'list' ? decideList(claim, about, world, taken) : decideQuota(claim, about, world, taken);
    if (decided.ok) draws.push(decided.value);
    else refusals.push(...decided.error);
  }
  return refusals.length > 0 ? err(refusals) : ok(draws);
}

/** What is given back counts as taken the other way round. */
function returnedOf(draws: readonly ReliefDraw[]): Map<string, Decimal> {
  const taken = new Map<string, Decimal>();
  for (const { id, line, quantity } of draws) {
    const key = line === undefined ? id : `${id}/${line}`;
    taken.set(key, subtractDecimals(taken.get(key) ?? ZERO, decimal(quantity)));
  }
  return taken;
}

function missingTouches(claims: readonly DrawClaim[], world: WorkingSet): readonly Touch[] {
  return claims.flatMap((claim): readonly Touch[] => {
    if (claim.account === 'list') {
      const ref = exemptionListRef(claim.listId);
      return world.has(ref) ? [] : [ref];
    }
    const account = quotaAccount(quotaAccountId(claim.order), world);
    return 'missing' in account ? [account.missing] : [];
  });
}

/** Below the engine's limit of events in a stream; the rest is for what the office decides. */
export const LIST_EVENTS_MAX = 9_000;

function decideList(
  claim: ListClaim,
  about: DrawFor,
  world: WorkingSet,
  taken: Map<string, Decimal>,
): Result<ReliefDraw, Refusals> {
  const { listId, line: number } = claim;
  const { declaration, on } = about;
  const item = declaration.goodsItems[claim.index];
  const ref = exemptionListRef(listId);
  const list = world.state<ExemptionListState>(ref);
  const refused = (code: ReliefRefusalCode, values: Readonly<Record<string, string>> = {}) =>
    err([reliefRefusal(code, placeOf(claim), { list: listId, line: String(number), on, ...values })]);
  // Of another's list nobody learns more than that it is not theirs.
  if (item === undefined || list === undefined || list.holderId !== about.principalId) return refused('RLF-020');
  if (list.status !== 'inForce') return refused('RLF-021');
  if (on < list.validFrom || on > list.validTo) return refused('RLF-022', { from: list.validFrom, to: list.validTo });
  if (claim.grounds.some((ground) => ground !== list.groundCode))
    return refused('RLF-023', { ground: list.groundCode });
  const line = list.lines.find((each) => each.line === number);
  if (line === undefined) return refused('RLF-024');
  const { codePrefix: prefix, unitCode } = line;
  const code = item.commodityCode ?? '';
  if (prefix !== null && !code.startsWith(prefix)) return refused('RLF-025', { prefix, code });
  if (world.version(ref) >= LIST_EVENTS_MAX) return refused('RLF-028');
  const wanted = wantedOf(item, unitCode, claim, about);
  if (!wanted.ok) return wanted;
  const key = `${listId}/${number}`;
  const left = subtractDecimals(leftOnLine(line), taken.get(key) ?? ZERO);
  if (compareDecimals(wanted.value, left) > 0)
    return refused('RLF-026', { left: decimalText(left), wanted: decimalText(wanted.value), unit: unitCode });
  taken.set(key, addDecimals(taken.get(key) ?? ZERO, wanted.value));
  const quantity = decimalText(wanted.value);
  return ok({ account: 'list', id: listId, line: number, item: item.sequence, quantity, unitCode });
}

/** What may still be drawn on a line of a list. */
export const leftOnLine = ({ quantity, drawn }: Pick<ListBalance, 'quantity' | 'drawn'>): Decimal =>
  subtractDecimals(decimal(quantity), decimal(drawn));

/** What may still be drawn of a quota. A volume that was cut below what is drawn leaves nothing, and no debt. */
export function leftOfQuota({ volume }: Pick<QuotaOrder, 'volume'>, drawn: string): Decimal {
  const left = subtractDecimals(volume, decimal(drawn));
  return left.units < 0n ? ZERO : left;
}

function decideQuota(
  claim: QuotaClaim,
  about: DrawFor,
  world: WorkingSet,
  taken: Map<string, Decimal>,
): Result<ReliefDraw, Refusals> {
  const { order } = claim;
  const { unitCode } = order;
  const id = quotaAccountId(order);
  const item = about.declaration.goodsItems[claim.index];
  const account = quotaAccount(id, world);
  if (item === undefined || 'missing' in account) throw new Error(`Quota ${id} was read before it was decided on`);
  const wanted = wantedOf(item, unitCode, claim, about);
  if (!wanted.ok) return wanted;
  const left = subtractDecimals(leftOfQuota(order, account.drawn), taken.get(id) ?? ZERO);
  if (compareDecimals(wanted.value, left) > 0) {
    const values = { quota: order.name, left: decimalText(left), wanted: decimalText(wanted.value), unit: unitCode };
    return err([reliefRefusal('RLF-027', placeOf(claim), values)]);
  }
  taken.set(id, addDecimals(taken.get(id) ?? ZERO, wanted.value));
  return ok({ account: 'quota', id, item: item.sequence, quantity: decimalText(wanted.value), unitCode });
}

/** The whole quantity of the line: a claim covers all of its tax, so it draws all of its goods. */
function wantedOf(
  item: GoodsItem,
  unitCode: string,
  claim: DrawClaim,
  { reference, on }: DrawFor,
): Result<Decimal, Refusals> {
  const line = claim.index + 1;
  const quantity = quantityIn(item, unitCode, reference, on);
  if (quantity === undefined) {
    const place = { pointer: `/goodsItems/${claim.index}/tariffQuantity`, line };
    return err([reliefRefusal('RLF-011', place, { unit: unitCode })]);
  }
  const stated = claim.account === 'list' ? statedOtherwise(item, quantity) : undefined;
  if (stated !== undefined) {
    const values = { declared: stated, quantity: decimalText(quantity.value), unit: unitCode };
    return err([reliefRefusal('RLF-013', { pointer: `${claim.pointer}/writeOffQuantity`, line }, values)]);
  }
  return ok(quantity.value);
}

/** What the document says is to be written off, where that is something else. */
function statedOtherwise(item: GoodsItem, { value, unitCode }: Quantity): string | undefined {
  const stated = listDocuments(item)[0]?.document.writeOffQuantity;
  if (stated === undefined) return undefined;
  const amount = parseDecimal(stated.value);
  const agrees = amount !== undefined && equalDecimals(amount, value) && (stated.unitCode ?? unitCode) === unitCode;
  return agrees ? undefined : `${stated.value} ${stated.unitCode ?? ''}`.trim();
}

const placeOf = ({ pointer, index }: DrawClaim) => ({ pointer, line: index + 1 });

/** Writes down what a declaration draws, one event an account. */
export const drawEvents = (draws: readonly ReliefDraw[], declaration: string, world: WorkingSet): readonly NewEvent[] =>
  eventsOf(draws, world, () => ({ type: 'Drawn', declaration }));

/** The same for linked declarations: an account whose page is turned is turned once. */
export function drawEventsByDeclaration(
  drawing: readonly { readonly declaration: string; readonly draws: readonly ReliefDraw[] }[],
  world: WorkingSet,
): readonly NewEvent[] {
  const turned = new Set<string>();
  return drawing
    .flatMap(({ declaration, draws }) => drawEvents(draws, declaration, world))
    .filter(({ type, stream }) => {
      if (type === 'Drawn') return true;
      const turn = `${type} ${stream.id}`;
      return !turned.has(turn) && turned.add(turn) !== undefined;
    });
}

/** Writes down that a declaration gives back what it drew. */
export const giveBackEvents = (
  draws: readonly ReliefDraw[],
  declaration: string,
  reason: string,
  world: WorkingSet,
): readonly NewEvent[] => eventsOf(draws, world, () => ({ type: 'GivenBack', declaration, reason }));

/** What has to be read before `giveBackEvents` can write. */
export function giveBackTouches(draws: readonly ReliefDraw[], world: WorkingSet): readonly Touch[] {
  return draws.flatMap(({ account, id }): readonly Touch[] => {
    if (account === 'quota') {
      const found = quotaAccount(id, world);
      return 'missing' in found ? [found.missing] : [];
    }
    const ref = exemptionListRef(id);
    return world.has(ref) ? [] : [ref];
  });
}

const NO_EVENTS: readonly NewEvent[] = [];

type Movement =
  | { readonly type: 'Drawn'; readonly declaration: string }
  | { readonly type: 'GivenBack'; readonly declaration: string; readonly reason: string };

function eventsOf(draws: readonly ReliefDraw[], world: WorkingSet, movement: () => Movement): readonly NewEvent[] {
  if (draws.length === 0) return NO_EVENTS;
  const byAccount = Map.groupBy(draws, ({ account, id }) => `${account}/${id}`);
  return [...byAccount.values()].flatMap((own): readonly NewEvent[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { account, id } = first;
    if (account === 'list') {
      const listDraws = own.map(({ line = 0, item, quantity }) => ({ line, item, quantity }));
      return [exemptionListEvent(id, { ...movement(), draws: listDraws })];
    }
    const found = quotaAccount(id, world);
    if ('missing' in found) throw new Error(`Quota ${id} was read before it was written on`);
    const data: QuotaEventData = { ...movement(), draws: own.map(({ item, quantity }) => ({ item, quantity })) };
    return quotaEvents(id, found, data);
  });
}

export function exemptionListEvent(id: string, data: ExemptionListEventData): NewEvent {
  const { type, ...rest } = data;
  return { stream: exemptionListRef(id), type, version: 1, data: rest as unknown as Json };
}
