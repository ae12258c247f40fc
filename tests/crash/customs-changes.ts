import type { Schemas } from '#client';
import type { Declaration, GoodsItem } from '#core/declaration';
import { marked, type Case, type Desk } from './customs-desk.ts';

type View = Schemas['DeclarationView'];

/** What a trader does now and then with what is registered, in shares of its steps. */
const CHANGES: readonly { readonly share: number; readonly make: Change }[] = [
  { share: 0.12, make: amend },
  { share: 0.04, make: askForCancellation },
  { share: 0.15, make: secure },
];

type Change = (desk: Desk, known: Case, view: View, isKeyed: boolean) => Promise<void>;

/** True where the trader changed something and looks again before anything else. */
export async function changed(desk: Desk, known: Case, view: View, isKeyed: boolean): Promise<boolean> {
  for (const { share, make } of CHANGES) {
    if (!desk.chance(share)) continue;
    await make(desk, known, view, isKeyed);
    return true;
  }
  return false;
}

/** In one step or two. The second of two is what counts, and is told from the first by its own mark in the journal. */
export async function amend(desk: Desk, known: Case, view: View, isKeyed: boolean): Promise<void> {
  const mark = desk.nextMark();
  const { version } = view;
  const declaration = marked(revalued(known.declaration, desk.chance(0.5) ? 1.25 : 0.8), mark);
  const inOneStep = desk.chance(0.6);
  const path = { number: known.number };
  const drafted = await desk.send({
    trace: `${inOneStep ? 'AmendmentConfirmed' : 'AmendmentDrafted'}:${mark}`,
    isKeyed,
    ask: ({ broker }, headers) =>
      broker.POST('/api/v1/declarations/{number}/amendments', {
        params: { path, query: { version, reasonCode: '2', reason: mark, confirm: inOneStep } },
        headers,
        body: declaration as never,
        parseAs: 'text',
      }),
  });
  if (drafted.status !== 'accepted') return;
  if (!inOneStep) {
    const body = { step: 'confirmAmendment', version } as const;
    const confirmed = await desk.send({
      trace: `AmendmentConfirmed:${mark}`,
      isKeyed,
      ask: ({ broker }, headers) =>
        broker.POST('/api/v1/declarations/{number}/steps', { params: { path }, headers, body, parseAs: 'text' }),
    });
    if (confirmed.status !== 'accepted') return;
  }
  // Where the goods have left it may still be refused; what is declared next is drawn from this one all the same.
  Object.assign(known, { declaration, mark, isPaidFor: false });
}

async function askForCancellation(desk: Desk, { number }: Case, _view: View, isKeyed: boolean): Promise<void> {
  const mark = desk.nextMark();
  const body = { step: 'requestCancellation', groundCode: 'NOT_CARRIED_OUT', reason: mark } as const;
  const seen = await desk.send({
    trace: `CancellationRequested:${mark}`,
    isKeyed,
    ask: ({ broker }, headers) =>
      broker.POST('/api/v1/declarations/{number}/steps', {
        params: { path: { number } },
        headers,
        body,
        parseAs: 'text',
      }),
  });
  if (seen.status === 'accepted') desk.asked.add(number);
}

/** Goods that leave under a guarantee are paid for later, or the bank goes on answering for them. */
async function secure(desk: Desk, { number }: Case, view: View, isKeyed: boolean): Promise<void> {
  const { direction, importerId, exporterId } = view.summary;
  const guaranteeId = desk.guarantees.get((direction === 'import' ? importerId : exporterId) ?? '');
  if (guaranteeId === undefined) return;
  const body = { step: 'secure', version: view.version, guaranteeId, purpose: 'payment' } as const;
  await desk.send({
    isKeyed,
    ask: ({ broker }, headers) =>
      broker.POST('/api/v1/declarations/{number}/steps', {
        params: { path: { number } },
        headers,
        body,
        parseAs: 'text',
      }),
  });
}

/** The first line at another price, sound in every sum. */
function revalued(declaration: Declaration, factor: number): Declaration {
  const [first, ...rest] = declaration.goodsItems;
  if (first?.unitPriceAmount === undefined || declaration.invoiceAmount === undefined) return declaration;
  const unit = Math.max(1, Math.round(hundredthsIn(first.unitPriceAmount.amount) * factor));
  const quantity = Number(first.tariffQuantity?.value ?? 0);
  const item: GoodsItem = {
    ...first,
    unitPriceAmount: { ...first.unitPriceAmount, amount: decimalOf(unit) },
    itemChargeAmount: { ...first.unitPriceAmount, amount: decimalOf(unit * quantity) },
  };
  const goodsItems = [item, ...rest];
  const total = goodsItems.reduce(
    (sum, { itemChargeAmount }) => sum + hundredthsIn(itemChargeAmount?.amount ?? '0'),
    0,
  );
  return { ...declaration, invoiceAmount: { ...declaration.invoiceAmount, amount: decimalOf(total) }, goodsItems };
}

const hundredthsIn = (text: string): number => Math.round(Number(text) * 100);
const decimalOf = (hundredths: number): string => String(hundredths / 100);
