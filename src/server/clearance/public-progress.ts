import { SHOWN_STATUSES, type ShownStatus } from '#core/clearance';
import type { Text } from '#core/kernel';
import type { CountryProfile } from '#core/reference';
import { progressOf } from '#server/declaration';

/**
 * How far it is, as far as anyone may know. Which control it is under, and what that found, is between customs and the
 * trader: to the public the channels look alike.
 */
export function publicProgress(
  of: { readonly status: ShownStatus; readonly cancellation?: unknown },
  country: Pick<CountryProfile, 'preRegistrationDays'>,
): {
  readonly status: TrackingStatus;
  readonly label: Text;
  readonly next: Text;
} {
  const status = publicStatus(of.status);
  if (status === 'underControl') return { status, ...UNDER_CONTROL };
  const { label, next } = progressOf(status, country);
  const asked = of.cancellation !== undefined && (status === 'awaitingPayment' || status === 'amendmentInstructed');
  return { status, label, next: asked ? ANSWERS : next };
}

function publicStatus(status: ShownStatus): TrackingStatus {
  switch (status) {
    case 'underDocumentCheck':
    case 'awaitingDocuments':
    case 'underInspection':
    case 'awaitingSpecialised':
    case 'discrepancyFound':
      return 'underControl';
    default:
      return status;
  }
}
type Controlled =
  | 'underDocumentCheck'
  | 'awaitingDocuments'
  | 'underInspection'
  | 'awaitingSpecialised'
  | 'discrepancyFound';
export type TrackingStatus = Exclude<ShownStatus, Controlled> | 'underControl';

const UNDER_CONTROL = {
  label: { vi: 'Hải quan đang xử lý', en: 'With customs' },
  next: { vi: 'Hải quan hoàn tất việc kiểm tra', en: 'Customs finishes its checks' },
} as const satisfies Readonly<Record<string, Text>>;

/** What the declarant asked for is between the two of them; that it is not the declarant's turn is not. */
const ANSWERS: Text = { vi: 'Hải quan trả lời đề nghị của người khai', en: 'Customs answers what the declarant asked' };

export const TRACKING_STATUSES: readonly TrackingStatus[] = [...new Set(SHOWN_STATUSES.map(publicStatus))];
