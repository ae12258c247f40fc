import { MEMBER_MARK, type DraftDocument } from './draft-document.ts';
import type { DraftOperation } from './operations.ts';
import { fieldAt, partAt } from './places.ts';

/** The steps that take a change back: `document` is what it was made on. What others changed besides stays. */
export function undoOf(document: DraftDocument, operations: readonly DraftOperation[]): readonly DraftOperation[] {
  const inserted = new Set<string>();
  const seen = new Set<string>();
  const undone: DraftOperation[] = [];
  for (const operation of operations) {
    if (operation.op === 'insert') {
      const at = `${operation.list}/${MEMBER_MARK}${operation.id}`;
      inserted.add(at);
      undone.push({ op: 'remove', at });
      continue;
    }
    const { at } = operation;
    const key = operation.op === 'settle' ? `set${at}` : operation.op + at;
    if (seen.has(key) || isInside(at, inserted)) continue;
    seen.add(key);
    undone.push(backOf(document, operation));
  }
  return undone.toReversed();
}

function backOf(document: DraftDocument, operation: Exclude<DraftOperation, { op: 'insert' }>): DraftOperation {
  const { at } = operation;
  switch (operation.op) {
    case 'set':
    case 'settle':
      return { op: 'set', at, value: fieldAt(document, at)?.value ?? '' };
    case 'remove':
      return { op: 'restore', at };
    case 'restore':
      return { op: 'remove', at };
    case 'move':
      return { op: 'move', at, after: before(document, at) };
  }
}

function before(document: DraftDocument, at: string): string | null {
  const mark = at.lastIndexOf(`/${MEMBER_MARK}`);
  const list = partAt(document, at.slice(0, mark));
  if (list?.kind !== 'list') return null;
  return list.order[list.order.indexOf(at.slice(mark + 2)) - 1] ?? null;
}

/** A member that the change itself brought goes whole. */
function isInside(at: string, inserted: ReadonlySet<string>): boolean {
  for (let end = at.indexOf(`/${MEMBER_MARK}`); end >= 0; end = at.indexOf(`/${MEMBER_MARK}`, end + 1)) {
    const next = at.indexOf('/', end + 1);
    if (inserted.has(next < 0 ? at : at.slice(0, next))) return true;
  }
  return false;
}
