import type { Attested, CheckedItem, ContainerCheck, PhysicalFinding } from './inspection.ts';

/** What an inspector writes down away from the office, as it stands on the device until it is handed in. */
export interface FieldRecord {
  /** Answers to the checklist; handed in where all of it is answered. */
  readonly checks: readonly CheckedItem[];
  readonly containers: readonly ContainerCheck[];
  readonly findings: readonly PhysicalFinding[];
  readonly attended: Attested | null;
  /** What it comes to; `null` leaves that to the desk, where what follows from differences is chosen. */
  readonly conclusion: string | null;
}

export const EMPTY_FIELD_RECORD: FieldRecord = {
  checks: [],
  containers: [],
  findings: [],
  attended: null,
  conclusion: null,
};

/** One thing that the server is told: a picture, or a step that may name pictures told before it. */
export type FieldStep =
  | { readonly step: 'addPhoto'; readonly photo: string }
  | { readonly step: 'checkDocuments'; readonly items: readonly CheckedItem[] }
  | { readonly step: 'checkContainer'; readonly check: ContainerCheck }
  | { readonly step: 'recordFinding'; readonly finding: PhysicalFinding }
  | { readonly step: 'recordAttendance'; readonly attested: Attested }
  | {
      readonly step: 'conclude';
      readonly conforms: true;
      readonly discrepancies: readonly [];
      readonly text: string;
    };

/**
 * A record as the steps it is made of, in the order of the law: each picture once, before what first names it, and not at
 * all where the server has it already.
 */
export function fieldSteps(record: FieldRecord, before: readonly string[] = []): readonly FieldStep[] {
  const { checks, containers, findings, attended, conclusion } = record;
  const steps: FieldStep[] = [];
  const told = new Set(before);
  const tell = (photos: readonly string[]): void => {
    for (const photo of photos) {
      if (!told.has(photo)) steps.push({ step: 'addPhoto', photo });
      told.add(photo);
    }
  };
  if (checks.length > 0) steps.push({ step: 'checkDocuments', items: checks });
  for (const check of containers) {
    tell(check.photos);
    steps.push({ step: 'checkContainer', check });
  }
  for (const finding of findings) {
    tell(finding.photos);
    steps.push({ step: 'recordFinding', finding });
  }
  if (attended) {
    tell(attended.signature === null ? [] : [attended.signature]);
    steps.push({ step: 'recordAttendance', attested: attended });
  }
  if (conclusion !== null) steps.push({ step: 'conclude', conforms: true, discrepancies: [], text: conclusion });
  return steps;
}

/** Every picture that a record names. */
export const photosIn = ({ containers, findings, attended }: FieldRecord): ReadonlySet<string> =>
  new Set([
    ...containers.flatMap(({ photos }) => photos),
    ...findings.flatMap(({ photos }) => photos),
    ...(attended === null || attended.signature === null ? [] : [attended.signature]),
  ]);
