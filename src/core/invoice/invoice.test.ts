import {
  ACTORS,
  clearanceBench,
  declarationFor,
  exportFor,
  OTHER_ID,
  TRADER_ID,
  type ClearanceBench,
} from '#tests/support/clearance';
import { sampleItem } from '#tests/support/sample-declarations';
import type { Declaration, DeclarationNumber } from '#core/declaration';
import type { Actor, Outcome, Refusals, Result } from '#core/kernel';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  correctInvoice,
  declarationOf,
  invoiceRef,
  invoiceStream,
  registerInvoice,
  type InvoiceContent,
  type InvoiceState,
} from './index.ts';

const ID = 'IV000000001';
const { trader, other, broker, readingBroker, documents } = ACTORS;

const content = (facts: Partial<InvoiceContent> = {}): InvoiceContent => ({
  number: 'EX-2026-77',
  issueDate: '2026-11-05' as InvoiceContent['issueDate'],
  seller: { name: 'Example Exporter Co., Ltd.', address: '1 Imaginary Road', countryCode: 'CN' },
  buyer: { name: 'Công ty TNHH Ví Dụ Một', address: null, countryCode: 'VN' },
  incotermCode: 'FOB',
  incotermPlace: 'Shanghai',
  currencyCode: 'USD',
  paymentTermsCode: 'TTR',
  totalAmount: '50000',
  freightAmount: '300',
  insuranceAmount: null,
  lines: [
    {
      description: sampleItem().description ?? '',
      commodityCode: sampleItem().commodityCode ?? null,
      originCountryCode: 'CN',
      quantity: '100',
      unitCode: 'PCE',
      unitPrice: '500',
      amount: '50000',
    },
  ],
  ...facts,
});

let bench: ClearanceBench;
beforeEach(() => {
  bench = clearanceBench({ handlers: [registerInvoice, correctInvoice], streams: [invoiceStream] });
});

const send = (actor: Actor, type: string, data: object): Result<Outcome, Refusals> =>
  bench.submit({ type, data, actor });
const refused = (result: Result<Outcome, Refusals>): readonly string[] =>
  result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`.trim());
const answer = (result: Result<Outcome, Refusals>): { readonly [name: string]: unknown } => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.answer as { readonly [name: string]: unknown };
};
const register = (actor: Actor = trader, facts: object = {}) =>
  send(actor, 'invoice.register', { ownerId: TRADER_ID, direction: 'import', content: content(), ...facts });
const correct = (facts: object = {}, actor: Actor = trader) =>
  send(actor, 'invoice.correct', { id: ID, version: 0, content: content({ number: 'EX-2026-78' }), ...facts });
const registered = (): InvoiceState => {
  const state = bench.state<InvoiceState>(invoiceRef(ID));
  if (state === undefined) throw new Error('There is no such invoice');
  return state;
};

/** A declaration that takes from the invoice all that it can. */
const declaring = (facts: Partial<Declaration> = {}, reference = 'INVOICED'): Declaration => {
  const own = declarationFor('yellow', reference);
  const taken = declarationOf(registered());
  const goodsItems = taken.goodsItems.map((item, index) => ({ ...sampleItem(), ...own.goodsItems[index], ...item }));
  return { ...own, ...taken, invoice: { priceKindCode: 'A', ...taken.invoice }, goodsItems, ...facts };
};
const lodge = (declaration: Declaration, data: object = { register: true }) =>
  send(trader, 'declaration.lodge', { declaration, ...data });

describe('Registering', () => {
  test('an invoice gets a number of its own, by which it is known', () => {
    expect(answer(register())).toEqual({ id: ID, version: 0 });
    expect(answer(register())).toEqual({ id: 'IV000000002', version: 0 });
    expect(registered()).toMatchObject({ ownerId: TRADER_ID, direction: 'import', version: 0, content: content() });
  });

  test('a broker registers for whoever delegated that, and nobody else does', () => {
    expect(refused(register(broker))).toEqual([]);
    expect(refused(register(readingBroker))).toEqual(['ACC-003']);
    expect(refused(register(other))).toEqual(['ACC-001']);
    expect(refused(register(documents))).toEqual(['ACC-002']);
  });

  test.each([
    ['a code that is in no list', { incotermCode: 'XYZ' }, 'INV-003 /content/incotermCode'],
    ['a currency that is none', { currencyCode: 'XXQ' }, 'INV-003 /content/currencyCode'],
    ['a day that is none', { issueDate: '2026-02-30' }, 'INV-004 /content/issueDate'],
    ['a day that lies ahead', { issueDate: '2026-12-01' }, 'INV-004 /content/issueDate'],
    ['a total that the lines do not come to', { totalAmount: '50002' }, 'INV-007 /content/totalAmount'],
    ['freight beside a price that holds it', { incotermCode: 'CIF' }, 'INV-008 /content/freightAmount'],
    ['no line', { lines: [] }, 'INV-002 /content/lines'],
  ])('%s is refused where it stands', (_what, facts, told) => {
    expect(refused(register(trader, { content: { ...content(), ...facts } }))).toEqual([told]);
  });

  test('a line whose price and quantity do not come to its amount is refused, a rounded price is not', () => {
    const [line] = content().lines;
    const lines = (facts: object) => ({ content: { ...content(), lines: [{ ...line, ...facts }] } });
    expect(refused(register(trader, lines({ unitPrice: '499' })))).toEqual(['INV-006 /content/lines/0/unitPrice']);
    expect(refused(register(trader, lines({ quantity: '0' })))).toEqual(['INV-005 /content/lines/0/quantity']);
    expect(refused(register(trader, lines({ unitPrice: '499.99' })))).toEqual([]);
  });
});

describe('Correcting', () => {
  test('the whole is registered anew, by who has seen the newest version', () => {
    register();
    expect(answer(correct())).toEqual({ id: ID, version: 1 });
    expect(registered().content.number).toBe('EX-2026-78');
    expect(refused(correct())).toEqual(['INV-010 /version']);
    expect(refused(correct({ version: 1 }))).toEqual([]);
  });

  test('to another party there is no such invoice', () => {
    register();
    expect(refused(correct({}, other))).toEqual(['INV-001 /id']);
    expect(refused(correct({ id: 'IV000000009' }))).toEqual(['INV-001 /id']);
    // A reader may know of it and not change it.
    expect(refused(correct({}, readingBroker))).toEqual(['ACC-003']);
  });

  test('an invoice that a registered declaration stands on is not corrected, a pre-registered one leaves it free', () => {
    register();
    const { number } = answer(lodge(declaring(), { register: false })) as { readonly number: DeclarationNumber };
    expect(refused(correct())).toEqual([]);
    expect(refused(send(trader, 'declaration.register', { number }))).toEqual(['INV-022 /invoice/id']);
    expect(refused(lodge(declaring(), { register: true, replaces: number }))).toEqual([]);
    expect(refused(correct({ version: 1 }))).toEqual(['INV-011 /id']);
  });
});

describe('A declaration that names a registered invoice', () => {
  beforeEach(() => void register());

  test('is accepted where it says what the invoice says', () => {
    expect(refused(lodge(declaring()))).toEqual([]);
  });

  test.each([
    ['number', { invoice: { id: 'ELSE', issueDate: '2026-11-05' } }, 'INV-022 /invoice/id'],
    ['day', { invoice: { id: 'EX-2026-77', issueDate: '2026-11-06' } }, 'INV-023 /invoice/issueDate'],
    ['total', { invoiceAmount: { amount: '50000.5', currency: 'USD' } }, 'INV-025 /invoiceAmount/amount'],
    ['terms', { tradeTerms: { conditionCode: 'FCA' } }, 'INV-026 /tradeTerms/conditionCode'],
    [
      'freight',
      { customsValuation: { freightChargeAmount: { amount: '200', currency: 'USD' } } },
      'INV-030 /customsValuation/freightChargeAmount/amount',
    ],
  ])('is refused where its %s differs', (_what, facts, told) => {
    expect(refused(lodge(declaring(facts)))).toEqual([told]);
  });

  test('is refused where a line differs, and where it has another number of lines', () => {
    const [item = sampleItem()] = declaring().goodsItems;
    const halves = [1, 2].map((sequence) => ({
      ...item,
      sequence,
      tariffQuantity: { value: '50', unitCode: 'PCE' },
      itemChargeAmount: { amount: '25000', currency: 'USD' },
    }));
    const { unitPriceAmount: _, ...unpriced } = item;
    const fewer = { ...unpriced, tariffQuantity: { value: '99.99', unitCode: 'PCE' } };
    const cheaper = { ...item, itemChargeAmount: { amount: '49999.5', currency: 'USD' } };
    expect(refused(lodge(declaring({ goodsItems: [cheaper] })))).toEqual([
      'INV-028 /goodsItems/0/itemChargeAmount/amount',
    ]);
    expect(refused(lodge(declaring({ goodsItems: [fewer] })))).toEqual(['INV-029 /goodsItems/0/tariffQuantity/value']);
    expect(refused(lodge(declaring({ goodsItems: halves, goodsItemQuantity: 2 })))).toEqual(['INV-027 /goodsItems']);
  });

  test('is refused where the invoice is not its own: of another party, of the other direction, or of nobody', () => {
    register(other, { ownerId: OTHER_ID });
    const naming = (id: string) => ({ additionalDocuments: [{ typeCode: 'EIV', id }] });
    const unknown = ['INV-001 /additionalDocuments/0/id'];
    expect(refused(lodge(declaring(naming('IV000000002'))))).toEqual(unknown);
    expect(refused(lodge(declaring(naming('IV000000003'))))).toEqual(unknown);
    expect(refused(lodge(declaring(naming('whatever'))))).toEqual(unknown);
    expect(refused(lodge({ ...exportFor('green', 'OUT'), ...naming(ID) }))).toEqual(unknown);
    const two = [ID, 'IV000000002'].map((id) => ({ typeCode: 'EIV', id }));
    expect(refused(lodge(declaring({ additionalDocuments: two })))).toEqual(['INV-020 /additionalDocuments/1/id']);
  });

  test('has it for itself, until it is cancelled', () => {
    const { number } = answer(lodge(declaring())) as { readonly number: DeclarationNumber };
    const again = () => lodge(declaring({}, 'AGAIN'));
    expect(refused(again())).toEqual(['INV-021 /additionalDocuments']);
    const declaration = declaring();
    const position = bench.state<{ readonly documentPosition: string }>({ type: 'declaration', id: number });
    const inForce = { position: position?.documentPosition, declaration, legalDate: '2026-11-21', selection: null };
    const cancelled = send(documents, 'case.cancel', { number, inForce, groundCode: 'NO_PERMIT', reason: 'thiếu' });
    expect(refused(cancelled)).toEqual([]);
    expect(refused(again())).toEqual([]);
    expect(refused(correct())).toEqual(['INV-011 /id']);
  });

  test('is not amended away from it', () => {
    const { number } = answer(lodge(declaring())) as { readonly number: DeclarationNumber };
    const position = bench.state<{ readonly documentPosition: string }>({ type: 'declaration', id: number });
    const inForce = {
      position: position?.documentPosition,
      declaration: declaring(),
      legalDate: '2026-11-21',
      selection: null,
    };
    const amend = (declaration: Declaration, confirm: boolean) =>
      send(trader, 'declaration.amend', { number, inForce, declaration, reasonCode: '2', reason: 'giá', confirm });
    const cheaper = declaring({ invoiceAmount: { amount: '49999.5', currency: 'USD' } });
    expect(refused(amend(cheaper, false))).toEqual(['INV-025 /invoiceAmount/amount']);
    expect(refused(amend(cheaper, true))).toEqual(['INV-025 /invoiceAmount/amount']);
    const { additionalDocuments: _, ...without } = declaring({ totalPackageQuantity: 11 });
    expect(refused(amend(without, true))).toEqual([]);
    // What no longer names it gives it back.
    expect(refused(correct())).toEqual([]);
  });
});
