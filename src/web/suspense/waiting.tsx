import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type SuspenseItem, suspenseDesk } from '#web/client';
import { country, Empty, LoadingRows, ProblemNote, tableClasses as table, useFormat, useText } from '#web/ui';
import { ListFilters } from './list-filters.tsx';
import { Standing } from './standing.tsx';
import { Written } from './written.tsx';
import { Totals } from './totals.tsx';

const STATES = ['unsettled', 'overdue', 'open', 'held', 'ordered', 'settled'] as const;
const REASONS = ['unknownReference', 'overpaid', 'nothingDue'] as const;

/** What waits for its home, the oldest first. */
export function Waiting() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/suspense' });
  const state = STATES.find((each) => each === search.state) ?? 'unsettled';
  const reason = REASONS.find((each) => each === search.reason);
  const question = {
    ...(state === 'overdue' ? { overdue: true } : { state }),
    ...(reason !== undefined && { why: reason }),
    ...(search.q !== undefined && { q: search.q }),
  };
  const list = useInfiniteQuery({
    queryKey: ['suspense', question],
    queryFn: ({ pageParam }) => suspenseDesk.items({ ...question, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const change = (next: Readonly<Record<string, string>>) =>
    void navigate({ to: '/suspense', search: { ...search, ...next }, replace: true });
  const [first] = list.data?.pages ?? [];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {first && (
        <Totals
          totals={(['open', 'held', 'ordered'] as const).map((each) => ({
            label: t(`suspense.total.${each}`),
            ...first[each],
          }))}
        />
      )}
      <ListFilters
        search={t('suspense.search')}
        q={search.q ?? ''}
        onSearch={(q) => change({ q })}
        choices={[
          {
            label: t('suspense.state'),
            value: state,
            data: STATES.map((value) => ({ value, label: t(`suspense.state.${value}`) })),
            onChange: (value) => change({ state: value }),
          },
          {
            label: t('suspense.why'),
            value: reason ?? '',
            data: [
              { value: '', label: t('suspense.anyReason') },
              ...REASONS.map((value) => ({ value, label: t(`suspense.reason.${value}`) })),
            ],
            onChange: (value) => change({ reason: value }),
          },
        ]}
        end={
          <Button component="a" variant="default" href={suspenseDesk.csvUrl(question)} download="suspense.csv">
            {t('suspense.csv')}
          </Button>
        }
      />
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows rows={4} />}
      {list.isSuccess && items.length === 0 && <Empty title={t('suspense.empty')} hint={t('suspense.emptyHint')} />}
      {items.length > 0 && <ItemTable items={items} />}
      {list.hasNextPage && (
        <Button variant="default" mt={16} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}

function ItemTable(props: { readonly items: readonly SuspenseItem[] }) {
  const t = useText();
  const format = useFormat();
  const { currency } = country();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows} ${table.stack}`}>
        <caption>{t('suspense.waiting')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('suspense.reference')}</th>
            <th scope="col">{t('suspense.payer')}</th>
            <th scope="col" className={table.num}>
              {t('suspense.left')}
            </th>
            <th scope="col">{t('suspense.age')}</th>
            <th scope="col">{t('suspense.state')}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <tr key={item.id}>
              <td>
                <Link to="/suspense/$id" params={{ id: item.id }} className={table.link}>
                  <Written text={item.paymentReference} />
                </Link>
                <span className={table.sub}>{t(`suspense.reason.${item.reason}`)}</span>
              </td>
              <td>
                <span className={table.said}>{item.payerName}</span>
                {item.text !== null && <span className={`${table.sub} ${table.said}`}>{item.text}</span>}
              </td>
              <td className={table.num}>
                {format.money(item.order === null ? item.left : item.order.amount, currency)}
                {item.left !== item.amount && item.order?.amount !== item.amount && (
                  <span className={table.sub}>{t('suspense.of', { amount: format.money(item.amount, currency) })}</span>
                )}
              </td>
              <td>
                {t('suspense.days', { count: item.ageDays })}
                <span className={table.sub}>{format.instant(item.receivedAt)}</span>
              </td>
              <td>
                <Standing item={item} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
