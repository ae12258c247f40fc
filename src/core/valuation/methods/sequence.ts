import type { CodeEntry } from '#core/codes';
import { saying } from '../statements.ts';
import type { AgreementMethod } from '../valuation.ts';
import { refuse, type ValuationRules } from '../valuation-rules.ts';
import type { DeclaredMethod } from './declared-method.ts';

/**
 * The methods come in order: a later one only where each earlier one is shown not to apply, by a statement of the
 * country's list. The importer may ask for the computed value before the deductive one.
 */
export function checkSequence(declared: DeclaredMethod, statements: readonly CodeEntry[], rules: ValuationRules): void {
  const excluded = new Set(saying(statements, 'excludes').map(({ attributes }) => attributes['method']));
  const swapped = declared.method === 5 && saying(statements, 'swaps').length > 0;
  for (const earlier of earlierThan(declared.method)) {
    if (excluded.has(String(earlier)) || (swapped && earlier === 4)) continue;
    refuse(rules, 'VAL-029', declared.place, { method: String(declared.method), missing: String(earlier) });
  }
}

const earlierThan = (method: AgreementMethod): readonly number[] =>
  Array.from({ length: method - 1 }, (_, index) => index + 1);
