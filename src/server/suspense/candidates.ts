import type { ReadItem } from './read-items.ts';
import { declarationRef, payableBy, principalOf } from '#core/clearance';
import { isLegal, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import { nearNumbers, suspenseCandidates, suspenseLeft, taxCodesIn, type CandidateGround } from '#core/payment';
import { owingDeclarations } from '#server/declaration';
import type { Services } from '#server/platform/services';

/** A screen shows these; a longer list is no help. */
const SHOWN_MAX = 8;

export interface ShownCandidate {
  readonly number: DeclarationNumber;
  readonly ownReference: string | null;
  readonly principalName: string | null;
  readonly officeId: string;
  readonly status: DeclarationState['status'];
  readonly due: bigint;
  readonly grounds: readonly CandidateGround[];
  readonly slips: number;
}

/** What the program thinks the payer may have meant, each with why. It proposes; people allot. */
export async function candidatesFor(
  { engine, pool }: Pick<Services, 'engine' | 'pool'>,
  { payment, state }: ReadItem,
): Promise<readonly ShownCandidate[]> {
  const left = suspenseLeft(payment, state);
  if (left <= 0n) return [];
  const found = await owingDeclarations(pool, {
    numbers: [...nearNumbers(payment.paymentReference), ...nearNumbers(payment.text ?? '')],
    principalIds: taxCodesIn(payment),
    amount: left.toString(),
    payerName: payment.payerName,
    before: payment.receivedAt,
  });
  const states = await engine.readStates<DeclarationState>(found.map(({ number }) => declarationRef(number)));
  const names = new Map(found.map(({ number, principalName }) => [declarationRef(number).id, principalName]));
  const owing = [...states.values()].flatMap(({ state: declaration }) => {
    const { head, status } = declaration;
    const due = isLegal(declaration, 'payment.receive') ? payableBy(declaration) : 0n;
    if (due <= 0n) return [];
    const principalName = names.get(declarationRef(head.number).id) ?? null;
    return [
      {
        number: head.number,
        ownReference: head.ownReference,
        principalId: principalOf(head),
        principalName,
        due,
        officeId: head.officeId,
        status,
      },
    ];
  });
  return suspenseCandidates(payment, left, owing)
    .slice(0, SHOWN_MAX)
    .map(({ declaration, grounds, slips }) => {
      const { number, ownReference, principalName, officeId, status, due } = declaration;
      return { number, ownReference, principalName, officeId, status, due, grounds, slips };
    });
}
