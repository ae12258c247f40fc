import { useState } from 'react';
import { Button } from '@mantine/core';
import { tableClasses as table, useFormat, useText } from '#web/ui';
import { OrderFacts } from '#web/inspection';
import { fieldStore } from './field-store.ts';
import classes from './field.module.css';
import { saveBlob } from './save-blob.ts';
import type { FieldDocument, TakenOrder } from './taken-order.ts';

/** What is to be done, with the goods as declared and the documents that came along. */
export function OrderPart(props: { readonly order: TakenOrder }) {
  const t = useText();
  const format = useFormat();
  const { order } = props;
  return (
    <div className={classes.part}>
      <OrderFacts order={order.order} instructions={order.order.instructions} />
      <h3 className={classes.partTitle}>{t('onSite.goods')}</h3>
      <div className={table.scroll}>
        <table className={table.table}>
          <caption>{t('onSite.goods')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('onSite.goods.line')}</th>
              <th scope="col">{t('onSite.goods.description')}</th>
              <th scope="col" className={table.num}>
                {t('onSite.goods.quantity')}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.goods.map((item) => (
              <tr key={item.sequence}>
                <td>{item.sequence}</td>
                <td>
                  {item.description}
                  <p className="quiet">
                    <span className="mono">{item.commodityCode}</span> · {item.origin}
                  </p>
                </td>
                <td className={table.num}>
                  {item.quantities.map(({ value, unitCode }) => (
                    <div key={unitCode}>
                      {format.decimal(value)} {unitCode}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {order.documents.length > 0 && (
        <>
          <h3 className={classes.partTitle}>{t('onSite.documents')}</h3>
          <ul className={classes.documents}>
            {order.documents.map((document) => (
              <li key={document.id}>
                <DocumentLink order={order} document={document} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Opens a document from the device. */
function DocumentLink(props: { readonly order: TakenOrder; readonly document: FieldDocument }) {
  const t = useText();
  const [isGone, setGone] = useState(false);
  const { order, document: named } = props;
  if (!named.isHere || isGone) return <span className="quiet">{t('onSite.documentAway', { name: named.name })}</span>;
  const open = async () => {
    const kept = await fieldStore.file(order.owner, order.number, named.id);
    if (kept) saveBlob(kept.blob, named.name);
    else setGone(true);
  };
  return (
    <Button size="md" variant="default" onClick={() => void open()}>
      {named.name}
    </Button>
  );
}
