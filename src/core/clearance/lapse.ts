import {
  DECLARATION_STATUSES,
  keptSince,
  lapsesAt,
  type DeclarationState,
  type DeclarationStatus,
  type Keeping,
} from '#core/declaration';
import type { Instant } from '#core/kernel';

/**
 * A pre-registration is kept for some days after it was last sent; after that the goods are declared anew (Article 18
 * of Circular 38/2015/TT-BTC). Nothing happens on that day: it is decided whenever the declaration is asked for.
 */
export function hasLapsed(
  { status, statusSince }: Pick<DeclarationState, 'status' | 'statusSince'>,
  country: Keeping,
  at: Instant,
): boolean {
  return status === 'preRegistered' && statusSince < keptSince(country, at);
}

/** The status as it is told: what is stored, and what time alone has made of it. */
export type ShownStatus = DeclarationStatus | 'lapsed';
export const SHOWN_STATUSES: readonly ShownStatus[] = [...DECLARATION_STATUSES, 'lapsed'];

export type Shown<S> = Omit<S, 'status'> & { readonly status: ShownStatus };

/** A declaration as it stands at an instant, lapsed where its time is over. */
export const shownAt = <S extends Pick<DeclarationState, 'status' | 'statusSince'>>(
  state: S,
  country: Keeping,
  at: Instant,
): Shown<S> =>
  hasLapsed(state, country, at)
    ? { ...state, status: 'lapsed', statusSince: lapsesAt(state.statusSince, country) }
    : state;
