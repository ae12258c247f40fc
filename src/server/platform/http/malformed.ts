import { edgeRefusal, type EdgeRefusalCode } from './edge-refusals.ts';
import { problem, ProblemError } from './problem.ts';
import type { SlotValues } from '#core/kernel';

/** What cannot be read as what was asked for (400), in both languages as every refusal. The pointer names a field, or a part of the query. */
export const malformed = (code: EdgeRefusalCode, pointer = '', values?: SlotValues): ProblemError =>
  new ProblemError(problem('malformed', { errors: [edgeRefusal(code, pointer, values)] }));
