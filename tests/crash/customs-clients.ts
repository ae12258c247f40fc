import { setTimeout as pause } from 'node:timers/promises';
import type { Schemas } from '#client';
import type { Declaration } from '#core/declaration';
import { amend, changed } from './customs-changes.ts';
import {
  IDLE_MS,
  marked,
  openDesk,
  type Case,
  type CustomsSending,
  type CustomsWorld,
  type Desk,
} from './customs-desk.ts';
import { isLeftLying, liveAsLeader, liveAsOfficer } from './customs-officers.ts';
import type { Officer } from './customs-house.ts';

export interface CustomsClients {
  readonly sendings: readonly CustomsSending[];
  readonly stop: () => Promise<void>;
}

const TRADERS = 12;
/** Traders without idempotency keys, who must live with not knowing. */
const UNKEYED_TRADERS = 3;
const OFFICERS: readonly Exclude<Officer, 'leader'>[] = ['documents', 'documents', 'inspection', 'inspection'];
/** Declarations a trader looks after at a time. */
const CASES_MAX = 6;

/** Seventeen clients who never stop: twelve traders, four officers, two of each kind, who may both take the same case, and their leader. */
export function startCustomsClients(world: CustomsWorld): CustomsClients {
  const desk = openDesk(world);
  const lives = [
    ...Array.from({ length: TRADERS }, (_, index) => liveAsTrader(desk, index >= UNKEYED_TRADERS)),
    ...OFFICERS.map((officer) => liveAsOfficer(desk, officer)),
    liveAsLeader(desk),
  ];
  return {
    sendings: desk.sendings,
    stop: async () => {
      desk.stop();
      await Promise.all(lives);
    },
  };
}

async function liveAsTrader(desk: Desk, isKeyed: boolean): Promise<void> {
  const cases: Case[] = [];
  while (!desk.isStopping()) {
    if (cases.length === 0 || (cases.length < CASES_MAX && desk.chance(0.4))) {
      const opened = await lodge(desk, isKeyed, cases[0]);
      if (opened) cases.push(opened);
    } else {
      const index = Math.floor(desk.random.next() * cases.length);
      const chosen = cases[index];
      if (!chosen || !(await isDoneWith(desk, chosen, isKeyed))) continue;
      cases.splice(index, 1);
      // What is cancelled may be declared again, under the trader's own reference that is free again.
      const again = chosen.isCancelled && desk.chance(0.5) ? await lodge(desk, isKeyed, chosen, 1) : undefined;
      if (again) cases.push(again);
    }
  }
}

/** Lodges something new; now and then another's shipment once more, which is refused while that one stands. */
async function lodge(desk: Desk, isKeyed: boolean, other: Case | undefined, share = 0.05): Promise<Case | undefined> {
  const mark = desk.nextMark();
  const drawn = other !== undefined && desk.chance(share) ? other.declaration : desk.world.next(desk.today).declaration;
  const declaration = marked(drawn, mark);
  const register = desk.chance(0.6);
  const seen = await desk.send({
    trace: `${register ? 'Registered' : 'PreRegistered'}:${mark}`,
    isKeyed,
    ask: ({ broker }, headers) =>
      broker.POST('/api/v1/declarations', {
        params: { query: { register } },
        headers,
        body: declaration as never,
        parseAs: 'text',
      }),
  });
  return seen.status === 'accepted' ? caseOf(seen.text, declaration, mark) : undefined;
}

function caseOf(answer: string, declaration: Declaration, mark: string): Case {
  const { number, totalPayable, paymentReference } = JSON.parse(answer) as Schemas['LodgeAnswer'];
  return {
    number,
    declaration,
    mark,
    due: BigInt(totalPayable),
    paymentReference,
    isPaidFor: false,
    isCancelled: false,
  };
}

/** One step on a case, by how it stands. True where nothing is left to do. */
async function isDoneWith(desk: Desk, known: Case, isKeyed: boolean): Promise<boolean> {
  const path = { number: known.number };
  const view = await desk.read<Schemas['DeclarationView']>(({ broker }) =>
    broker.GET('/api/v1/declarations/{number}', { params: { path }, parseAs: 'text' }),
  );
  switch (view?.summary.status) {
    case undefined:
      return false;
    case 'cancelled':
      known.isCancelled = true;
      return true;
    case 'released':
      return view !== undefined && (await isDoneWithReleased(desk, known, view, isKeyed));
    case 'preRegistered':
      await (desk.chance(0.5) ? replace(desk, known, isKeyed) : registerNow(desk, known, isKeyed));
      return false;
    case 'awaitingDocuments':
      await attach(desk, known, isKeyed);
      return false;
    case 'amendmentInstructed':
      if (view) await amend(desk, known, view, isKeyed);
      return false;
    default:
      if (view && isLeftLying(known.number) && isBeforeOffice(view)) return true;
      if (desk.chance(0.1)) await attach(desk, known, isKeyed);
      if (view && (await changed(desk, known, view, isKeyed))) return false;
      if (!known.isPaidFor && isDue(view)) await pay(desk, known, view, isKeyed);
      else await pause(IDLE_MS);
      return false;
  }
}

/** Nothing the trader does would move it. */
const isBeforeOffice = ({ summary: { status, asked } }: Schemas['DeclarationView']): boolean =>
  status === 'underDocumentCheck' || status === 'underInspection' || asked.length > 0;

const isDue = (view: Schemas['DeclarationView'] | undefined): view is Schemas['DeclarationView'] =>
  BigInt(view?.summary.amountDue ?? 0) > 0n;

/** Goods that have left are paid for where a bank answered for them, amended now and then, and owed for where too much was paid. */
async function isDoneWithReleased(
  desk: Desk,
  known: Case,
  view: Schemas['DeclarationView'],
  isKeyed: boolean,
): Promise<boolean> {
  const { number } = known;
  const { refund } = view;
  if (view.refundable !== '0' && (refund === null || refund.order === null)) {
    if (refund === null || refund.rejected !== null) await askForRefund(desk, known, isKeyed);
    else desk.owed.add(number);
  }
  if (view.summary.asked.length > 0) {
    desk.asked.add(number);
    await pause(IDLE_MS);
    return isLeftLying(number);
  }
  if (desk.chance(0.15)) {
    await amend(desk, known, view, isKeyed);
    return false;
  }
  if (isDue(view) && !known.isPaidFor && desk.chance(0.5)) {
    await pay(desk, known, view, isKeyed);
    return false;
  }
  // Somebody pays all the same.
  if (known.paymentReference !== null && desk.chance(0.05)) await desk.transfer(known.paymentReference, 7_000n);
  return true;
}

/** Where the money is to go is mistyped now and then: the bank says so, and it is asked for again. */
async function askForRefund(desk: Desk, { number }: Case, isKeyed: boolean): Promise<void> {
  const mark = desk.nextMark();
  const account = { bankCode: 'BANKX', number: desk.chance(0.2) ? '0000111' : '190012345', holder: 'CONG TY MAU' };
  const seen = await desk.send({
    trace: `RefundRequested:${mark}`,
    isKeyed,
    ask: ({ broker }, headers) =>
      broker.POST('/api/v1/declarations/{number}/steps', {
        params: { path: { number } },
        headers,
        body: { step: 'requestRefund', account, reason: mark },
        parseAs: 'text',
      }),
  });
  if (seen.status === 'accepted') desk.owed.add(number);
}

async function replace(desk: Desk, known: Case, isKeyed: boolean): Promise<void> {
  const mark = desk.nextMark();
  const atOnce = desk.chance(0.3);
  const renamed = desk.chance(0.3)
    ? { functionalReferenceId: `${known.declaration.functionalReferenceId}-${mark}` }
    : {};
  const declaration = marked({ ...known.declaration, ...renamed }, mark);
  const seen = await desk.send({
    trace: `${atOnce ? 'Registered' : 'PreRegistered'}:${mark}`,
    isKeyed,
    ask: ({ broker }, headers) =>
      broker.PUT('/api/v1/declarations/{number}', {
        params: { path: { number: known.number }, query: { register: atOnce } },
        headers,
        body: declaration as never,
        parseAs: 'text',
      }),
  });
  if (seen.status === 'accepted') Object.assign(known, caseOf(seen.text, declaration, mark));
}

async function registerNow(desk: Desk, known: Case, isKeyed: boolean): Promise<void> {
  const seen = await desk.send({
    // Without keys the draft may have been overwritten by an attempt that was lost.
    ...(isKeyed && { trace: `Registered:${known.mark}` }),
    isKeyed,
    ask: ({ broker }, headers) =>
      broker.POST('/api/v1/declarations/{number}/registration', {
        params: { path: { number: known.number } },
        headers,
        parseAs: 'text',
      }),
  });
  if (seen.status === 'accepted') Object.assign(known, caseOf(seen.text, known.declaration, known.mark));
}

async function attach(desk: Desk, known: Case, isKeyed: boolean): Promise<void> {
  const mark = desk.nextMark();
  const name = `${mark}.pdf`;
  await desk.send({
    trace: `DocumentAttached:${name}`,
    isKeyed,
    ask: ({ broker }, headers) => {
      const form = new FormData();
      form.set('typeCode', 'INV');
      form.set('file', new Blob([`%PDF-1.7 ${mark}`], { type: 'application/pdf' }), name);
      return broker.POST('/api/v1/declarations/{number}/attachments', {
        params: { path: { number: known.number } },
        headers,
        body: form as never,
        bodySerializer: (body: unknown) => body,
        parseAs: 'text',
      });
    },
  });
}

/** Mostly as it should be: by an order, or by a transfer over what is due. Some pay in parts, too much, or under a reference nobody has. */
async function pay(desk: Desk, known: Case, { summary }: Schemas['DeclarationView'], isKeyed: boolean): Promise<void> {
  const reference = known.paymentReference ?? '';
  const due = BigInt(summary.amountDue);
  const way = desk.random.next();
  known.isPaidFor = true;
  if (way < 0.5) {
    const seen = await desk.send({
      isKeyed,
      ask: ({ broker }, headers) =>
        broker.POST('/api/v1/declarations/{number}/payment-orders', {
          params: { path: { number: known.number } },
          headers,
          parseAs: 'text',
        }),
    });
    known.isPaidFor = seen.status === 'accepted';
  } else if (way < 0.7) await desk.transfer(reference, due);
  else if (way < 0.8) await desk.transfer(reference, due + 1_000n);
  else if (way < 0.9) {
    await desk.transfer(reference, due / 2n + 1n);
    await desk.transfer(reference, due - (due / 2n + 1n) || 1n);
  } else {
    await desk.transfer(mistyped(reference), due);
    known.isPaidFor = false;
  }
}

/** The check digits catch it. */
const mistyped = (reference: string): string => `${reference.slice(0, -1)}${(Number(reference.at(-1)) + 1) % 10}`;
