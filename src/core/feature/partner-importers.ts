import type { Kept } from './kept.ts';
import type { Names } from './names.ts';
import { newIntegers, Pages } from './pages.ts';

/** From so many on, how many importers a partner delivers to says nothing more. */
const IMPORTERS_MAX = 1_000;

const TIME = 0;
const COUNT = 1;
const WIDTH = 2;

/**
 * To how many importers each partner delivered since customs remember it. That an importer was counted is marked at the pair of both, with a number of the
 * time for which the partner is remembered: once it is forgotten and comes again, no mark of before counts.
 */
export class PartnerImporters implements Kept {
  readonly #partners: Names;
  readonly #pages = new Pages(newIntegers, WIDTH);

  constructor(partners: Names) {
    this.#partners = partners;
  }

  /** The partner is remembered anew: nobody is counted. */
  begin(partner: number): void {
    this.#pages.ensure(partner);
    const page = this.#pages.page(partner);
    const at = this.#pages.at(partner);
    page[at + TIME] = (page[at + TIME] ?? 0) + 1;
    page[at + COUNT] = 0;
  }

  count(partner: number): number {
    return this.#pages.page(partner)[this.#pages.at(partner) + COUNT] ?? 0;
  }

  isCounted(partner: number, mark: number): boolean {
    return this.#pages.page(partner)[this.#pages.at(partner) + TIME] === mark;
  }

  /** Counts one who was not, and gives the mark that says so; one too many is left out and keeps its own. */
  counted(partner: number, mark: number): number {
    const page = this.#pages.page(partner);
    const at = this.#pages.at(partner);
    const count = page[at + COUNT] ?? 0;
    if (count >= IMPORTERS_MAX) return mark;
    page[at + COUNT] = count + 1;
    return page[at + TIME] ?? 0;
  }

  state(): readonly number[] {
    return [this.#partners.count];
  }

  *bytes(): Generator<Uint8Array> {
    if (this.#partners.count > 0) this.#pages.ensure(this.#partners.count - 1);
    yield* this.#pages.bytes(this.#partners.count);
  }

  restoring([partners = 0]: readonly number[]): Generator<void, void, Uint8Array> {
    return this.#pages.restoring(partners);
  }
}
