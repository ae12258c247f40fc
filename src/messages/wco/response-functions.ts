import type { Text } from '#core/kernel';

/** What a response says: the function codes (UN/EDIFACT 1225, as customs uses them in the RES message) that we send. */
export const RESPONSE_FUNCTIONS = {
  accepted: { code: '01', name: { vi: 'Đã đăng ký tờ khai', en: 'Declaration registered' } },
  received: { code: '02', name: { vi: 'Đã tiếp nhận, chưa đăng ký', en: 'Received, not registered' } },
  refused: { code: '03', name: { vi: 'Không chấp nhận', en: 'Refused' } },
  control: { code: '05', name: { vi: 'Kiểm tra', en: 'Under control' } },
  asked: { code: '06', name: { vi: 'Yêu cầu người khai bổ sung', en: 'Something is asked of the declarant' } },
  amended: { code: '07', name: { vi: 'Đã sửa đổi', en: 'Amended' } },
  cleared: { code: '09', name: { vi: 'Thông quan', en: 'Cleared' } },
  invalidated: { code: '10', name: { vi: 'Tờ khai hết hiệu lực', en: 'Invalidated' } },
  decided: { code: '11', name: { vi: 'Trả lời đề nghị của người khai', en: 'A request is decided' } },
  tax: { code: '13', name: { vi: 'Nghĩa vụ thuế', en: 'Duties and taxes' } },
} as const satisfies Readonly<Record<string, { readonly code: string; readonly name: Text }>>;

export type ResponseFunction = keyof typeof RESPONSE_FUNCTIONS;

/** How far the declaration is, told with a response: the codes of `Status/NameCode`. They never say why it was selected. */
export const RESPONSE_STATUSES = [
  'preRegistered',
  'registered',
  'underDocumentCheck',
  'underInspection',
  'awaitingDocuments',
  'awaitingSpecialised',
  'specialisedPassed',
  'specialisedFailed',
  'storageAllowed',
  'storageRefused',
  'storageBreached',
  'controlPassed',
  'discrepancyFound',
  'amendmentInstructed',
  'instructionWithdrawn',
  'amended',
  'amendmentRejected',
  'penaltyImposed',
  'decisionReversed',
  'dutyPaid',
  'dutyPaymentReversed',
  'securityCalled',
  'refundDue',
  'refundOrdered',
  'refundRefused',
  'refundRejected',
  'refunded',
  'refundSetOff',
  'appealProlonged',
  'appealDecided',
  'releaseGranted',
  'releaseDenied',
  'releasedProvisionally',
  'released',
  'releaseSuspended',
  'releaseRevoked',
  'cancellationRejected',
  'cancelled',
  'withdrawn',
] as const;
export type ResponseStatusCode = (typeof RESPONSE_STATUSES)[number];
