import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ERRORS_FILE, errorsPage } from './error-catalogue.ts';

/** Writes the reference page of refusals from their catalogue. */
writeFileSync(path.resolve(import.meta.dirname, '..', ERRORS_FILE), errorsPage());
