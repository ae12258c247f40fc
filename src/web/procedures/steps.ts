import type { DeclarationAction } from '#core/declaration';
import type { Decision, DeclarantStep } from '#web/client';

/** What a step asks of whoever takes it, each field in its way. */
export const FIELDS = {
  reason: 'sentence',
  note: 'sentence',
  text: 'sentence',
  grounds: 'sentence',
  place: 'words',
  lines: 'words',
  guaranteeId: 'words',
  bankCode: 'words',
  accountNumber: 'words',
  accountHolder: 'words',
  dueOn: 'day',
  reasonCode: 'amendment-reason',
  groundCode: 'cancellation-ground',
  earlyCode: 'early-release-ground',
  agreement: 'agreement',
  agencyCode: 'agency',
  documentTypeCode: 'document-type',
  kind: ['amend', 'change'],
  channel: ['green', 'yellow', 'red'],
  controlChannel: ['yellow', 'red'],
  purpose: ['payment', 'certificate', 'finalValue'],
  storage: ['inspectionPlace', 'ownPlace'],
  breach: ['tampered', 'wrongPlace', 'lateResult'],
  conforms: ['yes', 'no'],
  outcome: ['upheld', 'dismissed'],
  decision: 'decision',
  appeal: 'appeal',
  attachment: 'attachment',
} as const;
export type StepField = keyof typeof FIELDS;
export type StepValues = Readonly<Record<StepField, string>>;

/** A field may go unasked where another says so. */
export const isAsked = (field: StepField, values: StepValues): boolean =>
  field !== 'agreement' || values.purpose === 'certificate';
/** What need not be said. */
export const isOptional = (field: StepField): boolean => field === 'lines';

interface Step<Body> {
  readonly action: DeclarationAction;
  readonly fields: readonly StepField[];
  readonly body: (values: StepValues, version: number) => Body;
}

/** What a declarant does about a declaration, beside lodging, paying and attaching. */
export const DECLARANT_STEPS: readonly Step<DeclarantStep>[] = [
  {
    action: 'declaration.confirmAmendment',
    fields: [],
    body: (_, version) => ({ step: 'confirmAmendment', version }),
  },
  { action: 'declaration.dropAmendment', fields: [], body: () => ({ step: 'dropAmendment' }) },
  {
    action: 'declaration.secure',
    fields: ['guaranteeId', 'purpose', 'agreement'],
    body: ({ guaranteeId, purpose, agreement }, version) => ({
      step: 'secure',
      version,
      guaranteeId,
      purpose: oneOf(FIELDS.purpose, purpose),
      ...(purpose === 'certificate' ? { agreement } : {}),
    }),
  },
  {
    action: 'declaration.requestRelease',
    fields: ['earlyCode', 'reason'],
    body: ({ earlyCode, reason }) => ({ step: 'requestRelease', groundCode: earlyCode, reason }),
  },
  {
    action: 'declaration.requestRefund',
    fields: ['bankCode', 'accountNumber', 'accountHolder', 'reason'],
    body: ({ bankCode, accountNumber, accountHolder, reason }) => ({
      step: 'requestRefund',
      account: {
        bankCode: bankCode.toUpperCase(),
        number: accountNumber.replaceAll(/[\s.-]/g, '').toUpperCase(),
        holder: accountHolder,
      },
      reason,
    }),
  },
  {
    action: 'declaration.requestStorage',
    fields: ['storage', 'place', 'reason'],
    body: ({ storage, place, reason }) => ({
      step: 'requestStorage',
      kind: oneOf(FIELDS.storage, storage),
      place,
      reason,
    }),
  },
  {
    action: 'declaration.confirmStorage',
    fields: ['note'],
    body: ({ note }) => ({ step: 'confirmStorage', note }),
  },
  {
    action: 'declaration.appeal',
    fields: ['decision', 'grounds'],
    body: ({ decision, grounds }) => ({ step: 'appeal', decision, text: grounds }),
  },
  {
    action: 'declaration.withdrawAppeal',
    fields: ['appeal', 'reason'],
    body: ({ appeal, reason }) => ({ step: 'withdrawAppeal', appealId: appeal, reason }),
  },
  {
    action: 'declaration.requestCancellation',
    fields: ['groundCode', 'reason'],
    body: ({ groundCode, reason }) => ({ step: 'requestCancellation', groundCode, reason }),
  },
  { action: 'declaration.withdraw', fields: ['reason'], body: ({ reason }) => ({ step: 'withdraw', reason }) },
];

/** What an officer decides, beside what the bar at the foot of the case offers. */
export const OFFICER_STEPS: readonly Step<Decision>[] = [
  {
    action: 'case.instructAmendment',
    fields: ['kind', 'lines', 'text'],
    body: ({ kind, lines, text }) => ({
      action: 'instructAmendment',
      kind: oneOf(FIELDS.kind, kind),
      lines: lines.match(/\d+/g)?.map(Number) ?? [],
      text,
    }),
  },
  {
    action: 'case.withdrawInstruction',
    fields: ['reason'],
    body: ({ reason }) => ({ action: 'withdrawInstruction', reason }),
  },
  {
    action: 'case.rechannel',
    fields: ['channel', 'reason'],
    body: ({ channel, reason }) => ({ action: 'rechannel', channel: oneOf(FIELDS.channel, channel), reason }),
  },
  { action: 'amendment.accept', fields: [], body: (_, version) => ({ action: 'acceptAmendment', version }) },
  { action: 'amendment.reject', fields: ['reason'], body: ({ reason }) => ({ action: 'rejectAmendment', reason }) },
  {
    action: 'case.assess',
    fields: ['reasonCode', 'reason'],
    body: ({ reasonCode, reason }, version) => ({ action: 'assess', version, reasonCode, reason }),
  },
  {
    action: 'case.rejectCancellation',
    fields: ['reason'],
    body: ({ reason }) => ({ action: 'rejectCancellation', reason }),
  },
  {
    action: 'case.cancel',
    fields: ['groundCode', 'reason'],
    body: ({ groundCode, reason }, version) => ({ action: 'cancel', version, groundCode, reason }),
  },
  {
    action: 'case.callSecurity',
    fields: ['guaranteeId'],
    body: ({ guaranteeId }) => ({ action: 'callSecurity', guaranteeId }),
  },
  {
    action: 'case.awaitSpecialised',
    fields: ['agencyCode', 'documentTypeCode', 'dueOn', 'note'],
    body: ({ agencyCode, documentTypeCode, dueOn, note }) => ({
      action: 'awaitSpecialised',
      agencyCode,
      documentTypeCode,
      dueOn,
      note,
    }),
  },
  {
    action: 'case.recordSpecialised',
    fields: ['conforms', 'attachment', 'note'],
    body: ({ conforms, attachment, note }) => ({
      action: 'recordSpecialised',
      conforms: conforms === 'yes',
      attachmentId: attachment,
      note,
    }),
  },
  { action: 'case.allowStorage', fields: ['note'], body: ({ note }) => ({ action: 'allowStorage', note }) },
  { action: 'case.refuseStorage', fields: ['reason'], body: ({ reason }) => ({ action: 'refuseStorage', reason }) },
  {
    action: 'case.recordStorageBreach',
    fields: ['breach', 'note'],
    body: ({ breach, note }) => ({ action: 'recordStorageBreach', breach: oneOf(FIELDS.breach, breach), note }),
  },
  { action: 'case.endStorage', fields: ['note'], body: ({ note }) => ({ action: 'endStorage', note }) },
  { action: 'case.grantRelease', fields: ['note'], body: ({ note }) => ({ action: 'grantRelease', note }) },
  { action: 'case.denyRelease', fields: ['reason'], body: ({ reason }) => ({ action: 'denyRelease', reason }) },
  { action: 'case.finalise', fields: ['reason'], body: ({ reason }) => ({ action: 'finalise', reason }) },
  { action: 'case.suspendRelease', fields: ['reason'], body: ({ reason }) => ({ action: 'suspendRelease', reason }) },
  { action: 'case.resumeRelease', fields: ['reason'], body: ({ reason }) => ({ action: 'resumeRelease', reason }) },
  { action: 'case.revokeRelease', fields: ['reason'], body: ({ reason }) => ({ action: 'revokeRelease', reason }) },
  {
    action: 'case.controlAnew',
    fields: ['controlChannel', 'reason'],
    body: ({ controlChannel, reason }) => ({
      action: 'controlAnew',
      channel: oneOf(FIELDS.controlChannel, controlChannel),
      reason,
    }),
  },
  {
    action: 'case.reverse',
    fields: ['decision', 'reason'],
    body: ({ decision, reason }, version) => ({ action: 'reverse', version, decision, reason }),
  },
  {
    action: 'appeal.prolong',
    fields: ['appeal', 'reason'],
    body: ({ appeal, reason }) => ({ action: 'prolongAppeal', appealId: appeal, reason }),
  },
  {
    action: 'appeal.decide',
    fields: ['appeal', 'outcome', 'reason'],
    body: ({ appeal, outcome, reason }, version) => ({
      action: 'decideAppeal',
      version,
      appealId: appeal,
      outcome: oneOf(FIELDS.outcome, outcome),
      reason,
    }),
  },
  { action: 'refund.order', fields: ['reason'], body: ({ reason }) => ({ action: 'orderRefund', reason }) },
  {
    action: 'refund.repayGuarantor',
    fields: ['reason'],
    body: ({ reason }) => ({ action: 'repayGuarantor', reason }),
  },
  { action: 'refund.resend', fields: ['reason'], body: ({ reason }) => ({ action: 'resendRefund', reason }) },
  { action: 'refund.refuse', fields: ['reason'], body: ({ reason }) => ({ action: 'refuseRefund', reason }) },
];

/** The option that was chosen; the list that offers them has no other. */
function oneOf<T extends string>(options: readonly T[], chosen: string): T {
  const option = options.find((each) => each === chosen) ?? options[0];
  if (option === undefined) throw new Error('a choice has options');
  return option;
}
