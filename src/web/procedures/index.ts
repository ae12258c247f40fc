export * from './letters.tsx';
export { LetterDraft } from './letter-draft.tsx';
export { OpenMatters } from './open-matters.tsx';
export { StepDialog, type Offered } from './step-dialog.tsx';
export { forgetShipmentOutcome, isAccepted, tellShipmentOutcome, useShipmentOutcome } from './shipment-outcome.ts';
export { StepList } from './step-list.tsx';
export { DECLARANT_STEPS, OFFICER_STEPS } from './steps.ts';
export { Versions } from './versions.tsx';
