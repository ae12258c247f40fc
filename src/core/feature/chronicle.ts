import type { DeclaredGoods } from './declared-goods.ts';
import { Knowledge, ROW_LENGTH } from './knowledge.ts';

/** What customs came to know at one moment: a declaration with all its lines, or what came out for some of them. */
export type Chapter =
  | { readonly kind: 'declared'; readonly goods: readonly DeclaredGoods[] }
  | { readonly kind: 'found'; readonly atMs: number; readonly lines: readonly FoundLine[] };

export interface FoundLine {
  readonly goods: DeclaredGoods;
  readonly violation: boolean;
}

/**
 * What was declared and found, told in the order in which it became known: in the program that decides as it happens, and in a training
 * once more from the beginning, to the same rows. The lines of one declaration do not know of each other, for they are decided on together.
 */
export class Chronicle {
  readonly #knowledge = new Knowledge();

  /** The rows of goods that are about to be decided on, line after line. */
  rowsOf(goods: readonly DeclaredGoods[]): Float64Array {
    const rows = new Float64Array(goods.length * ROW_LENGTH);
    this.writeRows(goods, rows);
    return rows;
  }

  /** The same into room that there is already. */
  writeRows(goods: readonly DeclaredGoods[], rows: Float32Array | Float64Array): void {
    for (const [index, line] of goods.entries()) this.#knowledge.writeRow(line, rows, index * ROW_LENGTH);
  }

  /** Gives back the memory of what is forgotten by then, in steps between which other things may be done. */
  pruning(atMs: number): Generator<void> {
    return this.#knowledge.pruning(atMs);
  }

  /** How many keys are kept. */
  get size(): number {
    return this.#knowledge.size;
  }

  tell(chapter: Chapter): void {
    if (chapter.kind === 'declared') for (const goods of chapter.goods) this.#knowledge.declared(goods);
    else for (const { goods, violation } of chapter.lines) this.#knowledge.found(goods, violation, chapter.atMs);
  }
}
