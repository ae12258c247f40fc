import { setTimeout as pause } from 'node:timers/promises';
import type { Schemas } from '#client';
import type { Declaration } from '#core/declaration';
import type { PlainDate, Random } from '#core/kernel';
import type { World } from '#sim/world';
import type { CustomsHouse, Officer, People, Reply } from './customs-house.ts';
import { isFinal, newSending, untilAnswered, type Seen, type Sending } from './seen.ts';

type Headers = Readonly<Record<string, string>>;
export type Ask = (people: People, headers: Headers) => Promise<Reply>;

/** A command on its way to customs. */
export interface CustomsSending extends Sending {
  /** What it leaves in the journal, once, if it is done; nothing where others leave the same. */
  readonly trace: string | undefined;
  readonly ask: Ask;
}

export interface CustomsWorld {
  readonly current: () => { readonly house: CustomsHouse; readonly people: People };
  readonly random: Random;
  readonly world: World;
  readonly today: PlainDate;
  /** The bank's counter: a transfer as its payer filled it in. */
  readonly transfer: (paymentReference: string, amount: bigint) => Promise<void>;
}

export interface CustomsClients {
  readonly sendings: readonly CustomsSending[];
  readonly stop: () => Promise<void>;
}

const TRADERS = 12;
/** Traders without idempotency keys, who must live with not knowing. */
const UNKEYED_TRADERS = 3;
const OFFICERS: readonly Officer[] = ['documents', 'documents', 'inspection', 'inspection'];
/** Declarations a trader looks after at a time. */
const CASES_MAX = 6;
const IDLE_MS = 20;
const TWIN_SHARE = 0.1;

/** Sixteen clients who never stop: twelve traders and four officers, two of each kind, who may both take the same case. */
export function startCustomsClients(world: CustomsWorld): CustomsClients {
  const desk = openDesk(world);
  const lives = [
    ...Array.from({ length: TRADERS }, (_, index) => liveAsTrader(desk, index >= UNKEYED_TRADERS)),
    ...OFFICERS.map((officer) => liveAsOfficer(desk, officer)),
  ];
  return {
    sendings: desk.sendings,
    stop: async () => {
      desk.stop();
      await Promise.all(lives);
    },
  };
}

/** What all clients work with. */
interface Desk extends CustomsWorld {
  readonly sendings: CustomsSending[];
  readonly isStopping: () => boolean;
  readonly stop: () => void;
  readonly nextMark: () => string;
  readonly chance: (share: number) => boolean;
  /** Sends a command; under a key, until it is answered. Now and then twice at once, as double clicks do. */
  readonly send: (command: { readonly trace?: string; readonly isKeyed: boolean; readonly ask: Ask }) => Promise<Seen>;
  /** Asks until it is answered. Gives nothing where there is nothing to see. */
  readonly read: <T>(look: (people: People) => Promise<Reply>) => Promise<T | undefined>;
}

function openDesk(world: CustomsWorld): Desk {
  const sendings: CustomsSending[] = [];
  let isStopping = false;
  let marks = 0;
  /** While nobody serves, nobody asks. */
  const ask = async (send: (people: People) => Promise<Reply>): Promise<Seen> => {
    while (world.current().house.isGone()) await pause(IDLE_MS);
    const { house, people } = world.current();
    return house.ask(() => send(people));
  };
  const chance = (share: number): boolean => world.random.next() < share;
  return {
    ...world,
    sendings,
    isStopping: () => isStopping,
    stop: () => (isStopping = true),
    nextMark: () => `mark-${(marks += 1)}`,
    chance,
    send: async ({ trace, isKeyed, ask: send }) => {
      const key = isKeyed ? `${trace ?? 'any'}/${sendings.length}` : undefined;
      const copies = isKeyed && chance(TWIN_SHARE) ? 2 : 1;
      const made = Array.from({ length: copies }, (): CustomsSending => ({ trace, ask: send, ...newSending(key) }));
      sendings.push(...made);
      const [seen] = await Promise.all(
        made.map((sending) => untilAnswered(sending, () => ask((people) => send(people, headersOf(sending))))),
      );
      return seen ?? { status: 'lost' };
    },
    read: async <T>(look: (people: People) => Promise<Reply>) => {
      for (;;) {
        const seen = await ask(look);
        if (seen.status === 'accepted') return JSON.parse(seen.text) as T;
        if (isFinal(seen) || isStopping) return undefined;
        await pause(IDLE_MS);
      }
    },
  };
}

export const headersOf = ({ key }: Sending): Headers => (key === undefined ? {} : { 'idempotency-key': key });

/** A declaration that a trader looks after. */
interface Case {
  readonly number: string;
  readonly declaration: Declaration;
  mark: string;
  due: bigint;
  paymentReference: string | null;
  isPaidFor: boolean;
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
      if (chosen && (await isDoneWith(desk, chosen, isKeyed))) cases.splice(index, 1);
    }
  }
}

/** Lodges something new; now and then another's shipment once more, which is refused while that one stands. */
async function lodge(desk: Desk, isKeyed: boolean, other: Case | undefined): Promise<Case | undefined> {
  const mark = desk.nextMark();
  const drawn = other !== undefined && desk.chance(0.05) ? other.declaration : desk.world.next(desk.today).declaration;
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
  return { number, declaration, mark, due: BigInt(totalPayable), paymentReference, isPaidFor: false };
}

/** The ship's name is free text that decides nothing. */
const marked = (declaration: Declaration, mark: string): Declaration => ({
  ...declaration,
  borderTransportMeans: { ...declaration.borderTransportMeans, name: mark },
});

/** One step on a case, by how it stands. True where nothing is left to do. */
async function isDoneWith(desk: Desk, known: Case, isKeyed: boolean): Promise<boolean> {
  const path = { number: known.number };
  const view = await desk.read<Schemas['DeclarationView']>(({ broker }) =>
    broker.GET('/api/v1/declarations/{number}', { params: { path }, parseAs: 'text' }),
  );
  switch (view?.summary.status) {
    case undefined:
      return false;
    case 'released':
      // Somebody pays all the same.
      if (known.paymentReference !== null && desk.chance(0.05)) await desk.transfer(known.paymentReference, 7_000n);
      return true;
    case 'preRegistered':
      await (desk.chance(0.5) ? replace(desk, known, isKeyed) : registerNow(desk, known, isKeyed));
      return false;
    case 'awaitingDocuments':
      await attach(desk, known, isKeyed);
      return false;
    default:
      if (desk.chance(0.1)) await attach(desk, known, isKeyed);
      if (!known.isPaidFor && known.due > 0n) await pay(desk, known, isKeyed);
      else await pause(IDLE_MS);
      return false;
  }
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
async function pay(desk: Desk, known: Case, isKeyed: boolean): Promise<void> {
  const reference = known.paymentReference ?? '';
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
  } else if (way < 0.7) await desk.transfer(reference, known.due);
  else if (way < 0.8) await desk.transfer(reference, known.due + 1_000n);
  else if (way < 0.9) {
    await desk.transfer(reference, known.due / 2n + 1n);
    await desk.transfer(reference, known.due - (known.due / 2n + 1n) || 1n);
  } else {
    await desk.transfer(mistyped(reference), known.due);
    known.isPaidFor = false;
  }
}

/** The check digits catch it. */
const mistyped = (reference: string): string => `${reference.slice(0, -1)}${(Number(reference.at(-1)) + 1) % 10}`;

const QUEUES: Readonly<Record<Officer, string>> = {
  documents: 'underDocumentCheck,awaitingDocuments',
  inspection: 'underInspection,awaitingDocuments,discrepancyFound',
};

async function liveAsOfficer(desk: Desk, officer: Officer): Promise<void> {
  while (!desk.isStopping()) {
    const page = await desk.read<{ readonly items: readonly Schemas['DeclarationSummary'][] }>((people) =>
      people[officer].GET('/api/v1/cases', {
        params: { query: { status: QUEUES[officer], limit: 20 } },
        parseAs: 'text',
      }),
    );
    const cases = page?.items.filter(({ channel }) => (channel === 'red') === (officer === 'inspection')) ?? [];
    const chosen = cases[Math.floor(desk.random.next() * cases.length)];
    if (!chosen) {
      await pause(IDLE_MS);
      continue;
    }
    const mark = desk.nextMark();
    const { trace, body } = decisionOn(desk, officer, mark);
    await desk.send({
      trace,
      isKeyed: true,
      ask: (people, headers) =>
        people[officer].POST('/api/v1/cases/{number}/decisions', {
          params: { path: { number: chosen.number } },
          headers,
          body,
          parseAs: 'text',
        }),
    });
  }
}

function decisionOn(
  desk: Desk,
  officer: Officer,
  mark: string,
): { readonly trace: string; readonly body: Schemas['Decision'] } {
  if (desk.chance(0.25)) {
    const documents = [{ typeCode: 'INV', note: 'n' }];
    return { trace: `DocumentsRequested:${mark}`, body: { action: 'requestDocuments', reason: mark, documents } };
  }
  if (officer === 'documents') return { trace: `ControlAccepted:${mark}`, body: { action: 'accept', reason: mark } };
  const conforms = desk.chance(0.75);
  const lines = conforms ? [] : [{ sequence: 1, note: 'n' }];
  return { trace: `FindingRecorded:${mark}`, body: { action: 'recordFinding', conforms, note: mark, lines } };
}
