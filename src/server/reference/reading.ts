import type { CountryFiles } from './country-files.ts';
import type { FileProblem } from './file-problem.ts';

/** What the readers of one country share. */
export interface Reading {
  readonly files: CountryFiles;
  readonly zoneOffsetMinutes: number;
  readonly problems: FileProblem[];
}
