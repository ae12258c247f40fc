import { taxBaseOf, type AssessedLine, type AssessedTax, type Assessment } from '#core/assessment';
import {
  declarationChanges,
  numberOfVersion,
  type Declaration,
  type DeclarationEventData,
  type DeclarationNumber,
  type FieldChange,
  type Pointer,
} from '#core/declaration';
import {
  decimal,
  decimalText,
  roundDecimal,
  subtractDecimals,
  unreachable,
  type Instant,
  type Refusal,
  type Text,
} from '#core/kernel';
import { messagePointers } from './message-pointers.ts';
import { RESPONSE_FUNCTIONS, type ResponseFunction, type ResponseStatusCode } from './response-functions.ts';
import type { Response, ResponseDeclaration, ResponseError } from './response.ts';

/** An event of a declaration as the journal holds it. */
export interface JournaledEvent {
  readonly type: string;
  readonly data: unknown;
  readonly at: Instant;
  readonly position: bigint;
}

/** What responses say besides the events. */
export interface ResponseContext {
  readonly number: DeclarationNumber;
  readonly officeId: string;
  readonly ownReference: string | null;
  /** The national currency, in which what is payable is told. */
  readonly currency: string;
  readonly language: keyof Text;
}

/** A response with the event that it tells of. */
export interface EventResponse {
  readonly position: bigint;
  readonly response: Response;
}

/**
 * What customs answers to the software that sent a declaration: one response, sometimes two, for each event that its sender
 * is to know of. They follow from the journal alone, so that asking again gives the same answer.
 */
export function responsesOf(events: readonly JournaledEvent[], context: ResponseContext): readonly EventResponse[] {
  const told: EventResponse[] = [];
  let version = 0;
  let inForce: Declaration | undefined;
  for (const event of events) {
    // Written by our own handlers, hashed and chained since: trusted as their type.
    const data = { ...(event.data as object), type: event.type } as DeclarationEventData;
    if (data.type === 'Amended') version += 1;
    for (const says of saidBy(data, inForce, context))
      told.push({ position: event.position, response: written(says, event, version, context) });
    if (data.type === 'PreRegistered' || data.type === 'Registered' || data.type === 'Amended')
      inForce = data.declaration;
  }
  return told;
}

/** The answer to a declaration that was refused: every reason, with its place in the message. */
export function refusedResponse(
  refusals: readonly Refusal[],
  context: {
    readonly id: string;
    readonly at: Instant;
    readonly ownReference: string | null;
    readonly language: keyof Text;
  },
): Response {
  const rejectionDateTime = dateTimeOf(context.at);
  return {
    functionCode: RESPONSE_FUNCTIONS.refused.code,
    functionalReferenceId: context.id.slice(0, REFERENCE_LENGTH_MAX),
    issueDateTime: rejectionDateTime,
    errors: refusals.map((refusal) => responseError(refusal, context.language)),
    declarations: [
      {
        rejectionDateTime,
        ...(context.ownReference !== null && { functionalReferenceId: context.ownReference }),
      },
    ],
  };
}

/** A refusal, or a warning beside an acceptance. */
export const responseError = ({ code, message, pointer }: Refusal, language: keyof Text): ResponseError => ({
  description: shortened(message[language], DESCRIPTION_LENGTH_MAX),
  validationCode: code,
  pointers: [...messagePointers(pointer)],
  qualifiers: { description: { languageId: language } },
});

/** As long as the message lets them be; what does not fit stands on the paper and on the screen. */
const REFERENCE_LENGTH_MAX = 35;
const DESCRIPTION_LENGTH_MAX = 512;
const STATEMENT_LENGTH_MAX = 512;
const REASON_CODE_LENGTH_MAX = 5;
const shortened = (text: string, lengthMax: number): string =>
  text.length <= lengthMax ? text : `${text.slice(0, lengthMax - 1).replace(HALF_A_PAIR, '')}…`;
const HALF_A_PAIR = /[\ud800-\udbff]$/;
/** Codes of `StatementTypeCode` (UN/EDIFACT 4451): a document that is to be provided; a remark in words. */
const STATEMENT = { document: 'ACA', remark: 'AAI' } as const;

/** What one response says, before it is put into the form of the message. */
interface Said {
  readonly function: ResponseFunction;
  readonly status: ResponseStatusCode;
  readonly remarks?: readonly string[];
  readonly documents?: readonly AskedDocument[];
  /** Lines of goods that it is about. */
  readonly lines?: readonly number[];
  readonly changes?: { readonly reasonCode: string; readonly fields: readonly FieldChange[] };
  readonly declaration?: ResponseDeclaration;
  readonly dates?: 'acceptance' | 'cancellation';
}

interface AskedDocument {
  readonly typeCode: string;
  readonly note: string;
  /** By which day. */
  readonly dueOn?: string;
}

function saidBy(
  data: DeclarationEventData,
  before: Declaration | undefined,
  context: ResponseContext,
): readonly Said[] {
  switch (data.type) {
    case 'PreRegistered':
      return [{ function: 'received', status: 'preRegistered' }];
    case 'Registered':
      return [
        { function: 'accepted', status: 'registered', dates: 'acceptance', declaration: owed(data, context) },
        ...selectedFor(data.selection.channel),
      ];
    case 'DocumentsRequested':
      return [{ function: 'asked', status: 'awaitingDocuments', documents: data.documents }];
    case 'ControlAccepted':
      return [{ function: 'control', status: 'controlPassed' }];
    case 'FindingRecorded':
      return [
        { function: 'control', status: data.conforms ? 'controlPassed' : 'discrepancyFound', remarks: [data.note] },
      ];
    case 'Rechannelled':
    case 'ControlledAnew':
      return selectedFor(data.channel);
    case 'AmendmentInstructed':
      return [{ function: 'asked', status: 'amendmentInstructed', remarks: [data.text], lines: data.lines }];
    case 'InstructionWithdrawn':
      return [{ function: 'decided', status: 'instructionWithdrawn', remarks: [data.reason] }];
    case 'Amended': {
      const fields = before === undefined ? [] : declarationChanges(before, data.declaration);
      const changes = { reasonCode: data.reasonCode, fields };
      return [{ function: 'amended', status: 'amended', changes, declaration: owed(data, context) }];
    }
    case 'AmendmentRejected':
      return [{ function: 'decided', status: 'amendmentRejected', remarks: [data.reason] }];
    case 'CancellationRejected':
      return [{ function: 'decided', status: 'cancellationRejected', remarks: [data.reason] }];
    case 'PenaltyImposed':
      return [
        { function: 'tax', status: 'penaltyImposed', remarks: [`${data.amount} ${context.currency}`, data.reason] },
      ];
    case 'DecisionReversed':
      return [{ function: 'decided', status: 'decisionReversed', remarks: [data.reason] }];
    case 'Cancelled':
      return [{ function: 'invalidated', status: 'cancelled', dates: 'cancellation', remarks: [data.reason] }];
    case 'Withdrawn':
      return [{ function: 'invalidated', status: 'withdrawn', dates: 'cancellation', remarks: [data.reason] }];
    case 'DutyPaid':
      return [{ function: 'tax', status: 'dutyPaid', remarks: [`${data.amount} ${context.currency}`] }];
    case 'DutyPaymentReversed':
      return [
        {
          function: 'tax',
          status: 'dutyPaymentReversed',
          remarks: [`${data.amount} ${context.currency}`, data.reason],
        },
      ];
    case 'RefundDue':
      return [{ function: 'tax', status: 'refundDue', remarks: [`${data.amount} ${context.currency}`] }];
    case 'SecurityCalled':
      return [{ function: 'tax', status: 'securityCalled', remarks: [`${data.amount} ${context.currency}`] }];
    case 'RefundOrdered':
      return [{ function: 'tax', status: 'refundOrdered', remarks: owedBack(data, context) }];
    case 'RefundRejected':
      return [{ function: 'tax', status: 'refundRejected', remarks: [data.rejection] }];
    case 'RefundRefused':
      return [{ function: 'decided', status: 'refundRefused', remarks: [data.reason] }];
    case 'RefundPaid':
      return [{ function: 'tax', status: 'refunded', remarks: owedBack(data, context) }];
    case 'RefundSetOff':
      return [{ function: 'tax', status: 'refundSetOff', remarks: [`${data.amount} ${context.currency}`] }];
    case 'SpecialisedAwaited':
      return [{ function: 'asked', status: 'awaitingSpecialised', documents: [specialised(data)] }];
    case 'SpecialisedRecorded':
      return [
        {
          function: 'control',
          status: data.conforms ? 'specialisedPassed' : 'specialisedFailed',
          remarks: [data.note],
        },
      ];
    case 'AppealProlonged':
      return [{ function: 'decided', status: 'appealProlonged', remarks: [data.reason] }];
    case 'AppealDecided':
      return [{ function: 'decided', status: 'appealDecided', remarks: [data.reason] }];
    case 'ReleasedProvisionally':
      return [{ function: 'cleared', status: 'releasedProvisionally' }];
    case 'ReleaseGranted':
      return [{ function: 'decided', status: 'releaseGranted', remarks: [data.note] }];
    case 'ReleaseDenied':
      return [{ function: 'decided', status: 'releaseDenied', remarks: [data.reason] }];
    case 'Released':
    case 'Finalised':
    case 'ReleaseResumed':
      return [{ function: 'cleared', status: 'released' }];
    case 'ReleaseSuspended':
      return [{ function: 'control', status: 'releaseSuspended', remarks: [data.reason] }];
    case 'ReleaseRevoked':
      return [{ function: 'control', status: 'releaseRevoked', remarks: [data.reason] }];
    case 'StorageAllowed':
      return [{ function: 'decided', status: 'storageAllowed', remarks: [data.note] }];
    case 'StorageBreached':
      return [{ function: 'control', status: 'storageBreached', remarks: [data.note] }];
    case 'StorageRefused':
      return [{ function: 'decided', status: 'storageRefused', remarks: [data.reason] }];
    // What its sender did itself, and what stays inside customs: no answer of its own.
    case 'AmendmentDrafted':
    case 'AmendmentRequested':
    case 'AmendmentDropped':
    case 'CancellationRequested':
    case 'DocumentAttached':
    case 'PaymentOrdered':
    case 'RefundRequested':
    case 'RefundResent':
    case 'Secured':
    case 'SecurityFreed':
    case 'ReliefGivenBack':
    case 'AppealLodged':
    case 'AppealWithdrawn':
    case 'CaseAssigned':
    case 'AdmissionEnded':
    case 'AdmissionReopened':
    case 'ReleaseRequested':
    case 'StorageRequested':
    case 'StorageArrived':
    case 'StorageEnded':
    case 'DeadlineWarned':
    case 'DeadlinePassed':
      return [];
    default:
      return unreachable(data);
  }
}

/** How much, and to which guarantor where it is not the declarant's own. */
const owedBack = (
  { amount, guaranteeId }: { readonly amount: string; readonly guaranteeId?: string },
  { currency }: ResponseContext,
): readonly string[] => [`${amount} ${currency}`, ...(guaranteeId === undefined ? [] : [guaranteeId])];

/** The result of another agency's check is a document that is waited for. */
const specialised = ({
  agencyCode,
  documentTypeCode,
  note,
  dueOn,
}: Extract<DeclarationEventData, { readonly type: 'SpecialisedAwaited' }>): AskedDocument => ({
  typeCode: documentTypeCode,
  note: [agencyCode, note].filter((part) => part !== '').join(': '),
  dueOn,
});

/** A channel asks something of the trader or it asks nothing; green is told by nothing being asked. */
function selectedFor(channel: 'green' | 'yellow' | 'red'): readonly Said[] {
  if (channel === 'green') return [];
  return [{ function: 'control', status: channel === 'red' ? 'underInspection' : 'underDocumentCheck' }];
}

function written(said: Said, event: JournaledEvent, version: number, context: ResponseContext): Response {
  const { code } = RESPONSE_FUNCTIONS[said.function];
  const at = dateTimeOf(event.at);
  const informations = [
    ...(said.documents ?? []).map(({ typeCode, note, dueOn }) => ({
      ...(dueOn !== undefined && { limitDateTime: { value: dueOn.replaceAll('-', ''), formatCode: '102' } }),
      statementCode: typeCode,
      statementTypeCode: STATEMENT.document,
      ...(note !== '' && { statementDescription: shortened(note, STATEMENT_LENGTH_MAX) }),
    })),
    ...(said.remarks ?? [])
      .filter((remark) => remark !== '')
      .map((remark) => ({
        statementTypeCode: STATEMENT.remark,
        statementDescription: shortened(remark, STATEMENT_LENGTH_MAX),
      })),
    // One way each: pointers one after the other are the steps of one way.
    ...(said.lines ?? []).map((line) => ({
      statementTypeCode: STATEMENT.remark,
      pointers: [...messagePointers(`/goodsItems/${line - 1}`)],
    })),
  ];
  return {
    functionCode: code,
    functionalReferenceId: `${context.number}-${event.position}-${code}`,
    issueDateTime: at,
    ...(informations.length > 0 && { additionalInformations: informations }),
    ...(said.changes !== undefined && { amendments: amendmentsOf(said.changes) }),
    contactOfficeId: context.officeId,
    statuses: [{ effectiveDateTime: at, nameCode: said.status }],
    declarations: [
      {
        ...(said.dates === 'acceptance' && { acceptanceDateTime: at }),
        ...(said.dates === 'cancellation' && { cancellationDateTime: at }),
        ...(context.ownReference !== null && { functionalReferenceId: context.ownReference }),
        id: numberOfVersion(context.number, version),
        versionId: `${version}`,
        ...said.declaration,
      },
    ],
  };
}

/** What changed, field by field; changes of one place in the message are told once. */
function amendmentsOf({ reasonCode, fields }: NonNullable<Said['changes']>): NonNullable<Response['amendments']> {
  const ways = new Map<string, readonly Pointer[]>();
  for (const { pointer } of fields) {
    const pointers = messagePointers(pointer);
    ways.set(JSON.stringify(pointers), pointers);
  }
  // A country may have longer codes than the message has room for.
  const reason = reasonCode.length <= REASON_CODE_LENGTH_MAX ? { changeReasonCode: reasonCode } : {};
  return [...ways.values()].map((pointers) => ({ ...reason, pointers: [...pointers] }));
}

/** What is owed on a declaration: the taxes of each line, what is payable in all, and how to pay it. */
function owed(
  data: Extract<DeclarationEventData, { readonly type: 'Registered' | 'Amended' }>,
  { currency }: ResponseContext,
): ResponseDeclaration {
  // Stored by the room that assessed it.
  const assessment = data.assessment as Assessment | null;
  return {
    totalPayableAmount: { amount: data.totalPayable, currency },
    ...(data.paymentReference !== null && { paymentReferenceId: data.paymentReference }),
    ...(assessment !== null && { goodsItems: assessment.lines.map((line) => assessedItem(line, assessment)) }),
  };
}

const assessedItem = (line: AssessedLine, { currency }: Assessment) => ({
  sequence: line.sequence,
  customsValueAmount: { amount: told(line.value), currency },
  dutyTaxFees: line.taxes.map((tax) => dutyTaxFee(tax, line, currency)),
});

function dutyTaxFee(tax: AssessedTax, line: AssessedLine, currency: string) {
  const { taxType, measure, rate, quantity, unitCode, amount, relief, relieved } = tax;
  const money = (text: string) => ({ amount: told(text), currency });
  // All of it, where relief does not say how much; nothing of what is only put off.
  const deducted = relief === undefined || relief === 'deferred' ? '0' : (relieved ?? amount);
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(rate)?.[1];
  return {
    ...(quantity === undefined
      ? { adValoremTaxBaseAmount: money(decimalText(taxBaseOf(tax, line))) }
      : { specificTaxBaseQuantity: { value: quantity, ...(unitCode !== undefined && { unitCode }) } }),
    deductAmount: money(deducted),
    dutyRegimeCode: measure,
    ...(percent !== undefined && { taxRate: percent }),
    typeCode: taxType,
    payment: {
      taxAssessedAmount: money(amount),
      paymentAmount: money(decimalText(subtractDecimals(decimal(amount), decimal(deducted)))),
    },
  };
}

/** Exact figures of a line can have more digits than a message holds. */
const TOLD_DIGITS = 2;
const told = (amount: string): string => decimalText(roundDecimal(decimal(amount), TOLD_DIGITS, 'half-up'));

/** UN/EDIFACT 2379: `304` is CCYYMMDDhhmmss with the offset, here always that of UTC. */
const dateTimeOf = (at: Instant) => ({
  value: `${at.replaceAll(/[-:T]/g, '').slice(0, 14)}Z`,
  formatCode: '304',
});
