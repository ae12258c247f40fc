import {
  compareDecimals,
  decimalText,
  errorsOf,
  ZERO,
  type PlainDate,
  type Refusal,
  type Refusals,
} from '#core/kernel';
import {
  refusal as refuse,
  simplifiedFormOf,
  validateDeclaration,
  withinTold,
  type Declaration,
} from '#core/declaration';
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
  return examined(declaration, reference, on, validateDeclaration(declaration, reference, on));
}

/** What is said of goods before there is a declaration. */
export interface QuestionExamination extends Examination {
  /** What lodging would still ask for, and the figures do not hang on: parties, transport, packages. */
  readonly toLodge: Refusals;
}

/**
 * The same examination of goods that nobody lodges yet: what the figures do not hang on may be left out. Whatever is said
 * must hold all the same, and what the figures do hang on must be said, or they would not be those of the declaration.
 */
export function examineQuestion(question: Declaration, reference: Reference, on: PlainDate): QuestionExamination {
  const counted: Refusal[] = [];
  const toLodge: Refusal[] = [];
  for (const refusal of validateDeclaration(question, reference, on)) {
    const matters = FIGURES_HANG_ON.test(refusal.code) || isSaid(question, refusal.pointer);
    (matters ? counted : toLodge).push(refusal);
  }
  return { ...examined(question, reference, on, counted), toLodge };
}

/** Origin, value and taxes: left out, they make other figures. */
const FIGURES_HANG_ON = /^(ORG|VAL|TAX)-/;

function isSaid(question: Declaration, pointer: string): boolean {
  let found: unknown = question;
  for (const key of pointer.split('/').slice(1)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return false;
    found = Reflect.get(found, key);
  }
  return found !== undefined;
}

function examined(declaration: Declaration, reference: Reference, on: PlainDate, found: Refusals): Examination {
  const valuation = valueDeclaration(declaration, reference, on);
  const tooDear = valuation.ok ? valueRefusals(declaration, valuation.value, reference, on) : NONE;
  const checked = tooDear.length === 0 ? found : [...found, ...tooDear];
  const assessment = assess(declaration, valuation.ok ? valuation.value : worthNothing(on), reference, on);
  if (valuation.ok && assessment.ok && errorsOf(checked).length === 0) {
    return { refusals: checked, assessment: assessment.value };
  }
  const later = [...(valuation.ok ? [] : valuation.error), ...(assessment.ok ? [] : assessment.error)];
  return { refusals: withinTold(checked, withoutRepeats(later, errorsOf(checked))), assessment: undefined };
}

const NONE: Refusals = [];

/** A short form is for goods of low value, which is known only once it is worked out. */
function valueRefusals(declaration: Declaration, { total }: Valuation, reference: Reference, on: PlainDate): Refusals {
  const form = simplifiedFormOf(declaration, reference, on);
  if (form === undefined || compareDecimals(total, form.valueMax) <= 0) return NONE;
  const { currency } = reference.country;
  const values = {
    form: form.code,
    value: `${decimalText(total)} ${currency}`,
    limit: `${decimalText(form.valueMax)} ${currency}`,
  };
  return [refuse('LOW-004', { pointer: '/specificCircumstancesCode' }, values)];
}

/** Stands in for a value that can not be worked out, so that the taxes still say what they lack. */
export function worthNothing(on: PlainDate): Valuation {
  return { on, basis: 'firstGateOfEntry', apportionedBy: 'value', rates: [], components: [], lines: [], total: ZERO };
}

/**
 * What the checks said of a place already, or of a part of it, the later steps need not say again. Each place is looked up with
 * the places around it: comparing every one with every other took seconds for two thousand empty lines.
 */
export function withoutRepeats(later: readonly Refusal[], checked: Refusals): Refusals {
  if (later.length === 0) return later;
  const places = new Set(checked.map(({ pointer }) => pointer));
  const around = new Set<string>();
  for (const place of places) for (const outer of placesAround(place)) around.add(outer);
  const told = new Set<string>();
  return later.filter(({ code, pointer, message }) => {
    if (around.has(pointer) || placesAround(pointer).some((outer) => places.has(outer))) return false;
    const key = `${code} ${pointer} ${message.en}`;
    return !told.has(key) && told.add(key) !== undefined;
  });
}

/** A place itself and all that it lies in, the document as a whole included. */
function placesAround(pointer: string): readonly string[] {
  const places = [pointer];
  for (let end = pointer.lastIndexOf('/'); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
    places.push(pointer.slice(0, end));
    if (end === 0) break;
  }
  return places;
}
