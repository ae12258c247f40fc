import type { DeclarationAction } from '#core/declaration';
import type { Decision, DeclarantStep } from '#web/client';

/** What a step asks of whoever takes it; beside words, codes of the lists of the country. */
export type StepField =
  | 'reason'
  | 'text'
  | 'kind'
  | 'lines'
  | 'channel'
  | 'reasonCode'
  | 'groundCode'
  | 'guaranteeId'
  | 'purpose'
  | 'agreement';

export type StepValues = Readonly<Record<StepField, string>>;
export const NO_VALUES: StepValues = {
  reason: '',
  text: '',
  kind: 'amend',
  lines: '',
  channel: '',
  reasonCode: '',
  groundCode: '',
  guaranteeId: '',
  purpose: 'payment',
  agreement: '',
};

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
      purpose: purpose === 'certificate' ? 'certificate' : 'payment',
      ...(purpose === 'certificate' ? { agreement } : {}),
    }),
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
      kind: kind === 'change' ? 'change' : 'amend',
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
    body: ({ channel, reason }) => ({ action: 'rechannel', channel: channelOf(channel), reason }),
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
  { action: 'refund.pay', fields: ['reason'], body: ({ reason }) => ({ action: 'payRefund', reason }) },
];

const channelOf = (text: string): 'green' | 'yellow' | 'red' => (text === 'green' || text === 'yellow' ? text : 'red');
