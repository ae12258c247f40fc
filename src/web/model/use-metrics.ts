import { useFormat, useText } from '#web/ui';
import { usePercent } from './use-percent.ts';

const METRICS = ['auc', 'brier', 'precisionAt10', 'recallAt10', 'revenueAt10'] as const;
const SHARES: ReadonlySet<string> = new Set(['precisionAt10', 'recallAt10', 'revenueAt10']);
const DIGITS = 3;

/** What was measured on rows held back, each with what it means. */
export function useMetrics(metrics: Readonly<Record<string, number>>) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  const number = (value: number): string => format.decimal(value.toFixed(DIGITS));
  return METRICS.flatMap((name) => {
    const value = metrics[name];
    if (value === undefined) return [];
    const base = metrics['brierOfShare'];
    const shown = SHARES.has(name)
      ? percent(value)
      : name === 'brier' && base !== undefined
        ? t('model.brierBeside', { brier: number(value), base: number(base) })
        : number(value);
    return [{ label: t(`model.metric.${name}`), value: shown }];
  });
}
