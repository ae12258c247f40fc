import { DECLARATION_STREAM } from '#core/declaration';
import type { KeyRef, StreamRef } from '#core/kernel';
import { PAYMENT_STREAM } from '#core/payment';

export const declarationRef = (number: string): StreamRef => ({ type: DECLARATION_STREAM, id: number });
export const paymentRef = (id: string): StreamRef => ({ type: PAYMENT_STREAM, id });

/** A trader's own reference is unique within the trader, for as long as the declaration stands. */
export const ownReferenceKey = (principalId: string, reference: string): KeyRef => ({
  key: 'own-reference',
  value: `${principalId}|${reference}`,
});
