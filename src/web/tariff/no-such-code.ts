import type { useText } from '#web/ui';

/** The words for a code that the tariff has not on the day asked for. */
export const noSuchCode = (t: ReturnType<typeof useText>, code: string) => ({
  title: t('tariff.absent', { code }),
  fix: t('tariff.absentFix'),
});
