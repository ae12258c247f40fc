import { quantityIn, type Declaration, type GoodsItem, type ReliefDraw } from '#core/declaration';
import {
  decimalText,
  instant,
  ok,
  type Command,
  type Handler,
  type NewEvent,
  type Outcome,
  type StreamRef,
  type WorkingSet,
} from '#core/kernel';
import { partyId } from '#core/party';
import type { Reference } from '#core/reference';
import { memoryEngine, type MemoryEngine } from '#tests/support/memory-engine';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decideDraws,
  drawClaims,
  drawEvents,
  drawTouches,
  exemptionListEvent,
  exemptionListRef,
  exemptionListStream,
  giveBackEvents,
  giveBackTouches,
  PAGE_EVENTS_MAX,
  quotaAccountId,
  quotaOrder,
  quotaPageRef,
  quotaStream,
  type DrawClaim,
  type ExemptionListState,
  type QuotaPageState,
} from './index.ts';

const reference = vietnamReference();
const HOLDER = partyId('0100000001');
const LIST = 'EL000000001';
const OUTCOME: Outcome = { events: [], postings: [], claims: [], releases: [], outbox: [], answer: null };
const ACTOR = { userId: 'u', organisationId: 'o', roles: [], offices: [], delegations: [] };

type Draw = Command<'test.draw', { readonly number: string; readonly declaration: Declaration }>;
type GiveBack = Command<'test.giveBack', { readonly number: string; readonly draws: readonly ReliefDraw[] }>;
type Grant = Command<'test.grant', { readonly quantity: string }>;
interface Facts {
  readonly reference: Reference;
}

/** Lodging and giving back with all else left out: what is drawn, decided by the functions under test. */
const draw: Handler<Draw, readonly DrawClaim[], Facts> = {
  type: 'test.draw',
  prepare: ({ data }) => ok(drawClaims(data.declaration, reference, SAMPLE_DAY)),
  touches: (_command, claims) => drawTouches(claims),
  handle: ({ data: { number, declaration } }, claims, world) => {
    const about = { principalId: HOLDER, declaration, reference, on: SAMPLE_DAY };
    const decided = decideDraws(claims, about, world);
    if ('needsMore' in decided || !decided.ok) return decided;
    const answer = decided.value.map((each) => ({ ...each }));
    return ok({ ...OUTCOME, events: drawEvents(decided.value, number, world), answer });
  },
};
const giveBack: Handler<GiveBack, null, Facts> = {
  type: 'test.giveBack',
  prepare: () => ok(null),
  touches: () => [],
  handle: ({ data: { number, draws } }, _prepared, world) => {
    const missing = giveBackTouches(draws, world);
    if (missing.length > 0) return { needsMore: missing };
    return ok({ ...OUTCOME, events: giveBackEvents(draws, number, 'goods left again', world) });
  },
};
const grant: Handler<Grant, null, Facts> = {
  type: 'test.grant',
  prepare: () => ok(null),
  touches: () => [exemptionListRef(LIST)],
  handle: ({ data: { quantity } }) => {
    const line = { line: 1, codePrefix: '7214', name: 'Thép thanh', unitCode: 'TNE', quantity };
    const content = { project: 'Dự án thử', validFrom: SAMPLE_DAY, validTo: SAMPLE_DAY, lines: [line] };
    const submitted = {
      type: 'Submitted',
      id: LIST,
      holderId: HOLDER,
      officeId: '02CI',
      groundCode: 'FIXEDASSET',
    } as const;
    return ok({
      ...OUTCOME,
      events: [
        exemptionListEvent(LIST, { ...submitted, content }),
        exemptionListEvent(LIST, { type: 'Accepted', reason: 'đủ điều kiện' }),
      ],
    });
  },
};

const engineFor = (quantity: string): MemoryEngine => {
  const engine = memoryEngine<Facts>({
    handlers: [draw, giveBack, grant],
    streams: [exemptionListStream, quotaStream],
    reference: { reference },
    clock: { now: () => instant('2026-11-21T03:00:00Z') },
    draw: () => 0,
  });
  engine.submit({ type: 'test.grant', data: { quantity }, actor: ACTOR });
  return engine;
};

const steel = (value: string, unitCode: string, sequence = 1): GoodsItem =>
  sampleItem({
    sequence,
    commodityCode: '72142031',
    tariffQuantity: { value, unitCode },
    dutyTaxFees: [{ typeCode: 'CUD', exemptionCode: 'FIXEDASSET' }],
    additionalDocuments: [{ typeCode: 'EXL', id: `${LIST}/1` }],
  });
const sugar = (value: string, unitCode: string, sequence = 1): GoodsItem =>
  sampleItem({
    sequence,
    commodityCode: '17019910',
    tariffQuantity: { value, unitCode },
    dutyTaxFees: [{ typeCode: 'CUD', quotaOrderId: 'SUGAR' }],
  });

const SUGAR = quotaOrder('SUGAR', reference, SAMPLE_DAY);
if (!SUGAR) throw new Error('the pack has a quota for sugar');
const SUGAR_VOLUME = new Decimal(124_000);
const SUGAR_ACCOUNT = quotaAccountId(SUGAR);
const firstPage = quotaPageRef(SUGAR_ACCOUNT, 0);

const drawnOnList = (engine: MemoryEngine): Decimal =>
  new Decimal(engine.state<ExemptionListState>(exemptionListRef(LIST))?.lines[0]?.drawn ?? '0');
const drawnOfQuota = (engine: MemoryEngine): Decimal =>
  new Decimal(engine.state<QuotaPageState>(firstPage)?.drawn ?? '0');

/** Kilograms to the gram, or tonnes to the gram, written as either. */
const amounts = fc
  .record({ grams: fc.integer({ min: 1, max: 60_000_000 }), inTonnes: fc.boolean() })
  .map(({ grams, inTonnes }) => {
    const tonnes = new Decimal(grams).div(1_000_000);
    return { tonnes, value: (inTonnes ? tonnes : tonnes.times(1000)).toFixed(), unitCode: inTonnes ? 'TNE' : 'KGM' };
  });
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ lines: fc.array(amounts, { minLength: 1, maxLength: 4 }) }) },
    { weight: 1, arbitrary: fc.record({ giveBack: fc.nat() }) },
  ),
  { maxLength: 30 },
);

interface Kept {
  readonly number: string;
  readonly draws: readonly ReliefDraw[];
  readonly tonnes: Decimal;
}

/** Runs the steps, and holds each answer against exact sums of its own. */
function run(
  engine: MemoryEngine,
  plan: typeof steps extends fc.Arbitrary<infer T> ? T : never,
  item: typeof steel,
  granted: Decimal,
  drawnIn: (engine: MemoryEngine) => Decimal,
): readonly Kept[] {
  let kept: readonly Kept[] = [];
  const sum = (): Decimal => kept.reduce((total, { tonnes }) => total.plus(tonnes), new Decimal(0));
  plan.forEach((step, at) => {
    if ('lines' in step) {
      const items = step.lines.map(({ value, unitCode }, index) => item(value, unitCode, index + 1));
      const tonnes = step.lines.reduce((total, line) => total.plus(line.tonnes), new Decimal(0));
      const number = String(at);
      const result = engine.submit({
        type: 'test.draw',
        data: { number, declaration: sampleImport(items) },
        actor: ACTOR,
      });
      expect(result.ok).toBe(sum().plus(tonnes).lte(granted));
      if (result.ok)
        kept = [...kept, { number, draws: result.value.answer as unknown as readonly ReliefDraw[], tonnes }];
    } else {
      const back = kept[step.giveBack % Math.max(kept.length, 1)];
      if (back === undefined) return;
      const { number, draws } = back;
      expect(engine.submit({ type: 'test.giveBack', data: { number, draws }, actor: ACTOR }).ok).toBe(true);
      kept = kept.filter((each) => each !== back);
    }
    expect(drawnIn(engine).eq(sum())).toBe(true);
    expect(drawnIn(engine).lte(granted)).toBe(true);
  });
  return kept;
}

describe('over any sequence of declarations', () => {
  test('what is drawn on a list is the exact sum of what stands, and never more than is granted', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 200_000_000 }), (plan, grams) => {
        const granted = new Decimal(grams).div(1_000_000);
        const engine = engineFor(granted.toFixed());
        const kept = run(engine, plan, steel, granted, drawnOnList);
        for (const { number, draws } of kept)
          engine.submit({ type: 'test.giveBack', data: { number, draws }, actor: ACTOR });
        expect(drawnOnList(engine).isZero()).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('what is drawn of a quota is the exact sum of what stands, and never more than its volume', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 200_000_000 }), (plan, grams) => {
        const left = new Decimal(grams).div(1_000_000);
        const engine = engineFor('1');
        const before = SUGAR_VOLUME.minus(left).toFixed();
        const items = [sugar(before, 'TNE')];
        engine.submit({
          type: 'test.draw',
          data: { number: 'before', declaration: sampleImport(items) },
          actor: ACTOR,
        });
        const kept = run(engine, plan, sugar, left, (now) => drawnOfQuota(now).minus(before));
        for (const { number, draws } of kept)
          engine.submit({ type: 'test.giveBack', data: { number, draws }, actor: ACTOR });
        expect(drawnOfQuota(engine).toFixed()).toBe(before);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a quota drawn on more often than one stream holds', () => {
  test('goes on on a new page, with the same balance', () => {
    const account = accountWithDraws(PAGE_EVENTS_MAX);
    expect(account.draw('10')).toEqual({ drawn: '9010', page: 1 });
    expect(account.draw('5')).toEqual({ drawn: '9015', page: 1 });
    expect(() => account.draw('124000')).toThrow('refused');
  });
});

/** An account whose first page holds so many draws of a tonne already; the memory engine would take long to fill it. */
function accountWithDraws(count: number) {
  const pages = new Map<string, { readonly state: QuotaPageState; readonly version: number }>();
  const actor = { userId: 'u', organisationId: 'o' };
  const apply = ({ stream, type, data }: Pick<NewEvent, 'stream' | 'type' | 'data'>): void => {
    const before = pages.get(stream.id);
    const event = { type, version: 1, data, position: 0n, at: instant('2026-11-21T03:00:00Z'), actor };
    pages.set(stream.id, { state: quotaStream.evolve(before?.state, event), version: (before?.version ?? 0) + 1 });
  };
  for (let at = 0; at < count; at += 1)
    apply({ stream: firstPage, type: 'Drawn', data: { declaration: String(at), draws: [{ item: 1, quantity: '1' }] } });
  const world: WorkingSet = {
    state: <S>({ id }: StreamRef) => pages.get(id)?.state as S | undefined,
    version: ({ id }) => pages.get(id)?.version ?? 0,
    holder: () => undefined,
    has: () => true,
    nextNumber: () => 1n,
    lastNumber: () => 0n,
  };
  return {
    draw: (tonnes: string) => {
      const declaration = sampleImport([sugar(tonnes, 'TNE')]);
      const about = { principalId: HOLDER, declaration, reference, on: SAMPLE_DAY };
      const decided = decideDraws(drawClaims(declaration, reference, SAMPLE_DAY), about, world);
      if ('needsMore' in decided || !decided.ok) throw new Error('refused');
      drawEvents(decided.value, 'n', world).forEach(apply);
      const page = pages.get(firstPage.id)?.state.currentPage ?? 0;
      return { drawn: pages.get(quotaPageRef(SUGAR_ACCOUNT, page).id)?.state.drawn, page };
    },
  };
}

test('a quantity in another unit counts as the same, to the last digit', () => {
  const tonnes = (value: string, unitCode: string) => {
    const converted = quantityIn(steel(value, unitCode), 'TNE', reference, SAMPLE_DAY);
    return converted && decimalText(converted.value);
  };
  expect(tonnes('1', 'GRM')).toBe('0.000001');
  // Pieces weigh nothing that anyone could know, so the net mass of the line counts: twenty kilograms.
  expect(tonnes('1', 'PCE')).toBe('0.02');
});
