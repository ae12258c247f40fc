import { SHOWN_STATUSES, type ShownStatus } from '#core/clearance';
import type { Text } from '#core/kernel';
import type { CountryProfile } from '#core/reference';
import { progressOf } from '#server/declaration';

/**
 * How far it is, as far as anyone may know. Which control it is under, and what that found, is between customs and the
 * trader: to the public the channels look alike.
 */
export function publicProgress(
  of: ShownStatus,
  country: Pick<CountryProfile, 'preRegistrationDays'>,
): {
  readonly status: TrackingStatus;
  readonly label: Text;
  readonly next: Text;
} {
  const status = publicStatus(of);
  if (status === 'underControl') return { status, ...UNDER_CONTROL };
  const { label, next } = progressOf(status, country);
  return { status, label, next };
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

export const TRACKING_STATUSES: readonly TrackingStatus[] = [...new Set(SHOWN_STATUSES.map(publicStatus))];
