import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type ShipmentLine, type ShipmentView } from '#web/client';
import { CodeName, LoadingRows, ProblemNote, ScrollRegion, tableClasses as table, useFormat, useText } from '#web/ui';
import classes from './shipment.module.css';

/** The goods of a shipment, counted through all of its declarations, as many at a time as one of them carries. */
export function ShipmentLines(props: { readonly shipment: ShipmentView }) {
  const t = useText();
  const { number, parts, goodsItemQuantity: count, currency } = props.shipment;
  const [part, setPart] = useState(0);
  const { firstLine = 1, lastLine = 1 } = parts[part] ?? {};
  const query = useQuery({
    queryKey: ['shipment-lines', number, firstLine],
    queryFn: () => api.shipmentLines(number, firstLine),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {query.data && <Lines lines={query.data.lines} currency={currency} />}
      <nav className={classes.pager} aria-label={t('shipment.pages')}>
        <Button variant="default" size="xs" disabled={part === 0} onClick={() => setPart(part - 1)}>
          {t('shipment.before')}
        </Button>
        <span aria-live="polite">{t('shipment.range', { from: firstLine, to: lastLine, count })}</span>
        <Button variant="default" size="xs" disabled={part >= parts.length - 1} onClick={() => setPart(part + 1)}>
          {t('shipment.after')}
        </Button>
      </nav>
    </>
  );
}

function Lines(props: { readonly lines: readonly ShipmentLine[]; readonly currency: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <ScrollRegion label={t('goods.caption')}>
      <table className={table.table}>
        <caption>{t('goods.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.num}>
              {t('goods.line')}
            </th>
            <th scope="col">{t('goods.code')}</th>
            <th scope="col">{t('goods.description')}</th>
            <th scope="col" className={table.wide}>
              {t('goods.origin')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('goods.quantity')}
            </th>
            <th scope="col" className={table.num}>
              {t('goods.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map(({ place, goodsItem: item }) => (
            <tr key={place}>
              <td className={table.num}>{place}</td>
              <td className="mono">{item.commodityCode}</td>
              <td>
                <span className={table.said}>{item.description}</span>
              </td>
              <td className={`nowrap ${table.wide}`}>
                <CodeName list="country" code={item.origin?.countryCode} />
              </td>
              <td className={`${table.num} ${table.wide}`}>
                {item.tariffQuantity &&
                  `${format.decimal(item.tariffQuantity.value)} ${item.tariffQuantity.unitCode ?? ''}`}
              </td>
              <td className={table.num}>
                {item.itemChargeAmount &&
                  format.money(item.itemChargeAmount.amount, item.itemChargeAmount.currency ?? props.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
