import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadCountry, problemReport } from '#server/reference';
import { ERRORS_FILE, errorsPage } from './error-catalogue.ts';

/** Writes the reference page of refusals from their catalogue and the country's legal bases. */
const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'country', 'vn');
const country = await loadCountry(folder);
if (!country.ok) throw new Error(problemReport(folder, country.error));
writeFileSync(path.join(root, ERRORS_FILE), errorsPage(country.value.reference.legalBases));
