import { finished, open } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { refuse } from './refusals.ts';
import { declarationRef } from './streams.ts';
import type { DeclarationEventData, DeclarationNumber } from '#core/declaration';
import { err, ok, type Command, type Facts, type Handler, type Refusals } from '#core/kernel';

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

export const requestRelease = onEarlyRelease<RequestRelease>(
  'declaration.requestRelease',
  ({ data: { groundCode, reason } }) => ({ type: 'ReleaseRequested', groundCode, reason }),
  ({ data: { groundCode: value } }, { reference: { reference }, today }) =>
    reference.codes.find('early-release-ground', value, today) === undefined
      ? [refuse('FIN-001', '/groundCode', { value })]
      : [],
);
export const grantRelease = onEarlyRelease<GrantRelease>('case.grantRelease', ({ data: { note } }) => ({
  type: 'ReleaseGranted',
  note,
}));
export const denyRelease = onEarlyRelease<DenyRelease>('case.denyRelease', ({ data: { reason } }) => ({
  type: 'ReleaseDenied',
  reason,
}));
export const finaliseRelease = onEarlyRelease<FinaliseRelease>('case.finalise', ({ data: { reason } }) => ({
  type: 'Finalised',
  basis: 'declared',
  reason,
}));

function onEarlyRelease<C extends Command<string, { readonly number: DeclarationNumber }>>(
  type: C['type'],
  decide: (command: C) => DeclarationEventData,
  check: (command: C, facts: Facts<ClearanceReference>) => Refusals = () => [],
): Handler<C, null, ClearanceReference> {
  return {
    type,
    prepare: (command, facts) => {
      const refusals = check(command, facts);
      return refusals.length > 0 ? err(refusals) : ok(null);
    },
    touches: ({ data }) => [declarationRef(data.number)],
    handle: (command, _prepared, world, facts) => {
      const opened = open(command, world);
      return opened.ok ? ok(finished(opened.value, [decide(command)], facts)) : opened;
    },
  };
}
