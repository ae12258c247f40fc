import type { Schemas } from '#client';
import type { Forced } from '#core/sandbox';

type View = Schemas['DeclarationView'];
export type Decision = Schemas['Decision'];

/** One thing that customs or the bank does next about a declaration. */
export type Act =
  | { readonly by: 'customs'; readonly decision: Decision }
  | { readonly by: 'bank'; readonly paymentReference: string; readonly amount: string };

const WHY = 'Hộp thử: kết quả theo mã tham chiếu / Sandbox: as the reference says';
const LINE = 1;
/** Of the grounds that customs acts on by itself, one that needs no time to have passed. */
const CANCELLATION_GROUND = 'NO_PERMIT';

/** What comes next of itself in the sandbox, if anything: an officer who accepts whatever comes, unless the reference says otherwise. */
export function nextAct(view: View, forced: Forced): Act | undefined {
  const decision = decisionOn(view, forced);
  if (decision) return { by: 'customs', decision };
  const { paymentReference, amountPaid, summary } = view;
  // Once: what the bank was made to pay wrongly stays so.
  if (summary.status !== 'awaitingPayment' || forced.bank === undefined || paymentReference === null) return undefined;
  if (amountPaid !== '0') return undefined;
  const due = BigInt(summary.amountDue);
  switch (forced.bank) {
    case 'inFull':
      return { by: 'bank', paymentReference, amount: String(due) };
    case 'tooLittle':
      return { by: 'bank', paymentReference, amount: String(due / 2n) };
    case 'tooMuch':
      return { by: 'bank', paymentReference, amount: String(due * 2n) };
    case 'unknownReference':
      return { by: 'bank', paymentReference: 'SANDBOX-KHONG-CO', amount: String(due) };
  }
}

function decisionOn(view: View, { officer }: Forced): Decision | undefined {
  const { summary, requestedDocuments, findings, version } = view;
  switch (summary.status) {
    case 'underDocumentCheck':
      if (officer === 'waits') return undefined;
      if (officer === 'asksForDocument' && requestedDocuments.length === 0)
        return { action: 'requestDocuments', reason: WHY, documents: [{ typeCode: 'INV', note: WHY }] };
      if (officer === 'instructsAmendment' && version === 0)
        return { action: 'instructAmendment', kind: 'amend', text: WHY, lines: [LINE] };
      return { action: 'accept', reason: WHY };
    case 'underInspection':
      if (officer === 'findsDiscrepancy' && findings.length === 0)
        return { action: 'recordFinding', conforms: false, note: WHY, lines: [{ sequence: LINE, note: WHY }] };
      return { action: 'recordFinding', conforms: true, note: WHY, lines: [] };
    case 'awaitingPayment':
      if (officer === 'cancels') return { action: 'cancel', version, groundCode: CANCELLATION_GROUND, reason: WHY };
      return undefined;
    case 'released':
      if (officer === 'suspends') return { action: 'suspendRelease', reason: WHY };
      if (officer === 'revokes') return { action: 'revokeRelease', reason: WHY };
      return undefined;
    default:
      return undefined;
  }
}
