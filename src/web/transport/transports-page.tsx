import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { TRANSPORT_STATUSES } from '#core/transport';
import { api, isDeclarant, useSession, type TransportSummary } from '#web/client';
import {
  CodeName,
  DueBy,
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  tableClasses as table,
  useFormat,
  useText,
} from '#web/ui';
import classes from './transport.module.css';

/** Goods under customs control on their way from one office to another: those of one's clients, or from and to one's offices. */
export function TransportsPage() {
  const t = useText();
  const navigate = useNavigate();
  const session = useSession();
  const search = useSearch({ from: '/transports' });
  const status = TRANSPORT_STATUSES.find((each) => each === search.status);
  const list = useInfiniteQuery({
    queryKey: ['transports', status],
    queryFn: ({ pageParam }) =>
      api.transports({ ...(status && { status }), ...(pageParam !== '' && { before: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.before,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const declare = isDeclarant(session) && (
    <Button onClick={() => void navigate({ to: '/transports/new' })}>{t('transports.declare')}</Button>
  );
  return (
    <Page title={t('transports.title')} lead={t('transports.lead')} actions={declare}>
      <div className={classes.filters} role="search">
        <Select
          aria-label={t('list.status')}
          data={[
            { value: '', label: `${t('list.status')}: ${t('list.any')}` },
            ...TRANSPORT_STATUSES.map((value) => ({ value, label: t(`transports.status.${value}`) })),
          ]}
          value={status ?? ''}
          onChange={(value) =>
            void navigate({ to: '/transports', search: value ? { status: value } : {}, replace: true })
          }
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
        />
      </div>
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows />}
      {list.isSuccess && items.length === 0 && (
        <Empty
          title={t(status === undefined ? 'transports.none' : 'transports.noneOfStatus')}
          hint={t(isDeclarant(session) ? 'transports.emptyHint' : 'transports.emptyOfficeHint')}
        />
      )}
      {items.length > 0 && <TransportTable items={items} />}
      {list.hasNextPage && (
        <Button variant="default" mt={16} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </Page>
  );
}

function TransportTable(props: { readonly items: readonly TransportSummary[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows}`}>
        <caption>{t('transports.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('transports.number')}</th>
            <th scope="col">{t('transports.way')}</th>
            <th scope="col" className={table.wide}>
              {t('transports.planned')}
            </th>
            <th scope="col">{t('list.status')}</th>
            <th scope="col" className={table.wide}>
              {t('transports.due')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <tr key={item.number}>
              <td>
                <Link to="/transports/$number" params={{ number: item.number }} className={`mono ${table.link}`}>
                  {item.number}
                </Link>
                <span className={`mono ${table.sub}`}>{item.principalId}</span>
              </td>
              <td>
                <CodeName list="customs-office" code={item.fromOfficeId} />
                <span className={table.sub}>
                  {t('transports.to')} <CodeName list="customs-office" code={item.toOfficeId} />
                </span>
              </td>
              <td className={`nowrap ${table.wide}`}>
                {t('exemption.span', {
                  from: format.date(item.plannedDeparture),
                  to: format.date(item.plannedArrival),
                })}
              </td>
              <td>
                {t(`transports.status.${item.status}`)}
                <span className={table.sub}>{format.since(item.statusSince)}</span>
              </td>
              <td className={table.wide}>
                <DueBy at={item.dueAt ?? item.keptUntil} now={format.now()} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
