import type { ApiClient } from '#client';
import type { Declaration, GoodsItem } from '#core/declaration';
import { chance, drawsOf, uniform } from '#sim/draws';
import { createWorld } from '#sim/world';
import type { DemoTraffic } from './demo-traffic.ts';

export interface DemoSeason extends DemoTraffic {
  /** Who look at what is selected: papers, and goods. */
  readonly documents: ApiClient;
  readonly inspection: ApiClient;
  readonly signal: AbortSignal;
}

export interface SeasonPlayed {
  readonly accepted: number;
  /** Of them, those that an officer looked at, and those on which something was found. */
  readonly looked: number;
  readonly finds: number;
}

const SEED = 4_026;
/** Of the senders abroad, those whose invoices are mostly too low. */
const CROOKED_SHARE = 0.7;
const CHEATS = 0.85;
/** An officer mostly sees it, and now and then finds something where nobody cheated. */
const SEEN = 0.9;
const SLIPS = 0.04;
/** Sent side by side. */
const AT_ONCE = 4;
const WHY = 'Mô phỏng: kết quả kiểm tra giả định / Simulated: an invented result of control';

/**
 * A season of imports in a demonstration, with officers who look at what is selected and find what was hidden: enough that a first model can be
 * made of it. Who cheats, and how, is invented; whatever is learned from it says nothing about the real world.
 */
export async function playDemoSeason(season: DemoSeason): Promise<SeasonPlayed> {
  const { reference, today, traders, offices, declarations, signal } = season;
  const world = createWorld({
    seed: SEED,
    reference,
    on: today,
    traders: traders.length,
    identities: traders,
    offices,
    run: 'S',
  });
  const played = { accepted: 0, looked: 0, finds: 0 };
  const one = async (ordinal: number): Promise<void> => {
    const { trader, declaration } = world.next(today);
    if (trader.direction !== 'import') return;
    const random = drawsOf(SEED, ordinal);
    const cheats = isCrooked(declaration.exporter?.name ?? '') && chance(random, CHEATS);
    const { data } = await season.broker.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      headers: { 'idempotency-key': `season-${ordinal}` },
      body: cheats ? toldTooCheap(declaration, uniform(random, 0.35, 0.7)) : declaration,
    });
    if (!data) return;
    played.accepted += 1;
    const isFound = chance(random, cheats ? SEEN : SLIPS);
    const lines = isFound ? declaration.goodsItems.map(({ sequence }) => sequence) : [];
    if (!(await lookAt(season, data, lines))) return;
    played.looked += 1;
    if (isFound) played.finds += 1;
  };
  for (let first = 0; first < declarations && !signal.aborted; first += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => one(first + index)));
  return played;
}

/** By its name, so that a sender is what it is whatever comes first. */
const isCrooked = (name: string): boolean => {
  const sum = Array.from(name).reduce((total, char) => Math.imul(total, 31) + (char.codePointAt(0) ?? 0), 7);
  return drawsOf(SEED, sum).next() < CROOKED_SHARE;
};

/** The same goods at a part of their price, sound in every sum. */
function toldTooCheap(declaration: Declaration, part: number): Declaration {
  const lines = declaration.goodsItems.map((item) => cheaper(item, part));
  const cents = lines.reduce((sum, line) => sum + line.cents, 0);
  return {
    ...declaration,
    goodsItems: lines.map(({ item }) => item),
    ...(declaration.invoiceAmount && { invoiceAmount: { ...declaration.invoiceAmount, amount: amountOf(cents) } }),
  };
}

function cheaper(item: GoodsItem, part: number): { readonly item: GoodsItem; readonly cents: number } {
  const { unitPriceAmount, itemChargeAmount, tariffQuantity } = item;
  const unitCents = Math.max(1, Math.round(Number(unitPriceAmount?.amount ?? 0) * 100 * part));
  const cents = unitCents * Number(tariffQuantity?.value ?? 0);
  return {
    cents,
    item: {
      ...item,
      ...(unitPriceAmount && { unitPriceAmount: { ...unitPriceAmount, amount: amountOf(unitCents) } }),
      ...(itemChargeAmount && { itemChargeAmount: { ...itemChargeAmount, amount: amountOf(cents) } }),
    },
  };
}

const amountOf = (cents: number): string => (cents / 100).toFixed(2);

/** Does what an officer does about a case of its channel; `false` where nobody looks, or somebody else did. */
async function lookAt(
  { documents, inspection }: Pick<DemoSeason, 'documents' | 'inspection'>,
  { number, channel }: { readonly number: string; readonly channel: string | null },
  /** Those that are not as they were declared. */
  lines: readonly number[],
): Promise<boolean> {
  if (channel !== 'yellow' && channel !== 'red') return false;
  const isFound = lines.length > 0;
  const { response } =
    channel === 'red'
      ? await inspection.POST('/api/v1/cases/{number}/decisions', {
          params: { path: { number } },
          body: {
            action: 'recordFinding',
            conforms: !isFound,
            note: WHY,
            lines: lines.map((sequence) => ({ sequence, note: WHY })),
          },
        })
      : await documents.POST('/api/v1/cases/{number}/decisions', {
          params: { path: { number } },
          body: isFound
            ? { action: 'instructAmendment', kind: 'amend', text: WHY, lines: [...lines] }
            : { action: 'accept', reason: WHY },
        });
  return response.ok;
}
