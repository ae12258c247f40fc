import { principalOf } from './case.ts';
import type { Declaration, DeclarationHead } from '#core/declaration';
import type { PlainDate } from '#core/kernel';
import type { PartyId, PartyProfile, PartyState } from '#core/party';
import type { Reference } from '#core/reference';
import {
  listFactsOf,
  priceFactsOf,
  recentHistory,
  type AssessedValues,
  type RiskInput,
  type Selection,
} from '#core/risk';

/** What is known of a declaration when it is selected, or was when it had been. */
export interface SelectionBasis {
  readonly head: Pick<DeclarationHead, 'direction' | 'importerId' | 'exporterId' | 'declarantId'>;
  readonly declaration: Declaration;
  readonly assessment: AssessedValues;
  /** What was found out beside the declaration itself, as the decision records it. */
  readonly found: Pick<Selection, 'matches' | 'prices'>;
  readonly today: PlainDate;
}

/** The parties as they stood at that moment. */
export interface SelectionParties {
  readonly principal: PartyState | undefined;
  readonly declarant: PartyProfile | undefined;
}

/** Whose standing has a part in the selection. */
export const selectionPartiesOf = (
  head: SelectionBasis['head'],
): { readonly principal: PartyId | null; readonly declarant: PartyId | null } => ({
  principal: principalOf(head),
  declarant: head.declarantId,
});

/**
 * Everything that rules may look at. One door for the decision and for taking it again: what is not in the journal, in the law of
 * that version or in the parties of that moment cannot have had a part in it.
 */
export function riskInputOf(
  { head, declaration, assessment, found, today }: SelectionBasis,
  { principal, declarant }: SelectionParties,
  reference: Reference,
): RiskInput {
  const history = recentHistory(principal, declaration, today);
  const { matches = [], prices = [] } = found;
  return {
    declaration,
    direction: head.direction,
    assessment,
    principal,
    declarant,
    reference,
    today,
    ...(matches.length > 0 && { matches: listFactsOf(matches) }),
    ...(prices.length > 0 && { prices: priceFactsOf(prices) }),
    ...(history && { history }),
  };
}
