import { ScrollRegion, tableClasses as table, useText } from '#web/ui';
import type { LikePrices } from './price-api.ts';
import classes from './price.module.css';
import { monthShown, usePrice } from './use-price.ts';

/** The picture in figures. */
export function MonthTable(props: { readonly like: LikePrices; readonly currency: string }) {
  const t = useText();
  const shown = usePrice(props.currency);
  const byMonth = Map.groupBy(props.like.prices, ({ month }) => month);
  return (
    <details className={classes.numbers}>
      <summary>{t('price.numbers')}</summary>
      <ScrollRegion label={t('price.numbers')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('price.month')}</th>
              <th scope="col" className={table.num}>
                {t('price.count')}
              </th>
              <th scope="col" className={table.num}>
                {t('price.lowest')}
              </th>
              <th scope="col" className={table.num}>
                {t('price.median')}
              </th>
              <th scope="col" className={table.num}>
                {t('price.highest')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...byMonth].map(([month, of]) => {
              const prices = of.map(({ price }) => price).toSorted((a, b) => a - b);
              const middle = prices.length / 2;
              const median = ((prices[Math.ceil(middle) - 1] ?? 0) + (prices[Math.floor(middle)] ?? 0)) / 2;
              return (
                <tr key={month}>
                  <th scope="row">{monthShown(month)}</th>
                  <td className={table.num}>{prices.length}</td>
                  <td className={table.num}>{shown(prices[0] ?? 0)}</td>
                  <td className={table.num}>{shown(median)}</td>
                  <td className={table.num}>{shown(prices.at(-1) ?? 0)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
