import { instantAt, plainDate, wholeUnits, type Json } from '#core/kernel';
import { partyId } from '#core/party';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  drawRefusals,
  guaranteeStream,
  leftOfGuarantee,
  parseGuaranteeId,
  type GuaranteeEventData,
  type GuaranteeKind,
  type GuaranteeState,
} from './index.ts';

const ID = parseGuaranteeId('BANKTEST-2026-BR-000001');
const PRINCIPAL = partyId('0100000001');
const [FIRST_DAY, TODAY, LAST_DAY] = ['2026-01-01', '2026-06-15', '2026-12-31'].map((text) => plainDate(text));
const AMOUNT = 1_000;

/** Declarations of which two are parts of one shipment, and a transport. */
const GOODS = [
  { declaration: '100000000010' },
  { declaration: '100000000020' },
  { declaration: '100000000030', shipment: '100000000030' },
  { declaration: '100000000040', shipment: '100000000030' },
  { declaration: '900000000010' },
] as const;
type Goods = (typeof GOODS)[number];
const nameOf = (goods: Goods): string => ('shipment' in goods ? goods.shipment : goods.declaration);

interface Step {
  readonly what: 'draw' | 'free' | 'call';
  readonly goods: Goods;
  readonly amount: number;
}
const steps = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what'][]>('draw', 'draw', 'free', 'call'),
    goods: fc.constantFrom<Goods[]>(...GOODS),
    amount: fc.integer({ min: 1, max: AMOUNT }),
  }),
  { maxLength: 40 },
);

function folded(state: GuaranteeState | undefined, { type, ...data }: GuaranteeEventData, version: number) {
  return guaranteeStream.evolve(state, {
    type,
    version: 1,
    data: data satisfies Json,
    position: BigInt(version),
    at: instantAt(0),
    actor: { userId: 'u', organisationId: 'o' },
  });
}

/** Plays the steps as handlers do: what is refused is left out. What was drawn is kept apart, by name of the goods. */
function play(kind: GuaranteeKind, given: readonly Step[]) {
  if (!ID || !FIRST_DAY || !TODAY || !LAST_DAY) throw new Error('the sample is a guarantee');
  const terms = { kind, principalId: PRINCIPAL, bankCode: 'BANK-TEST', amount: AMOUNT.toString() };
  let state = folded(
    undefined,
    { type: 'GuaranteeIssued', id: ID, ...terms, validFrom: FIRST_DAY, validTo: LAST_DAY },
    1,
  );
  const held = new Map<string, number>();
  const drewAtAll = new Set<string>();
  const refused: { readonly step: Step; readonly codes: readonly string[]; readonly left: bigint }[] = [];
  let version = 1;
  for (const step of given) {
    const { what, goods, amount } = step;
    const key = goods.declaration;
    if (what === 'draw') {
      const draw = { principalId: PRINCIPAL, goods: nameOf(goods), amount: amount.toString(), until: TODAY };
      const codes = drawRefusals(state, draw, version, TODAY).map(({ code }) => code);
      if (codes.length > 0) {
        refused.push({ step, codes, left: leftOfGuarantee(state) });
        continue;
      }
      state = folded(state, { type: 'GuaranteeDrawn', ...goods, amount: amount.toString() }, (version += 1));
      held.set(key, (held.get(key) ?? 0) + amount);
      drewAtAll.add(nameOf(goods));
      continue;
    }
    const taken = Math.min(held.get(key) ?? 0, amount);
    if (taken === 0) continue;
    const type = what === 'free' ? 'GuaranteeFreed' : 'GuaranteeCalled';
    state = folded(state, { type, declaration: key, amount: taken.toString() }, (version += 1));
    held.set(key, (held.get(key) ?? 0) - taken);
  }
  return { state, held, drewAtAll, refused };
}

test('an individual guarantee answers for one shipment and no other, whatever was freed or called before', () => {
  fc.assert(
    fc.property(steps, (given) => {
      const { state, drewAtAll, refused } = play('individual', given);
      expect(drewAtAll.size).toBeLessThanOrEqual(1);
      const [only] = drewAtAll;
      expect(state.drawnFor).toBe(only);
      for (const { step, codes, left } of refused) {
        const ofOthers = only !== undefined && nameOf(step.goods) !== only && codes.includes('GUA-014');
        expect(ofOthers || BigInt(step.amount) > left).toBe(true);
      }
    }),
  );
});

test('a general guarantee asks for nobody’s number, and refuses only what it has not left', () => {
  fc.assert(
    fc.property(steps, (given) => {
      const { state, refused } = play('general', given);
      expect(state.drawnFor).toBeUndefined();
      for (const { codes } of refused) expect(codes).toEqual(['GUA-004']);
    }),
  );
});

test('what is drawn is what was drawn and neither freed nor called, and never more than the amount', () => {
  fc.assert(
    fc.property(fc.constantFrom<GuaranteeKind[]>('individual', 'general'), steps, (kind, given) => {
      const { state, held } = play(kind, given);
      const sum = [...held.values()].reduce((total, each) => total + each, 0);
      expect(Number(wholeUnits(state.drawn))).toBe(sum);
      expect(leftOfGuarantee(state)).toBeGreaterThanOrEqual(0n);
    }),
  );
});
