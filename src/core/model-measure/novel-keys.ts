import { rateOf, type Rate } from '#core/fairness';
import type { DeclaredGoods } from '#core/feature';

/** What a model may know by name through what was found and declared of it. */
export const NOVEL_KINDS = [
  'importer',
  'declarant',
  'partner',
  'code',
  'codeAndOrigin',
  'importerAndCode',
  'importerAndPartner',
] as const;
export type NovelKind = (typeof NOVEL_KINDS)[number];

export interface NovelShare extends Rate {
  readonly kind: NovelKind;
}

/** Who and what stands in a line, by kind. */
export const keysOfGoods = (
  goods: Pick<DeclaredGoods, 'importer' | 'declarant' | 'partner' | 'code' | 'origin'>,
): Readonly<Record<NovelKind, string>> => ({
  importer: goods.importer,
  declarant: goods.declarant,
  partner: goods.partner,
  code: goods.code,
  codeAndOrigin: `${goods.code} ${goods.origin}`,
  importerAndCode: `${goods.importer} ${goods.code}`,
  importerAndPartner: `${goods.importer} ${goods.partner}`,
});

/** Of these lines, how many name somebody or something that the days of the training did not. Nothing is made of kinds not `known`. */
export function novelShares(
  lines: Iterable<Parameters<typeof keysOfGoods>[0]>,
  known: ReadonlyMap<NovelKind, ReadonlySet<string>>,
): readonly NovelShare[] {
  const novel = new Map<NovelKind, number>();
  let of = 0;
  for (const line of lines) {
    of += 1;
    const keys = keysOfGoods(line);
    for (const [kind, names] of known) if (!names.has(keys[kind])) novel.set(kind, (novel.get(kind) ?? 0) + 1);
  }
  return [...known.keys()].map((kind) => ({ kind, ...rateOf(novel.get(kind) ?? 0, of) }));
}
