import { instantAt } from '#core/kernel';
import type { CompileOptions } from '#core/reference';
import { StartRefused } from '#server/platform/config';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** As of when a look-up knows the law: the instant named, else all that the folder holds. */
export function knowledgeOf(text: string | undefined): CompileOptions {
  if (text === undefined) return {};
  const atMs = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(atMs))
    throw new StartRefused(`"${text}" is not an instant. Write it with its zone, as 2026-11-21T10:00+07:00.`);
  return { knownAt: instantAt(atMs) };
}
