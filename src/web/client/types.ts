import type { Declaration, DeclarationStatus } from '#core/declaration';
import type { Explanation, Refusal, Text } from '#core/kernel';

export type Channel = 'green' | 'yellow' | 'red';
export type Status = DeclarationStatus;
export type Holder = 'trader' | 'customs' | 'none';

export interface Session {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string };
  readonly roles: readonly string[];
  readonly offices: readonly string[];
}
export interface SessionAnswer {
  readonly user: Session['user'] | null;
  readonly organisation: Session['organisation'] | null;
  readonly roles: readonly string[];
  readonly offices: readonly string[];
  /** Wanted back in a header with every change: what another site's page can not read. */
  readonly csrfToken: string | null;
}

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly string[];
}

export interface DeclarationSummary {
  readonly number: string;
  readonly ownReference: string | null;
  readonly typeCode: string;
  readonly direction: 'import' | 'export';
  readonly officeId: string;
  readonly status: Status;
  readonly channel: Channel | null;
  readonly importerId: string | null;
  readonly importerName: string | null;
  readonly exporterName: string | null;
  readonly declarantId: string | null;
  readonly goodsItemCount: number;
  readonly description: string;
  readonly totalPayable: string;
  readonly amountDue: string;
  readonly currency: string;
  readonly submittedAt: string;
  readonly statusSince: string;
  readonly releasedAt: string | null;
}
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly asOf: string;
}

export interface TaxDatum {
  readonly label: Text;
  readonly value: string;
  readonly unit?: string;
}
export interface TaxRow {
  /** `null` for the total of one tax over all lines. */
  readonly line: number | null;
  readonly taxType: string;
  readonly label: Text;
  readonly data: readonly TaxDatum[];
  readonly calculation: string;
  readonly value: string;
  readonly unit: string;
  readonly legalBasis?: string;
}

export interface TimelineEntry {
  readonly at: string;
  readonly event: string;
  readonly label: Text;
  readonly by: 'trader' | 'customs' | 'bank' | 'system';
  readonly note: string | null;
}
export interface RequestedDocument {
  readonly typeCode: string;
  readonly note: string;
  readonly requestedAt: string;
  readonly answeredAt: string | null;
}
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly typeCode: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly uploadedAt: string;
}
export interface FindingLine {
  readonly sequence: number;
  readonly note: string;
  readonly quantityFound?: string;
}
export interface Finding {
  readonly at: string;
  readonly conforms: boolean;
  readonly lines: readonly FindingLine[];
  readonly note: string;
}
export interface DeclarationView {
  readonly summary: DeclarationSummary;
  readonly version: number;
  readonly declaration: Declaration;
  readonly taxTable: readonly TaxRow[];
  readonly amountPaid: string;
  readonly paymentReference: string | null;
  readonly tracking: string;
  readonly holder: Holder;
  readonly next: Text;
  readonly legalActions: readonly string[];
  readonly requestedDocuments: readonly RequestedDocument[];
  readonly attachments: readonly Attachment[];
  readonly findings: readonly Finding[];
  readonly timeline: readonly TimelineEntry[];
}
export interface CaseView {
  readonly view: DeclarationView;
  readonly whyHere: Explanation | null;
}

export interface LodgeAnswer {
  readonly number: string;
  readonly status: Status;
  readonly channel: Channel | null;
  readonly totalPayable: string;
  readonly currency: string;
  readonly warnings: readonly Refusal[];
}
export interface CheckAnswer {
  readonly refusals: readonly Refusal[];
  readonly taxTable: readonly TaxRow[];
  /** `null` while something stands in the way of an assessment. */
  readonly totalPayable: string | null;
}

export interface CodeEntry {
  readonly code: string;
  readonly name: Text;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface TariffLineSummary {
  readonly code: string;
  readonly name: Text;
  readonly unitCodes: readonly string[];
  readonly mfn: string;
  readonly vat: string;
}

export type Decision =
  | { readonly action: 'accept'; readonly reason: string }
  | {
      readonly action: 'requestDocuments';
      readonly documents: readonly { readonly typeCode: string; readonly note: string }[];
      readonly reason: string;
    }
  | {
      readonly action: 'recordFinding';
      readonly conforms: boolean;
      readonly lines: readonly FindingLine[];
      readonly note: string;
    };

export interface AssessmentRequest {
  readonly commodityCode: string;
  readonly originCountryCode: string;
  readonly tariffTreatment?: string;
  readonly certificateForm?: string;
  readonly value: { readonly amount: string; readonly currency: string };
  readonly quantity?: { readonly value: string; readonly unitCode: string };
  readonly characteristics?: readonly { readonly typeCode: string; readonly value: string }[];
  readonly vatRegime?: string;
  readonly on?: string;
}
export interface Rate {
  readonly kind: string;
  /** As printed. */
  readonly text: string;
  readonly excludedOrigins: readonly string[];
}
export interface TariffLine {
  readonly code: string;
  readonly on: string;
  readonly name: Text;
  readonly chapter: { readonly code: string; readonly name: Text } | null;
  readonly unitCodes: readonly string[];
  readonly ordinary: Rate;
  readonly mfn: Rate;
  readonly preferences: readonly {
    readonly agreement: string;
    readonly name: Text;
    readonly certificateForms: readonly string[];
    readonly rate: Rate;
    readonly illustrative: boolean;
  }[];
  readonly vat: readonly {
    readonly regime: string;
    readonly rate: string | null;
    readonly standard: boolean;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly legalBasis: string;
  }[];
  readonly excise: readonly {
    readonly id: string;
    readonly name: Text;
    readonly percent: string;
    readonly conditions: readonly string[];
    readonly legalBasis: string;
    readonly illustrative: boolean;
  }[];
  readonly environment: readonly {
    readonly id: string;
    readonly name: Text;
    readonly amountPerUnit: string;
    readonly unitCode: string;
    readonly legalBasis: string;
    readonly illustrative: boolean;
  }[];
  readonly subjectToEnvironmentTax: boolean;
  readonly policyReferences: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface ApiKey {
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly string[];
  /** The last characters of the key, to tell one from another. */
  readonly hint: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** One error shape of the whole product (problem+json). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly Refusal[];
}
