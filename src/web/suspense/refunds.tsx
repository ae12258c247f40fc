import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type Refund, suspenseDesk } from '#web/client';
import { country, Empty, LoadingRows, ProblemNote, tableClasses as table, useFormat, useText } from '#web/ui';
import { ListFilters } from './list-filters.tsx';
import { Totals } from './totals.tsx';
import classes from './suspense.module.css';

const STATES = ['unsettled', 'overdue', 'due', 'asked', 'ordered', 'failed', 'settled'] as const;
const COUNTED = ['due', 'asked', 'ordered', 'failed'] as const;

/** What is owed back and how far it is, of every kind. */
export function Refunds() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/suspense' });
  const state = STATES.find((each) => each === search.state) ?? 'unsettled';
  const q = (search.q ?? '').replaceAll(/[^\w:.-]/g, '');
  const question = { state, ...(q !== '' && { q }) };
  const list = useInfiniteQuery({
    queryKey: ['refunds', question],
    queryFn: ({ pageParam }) => suspenseDesk.refunds({ ...question, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const change = (next: Readonly<Record<string, string>>) =>
    void navigate({ to: '/suspense', search: { ...search, ...next }, replace: true });
  const totals = list.data?.pages[0]?.totals ?? [];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {list.isSuccess && (
        <Totals
          totals={COUNTED.map((each) => {
            const total = totals.find((one) => one.state === each);
            const overdue = total?.overdue ?? 0;
            return {
              label: t(`suspense.refund.state.${each}`),
              count: total?.count ?? 0,
              amount: total?.amount ?? '0',
              note: overdue > 0 ? t('suspense.refund.overdueCount', { count: overdue }) : undefined,
            };
          })}
        />
      )}
      <ListFilters
        search={t('suspense.refund.search')}
        q={search.q ?? ''}
        onSearch={(next) => change({ q: next })}
        choices={[
          {
            label: t('suspense.state'),
            value: state,
            data: STATES.map((value) => ({ value, label: t(`suspense.refund.state.${value}`) })),
            onChange: (value) => change({ state: value }),
          },
        ]}
      />
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows rows={4} />}
      {list.isSuccess && items.length === 0 && (
        <Empty title={t('suspense.refund.empty')} hint={t('suspense.refund.emptyHint')} />
      )}
      {items.length > 0 && <RefundTable items={items} />}
      {list.hasNextPage && (
        <Button variant="default" mt={16} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}

function RefundTable(props: { readonly items: readonly Refund[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows} ${table.stack}`}>
        <caption>{t('suspense.refunds')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('suspense.refund.subject')}</th>
            <th scope="col" className={table.num}>
              {t('suspense.refund.amount')}
            </th>
            <th scope="col">{t('suspense.state')}</th>
            <th scope="col">{t('suspense.refund.since')}</th>
            <th scope="col">{t('suspense.refund.bank')}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <tr key={`${item.kind}:${item.subject}`}>
              <td>
                <SubjectLink item={item} />
                <span className={table.sub}>{t(`suspense.refund.kind.${item.kind}`)}</span>
              </td>
              <td className={table.num}>{format.money(item.amount, country().currency)}</td>
              <td>
                {t(`suspense.refund.state.${item.overdue ? 'overdue' : item.state}`)}
                {item.dueAt !== null && item.state === 'ordered' && (
                  <span className={`${table.sub} ${item.overdue ? classes.late : ''}`}>
                    {t('suspense.refund.answerBy', { at: format.instant(item.dueAt) })}
                  </span>
                )}
              </td>
              <td>{format.instant(item.since)}</td>
              <td>
                {item.bankCode ?? '—'}
                {item.orderId !== null && <span className={`mono ${table.sub}`}>{item.orderId}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where what is owed back is decided on. */
function SubjectLink(props: { readonly item: Refund }) {
  const { kind, subject } = props.item;
  const className = `mono ${table.link}`;
  if (kind === 'suspense')
    return (
      <Link to="/suspense/$id" params={{ id: subject }} className={className}>
        {subject}
      </Link>
    );
  if (kind === 'transport')
    return (
      <Link to="/transports/$number" params={{ number: subject }} className={className}>
        {subject}
      </Link>
    );
  return (
    <Link to="/cases/$number" params={{ number: subject }} className={className}>
      {subject}
    </Link>
  );
}
