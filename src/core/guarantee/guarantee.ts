import { wholeUnits, type Brand, type PlainDate, type StreamDefinition, type StreamRef } from '#core/kernel';
import type { PartyId } from '#core/party';

export const GUARANTEE_STREAM = 'guarantee';

/** A guarantee as the declaration names it: bank, year, sign, number (VNACCS `SBC`, `RYA`, `SCM`, `SCN`). */
export type GuaranteeId = Brand<string, 'GuaranteeId'>;
export const GUARANTEE_ID_PATTERN = '^[A-Z0-9]{2,11}-\\d{4}-[A-Z0-9]{1,10}-[A-Z0-9]{1,10}$';
const PATTERN = new RegExp(GUARANTEE_ID_PATTERN);

export const parseGuaranteeId = (text: string): GuaranteeId | undefined =>
  PATTERN.test(text) ? (text as GuaranteeId) : undefined;

/** A bank's code as the number of its guarantees begins with it: its letters and digits, as many as the number has room for. */
export const bankPartOf = (bankCode: string): string =>
  bankCode
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, BANK_PART_LENGTH_MAX);
const BANK_PART_LENGTH_MAX = 11;

/** Whether a number is one that this bank gives: it names its bank, so that no bank can take the number of another's guarantee. */
export const isNumberOf = (bankCode: string, id: GuaranteeId): boolean => id.startsWith(`${bankPartOf(bankCode)}-`);

export const guaranteeRef = (id: GuaranteeId): StreamRef => ({ type: GUARANTEE_STREAM, id });

/** For the one shipment that draws on it first, or for whatever its principal declares. */
export type GuaranteeKind = 'individual' | 'general';

export interface GuaranteeTerms {
  readonly kind: GuaranteeKind;
  /** Whose debts it answers for. */
  readonly principalId: PartyId;
  readonly bankCode: string;
  /** Whole units of the national currency: the most it answers for at any one time. */
  readonly amount: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate;
}

export type GuaranteeEventData =
  | ({ readonly type: 'GuaranteeIssued'; readonly id: GuaranteeId } & GuaranteeTerms)
  | ({ readonly type: 'GuaranteeDrawn'; readonly declaration: string; readonly amount: string } & Drawer)
  | { readonly type: 'GuaranteeFreed'; readonly declaration: string; readonly amount: string }
  | { readonly type: 'GuaranteeCalled'; readonly declaration: string; readonly amount: string }
  /** A demand was withdrawn, or what was paid on it was paid back: there is room for it again. */
  | { readonly type: 'GuaranteeRestored'; readonly declaration: string; readonly amount: string }
  | { readonly type: 'GuaranteeEnded'; readonly reason: string };

/** Whose goods are secured, where they are more than one declaration. */
interface Drawer {
  /** The first number of the shipment that the declaration is a part of. */
  readonly shipment?: string;
}

/** Only its balance: who drew how much, each declaration knows of itself. */
export interface GuaranteeState extends GuaranteeTerms {
  readonly id: GuaranteeId;
  readonly drawn: string;
  /** What the bank was called on to pay: it answers for so much less from then on. */
  readonly called: string;
  readonly ended: boolean;
  /** Only of an individual one: the number of the declaration, of the shipment or of the transport that drew on it first. */
  readonly drawnFor?: string;
}

/** Below the engine’s limit of events in a stream; the rest is for what is freed, called and ended. */
export const GUARANTEE_EVENTS_MAX = 4_900;

/** What may still be drawn. */
export const leftOfGuarantee = ({
  amount,
  drawn,
  called,
}: Pick<GuaranteeState, 'amount' | 'drawn' | 'called'>): bigint =>
  wholeUnits(amount) - wholeUnits(drawn) - wholeUnits(called);

export const guaranteeStream: StreamDefinition<GuaranteeState> = {
  type: GUARANTEE_STREAM,
  foldVersion: 2,
  evolve: (state, event) => {
    const data = { ...(event.data as object), type: event.type } as GuaranteeEventData;
    if (data.type === 'GuaranteeIssued') {
      const { type: _, ...terms } = data;
      return { ...terms, drawn: '0', called: '0', ended: false };
    }
    if (state === undefined) throw new Error(`A guarantee begins when it is issued, not with ${event.type}`);
    switch (data.type) {
      case 'GuaranteeDrawn':
        return {
          ...state,
          drawn: plus(state.drawn, data.amount),
          ...(state.kind === 'individual' && { drawnFor: state.drawnFor ?? data.shipment ?? data.declaration }),
        };
      case 'GuaranteeFreed':
        return { ...state, drawn: minus(state.drawn, data.amount) };
      case 'GuaranteeCalled':
        return { ...state, drawn: minus(state.drawn, data.amount), called: plus(state.called, data.amount) };
      case 'GuaranteeRestored':
        return { ...state, called: minus(state.called, data.amount) };
      case 'GuaranteeEnded':
        return { ...state, ended: true };
    }
  },
};

const plus = (one: string, other: string): string => (wholeUnits(one) + wholeUnits(other)).toString();
const minus = (one: string, other: string): string => (wholeUnits(one) - wholeUnits(other)).toString();
