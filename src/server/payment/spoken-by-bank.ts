import type { Actor } from '#core/kernel';
import { problem, ProblemError } from '#server/platform/http';
import { verifiedText } from '#server/platform/services';
import type { BankPartner } from './bank-channel.ts';

/** What a bank has signed, and the bank as who acts by it. */
export interface SpokenByBank {
  readonly text: string;
  readonly bank: BankPartner;
  readonly actor: Actor;
}

/** Reads a message of a bank. One that the bank named in the address has not signed, or not as this type, is nobody's. */
export async function spokenByBank(
  request: { readonly params: { readonly bank: string }; readonly rawBody?: Buffer | null },
  banks: readonly BankPartner[],
  type: string,
): Promise<SpokenByBank> {
  const bank = banks.find((partner) => partner.code === request.params.bank);
  const text = bank && request.rawBody && (await verifiedText(request.rawBody.toString('latin1'), bank.keys, type));
  if (!bank || text === undefined || text === null)
    throw new ProblemError(problem('not-signed-in', { detail: 'The signature is not one of this bank' }));
  const actor = {
    userId: `bank:${bank.code}`,
    organisationId: bank.code,
    roles: ['bank'],
    offices: [],
    delegations: [],
  };
  return { text, bank, actor };
}
