/** What is wrong with a country file, and where. Lines and columns count from 1. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** `country/vn/codes/unit.csv:12:5: message`, the form that editors and terminals turn into a link. */
export const fileProblemText = (folder: string, problem: FileProblem): string =>
  `${folder}/${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
