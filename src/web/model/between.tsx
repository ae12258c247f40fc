import { tableClasses as table, useText } from '#web/ui';
import type { Estimated } from './model-api.ts';
import { usePercent } from './use-percent.ts';

/** A share and between which two it lies; that it cannot be told, where nothing of it was seen. */
export function Between(props: { readonly estimated: Estimated }) {
  const t = useText();
  const percent = usePercent();
  const { value, low, high } = props.estimated;
  // From nothing to all is no interval.
  if (value === null) return t('model.tooFew');
  return (
    <>
      {percent(value)}
      <span className={table.sub}>{t('model.between', { low: percent(low), high: percent(high) })}</span>
    </>
  );
}
