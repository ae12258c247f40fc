import { isLettered, letterTitle } from './decision-letter.ts';
import { lettersRef, type SentLetter } from '#core/clearance';
import type { DeclarationNumber } from '#core/declaration';
import type { Text } from '#core/kernel';
import type { Services } from '#server/platform/services';

/** A letter as it went out. */
export interface KeptLetter {
  /** Its place in the journal. */
  readonly id: string;
  readonly at: string;
  readonly title: Text;
  readonly text: Text;
}

/** Every letter on a declaration, the first at the head; for who was let to read the declaration. */
export async function readLetters(
  { engine }: Pick<Services, 'engine'>,
  number: DeclarationNumber,
): Promise<readonly KeptLetter[]> {
  const events = await engine.readStream(lettersRef(number));
  return events.map(({ position, at, data }) => {
    // Written by our own handlers, hashed and chained since: trusted as their type.
    const { action, vi, en } = data as unknown as SentLetter;
    const step = action.replace(/^\w+\./, '');
    return { id: position.toString(), at, title: titleOf(step, action), text: { vi, en } };
  });
}

/** The steps on amendments, refunds and appeals are commands of their own; an officer knows them by one name. */
const STEP_OF: Readonly<Record<string, string>> = {
  'amendment.reject': 'rejectAmendment',
  'refund.refuse': 'refuseRefund',
  'appeal.decide': 'decideAppeal',
};

function titleOf(step: string, action: string): Text {
  const named = STEP_OF[action] ?? step;
  return isLettered(named) ? letterTitle(named) : { vi: action, en: action };
}
