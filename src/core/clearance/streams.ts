import { DECLARATION_STREAM, firstNumber, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import type { KeyRef, StreamRef } from '#core/kernel';
import type { PartyId } from '#core/party';
import { PAYMENT_STREAM, SUSPENSE_STREAM, type PaymentId } from '#core/payment';
import { CONSULTATION_STREAM } from '#core/valuation';

/** Whichever version its number is written with, it is one declaration. */
export const declarationRef = (number: DeclarationNumber): StreamRef => ({
  type: DECLARATION_STREAM,
  id: firstNumber(number),
});
export const consultationRef = (number: DeclarationNumber): StreamRef => ({
  type: CONSULTATION_STREAM,
  id: firstNumber(number),
});
/** What people did with the part of a credit that found no home. */
export const suspenseRef = (id: PaymentId): StreamRef => ({ type: SUSPENSE_STREAM, id });
export const paymentRef = (id: PaymentId): StreamRef => ({ type: PAYMENT_STREAM, id });

/** A trader's own reference is unique within the trader, for as long as the declaration stands. */
export const ownReferenceKey = (principalId: PartyId, reference: string): KeyRef => ({
  key: 'own-reference',
  value: `${principalId}|${reference}`,
});

/** What was accepted on paper is entered once: its number is unique within its office. */
export const paperKey = (officeId: string, paperNumber: string): KeyRef => ({
  key: 'paper-declaration',
  value: `${officeId}|${paperNumber}`,
});
export const paperKeysOf = ({
  head,
  paper,
}: Pick<DeclarationState, 'paper'> & { readonly head: { readonly officeId: string } }): readonly KeyRef[] =>
  paper === undefined ? [] : [paperKey(head.officeId, paper.number)];
