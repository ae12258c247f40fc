import { CHANGES, type ChangeCounts } from '#core/approval';
import type { TextKey } from '#web/texts';

/** `3 added, 12 changed`: what there is none of is left out. */
export function countsInWords(
  counts: ChangeCounts,
  t: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string,
): string {
  const words = CHANGES.filter((change) => counts[change] > 0).map((change) =>
    t(`change.count.${change}`, { count: counts[change] }),
  );
  return words.length === 0 ? t('change.none') : words.join(', ');
}
