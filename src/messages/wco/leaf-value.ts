import type { Qualifier } from '#core/declaration';
import type { LeafBinding } from './binding.ts';

/** An object of the model under construction; the schema judges it when it is complete. */
export type Target = Record<string, unknown>;

/** The attribute that is part of the value itself rather than a qualifier of it. */
export function ownAttribute(bound: LeafBinding): 'currencyID' | 'unitCode' | undefined {
  if (bound.kind === 'amount') return 'currencyID';
  return bound.kind === 'measure' || bound.unitField !== undefined ? 'unitCode' : undefined;
}

/**
 * The model's value for the text of a leaf element. Numbers that XML Schema reads but that are not spelled plainly (`01`,
 * `+5`, `.5`) are respelled, and their own spelling kept as a qualifier; what is no number at all stays the text that it is,
 * for the schema to refuse by name.
 */
export function leafValue(bound: LeafBinding, text: string, own: string | undefined, target: Target): unknown {
  if (bound.kind === 'text') return text;
  if (bound.kind === 'count') return countOf(bound, text, target);
  const decimal = decimalOf(bound, text, target);
  if (bound.kind === 'amount') return own === undefined ? { amount: decimal } : { amount: decimal, currency: own };
  if (bound.kind === 'measure') return own === undefined ? { value: decimal } : { value: decimal, unitCode: own };
  return decimal;
}

type MutableQualifier = { -readonly [K in keyof Qualifier]: Qualifier[K] };

/** The qualifier of one field, made when first asked for. */
export function qualifierOf(target: Target, field: string): MutableQualifier {
  const all = (target['qualifiers'] ??= {}) as Record<string, MutableQualifier>;
  return (all[field] ??= {});
}

/** Whether the field was sent already, if only as an empty element. */
export function isTaken(target: Target, field: string): boolean {
  if (target[field] !== undefined) return true;
  const all = target['qualifiers'] as Readonly<Record<string, Qualifier>> | undefined;
  return all?.[field]?.spelling === '';
}

const COUNT = /^(?:0|[1-9]\d{0,8})$/;
const DECIMAL = /^-?\d{1,20}(?:\.\d{1,10})?$/;
const SPELLED_COUNT = /^\+?\d{1,20}(?:\.0*)?$/;
const SPELLED_DECIMAL = /^[+-]?(?:\d{1,20}\.?\d{0,10}|\.\d{1,10})$/;
const COUNT_MAX = 999_999_999;

function countOf(bound: LeafBinding, text: string, target: Target): number | string {
  if (COUNT.test(text)) return Number(text);
  if (!SPELLED_COUNT.test(text) || Number(text) > COUNT_MAX) return text;
  qualifierOf(target, bound.field).spelling = text;
  return Number(text);
}

function decimalOf(bound: LeafBinding, text: string, target: Target): string {
  if (DECIMAL.test(text) || !SPELLED_DECIMAL.test(text)) return text;
  qualifierOf(target, bound.field).spelling = text;
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  return `${text.startsWith('-') ? '-' : ''}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
}
