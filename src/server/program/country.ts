import type { ClearanceReference } from '#core/clearance';
import { compileRules, readRuleSet } from '#core/risk';
import { StartRefused } from '#server/platform/config';
import { loadCountry, problemReport } from '#server/reference';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The country in force: everything that decides, compiled once and swapped whole. */
export interface CountryInForce {
  readonly snapshot: ClearanceReference;
  readonly version: string;
}

const RULES = 'risk/rules.json';

/** Reads and compiles a country folder. Law that is not understood stops the start, with file, line and column. */
export async function countryInForce(folder: string): Promise<CountryInForce> {
  const country = await loadCountry(folder);
  if (!country.ok) throw new StartRefused(`The country in ${folder} is not understood:\n${problemReport(folder, country.error)}`);
  const text = await readFile(join(folder, RULES), 'utf8');
  const set = readRuleSet(text, RULES);
  const rules = set.ok ? compileRules(set.value) : set;
  if (!rules.ok) {
    const lines = rules.error.map((problem) => `${problem.place.file}:${problem.place.line} ${problem.field ?? ''} ${problem.message}`);
    throw new StartRefused(`The selection rules in ${folder} are not understood:\n${lines.join('\n')}`);
  }
  const { reference } = country.value;
  return { snapshot: { reference, rules: rules.value }, version: `${reference.version}+${rules.value.version}` };
}
