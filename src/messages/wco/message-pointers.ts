import type { Pointer } from '#core/declaration';
import type { AnyClass, ElementBinding } from './binding.ts';
import { SECTION_OF_CLASS, TAG_OF_ELEMENT } from './data-model-ids.ts';
import { declarationBinding } from './declaration-binding.ts';

/**
 * The place in a declaration that a JSON pointer names, as a response of the WCO Data Model points to it: the classes from
 * the declaration inwards, each repeated one with its number, and the element's tag on the last. It is found by walking the
 * binding table, so it leads where the message really has the value. What the data model has no identifier for is left out
 * from there on: the way then ends at the last class that has one.
 */
export function messagePointers(jsonPointer: string): readonly Pointer[] {
  const walk: Walk = {
    pointers: [{ documentSectionCode: SECTION_OF_CLASS['Declaration'] ?? '' }],
    last: 'Declaration',
  };
  const steps = jsonPointer.split('/').slice(1);
  let inside: AnyClass | undefined = declarationBinding;
  while (inside !== undefined && steps.length > 0) inside = step(walk, inside, steps);
  return walk.pointers;
}

interface Walk {
  readonly pointers: Pointer[];
  /** The class that the last pointer names. */
  last: string;
}

/** Follows one field, and the index into its list; gives the class arrived at, if the way goes on. */
function step(walk: Walk, inside: AnyClass, steps: string[]): AnyClass | undefined {
  const field = steps.shift() ?? '';
  const way = wayTo(inside, field);
  const bound = way?.at(-1);
  if (way === undefined || bound === undefined) return undefined;
  for (const dissolved of way.slice(0, -1)) if (!enter(walk, dissolved.element, undefined)) return undefined;
  switch (bound.kind) {
    case 'one':
      return enter(walk, bound.element, undefined) ? bound.of : undefined;
    case 'many':
      return enter(walk, bound.element, numberOf(steps.shift(), 1)) ? bound.of : undefined;
    case 'first':
      // The first has a field of its own; the list holds those from the second on.
      return enter(walk, bound.element, field === bound.field ? 1 : numberOf(steps.shift(), 2)) ? bound.of : undefined;
    case 'primary':
      if (!enter(walk, bound.element, undefined)) return undefined;
      if (field === 'commodityCode') tag(walk, 'ID');
      return undefined;
    default:
      tag(walk, bound.element);
      return undefined;
  }
}

/** The elements that lead to a field: those of dissolved classes, then the one that holds it. */
function wayTo(inside: AnyClass, field: string): readonly ElementBinding[] | undefined {
  for (const bound of inside.elements) {
    if (bound.kind === 'inside') {
      const deeper = wayTo(bound.of, field);
      if (deeper !== undefined) return [bound, ...deeper];
    } else if (fieldsOf(bound).includes(field)) return [bound];
  }
  return undefined;
}

function fieldsOf(bound: ElementBinding): readonly (string | undefined)[] {
  switch (bound.kind) {
    case 'inside':
      return [];
    case 'date':
      return [bound.dateField, bound.dateTimeField];
    case 'primary':
      return ['commodityCode', bound.rest];
    case 'first':
      return [bound.field, bound.rest];
    default:
      return [bound.field];
  }
}

const numberOf = (index: string | undefined, first: number): number | undefined =>
  index !== undefined && /^\d{1,5}$/.test(index) ? Number(index) + first : undefined;

function enter(walk: Walk, element: string, sequence: number | undefined): boolean {
  const documentSectionCode = SECTION_OF_CLASS[element];
  if (documentSectionCode === undefined) return false;
  walk.pointers.push({ documentSectionCode, ...(sequence !== undefined && { sequence }) });
  walk.last = element;
  return true;
}

function tag(walk: Walk, element: string): void {
  const tagId = TAG_OF_ELEMENT[`${walk.last}.${element}`];
  const last = walk.pointers.pop();
  if (last !== undefined) walk.pointers.push(tagId === undefined ? last : { ...last, tagId });
}
