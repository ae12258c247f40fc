export * from './amend.ts';
export { planShipmentAmendment, type ShipmentAmendment } from './amend-shipment.ts';
export * from './appeal.ts';
export * from './cancel.ts';
export * from './assign.ts';
export { callTransportGuarantee, type CallTransportGuarantee } from './call-transport.ts';
export * from './repay-transport.ts';
export * from './case.ts';
export * from './clearance-reference.ts';
export * from './consignment-key.ts';
export * from './consultation.ts';
export * from './control.ts';
export * from './deadline.ts';
export * from './early-release.ts';
export { readExample, type ExampleDeclaration } from './example-declaration.ts';
export { firstHalves, isLeftToOthers } from './four-eyes.ts';
export * from './give-back.ts';
export * from './inspection/index.ts';
export * from './lapse.ts';
export { LETTER_STREAM, lettersRef, letterStream, type SentLetter } from './letters.ts';
export * from './life-cycle-handlers.ts';
export {
  examineLodging,
  examineTaxes,
  headOf,
  lodgeDeclaration,
  registerDeclaration,
  trackingOf,
  TRACKING_TOKEN_LENGTH,
  type LodgeDeclaration,
  type RegisterDeclaration,
} from './lodge.ts';
export * from './lodge-shipment.ts';
export * from './lodge-paper.ts';
export * from './pass-doubt.ts';
export * from './pay.ts';
export * from './recorded-decision.ts';
export * from './redirect.ts';
export * from './refund.ts';
export * from './refund-commands.ts';
export * from './referral.ts';
export * from './refusals.ts';
export * from './set-aside-doubt.ts';
export * from './reverse.ts';
export * from './reversible.ts';
export * from './secure.ts';
export * from './securities.ts';
export * from './release-standing.ts';
export * from './shared-fate.ts';
export * from './shipment.ts';
export * from './specialised.ts';
export * from './storage.ts';
export * from './streams.ts';
export * from './suspense/index.ts';
