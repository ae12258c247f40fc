import { declarationOfDraft } from './declaration-of-draft.ts';
import { draftOfDeclaration } from './draft-of-declaration.ts';
import type { Declaration } from '#core/declaration';
import { canonicalJson } from '#core/kernel';

/**
 * What an edited draft changes of the declaration that it was opened from, and nothing else: a form asks for less than a
 * declaration may say (a mass in tonnes, the order of containers), and what nobody touched stays as it was declared.
 */
export function keptAsDeclared(declared: Declaration, edited: Declaration): Declaration {
  const opened = openedAgain(declared);
  const { goodsItems: linesOpened, ...headerOpened } = opened;
  const { goodsItems: linesDeclared, ...headerDeclared } = declared;
  const { goodsItems: linesEdited, ...headerEdited } = edited;
  const goodsItems = linesEdited.map((line, index) =>
    merged(linesDeclared[index] ?? line, linesOpened[index] ?? line, line),
  );
  return { ...merged(headerDeclared, headerOpened, headerEdited), goodsItems };
}

function merged<Node extends object>(declared: Node, opened: Node, edited: Node): Node {
  if (isSame(opened, edited)) return declared;
  const [was, before, now] = [declared, opened, edited].map((node) => new Map<string, unknown>(Object.entries(node)));
  const names = [...new Set([...(was?.keys() ?? []), ...(now?.keys() ?? [])])];
  const members = names.flatMap((name) => {
    const value = isSame(before?.get(name), now?.get(name)) ? was?.get(name) : now?.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  // Of each member one of two nodes that both have the shape.
  return Object.fromEntries(members) as Node;
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (one !== undefined && other !== undefined && textOf(one) === textOf(other));

/** Thousands of lines are the same objects from one key to the next. */
const texts = new WeakMap<object, string>();
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return canonicalJson(value);
  const known = texts.get(value) ?? canonicalJson(value);
  texts.set(value, known);
  return known;
}

const openings = new WeakMap<Declaration, Declaration>();
function openedAgain(declared: Declaration): Declaration {
  const known = openings.get(declared) ?? declarationOfDraft(draftOfDeclaration(declared, 'keepReference'));
  openings.set(declared, known);
  return known;
}
