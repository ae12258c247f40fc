import { errorsOf, ZERO, type PlainDate, type Refusal, type Refusals } from '#core/kernel';
import { validateDeclaration, type Declaration } from '#core/declaration';
import type { Reference } from '#core/reference';
import { valueDeclaration, type Valuation } from '#core/valuation';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';

/** What the checks, the valuation and the assessment say together. */
export interface Examination {
  /** All that was found, errors and warnings, in the order of the steps; each place and code once. */
  readonly refusals: Refusals;
  /** Absent where an error stands in the way. */
  readonly assessment: Assessment | undefined;
}

/**
 * Runs all three steps and reports everything at once: a missing certificate is told in the same answer as a wrong total.
 * Where the value can not be worked out the taxes still say what they lack, as if every line were worth nothing.
 */
export function examineDeclaration(declaration: Declaration, reference: Reference, on: PlainDate): Examination {
  const checked = validateDeclaration(declaration, reference, on);
  const valuation = valueDeclaration(declaration, reference, on);
  const assessment = assess(declaration, valuation.ok ? valuation.value : worthNothing(on), reference, on);
  if (valuation.ok && assessment.ok && errorsOf(checked).length === 0) {
    return { refusals: checked, assessment: assessment.value };
  }
  const later = [...(valuation.ok ? [] : valuation.error), ...(assessment.ok ? [] : assessment.error)];
  return { refusals: [...checked, ...withoutRepeats(later, errorsOf(checked))], assessment: undefined };
}

function worthNothing(on: PlainDate): Valuation {
  return { on, basis: 'firstGateOfEntry', apportionedBy: 'value', rates: [], components: [], lines: [], total: ZERO };
}

/** What the checks said of a place already, or of a part of it, the later steps need not say again. */
function withoutRepeats(later: readonly Refusal[], checked: Refusals): Refusals {
  const told = new Set<string>();
  return later.filter(({ code, pointer, message }) => {
    if (checked.some((one) => isWithin(one.pointer, pointer) || isWithin(pointer, one.pointer))) return false;
    const key = `${code} ${pointer} ${message.en}`;
    return !told.has(key) && told.add(key) !== undefined;
  });
}

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);
