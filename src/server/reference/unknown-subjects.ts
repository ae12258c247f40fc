import { ACCESS_REFUSALS } from '#core/access';
import { CLEARANCE_REFUSALS } from '#core/clearance';
import type { PackProblem } from '#core/codes';
import { COMPLIANCE_REFUSALS } from '#core/compliance';
import { REFUSALS } from '#core/declaration';
import { GUARANTEE_REFUSALS } from '#core/guarantee';
import { INVOICE_REFUSALS } from '#core/invoice';
import { INSPECTION_REFUSALS } from '#core/inspection';
import { PARTY_REFUSALS } from '#core/party';
import { NAMED_BASES, type LegalBasisRecord } from '#core/reference';
import { RELIEF_REFUSALS } from '#core/relief';
import { MODEL_REFUSALS } from '#core/model';
import { RULE_REFUSALS } from '#core/risk';
import { WATCH_LIST_REFUSALS } from '#core/watch-list';
import { TRANSPORT_REFUSALS } from '#core/transport';

/** A basis of something that nobody is ever told is a slip: of a code mistyped, or of a refusal that was given up. */
export function unknownSubjects(records: readonly LegalBasisRecord[]): readonly PackProblem[] {
  return records
    .filter(({ subject }) => !SUBJECTS.has(subject))
    .map(({ subject, place }) => ({ place, field: 'subject', message: `"${subject}" is not told with a legal basis` }));
}

/** Everything that a country may name the basis of. */
const SUBJECTS: ReadonlySet<string> = new Set([
  ...Object.keys(REFUSALS),
  ...Object.keys(CLEARANCE_REFUSALS),
  ...Object.keys(COMPLIANCE_REFUSALS),
  ...Object.keys(INSPECTION_REFUSALS),
  ...Object.keys(GUARANTEE_REFUSALS),
  ...Object.keys(INVOICE_REFUSALS),
  ...Object.keys(RULE_REFUSALS),
  ...Object.keys(WATCH_LIST_REFUSALS),
  ...Object.keys(MODEL_REFUSALS),
  ...Object.keys(TRANSPORT_REFUSALS),
  ...Object.keys(PARTY_REFUSALS),
  ...Object.keys(RELIEF_REFUSALS),
  ...Object.values(ACCESS_REFUSALS).map(({ code }) => code),
  ...NAMED_BASES,
]);
