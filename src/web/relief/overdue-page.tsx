import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  CodeName,
  Empty,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  tableClasses as table,
  useFormat,
  useText,
} from '#web/ui';
import { reliefApi } from './relief-api.ts';

/** Goods admitted for a time at the officer's offices that should have left. */
export function OverduePage() {
  const t = useText();
  const format = useFormat();
  const found = useQuery({ queryKey: ['overdueAdmissions'], queryFn: reliefApi.overdueAdmissions });
  const items = found.data?.items ?? [];
  return (
    <Page
      title={t('overdue.title')}
      lead={t('overdue.lead')}
      above={
        <Link to="/queue" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('nav.queue')}
        </Link>
      }
    >
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRows />}
      {found.isSuccess && items.length === 0 && <Empty title={t('overdue.emptyTitle')} hint={t('overdue.emptyHint')} />}
      {items.length > 0 && (
        <div className={table.scroll}>
          <table className={`${table.table} ${table.rows}`}>
            <caption>{t('overdue.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('list.number')}</th>
                <th scope="col">{t('overdue.type')}</th>
                <th scope="col" className={table.wide}>
                  {t('overdue.registered')}
                </th>
                <th scope="col">{t('overdue.due')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.number}>
                  <td>
                    <Link to="/cases/$number" params={{ number: item.number }} className={`mono ${table.link}`}>
                      {item.number}
                    </Link>
                    <span className={table.sub}>
                      <CodeName list="customs-office" code={item.officeId} />
                    </span>
                  </td>
                  <td>
                    <CodeName list="declaration-type" code={item.typeCode} showCode />
                  </td>
                  <td className={`nowrap ${table.wide}`}>{format.date(item.registeredOn)}</td>
                  <td className="nowrap">
                    {format.date(item.dueOn)}
                    <span className={table.sub}>{t('overdue.days', { count: item.overdueDays })}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}
