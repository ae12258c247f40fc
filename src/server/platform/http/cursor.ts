import { malformed } from './malformed.ts';
import type { ProblemError } from './problem.ts';

/** A cursor that its list did not write is refused: to begin again at the first page would have its sender go round in circles. */
export const foreignCursor = (): ProblemError => malformed('FMT-011', '/cursor');

/** As the database tells them; it reads others too, and stumbles over the rest. */
export const UUID_TEXT = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const UUID = new RegExp(UUID_TEXT);
export const isUuid = (text: string): boolean => UUID.test(text);
