import { principalOf } from './case.ts';
import type { Declaration, DeclarationHead } from '#core/declaration';

/** The consignment, not the lodging: whoever lodges the same goods again draws the same. */
export function drawIdentity(head: Omit<DeclarationHead, 'number'>, declaration: Declaration): string {
  const bills = declaration.consignment?.transportContractDocuments?.map((document) => document.id).toSorted();
  const goods = bills && bills.length > 0 ? bills.join(',') : (declaration.invoice?.id ?? head.ownReference ?? '');
  return `${principalOf(head) ?? ''}|${goods}`;
}
