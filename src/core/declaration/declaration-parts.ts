import type { Declaration } from './declaration.ts';
import type { DeclarationNumber } from './declaration-number.ts';
import type { Division } from './division.ts';
import type { Instant, PlainDate } from '#core/kernel';
import type { PartyId } from '#core/party';

export interface Attachment {
  readonly id: string;
  readonly typeCode: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

export interface DocumentRequest {
  readonly typeCode: string;
  readonly note: string;
}

export interface LineFinding {
  readonly sequence: number;
  readonly note: string;
  readonly quantityFound?: string;
}

/** Who a declaration belongs to: what access, lists and risk need without opening the document. */
export interface DeclarationHead {
  readonly number: DeclarationNumber;
  readonly direction: 'import' | 'export';
  readonly typeCode: string;
  readonly officeId: string;
  readonly ownReference: string | null;
  readonly importerId: PartyId | null;
  readonly exporterId: PartyId | null;
  readonly declarantId: PartyId | null;
  /** The organisation that sent it: the trader itself or its broker. */
  readonly submitterId: string;
  /** Only of a part of a shipment that was divided. */
  readonly division?: Division;
}

export interface TaxTotal {
  readonly taxType: string;
  /** Whole units of the national currency. */
  readonly payable: string;
}

/** What a line of a declaration drew on an exemption list or a tariff quota. */
export interface ReliefDraw {
  readonly account: 'list' | 'quota';
  /** The number of the list, or the account of the quota. */
  readonly id: string;
  /** The line of the list; a quota has none. */
  readonly line?: number;
  /** The line of the declaration, as people count it. */
  readonly item: number;
  readonly quantity: string;
  readonly unitCode: string;
}

/** What a priority enterprise pays after release, and by when. */
export interface DeferredPayment {
  readonly amount: string;
  readonly dueOn: string;
}

/** A part of what is payable that a bank answers for, so that it need not be paid before release. */
export interface Security {
  readonly guaranteeId: string;
  readonly amount: string;
  readonly purpose: SecurityPurpose;
  /** The last day on which it counts; then what it covered falls due. */
  readonly until: PlainDate;
}
/** To pay later; until a proof of origin follows; until the value or the nature of the goods is final. */
export type SecurityPurpose = 'payment' | 'certificate' | 'finalValue';

/** How much less a guarantee answers for, and of what it secured: it may answer for several things at once. */
export type LessSecured = Pick<Security, 'guaranteeId' | 'amount'> & Partial<Pick<Security, 'purpose' | 'until'>>;

/** Who changed a registered declaration: its declarant, or customs itself. */
export type AmendedBy = 'declarant' | 'customs';

/** Why a registered declaration is changed, in a code of the country and in words. */
export interface AmendmentReason {
  readonly reasonCode: string;
  readonly reason: string;
}

/** An amendment that is not in force: drafted by the declarant, or asked of customs after release. */
export interface PendingAmendment extends AmendmentReason {
  readonly stage: 'drafted' | 'requested';
  readonly declaration: Declaration;
  /** Of which version it is an amendment: where that document stands in the journal. */
  readonly basedOn: string;
  readonly at: Instant;
}

/** A version that came after the first. */
export interface AmendmentRecord {
  readonly at: Instant;
  readonly by: AmendedBy;
  readonly reasonCode: string;
  /** Where its document stands in the journal. */
  readonly position: string;
}

/** What customs told the declarant to do: amend what is declared, or declare anew under another type. */
export interface Instruction {
  readonly kind: 'amend' | 'change';
  readonly text: string;
  readonly lines: readonly number[];
  /** What of an inspection it carries out: settled by the version that follows it. */
  readonly followUps?: readonly string[];
}

export interface CancellationGround {
  readonly groundCode: string;
  readonly reason: string;
}

/** What an assessment leaves behind on the declaration: the same at registration and at each amendment. */
export interface Assessed {
  readonly assessment: unknown;
  readonly taxes: readonly TaxTotal[];
  readonly totalPayable: string;
  readonly paymentReference: string | null;
  /** Only where part of what is payable need not be paid before release. */
  readonly deferred?: DeferredPayment;
  /** Only where it drew on something. */
  readonly reliefDraws?: readonly ReliefDraw[];
}

/** Why the house gave a case to an officer by itself: nobody held it, and this one held the fewest; or its holder may or can not. */
export type AssignmentCause =
  | { readonly kind: 'unheld'; readonly openCases: number }
  | { readonly kind: 'holderAway' }
  | { readonly kind: 'holderTied' };
