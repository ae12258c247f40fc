import { tableClasses as table, useFormat, useText } from '#web/ui';
import type { ReplayRate } from './replay-api.ts';
import classes from './replay.module.css';

/** A share as people read it: 2.4 %. */
export function usePercent(): (share: number) => string {
  const format = useFormat();
  return (share) => `${format.decimal((share * 100).toFixed(1))}\u00a0%`;
}

/** So many, which share that is, and between which shares the true one lies. */
export function Rate(props: { readonly rate: ReplayRate }) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  const { share, hits, of, low, high } = props.rate;
  if (share === null) return <span className={classes.none}>{t('replay.nothingCounted')}</span>;
  return (
    <>
      {t('replay.rate', { share: percent(share), hits: format.decimal(String(hits)), of: format.decimal(String(of)) })}
      <span className={table.sub}>{t('replay.between', { low: percent(low), high: percent(high) })}</span>
    </>
  );
}
