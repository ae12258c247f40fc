import { Button } from '@mantine/core';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, type DeclarationSummary, type Status } from '#web/client';
import { Drafts } from '#web/lodge';
import {
  ChannelBadge,
  Empty,
  Filters,
  HOLDERS,
  LoadingRows,
  Page,
  ProblemNote,
  StatusLine,
  tableClasses as table,
  useFormat,
  useText,
  type ListFilters,
} from '#web/ui';

const STATUSES: readonly Status[] = [
  'preRegistered',
  'lapsed',
  'awaitingDocuments',
  'awaitingPayment',
  'underDocumentCheck',
  'underInspection',
  'discrepancyFound',
  'released',
];
const PAGE_ROWS = 25;

export function ListPage() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const filters: ListFilters = useSearch({ from: '/declarations' });
  const list = useInfiniteQuery({
    queryKey: ['declarations', filters],
    queryFn: ({ pageParam }) => api.declarations({ ...filters, cursor: pageParam, limit: PAGE_ROWS }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: 20_000,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const asOf = list.data?.pages.at(-1)?.asOf;
  const filtered = Boolean(filters.q ?? filters.status ?? filters.channel);
  const change = (next: ListFilters) => void navigate({ to: '/declarations', search: next, replace: true });
  const nothingYet = list.isSuccess && items.length === 0 && !filtered;
  return (
    <Page title={t('list.title')} actions={<Actions />}>
      <Drafts />
      {!nothingYet && (
        <Filters
          value={filters}
          onChange={change}
          statuses={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          end={asOf && t('list.asOf', { at: format.since(asOf) })}
        />
      )}
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows />}
      {nothingYet && <Empty title={t('list.emptyTitle')} hint={t('list.emptyHint')} action={<Actions />} />}
      {list.isSuccess && items.length === 0 && filtered && (
        <Empty
          title={t('list.noMatchTitle')}
          hint={t('list.noMatchHint')}
          action={
            <Button variant="default" onClick={() => change({})}>
              {t('list.clear')}
            </Button>
          }
        />
      )}
      {items.length > 0 && <DeclarationTable items={items} />}
      {list.hasNextPage && (
        <Button variant="default" mt={16} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </Page>
  );
}

function Actions() {
  const t = useText();
  return (
    <>
      <Button
        variant="default"
        component={Link}
        to="/declarations/import"
        leftSection={<IconUpload size={16} aria-hidden />}
      >
        {t('list.upload')}
      </Button>
      <Button component={Link} to="/declarations/new" leftSection={<IconPlus size={16} aria-hidden />}>
        {t('list.lodge')}
      </Button>
    </>
  );
}

function DeclarationTable(props: { readonly items: readonly DeclarationSummary[] }) {
  const t = useText();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows}`}>
        <caption>{t('list.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('list.number')}</th>
            <th scope="col">{t('list.goods')}</th>
            <th scope="col" className={table.wide}>
              {t('list.channel')}
            </th>
            <th scope="col" className={table.wide}>
              {t('list.state')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('list.due')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <DeclarationRow key={item.number} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DeclarationRow(props: { readonly item: DeclarationSummary }) {
  const { item } = props;
  const t = useText();
  const format = useFormat();
  const status = <StatusLine status={item.status} since={item.statusSince} holder={HOLDERS[item.status]} />;
  const due = item.amountDue === '0' ? <span className="quiet">–</span> : format.money(item.amountDue, item.currency);
  return (
    <tr>
      <td className="nowrap">
        <Link
          to={item.shipment?.branch === 1 ? '/shipments/$number' : '/declarations/$number'}
          params={{ number: item.number }}
          className={`mono ${table.link}`}
        >
          {item.number}
        </Link>
        <span className={table.sub}>
          {item.typeCode}
          {item.ownReference && <span className="mono"> · {item.ownReference}</span>}
        </span>
        {item.shipment !== null && (
          <span className={table.sub}>{t('shipment.partsShort', { count: item.shipment.total })}</span>
        )}
      </td>
      <td>
        <span>{item.description}</span>
        <span className={table.sub}>
          {t('list.lines', { count: item.goodsItemCount })} ·{' '}
          {item.direction === 'import' ? item.exporterName : item.importerName}
        </span>
        <div className={table.small} style={{ marginTop: 8, display: 'grid', gap: 4 }}>
          <ChannelBadge channel={item.channel} quiet />
          {status}
          {item.amountDue !== '0' && (
            <span>
              {t('list.due')}: {due}
            </span>
          )}
        </div>
      </td>
      <td className={table.wide}>
        <ChannelBadge channel={item.channel} quiet />
      </td>
      <td className={`nowrap ${table.wide}`}>{status}</td>
      <td className={`${table.num} ${table.wide}`}>{due}</td>
    </tr>
  );
}
