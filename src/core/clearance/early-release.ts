import { caseHandler } from './case-handler.ts';
import { refuse } from './refusals.ts';
import type { DeclarationNumber } from '#core/declaration';
import { type Command } from '#core/kernel';

interface Reasoned {
  readonly number: DeclarationNumber;
  readonly reason: string;
}

/** Goods are to leave before their value, or what they are, is settled. */
export type RequestRelease = Command<'declaration.requestRelease', Reasoned & { readonly groundCode: string }>;
/** Control is over but for the figures; the goods leave once what is declared as due is paid or secured. */
export type GrantRelease = Command<'case.grantRelease', { readonly number: DeclarationNumber; readonly note: string }>;
export type DenyRelease = Command<'case.denyRelease', Reasoned>;
/** The figures declared are the final ones. Others come by an amendment, which makes them final. */
export type FinaliseRelease = Command<'case.finalise', Reasoned>;

export const requestRelease = caseHandler<RequestRelease>(
  'declaration.requestRelease',
  ({ data: { groundCode, reason } }) => ({ type: 'ReleaseRequested', groundCode, reason }),
  ({ data: { groundCode: value } }, { reference: { reference }, today }) =>
    reference.codes.find('early-release-ground', value, today) === undefined
      ? [refuse('FIN-001', '/groundCode', { value })]
      : [],
);
export const grantRelease = caseHandler<GrantRelease>('case.grantRelease', ({ data: { note } }) => ({
  type: 'ReleaseGranted',
  note,
}));
export const denyRelease = caseHandler<DenyRelease>('case.denyRelease', ({ data: { reason } }) => ({
  type: 'ReleaseDenied',
  reason,
}));
export const finaliseRelease = caseHandler<FinaliseRelease>('case.finalise', ({ data: { reason } }) => ({
  type: 'Finalised',
  basis: 'declared',
  reason,
}));
