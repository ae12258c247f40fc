import type { DeclarationAction } from '#core/declaration';
import type { Decision, Letter, LetterQuestion } from '#web/client';

/** Steps of officers that go out with a letter, by what the API calls each. */
const LETTERED: { readonly [A in DeclarationAction]?: LetterQuestion['action'] } = {
  'case.instructAmendment': 'instructAmendment',
  'amendment.reject': 'rejectAmendment',
  'case.assess': 'assess',
  'case.rejectCancellation': 'rejectCancellation',
  'case.cancel': 'cancel',
  'case.denyRelease': 'denyRelease',
  'case.refuseStorage': 'refuseStorage',
  'case.suspendRelease': 'suspendRelease',
  'case.revokeRelease': 'revokeRelease',
  'refund.refuse': 'refuseRefund',
  'case.reverse': 'reverse',
  'appeal.decide': 'decideAppeal',
};
const NAMES: ReadonlySet<string> = new Set(Object.values(LETTERED));

export const isLettered = (action: DeclarationAction): boolean => LETTERED[action] !== undefined;

type LetteredDecision = Extract<Decision, { action: LetterQuestion['action'] }>;
const goesWithLetter = (decision: Decision): decision is LetteredDecision => NAMES.has(decision.action);

export const withLetter = (decision: Decision, letter: Letter): Decision =>
  goesWithLetter(decision) ? { ...decision, letter } : decision;

/** As much of a decision as its letter is drafted from. */
export function questionOf(decision: Decision): LetterQuestion {
  if (!goesWithLetter(decision)) throw new Error(`"${decision.action}" goes out without a letter`);
  const { action } = decision;
  return {
    action,
    ...('reason' in decision && { reason: decision.reason }),
    ...('text' in decision && { text: decision.text, kind: decision.kind, lines: decision.lines }),
    ...('groundCode' in decision && { groundCode: decision.groundCode }),
    ...('decision' in decision && { decision: decision.decision }),
    ...('appealId' in decision && { appealId: decision.appealId, outcome: decision.outcome }),
  };
}
