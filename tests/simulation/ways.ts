import type { Temper } from './people.ts';
import type { ApiClient, Schemas } from '#client';
import type { Declaration, DeclarationAction, GoodsItem } from '#core/declaration';
import { addDays, type PlainDate, type Random } from '#core/kernel';

/** What somebody who looks at a declaration sees, and what they have at hand. */
export interface Look {
  readonly client: ApiClient;
  readonly view: Schemas['DeclarationView'];
  readonly random: Random;
  readonly today: PlainDate;
  /** Of the trader whose declaration it is. */
  readonly temper: Temper;
  readonly guaranteeId: string | undefined;
  /** Counts everything anybody does, so that nothing is twice the same. */
  readonly ordinal: number;
  /** The bank was told to pay, by an order through customs or at its own counter. */
  readonly ordered: (orderId: string) => void;
  readonly transfer: (paymentReference: string, amount: bigint) => Promise<void>;
}

/** What came of it: the codes of the refusals, where it was refused. */
export interface Told {
  readonly status: number;
  readonly codes: readonly string[];
}

/** How a legal step is taken through the API by whoever may, and how much they are inclined to. */
export interface Way {
  readonly weight: (look: Look) => number;
  readonly take: (look: Look) => Promise<Told>;
}

type Answered = { readonly response: Response; readonly error?: unknown };
type Decision = Schemas['Decision'];
type DeclarantStep = Schemas['DeclarantStep'];

export function toldBy({ response, error }: Answered): Told {
  if (response.status >= 500) throw new Error(`${response.status} ${response.url}: ${JSON.stringify(error)}`);
  const { errors = [] } = (error ?? {}) as { readonly errors?: readonly { readonly code: string }[] };
  return { status: response.status, codes: [...new Set(errors.map(({ code }) => code))] };
}

const WHY = 'theo thực tế lô hàng';
const numberOf = ({ view }: Look): string => view.summary.number;
const pathOf = (look: Look) => ({ path: { number: numberOf(look) as never } });
const isOpen = ({ view }: Look): boolean => ['released', 'cancelled'].every((done) => view.summary.status !== done);

const decide =
  (body: (look: Look) => Decision) =>
  async (look: Look): Promise<Told> =>
    toldBy(await look.client.POST('/api/v1/cases/{number}/decisions', { params: pathOf(look), body: body(look) }));
const step =
  (body: (look: Look) => DeclarantStep) =>
  async (look: Look): Promise<Told> =>
    toldBy(await look.client.POST('/api/v1/declarations/{number}/steps', { params: pathOf(look), body: body(look) }));

const always = (weight: number) => (): number => weight;
const inStatus =
  (status: string, weight: number, otherwise = 0) =>
  ({ view }: Look): number =>
    view.summary.status === status ? weight : otherwise;

/** Every legal step, so that a new one has its place in the month or the compiler objects. */
/** All but what a bank does by itself. */
export type Walked = Exclude<DeclarationAction, 'refund.answer'>;
export const WAYS: { readonly [Action in Walked]: Way } = {
  'declaration.replace': {
    weight: always(1),
    take: async (look) =>
      toldBy(
        await look.client.PUT('/api/v1/declarations/{number}', {
          params: pathOf(look),
          body: priced(declarationOf(look), look) as never,
        }),
      ),
  },
  'declaration.register': {
    weight: always(5),
    take: async (look) =>
      toldBy(await look.client.POST('/api/v1/declarations/{number}/registration', { params: pathOf(look) })),
  },
  'declaration.withdraw': {
    weight: ({ temper }) => temper.cancels,
    take: step(() => ({ step: 'withdraw', reason: 'không nhập nữa' })),
  },
  'declaration.attach': { weight: toAttach, take: attach },
  'declaration.amend': {
    weight: (look) =>
      look.view.summary.status === 'amendmentInstructed' ? 8 : look.temper.amends * (isOpen(look) ? 0.6 : 0.15),
    take: amend,
  },
  'declaration.confirmAmendment': {
    weight: always(5),
    take: step((look) => ({ step: 'confirmAmendment', version: look.view.version })),
  },
  'declaration.dropAmendment': { weight: always(0.7), take: step(() => ({ step: 'dropAmendment' })) },
  'declaration.requestStorage': {
    weight: ({ temper, view }) => temper.stores * (view.summary.channel === 'red' || view.specialised ? 3 : 0.5),
    take: step(({ random }) => ({
      step: 'requestStorage',
      kind: random.next() < 0.7 ? 'ownPlace' : 'inspectionPlace',
      place: 'Kho số 1, khu tưởng tượng',
      reason: WHY,
    })),
  },
  'declaration.confirmStorage': { weight: always(40), take: step(() => ({ step: 'confirmStorage', note: WHY })) },
  'declaration.requestCancellation': {
    weight: ({ temper, view }) => temper.cancels * (view.summary.status === 'revoked' ? 1 : 0.2),
    take: step(({ random }) => ({
      step: 'requestCancellation',
      groundCode: random.next() < 0.8 ? 'NOT_CARRIED_OUT' : 'DUPLICATE',
      reason: WHY,
    })),
  },
  'declaration.secure': {
    weight: (look) => (look.guaranteeId !== undefined && look.view.summary.amountDue !== '0' ? look.temper.secures : 0),
    take: step((look) => ({
      step: 'secure',
      version: look.view.version,
      guaranteeId: look.guaranteeId ?? 'BANKDEMO-2026-BL-99',
      purpose: 'payment',
    })),
  },
  'declaration.requestRelease': {
    weight: ({ temper }) => temper.hurries * 0.5,
    take: step(({ random }) => ({
      step: 'requestRelease',
      groundCode: random.next() < 0.5 ? 'A' : 'B',
      reason: 'chờ giá chính thức',
    })),
  },
  'declaration.appeal': {
    weight: ({ temper, view }) => (notAppealed(view) === undefined ? 0 : temper.appeals * 0.4),
    take: step(({ view }) => ({ step: 'appeal', decision: notAppealed(view) ?? '0', text: 'quyết định không đúng' })),
  },
  'declaration.withdrawAppeal': {
    weight: always(0.3),
    take: step((look) => ({ step: 'withdrawAppeal', appealId: openAppeal(look), reason: WHY })),
  },
  'payment.order': {
    weight: ({ temper, view }) =>
      (view.summary.status === 'awaitingPayment' ? 0.6 : 0.1) * (temper.paysLate > 0.5 ? 0.3 : 1),
    take: order,
  },
  'payment.receive': {
    weight: ({ temper, view }) =>
      (view.summary.status === 'awaitingPayment' ? 6 : isPaidForByBank(view) ? 20 : 0.5) *
      (temper.paysLate > 0.5 ? 0.3 : 1),
    take: transfer,
  },
  'case.accept': {
    weight: ({ view }) => (isAsked(view) ? 0.4 : 7),
    take: decide(() => ({ action: 'accept', reason: WHY })),
  },
  'case.requestDocuments': {
    weight: ({ view }) => (view.requestedDocuments.length === 0 ? 1.5 : 0.1),
    take: decide(({ random }) => ({
      action: 'requestDocuments',
      reason: WHY,
      documents: (random.next() < 0.6 ? ['INV'] : ['INV', 'PKL']).map((typeCode) => ({ typeCode, note: 'bản gốc' })),
    })),
  },
  'case.recordFinding': {
    weight: inStatus('discrepancyFound', 3, 6),
    take: decide(({ random, view }) => {
      const conforms = random.next() < 0.75;
      const sequence = view.declaration.goodsItems[0]?.sequence ?? 1;
      const lines = conforms ? [] : [{ sequence, note: 'thiếu so với khai báo' }];
      return { action: 'recordFinding', conforms, note: WHY, lines };
    }),
  },
  'case.awaitSpecialised': {
    weight: always(0.6),
    take: decide(({ random, today }) => ({
      action: 'awaitSpecialised',
      agencyCode: random.next() < 0.5 ? 'MAE' : 'MOH',
      documentTypeCode: SPECIALISED_PAPER,
      note: WHY,
      dueOn: addDays(today, 2 + Math.floor(random.next() * 10)),
    })),
  },
  'case.recordSpecialised': {
    weight: ({ view }) => (resultIn(view) === undefined ? 0 : 8),
    take: decide(({ view, random }) => ({
      action: 'recordSpecialised',
      conforms: random.next() < 0.8,
      attachmentId: resultIn(view) ?? '0',
      note: WHY,
    })),
  },
  'case.allowStorage': { weight: always(20), take: decide(() => ({ action: 'allowStorage', note: WHY })) },
  'case.refuseStorage': { weight: always(2), take: decide(() => ({ action: 'refuseStorage', reason: WHY })) },
  'case.recordStorageBreach': {
    weight: always(0.5),
    take: decide(({ random }) => ({
      action: 'recordStorageBreach',
      breach: random.next() < 0.5 ? 'wrongPlace' : 'tampered',
      note: WHY,
    })),
  },
  'case.endStorage': { weight: always(0.7), take: decide(() => ({ action: 'endStorage', note: WHY })) },
  'case.instructAmendment': {
    weight: inStatus('discrepancyFound', 3, 0.4),
    take: decide(({ random, view }) => ({
      action: 'instructAmendment',
      kind: random.next() < 0.8 ? 'amend' : 'change',
      text: 'khai lại trị giá dòng hàng',
      lines: [view.declaration.goodsItems[0]?.sequence ?? 1],
    })),
  },
  'case.withdrawInstruction': {
    weight: always(0.4),
    take: decide(() => ({ action: 'withdrawInstruction', reason: WHY })),
  },
  'case.assign': {
    weight: always(2),
    take: async (look) =>
      toldBy(
        await look.client.POST('/api/v1/cases/{number}/assignment', { params: pathOf(look), body: { reason: WHY } }),
      ),
  },
  'case.rechannel': {
    weight: inStatus('discrepancyFound', 1, 0.25),
    take: decide(({ random }) => ({
      action: 'rechannel',
      channel: (['green', 'yellow', 'red'] as const)[Math.floor(random.next() * 3)] ?? 'red',
      reason: 'có thông tin mới',
    })),
  },
  'case.assess': {
    weight: inStatus('discrepancyFound', 1, 0.1),
    take: async (look) => {
      const query = { version: look.view.version, reasonCode: '2', reason: 'trị giá do hải quan xác định' };
      return toldBy(
        await look.client.POST('/api/v1/cases/{number}/assessments', {
          params: { ...pathOf(look), query },
          body: priced(declarationOf(look), look) as never,
        }),
      );
    },
  },
  'case.rejectCancellation': { weight: always(2), take: decide(() => ({ action: 'rejectCancellation', reason: WHY })) },
  'case.cancel': {
    weight: ({ view }) => (view.cancellation === null ? 0.05 : 4),
    take: decide((look) => ({
      action: 'cancel',
      version: look.view.version,
      groundCode: look.view.cancellation?.groundCode ?? 'NO_PERMIT',
      reason: WHY,
    })),
  },
  'case.callSecurity': {
    weight: ({ view, today }) => (view.securities.some(({ until }) => until < today) ? 6 : 0),
    take: decide(({ view }) => ({
      action: 'callSecurity',
      guaranteeId: view.securities[0]?.guaranteeId ?? 'BANKDEMO-2026-BL-99',
    })),
  },
  'case.grantRelease': { weight: always(6), take: decide(() => ({ action: 'grantRelease', note: WHY })) },
  'case.denyRelease': { weight: always(1.5), take: decide(() => ({ action: 'denyRelease', reason: WHY })) },
  'case.finalise': { weight: always(2), take: decide(() => ({ action: 'finalise', reason: WHY })) },
  'case.suspendRelease': { weight: always(0.05), take: decide(() => ({ action: 'suspendRelease', reason: WHY })) },
  'case.resumeRelease': { weight: always(4), take: decide(() => ({ action: 'resumeRelease', reason: WHY })) },
  'case.revokeRelease': {
    weight: inStatus('suspended', 2, 0.01),
    take: decide(() => ({ action: 'revokeRelease', reason: WHY })),
  },
  'case.controlAnew': {
    weight: always(3),
    take: decide(({ random }) => ({
      action: 'controlAnew',
      channel: random.next() < 0.5 ? 'yellow' : 'red',
      reason: WHY,
    })),
  },
  'declaration.requestRefund': {
    weight: always(4),
    take: step(({ random }) => ({
      step: 'requestRefund',
      // Now and then somebody mistypes.
      account: {
        bankCode: 'BANKA',
        number: accountBy(random.next()),
        holder: 'CONG TY TUONG TUONG',
      },
      reason: 'nộp thừa thuế',
    })),
  },
  'refund.order': { weight: always(4), take: decide(() => ({ action: 'orderRefund', reason: 'hoàn tiền nộp thừa' })) },
  // Who pays after the guarantor did has the guarantor paid back.
  'refund.repayGuarantor': {
    weight: always(8),
    take: decide(() => ({ action: 'repayGuarantor', reason: 'ngân hàng đã nộp thay' })),
  },
  'refund.resend': { weight: always(3), take: decide(() => ({ action: 'resendRefund', reason: 'ngân hàng im lặng' })) },
  'refund.refuse': { weight: always(0.4), take: decide(() => ({ action: 'refuseRefund', reason: 'thiếu căn cứ' })) },
  'case.reverse': {
    weight: always(0.12),
    take: decide((look) => ({
      action: 'reverse',
      version: look.view.version,
      decision: look.view.decisions.at(-1)?.position ?? '0',
      reason: 'quyết định nhầm',
    })),
  },
  'appeal.prolong': {
    weight: always(0.5),
    take: decide((look) => ({ action: 'prolongAppeal', appealId: openAppeal(look), reason: 'vụ việc phức tạp' })),
  },
  'appeal.decide': {
    weight: always(3),
    take: decide((look) => ({
      action: 'decideAppeal',
      version: look.view.version,
      appealId: openAppeal(look),
      outcome: look.random.next() < 0.5 ? 'upheld' : 'dismissed',
      reason: WHY,
    })),
  },
  'amendment.accept': {
    weight: always(5),
    take: decide((look) => ({ action: 'acceptAmendment', version: look.view.version })),
  },
  'amendment.reject': { weight: always(2), take: decide(() => ({ action: 'rejectAmendment', reason: WHY })) },
};

export const isTaken = (action: string): action is Walked => Object.hasOwn(WAYS, action);

/** Where money is to go: now and then somebody mistypes, and now and then a bank's answer gets lost. */
const accountBy = (mood: number): string =>
  mood < 0.2 ? '0000123' : mood < 0.4 ? `${SILENT_ACCOUNTS}45678` : '190012345';
/** As the simulated bank knows them. */
export const SILENT_ACCOUNTS = '9999';

/** The paper by which another agency says what it found. */
const SPECIALISED_PAPER = 'QPL';

type View = Look['view'];
const declarationOf = ({ view }: Look): Declaration => view.declaration;
const isAsked = ({ requestedDocuments }: View): boolean =>
  requestedDocuments.some(({ answeredAt }) => answeredAt === null);
/** Of the view as of the state itself. */
export const isPaidForByBank = ({
  called,
  refundable,
}: {
  readonly called: readonly { readonly paid: string }[];
  readonly refundable: string;
}): boolean => refundable === '0' && called.some(({ paid }) => paid !== '0');
const resultIn = ({ attachments }: View): string | undefined =>
  attachments.findLast(({ typeCode }) => typeCode === SPECIALISED_PAPER)?.id;
const openAppeal = ({ view }: Look): string => view.appeals.find(({ answer }) => answer === null)?.id ?? '0';
const notAppealed = ({ decisions, appeals }: View): string | undefined =>
  decisions.findLast(({ position }) => !appeals.some(({ decision }) => decision === position))?.position;

function toAttach({ view, temper }: Look): number {
  if (isAsked(view)) return 8 * (1 - temper.forgets);
  if (view.specialised !== null && resultIn(view) === undefined) return 4 * (1 - temper.forgets);
  return 0.05;
}

async function attach(look: Look): Promise<Told> {
  const { view, client, ordinal } = look;
  const asked = view.requestedDocuments.find(({ answeredAt }) => answeredAt === null)?.typeCode;
  const form = new FormData();
  form.set('typeCode', asked ?? (view.specialised === null ? 'INV' : SPECIALISED_PAPER));
  form.set('file', new Blob([`%PDF-1.7 ${ordinal}`], { type: 'application/pdf' }), `chung-tu-${ordinal}.pdf`);
  return toldBy(
    await client.POST('/api/v1/declarations/{number}/attachments', {
      params: pathOf(look),
      body: form as never,
      bodySerializer: (body: unknown) => body,
    }),
  );
}

/** In two steps or in one. */
async function amend(look: Look): Promise<Told> {
  const query = { version: look.view.version, reasonCode: '2', reason: WHY, confirm: look.random.next() < 0.5 };
  return toldBy(
    await look.client.POST('/api/v1/declarations/{number}/amendments', {
      params: { ...pathOf(look), query },
      body: priced(declarationOf(look), look) as never,
    }),
  );
}

async function order(look: Look): Promise<Told> {
  const answered = await look.client.POST('/api/v1/declarations/{number}/payment-orders', { params: pathOf(look) });
  if (answered.data) look.ordered(answered.data.orderId);
  return toldBy(answered);
}

/** Mostly what is due; now and then a part of it, or more. */
async function transfer({ view, random, transfer: pay }: Look): Promise<Told> {
  const owed = BigInt(view.summary.amountDue);
  // After the guarantor paid, nothing is due to customs any more; whoever pays even so has the guarantor paid back.
  const due = owed > 0n ? owed : BigInt(view.called.find(({ paid }) => paid !== '0')?.paid ?? '0');
  const mood = random.next();
  await pay(view.paymentReference ?? '', mood < 0.06 ? due / 2n + 1n : mood < 0.12 ? due + 1_000_000n : due);
  return { status: 202, codes: [] };
}

/** The same goods at another price, right in every sum. */
function priced(declaration: Declaration, { random }: Look): Declaration {
  const [first, ...others] = declaration.goodsItems;
  if (first?.itemChargeAmount === undefined || first.unitPriceAmount === undefined) return declaration;
  const quantity = BigInt(first.tariffQuantity?.value ?? '1');
  const unitBefore = centsOf(first.unitPriceAmount.amount);
  const unit = (unitBefore * BigInt(80 + Math.floor(random.next() * 41))) / 100n + 1n;
  const more = quantity * unit - centsOf(first.itemChargeAmount.amount);
  const item: GoodsItem = {
    ...first,
    unitPriceAmount: { ...first.unitPriceAmount, amount: textOf(unit) },
    itemChargeAmount: { ...first.itemChargeAmount, amount: textOf(quantity * unit) },
  };
  const { invoiceAmount } = declaration;
  return {
    ...declaration,
    goodsItems: [item, ...others],
    ...(invoiceAmount && { invoiceAmount: { ...invoiceAmount, amount: textOf(centsOf(invoiceAmount.amount) + more) } }),
  };
}

function centsOf(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(`${whole}${fraction.padEnd(2, '0')}`);
}
const textOf = (cents: bigint): string =>
  `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');
