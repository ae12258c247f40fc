import type { DeclarationNumber } from '#core/declaration';
import type { Instant } from '#core/kernel';
import type { Done } from './done.ts';
import type { FollowUp, FollowUpEventData, FollowUpKind } from './follow-up.ts';

/**
 * The control of one declaration in detail: its papers against a checklist, the order to inspect its goods, what was seen,
 * and what was concluded. What becomes of the declaration is decided on its own stream; here stands why.
 */
export const INSPECTION_STREAM = 'inspection';

export const CHECK_ANSWERS = ['yes', 'no', 'notApplicable'] as const;
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];

export interface CheckedItem {
  /** An item of the country's checklist. */
  readonly item: string;
  readonly answer: CheckAnswer;
  /** What was wrong; empty where nothing was. */
  readonly note: string;
}

export const INSPECTION_MEANS = ['scanner', 'manual', 'both'] as const;
export type InspectionMeans = (typeof INSPECTION_MEANS)[number];

/** How much is looked at: all of it, or about this share. */
export type InspectionExtent = { readonly kind: 'full' } | { readonly kind: 'percent'; readonly percent: number };

export interface InspectionOrder {
  /** Containers to open or scan; empty where the goods came in none, or packages are picked instead. */
  readonly containers: readonly string[];
  /** Which packages, in words; empty where whole containers or lines are named. */
  readonly packages: string;
  /** Lines of the declaration to look at; empty: all. */
  readonly lines: readonly number[];
  readonly extent: InspectionExtent;
  readonly means: InspectionMeans;
  /** Where the goods are to be shown. */
  readonly place: string;
  readonly plannedAt: Instant;
  /** What the trader is told. */
  readonly reasonForTrader: string;
  /** What the inspector is to look for; never leaves the office. */
  readonly instructions: string;
}

/** Who keeps the goods, as the country's list of places names them; absent where it names nobody. */
export interface Keeper {
  readonly storagePlace?: string;
  readonly operatorId?: string;
}

export const SCAN_VERDICTS = ['clear', 'suspect', 'unreadable'] as const;
export type ScanVerdict = (typeof SCAN_VERDICTS)[number];

export interface Scan {
  readonly container: string;
  readonly verdict: ScanVerdict;
  /** Pictures that were added before, by content. */
  readonly images: readonly string[];
  readonly note: string;
}

export const SEAL_STATES = ['intact', 'broken', 'different', 'missing'] as const;
export type SealState = (typeof SEAL_STATES)[number];

/** A container as it stood there, before anybody opened it. */
export interface ContainerCheck {
  readonly container: string;
  /** What its seals bear; empty where there is none. */
  readonly seals: readonly string[];
  readonly sealState: SealState;
  readonly photos: readonly string[];
  readonly note: string;
}

export const ATTENDANCES = ['signed', 'refused', 'absent'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

/** Who was there for the declarant, and whether they signed what was found. */
export interface Attested {
  readonly attendance: Attendance;
  /** Empty where nobody was there. */
  readonly name: string;
  readonly capacity: string;
  /** The picture of the signature, added before; `null` where nobody signed. */
  readonly signature: string | null;
  /** What the representative wanted to be written down, or why there is no signature. */
  readonly note: string;
}

export interface PhysicalFinding {
  /** The line of the declaration; `null` for goods that it does not name. */
  readonly line: number | null;
  readonly quantityFound: string | null;
  readonly unitCode: string | null;
  readonly originFound: string | null;
  readonly codeFound: string | null;
  /** A condition of the country's list; `null` where nothing was remarkable. */
  readonly condition: string | null;
  readonly photos: readonly string[];
  readonly note: string;
}

export interface Sample {
  readonly line: number;
  readonly seal: string;
  /** A laboratory of the country's list. */
  readonly laboratory: string;
  readonly questions: string;
}

export interface LaboratoryResult {
  /** Which sample, as they are counted in this inspection. */
  readonly sample: number;
  readonly answer: string;
  readonly codeProposed: string | null;
}

export const DISCREPANCY_KINDS = [
  'quantity',
  'code',
  'origin',
  'value',
  'prohibited',
  'condition',
  'undeclared',
] as const;
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number];

export interface Discrepancy {
  /** `null` for goods that no line names. */
  readonly line: number | null;
  readonly kind: DiscrepancyKind;
  readonly declared: string;
  readonly found: string;
  readonly follow: FollowUpKind;
}

/** With the number of what it became, so that neither is lost from sight of the other. */
export interface NumberedDiscrepancy extends Discrepancy {
  readonly followUp: string;
}

export interface Photo {
  /** The SHA-256 of its bytes. */
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

export type InspectionEventData =
  | {
      readonly type: 'DocumentCheckRecorded';
      readonly number: DeclarationNumber;
      readonly items: readonly CheckedItem[];
    }
  | ({ readonly type: 'InspectionOrdered'; readonly number: DeclarationNumber } & InspectionOrder & Keeper)
  | ({ readonly type: 'InspectionCancelled'; readonly reason: string } & Keeper)
  | { readonly type: 'PhotoAdded'; readonly photo: Photo }
  | ({ readonly type: 'ScanRecorded' } & Scan)
  | ({ readonly type: 'ContainerChecked' } & ContainerCheck)
  | ({ readonly type: 'PhysicalFindingRecorded' } & PhysicalFinding)
  | ({ readonly type: 'SampleTaken' } & Sample)
  | ({ readonly type: 'AttendanceRecorded' } & Attested)
  | ({ readonly type: 'LaboratoryResultRecorded' } & LaboratoryResult)
  | {
      readonly type: 'InspectionConcluded';
      readonly conforms: boolean;
      readonly discrepancies: readonly NumberedDiscrepancy[];
      readonly text: string;
    }
  | FollowUpEventData;

/** One order, with all that came of it. A second look is a second round; the first stays as it was. */
export interface InspectionRound {
  readonly status: 'ordered' | 'underway' | 'cancelled' | 'concluded';
  readonly order: InspectionOrder & Keeper & Done;
  readonly scans: readonly (Scan & Done)[];
  readonly containerChecks: readonly (ContainerCheck & Done)[];
  readonly findings: readonly (PhysicalFinding & Done)[];
  /** As it was written down last. */
  readonly attendance: (Attested & Done) | null;
  readonly cancellation: ({ readonly reason: string } & Done) | null;
  readonly conclusion:
    | ({
        readonly conforms: boolean;
        readonly discrepancies: readonly NumberedDiscrepancy[];
        readonly text: string;
      } & Done)
    | null;
}

export interface InspectionState {
  readonly number: DeclarationNumber;
  readonly documentChecks: readonly ({ readonly items: readonly CheckedItem[] } & Done)[];
  readonly rounds: readonly InspectionRound[];
  readonly photos: readonly Photo[];
  /** In the order in which they were taken; the first is sample 1. */
  readonly samples: readonly (Sample & Done & { readonly result: (LaboratoryResult & Done) | null })[];
  readonly followUps: readonly FollowUp<Discrepancy>[];
}

/** The order that is being carried out now. */
export function openRound(state: Pick<InspectionState, 'rounds'> | undefined): InspectionRound | undefined {
  const last = state?.rounds.at(-1);
  return last !== undefined && (last.status === 'ordered' || last.status === 'underway') ? last : undefined;
}
