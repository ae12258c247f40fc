import { edgeRefusal, type EdgeRefusalCode } from './edge-refusals.ts';
import { problem, ProblemError, type ProblemKind } from './problem.ts';
import type { SlotValues } from '#core/kernel';

/** What cannot be read as what was asked for (400), in both languages as every refusal. The pointer names a field, or a part of the query. */
export const malformed = (code: EdgeRefusalCode, pointer = '', values?: SlotValues): ProblemError =>
  edgeProblem('malformed', code, { pointer, ...(values && { values }) });

/** What the edge itself refuses or cannot do now, in both languages as every refusal; `headers` say when to come again. */
export function edgeProblem(
  kind: ProblemKind,
  code: EdgeRefusalCode,
  more: {
    readonly pointer?: string;
    readonly values?: SlotValues;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): ProblemError {
  const { pointer = '', values, headers } = more;
  return new ProblemError(problem(kind, { errors: [edgeRefusal(code, pointer, values)] }), headers);
}
