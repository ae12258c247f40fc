import type { Declaration } from '#core/declaration';
import { CodeName } from './codes.tsx';
import { useFormat, useText } from './preferences.tsx';
import table from './table.module.css';

/** The lines as they were declared. */
export function GoodsTable(props: { readonly declaration: Declaration }) {
  const t = useText();
  const format = useFormat();
  const fallback = props.declaration.invoiceAmount?.currency ?? '';
  return (
    <div className={table.scroll} tabIndex={0} role="region" aria-label={t('app.skipTable')}>
      <table className={table.table} style={{ minWidth: 640 }}>
        <caption>{t('goods.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.num}>{t('goods.line')}</th>
            <th scope="col">{t('goods.code')}</th>
            <th scope="col">{t('goods.description')}</th>
            <th scope="col">{t('goods.origin')}</th>
            <th scope="col" className={table.num}>{t('goods.quantity')}</th>
            <th scope="col" className={table.num}>{t('goods.mass')}</th>
            <th scope="col" className={table.num}>{t('goods.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {props.declaration.goodsItems.map((item) => (
            <tr key={item.sequence}>
              <td className={table.num}>{item.sequence}</td>
              <td className="mono">{item.commodityCode}</td>
              <td style={{ minWidth: 200 }}>{item.description}</td>
              <td className="nowrap">
                <CodeName list="country" code={item.origin?.countryCode} />
              </td>
              <td className={table.num}>
                {item.tariffQuantity && `${format.decimal(item.tariffQuantity.value)} ${item.tariffQuantity.unitCode ?? ''}`}
              </td>
              <td className={table.num}>{item.netMass && format.decimal(item.netMass.value)}</td>
              <td className={table.num}>
                {item.itemChargeAmount &&
                  format.money(item.itemChargeAmount.amount, item.itemChargeAmount.currency ?? fallback)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
