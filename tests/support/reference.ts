import { fileURLToPath } from 'node:url';
import { readComplianceTables, type ComplianceTable } from '#core/compliance';
import { readDeadlines, type DeadlineRules } from '#core/deadline';
import { readInspectionGuide, type InspectionGuide } from '#core/inspection';
import { assert, type Instant } from '#core/kernel';
import { compileReference, type CountryPack, type Reference } from '#core/reference';
import { loadCountry, problemReport, type CountryFiles } from '#server/reference';

const folder = fileURLToPath(new URL('../../country/vn', import.meta.url));

// Read once for each test file, at import: some 0.3 s, after which every test gets the same immutable snapshot.
const loaded = await loadCountry(folder);
assert(loaded.ok, `country/vn is understood:\n${loaded.ok ? '' : problemReport(folder, loaded.error)}`);
const { files, pack, reference } = loaded.value;

/** The reference of `country/vn` with all that the pack knows. */
export const vietnamReference = (): Reference => reference;

/** The pack it was compiled from, for tests that change a record and compile again. */
export const vietnamPack = (): CountryPack => pack;

/** The files it was read from. */
export const vietnamFiles = (): CountryFiles => files;

/** The deadlines of Vietnam. */
export function vietnamDeadlines(): DeadlineRules {
  const file = 'clearance/deadlines.json';
  const rules = readDeadlines(files.texts[file] ?? '', file);
  assert(rules.ok, `${file} is understood:\n${rules.ok ? '' : JSON.stringify(rules.error)}`);
  return rules.value;
}

/** How Vietnam inspects. */
export function vietnamInspection(): InspectionGuide {
  const file = 'inspection/checklists.json';
  const guide = readInspectionGuide(files.texts[file] ?? '', file);
  assert(guide.ok, `${file} is understood:\n${guide.ok ? '' : JSON.stringify(guide.error)}`);
  return guide.value;
}

export function vietnamCompliance(): readonly ComplianceTable[] {
  const file = 'compliance/tables.json';
  const tables = readComplianceTables(files.texts[file] ?? '', file);
  assert(tables.ok, `${file} is understood:\n${tables.ok ? '' : JSON.stringify(tables.error)}`);
  return tables.value;
}

/** The reference as it was known at an instant. */
export function vietnamReferenceKnownAt(knownAt: Instant): Reference {
  const compiled = compileReference(pack, { knownAt });
  assert(compiled.ok, 'what compiles with everything known compiles with less');
  return compiled.value;
}
