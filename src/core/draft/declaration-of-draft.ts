import type { Declaration } from '#core/declaration';
import { withoutHiddenOrder } from '#core/kernel';
import { isList, nodeAt, textAt, type DraftNode } from './content-tree.ts';
import { SET_ASIDE } from './open-matters.ts';

/** Fields that are whole numbers in the model; a draft holds them as text like everything else. */
const INTEGER_FIELDS: ReadonlySet<string> = new Set(['totalPackageQuantity', 'loadingListQuantity']);
const MASS_FIELDS: ReadonlySet<string> = new Set(['totalGrossMass', 'grossMass', 'netMass']);
/** A unit, currency or code that qualifies an amount, measure or document says nothing without it. */
const NEEDED_MEMBER: readonly (readonly [qualifier: string, needed: string])[] = [
  ['unitCode', 'value'],
  ['currency', 'amount'],
];

/**
 * The declaration that a draft stands for: lines numbered, masses in kilograms, amounts in the invoice's currency where
 * they name none, and halves of values left out. The server judges the rest.
 */
export function declarationOfDraft(draft: DraftNode): Declaration {
  const currency = textAt(draft, '/invoiceAmount/currency');
  const { goodsItems: _, ...header } = typeof draft === 'object' && !isList(draft) ? draft : {};
  const tree = cleaned(header, '', currency) ?? {};
  const lines = listOf(draft).map((line, index) => ({ ...lineOf(line, currency), sequence: index + 1 }));
  // The draft's places are the declaration's places: the form knows no others.
  return { ...asObject(tree), goodsItemQuantity: lines.length, goodsItems: lines } as unknown as Declaration;
}

function listOf(draft: DraftNode): readonly DraftNode[] {
  const lines = nodeAt(draft, '/goodsItems');
  return isList(lines) ? lines : [undefined];
}

/** Each line as it was made last: of thousands, one key changes one. Kept as long as the line itself. */
const made = new WeakMap<object, { readonly currency: string; readonly line: { [name: string]: Sendable } }>();

function lineOf(node: DraftNode, currency: string): { [name: string]: Sendable } {
  const known = typeof node === 'object' ? made.get(node) : undefined;
  if (known?.currency === currency) return known.line;
  const line = asObject(cleaned(node, '', currency));
  if (typeof node === 'object') made.set(node, { currency, line });
  return line;
}

type Sendable = string | number | Sendable[] | { [name: string]: Sendable };
const asObject = (value: Sendable | undefined): { [name: string]: Sendable } =>
  typeof value === 'object' && !Array.isArray(value) ? value : {};

function cleaned(node: DraftNode, name: string, currency: string): Sendable | undefined {
  if (node === undefined) return undefined;
  if (typeof node === 'string') {
    const text = withoutHiddenOrder(node.normalize('NFC')).trim();
    if (text === '') return undefined;
    return INTEGER_FIELDS.has(name) && /^\d{1,9}$/.test(text) ? Number(text) : text;
  }
  if (isList(node)) {
    return node.map((member) => cleaned(member, name, currency)).filter((member) => member !== undefined);
  }
  const members: { [name: string]: Sendable } = {};
  for (const [key, child] of Object.entries(node)) {
    // What people told each other about the draft is between them.
    if (key === SET_ASIDE) continue;
    const value = cleaned(child, key, currency);
    if (value !== undefined) members[key] = value;
  }
  if (NEEDED_MEMBER.some(([qualifier, needed]) => members[qualifier] !== undefined && members[needed] === undefined))
    return undefined;
  if (members['amount'] !== undefined && members['currency'] === undefined && currency !== '')
    members['currency'] = currency;
  if (MASS_FIELDS.has(name) && members['value'] !== undefined) members['unitCode'] = 'KGM';
  return Object.keys(members).length === 0 ? undefined : members;
}
