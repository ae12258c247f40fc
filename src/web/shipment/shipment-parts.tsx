import { Link } from '@tanstack/react-router';
import type { ShipmentView } from '#web/client';
import { ScrollRegion, tableClasses as table, useFormat, useText } from '#web/ui';

/** The linked declarations of a shipment: which lines each carries, where it stands, and how it is paid. */
export function ShipmentParts(props: { readonly shipment: ShipmentView; readonly forOfficer?: boolean }) {
  const t = useText();
  const format = useFormat();
  const { parts, currency } = props.shipment;
  const to = props.forOfficer === true ? '/cases/$number' : '/declarations/$number';
  return (
    <ScrollRegion label={t('shipment.partsTable')}>
      <table className={table.table}>
        <caption>{t('shipment.partsTable')}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.num}>
              {t('shipment.branch')}
            </th>
            <th scope="col">{t('list.number')}</th>
            <th scope="col" className={table.wide}>
              {t('shipment.lines')}
            </th>
            <th scope="col">{t('list.state')}</th>
            <th scope="col" className={table.num}>
              {t('view.payable')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('view.due')}
            </th>
            <th scope="col" className={table.wide}>
              {t('view.paymentReference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.number}>
              <td className={table.num}>{part.branch}</td>
              <td className="nowrap">
                <Link to={to} params={{ number: part.number }} className={`mono ${table.link}`}>
                  {part.number}
                </Link>
              </td>
              <td className={`nowrap ${table.wide}`}>
                {part.firstLine}–{part.lastLine}
              </td>
              <td>
                {t(`status.${part.status}`)}
                {part.asked.length > 0 && <span className="quiet"> · {t('shipment.asked')}</span>}
              </td>
              <td className={table.num}>{format.money(part.totalPayable, currency)}</td>
              <td className={`${table.num} ${table.wide}`}>{format.money(part.amountDue, currency)}</td>
              <td className={`mono nowrap ${table.wide}`}>{part.amountDue === '0' ? '' : part.paymentReference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
