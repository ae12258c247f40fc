import type { Declaration } from '#core/declaration';
import { api, type LodgeAnswer, type ShipmentResult } from '#web/client';
import type { AmendmentReason } from './amend-part.tsx';
import type { StoredDraft } from './stored-draft.ts';

export interface Attempt {
  readonly register: boolean;
  readonly content: Declaration;
  /** Why a registered declaration is amended; of a new one nothing is asked. */
  readonly reason: AmendmentReason;
}
/** The declaration that it became; of a shipment, what became of each of its declarations. */
export interface Lodged extends Pick<LodgeAnswer, 'number'> {
  readonly shipment?: { readonly result: ShipmentResult; readonly again: () => Promise<ShipmentResult> };
}

/** The sending of the open draft, for whichever view has its button. */
export interface Sending {
  /** As a registered declaration, or for a number without legal effect. What the checks refuse is shown and not sent. */
  readonly send: (register: boolean) => void;
  readonly pending: 'register' | 'keep' | undefined;
  /** What went wrong besides refusals of the draft itself. */
  readonly failure: Error | null;
  /** What an attempt found to correct. */
  readonly problems: number;
}

/** Sends a draft to what it is for: a new declaration, a version of one, or the entry of a paper. */
export async function sendDraft(stored: StoredDraft, { register, content, reason }: Attempt): Promise<Lodged> {
  const { key, amends, paper, replaces } = stored;
  if (paper) return api.enterPaper(paper, content, key);
  if (amends) return sendAmendment(amends, { register, content, reason }, key);
  return replaces === undefined
    ? api.lodge(content, { register, key })
    : api.replace(replaces, content, { register, key });
}

async function sendAmendment(
  { number, version, versions, byCustoms, followUp }: NonNullable<StoredDraft['amends']>,
  { register, content, reason }: Attempt,
  key: string,
): Promise<Lodged> {
  if (versions !== undefined) {
    const send = () => api.amendShipment(number, content, { versions, ...reason, confirm: register }, key);
    const shipment = await send();
    return { number: shipment.number, shipment: { result: shipment, again: send } };
  }
  const assessed = { version, ...reason, ...(followUp && { followUp }) };
  if (byCustoms) return api.assessByCustoms(number, content, assessed, key);
  return api.amend(number, content, { version, ...reason, confirm: register }, key);
}
