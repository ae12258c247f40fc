import { assert } from '#core/kernel';
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

/** Another one whenever what `Chronicle.pieces` gives, or what a row is made of, is another: then what was kept before is not taken. */
export const CHRONICLE_FORMAT = 1;

/** Clocks of two programs may differ; by so much what is forgotten stays longer than it must. */
const CLOCKS_MS = 86_400_000;

/**
 * What was declared and found, told in the order in which it became known: in the program that decides as it happens, and in a training
 * once more from the beginning, to the same rows. The lines of one declaration do not know of each other, for they are decided on together.
 */
export class Chronicle {
  #knowledge = new Knowledge();
  #told = 0;
  /** The latest moment of which something was told. */
  #untilMs = 0;

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

  /**
   * Gives back the memory of what is forgotten, in steps between which other things may be done. Forgotten by the latest moment that was told, not by
   * today: while a year ago is being told, what was known then is still needed.
   */
  pruning(): Generator<void> {
    return this.#knowledge.pruning(this.#untilMs - CLOCKS_MS);
  }

  /** How many keys are kept. */
  get size(): number {
    return this.#knowledge.size;
  }

  /** How many chapters were told. */
  get told(): number {
    return this.#told;
  }

  tell(chapter: Chapter): void {
    if (chapter.kind === 'declared')
      for (const goods of chapter.goods) {
        this.#knowledge.declared(goods);
        this.#reach(goods.atMs);
      }
    else {
      for (const { goods, violation } of chapter.lines) this.#knowledge.found(goods, violation, chapter.atMs);
      this.#reach(chapter.atMs);
    }
    this.#told += 1;
  }

  /** All that is known, in pieces of at most a megabyte or so. Each is to be read, and all of them, before anything more is told or pruned. */
  pieces(): Generator<Uint8Array> {
    return this.#knowledge.pieces([this.#told, this.#untilMs]);
  }

  /** Takes back what `pieces` gave, handed to `next` one after another: afterwards it is as if all that had been told here. */
  *restoring(): Generator<void, void, Uint8Array> {
    const knowledge = new Knowledge();
    const [told, untilMs] = yield* knowledge.restoring();
    assert(told !== undefined && untilMs !== undefined, 'what was kept says how much was told');
    this.#knowledge = knowledge;
    this.#told = told;
    this.#untilMs = untilMs;
  }

  #reach(atMs: number): void {
    if (atMs > this.#untilMs) this.#untilMs = atMs;
  }
}
