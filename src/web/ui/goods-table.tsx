import type { Declaration, GoodsItem } from '#core/declaration';
import { CodeName } from './codes.tsx';
import { useFormat, useText } from './preferences.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import table from './table.module.css';

/** The lines as they were declared. */
export function GoodsTable(props: { readonly declaration: Declaration }) {
  const t = useText();
  const format = useFormat();
  const quantity = ({ tariffQuantity }: GoodsItem) =>
    tariffQuantity && `${format.decimal(tariffQuantity.value)} ${tariffQuantity.unitCode ?? ''}`;
  const fallback = props.declaration.invoiceAmount?.currency ?? '';
  return (
    <ScrollRegion label={t('goods.caption')}>
      <table className={table.table}>
        <caption>{t('goods.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.num}>
              {t('goods.line')}
            </th>
            <th scope="col" className={table.wide}>
              {t('goods.code')}
            </th>
            <th scope="col">{t('goods.description')}</th>
            <th scope="col" className={table.wide}>
              {t('goods.origin')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('goods.quantity')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('goods.mass')}
            </th>
            <th scope="col" className={table.num}>
              {t('goods.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.declaration.goodsItems.map((item) => (
            <tr key={item.sequence}>
              <td className={table.num}>{item.sequence}</td>
              <td className={`mono ${table.wide}`}>{item.commodityCode}</td>
              <td>
                <span className={table.said}>{item.description}</span>
                <span className={`${table.sub} ${table.small}`}>
                  <span className="mono">{item.commodityCode}</span> · {quantity(item)} ·{' '}
                  <CodeName list="country" code={item.origin?.countryCode} />
                </span>
              </td>
              <td className={`nowrap ${table.wide}`}>
                <CodeName list="country" code={item.origin?.countryCode} />
              </td>
              <td className={`${table.num} ${table.wide}`}>{quantity(item)}</td>
              <td className={`${table.num} ${table.wide}`}>{item.netMass && format.decimal(item.netMass.value)}</td>
              <td className={table.num}>
                {item.itemChargeAmount &&
                  format.money(item.itemChargeAmount.amount, item.itemChargeAmount.currency ?? fallback)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
