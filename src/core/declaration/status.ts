/**
 * A declaration is *controlled* (channel) and *paid* side by side; the status names what stands between it and release
 * first, and after release whether the goods may still go.
 */
export const DECLARATION_STATUSES = [
  'preRegistered',
  'underDocumentCheck',
  'awaitingDocuments',
  'underInspection',
  'awaitingSpecialised',
  'discrepancyFound',
  'amendmentInstructed',
  'awaitingPayment',
  'releasedProvisionally',
  'released',
  'suspended',
  'revoked',
  'cancelled',
  'withdrawn',
] as const;
export type DeclarationStatus = (typeof DECLARATION_STATUSES)[number];
export type Channel = 'green' | 'yellow' | 'red';

/** From the light to the heavy. */
export const CHANNELS: readonly Channel[] = ['green', 'yellow', 'red'];

export const isHeavier = (channel: Channel, than: Channel): boolean =>
  CHANNELS.indexOf(channel) > CHANNELS.indexOf(than);
