import {
  addDecimals,
  decimal,
  decimalText,
  subtractDecimals,
  unreachable,
  type Json,
  type NewEvent,
  type RecordedEvent,
  type StreamDefinition,
  type StreamRef,
  type Touch,
  type WorkingSet,
} from '#core/kernel';
import type { QuotaOrder } from './quota-order.ts';

export const QUOTA_STREAM = 'quota';

/** An order in one period. Corrections of its volume or rate keep the account; the next period has its own. */
export const quotaAccountId = ({ code, from }: Pick<QuotaOrder, 'code' | 'from'>): string => `${code}|${from}`;

/**
 * An account is written down in pages, because a stream must not grow without end: the first page says which is the
 * current one, and each new page begins with what was drawn before it.
 */
export const quotaPageRef = (accountId: string, page: number): StreamRef => ({
  type: QUOTA_STREAM,
  id: page === 0 ? accountId : `${accountId}|${page}`,
});

export interface QuotaPageState {
  readonly drawn: string;
  /** On the first page: which page is written on now. */
  readonly currentPage: number;
}

/** What one line of a declaration drew, or gives back. */
export interface QuotaDraw {
  readonly item: number;
  readonly quantity: string;
}

export type QuotaEventData =
  | { readonly type: 'Drawn'; readonly declaration: string; readonly draws: readonly QuotaDraw[] }
  | {
      readonly type: 'GivenBack';
      readonly declaration: string;
      readonly draws: readonly QuotaDraw[];
      readonly reason: string;
    }
  | { readonly type: 'PageBegun'; readonly drawn: string }
  | { readonly type: 'PageTurned'; readonly to: number };

const EMPTY: QuotaPageState = { drawn: '0', currentPage: 0 };

function evolveQuota(state: QuotaPageState, data: QuotaEventData): QuotaPageState {
  switch (data.type) {
    case 'Drawn':
      return { ...state, drawn: sumWith(state.drawn, data.draws, addDecimals) };
    case 'GivenBack':
      return { ...state, drawn: sumWith(state.drawn, data.draws, subtractDecimals) };
    case 'PageBegun':
      return { ...state, drawn: data.drawn };
    case 'PageTurned':
      return { ...state, currentPage: data.to };
    default:
      return unreachable(data);
  }
}

const sumWith = (drawn: string, draws: readonly QuotaDraw[], change: typeof addDecimals): string =>
  decimalText(draws.reduce((sum, { quantity }) => change(sum, decimal(quantity)), decimal(drawn)));

/** How much of a quota is drawn. */
export const quotaStream: StreamDefinition<QuotaPageState> = {
  type: QUOTA_STREAM,
  foldVersion: 1,
  evolve: (state = EMPTY, event: RecordedEvent) => {
    // The journal keeps the type beside the data; here they are joined again.
    const data = { ...(event.data as object), type: event.type } as QuotaEventData;
    return evolveQuota(state, data);
  },
};

/** Below the engine's limit of events in a stream, with room for what one page is told when it is full. */
export const PAGE_EVENTS_MAX = 9_000;

/** What an account stands at, and where the next event of it goes. */
export interface QuotaAccount {
  readonly drawn: string;
  readonly page: number;
  readonly isFull: boolean;
}

/** The account as the writer finds it; `undefined` and the page to read where that is not at hand yet. */
export function quotaAccount(accountId: string, world: WorkingSet): QuotaAccount | { readonly missing: Touch } {
  const first = quotaPageRef(accountId, 0);
  if (!world.has(first)) return { missing: first };
  const { currentPage: page } = world.state<QuotaPageState>(first) ?? EMPTY;
  const ref = quotaPageRef(accountId, page);
  if (!world.has(ref)) return { missing: ref };
  const isFull = world.version(ref) >= PAGE_EVENTS_MAX;
  const next = quotaPageRef(accountId, page + 1);
  if (isFull && !world.has(next)) return { missing: next };
  return { drawn: (world.state<QuotaPageState>(ref) ?? EMPTY).drawn, page, isFull };
}

/** Writes on the current page, or turns it first. */
export function quotaEvents(accountId: string, account: QuotaAccount, data: QuotaEventData): readonly NewEvent[] {
  const page = account.isFull ? account.page + 1 : account.page;
  const turned = account.isFull
    ? [
        quotaEvent(accountId, 0, { type: 'PageTurned', to: page }),
        quotaEvent(accountId, page, { type: 'PageBegun', drawn: account.drawn }),
      ]
    : [];
  return [...turned, quotaEvent(accountId, page, data)];
}

function quotaEvent(accountId: string, page: number, data: QuotaEventData): NewEvent {
  const { type, ...rest } = data;
  return { stream: quotaPageRef(accountId, page), type, version: 1, data: rest as unknown as Json };
}
