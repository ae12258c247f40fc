import { useEffect, useState } from 'react';
import { country, useFormat, useLocal, useText } from '#web/ui';
import type { LineWhy } from './examine-here.ts';
import classes from './goods-grid.module.css';
import type { Examination } from './use-examination.ts';

/** How the taxes of the line that work is on come about, and what all lines come to. */
export function WhyTax(props: { readonly row: number; readonly code: string; readonly examination: Examination }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { row, examination } = props;
  const { examined, explain } = examination;
  const [why, setWhy] = useState<LineWhy>();
  useEffect(() => {
    let isCurrent = true;
    if (examined) void explain(row).then((answer) => isCurrent && setWhy(answer));
    return () => {
      isCurrent = false;
    };
  }, [examined, explain, row]);
  const rows = why?.rows ?? [];
  return (
    <section aria-label={t('goodsGrid.why')} className={classes.why}>
      <h2 className={classes.sideTitle}>{t('goodsGrid.why')}</h2>
      <p className={classes.whyLine}>
        {t('draft.line', { line: row + 1 })}
        {props.code !== '' && <span className="mono"> · {props.code}</span>}
      </p>
      {rows.length === 0 ? (
        <p className="quiet">{t('draft.taxPending')}</p>
      ) : (
        <dl className={classes.taxes}>
          {rows.map((one) => (
            <div key={one.taxType}>
              <dt>
                {local(one.label)}
                <span className={classes.fix}>{format.calculation(one.calculation)}</span>
              </dt>
              <dd className="num">{format.decimal(one.value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {why?.isAlone && rows.length > 0 && <p className={classes.fix}>{t('goodsGrid.whyAlone')}</p>}
      {examined && examined.totalPayable !== null && (
        <dl className={`${classes.taxes} ${classes.all}`}>
          <div>
            <dt>{t('goodsGrid.allLines')}</dt>
            <dd className="num">{format.money(examined.totalPayable, country().currency)}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}
