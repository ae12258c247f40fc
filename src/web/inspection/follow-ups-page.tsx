import { Button, SegmentedControl, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { FOLLOW_UP_KINDS } from '#core/inspection';
import { api, type ListedFollowUp } from '#web/client';
import { CodeName, Empty, LoadingRows, Page, ProblemNote, tableClasses as table, useFormat, useText } from '#web/ui';
import classes from './inspection.module.css';

const STATES = ['open', 'closed'] as const;

/** What discrepancies became, at the offices of who looks: what waits longest first, or what was settled. */
export function FollowUpsPage() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/follow-ups' });
  const state = STATES.find((each) => each === search.state) ?? 'open';
  const kind = FOLLOW_UP_KINDS.find((each) => each === search.kind);
  const list = useInfiniteQuery({
    queryKey: ['followUps', state, kind],
    queryFn: ({ pageParam }) =>
      api.followUps({ state, ...(kind && { kind }), ...(pageParam !== '' && { after: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.after,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filter = (next: { readonly state?: string; readonly kind?: string }) =>
    void navigate({ to: '/follow-ups', search: { ...search, ...next }, replace: true });
  return (
    <Page title={t('followUps.title')} lead={t('followUps.lead')}>
      <div className={classes.filters} role="search">
        <SegmentedControl
          aria-label={t('followUps.state')}
          data={STATES.map((value) => ({ value, label: t(`followUps.${value}`) }))}
          value={state}
          onChange={(value) => filter({ state: value === 'open' ? '' : value })}
        />
        <Select
          aria-label={t('followUps.kind')}
          data={[
            { value: '', label: `${t('followUps.kind')}: ${t('list.any')}` },
            ...FOLLOW_UP_KINDS.map((value) => ({ value, label: t(`inspect.follow.${value}`) })),
          ]}
          value={kind ?? ''}
          onChange={(value) => filter({ kind: value ?? '' })}
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
        />
      </div>
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows />}
      {list.isSuccess && items.length === 0 && (
        <Empty
          title={t(state === 'open' ? 'followUps.noneOpen' : 'followUps.noneClosed')}
          hint={t(kind === undefined ? 'followUps.emptyHint' : 'followUps.emptyFiltered')}
        />
      )}
      {items.length > 0 && <FollowUpTable items={items} />}
      {list.hasNextPage && (
        <Button variant="default" mt={16} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </Page>
  );
}

function FollowUpTable(props: { readonly items: readonly ListedFollowUp[] }) {
  const t = useText();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows}`}>
        <caption>{t('followUps.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('followUps.number')}</th>
            <th scope="col">{t('followUps.discrepancy')}</th>
            <th scope="col" className={table.wide}>
              {t('followUps.declaration')}
            </th>
            <th scope="col">{t('followUps.standing')}</th>
            <th scope="col" className={table.wide}>
              {t('followUps.since')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <FollowUpRow key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FollowUpRow(props: { readonly item: ListedFollowUp }) {
  const t = useText();
  const format = useFormat();
  const { item } = props;
  const { line, declared, found } = item.discrepancy;
  return (
    <tr>
      <td>
        <Link to="/cases/$number" params={{ number: item.number }} hash={item.id} className={`mono ${table.link}`}>
          {item.id}
        </Link>
        <span className={table.sub}>{t(`inspect.follow.${item.kind}`)}</span>
      </td>
      <td>
        {t('inspect.difference', { declared, found })}
        <span className={table.sub}>{line === null ? t('inspect.undeclared') : t('tax.line', { line })}</span>
      </td>
      <td className={table.wide}>
        <span className="mono">{item.number}</span>
        <span className={table.sub}>
          <CodeName list="customs-office" code={item.officeId} />
        </span>
      </td>
      <td>
        <Standing item={item} />
      </td>
      <td className={`nowrap ${table.wide}`}>{format.since(item.closed?.at ?? item.openedAt)}</td>
    </tr>
  );
}

/** In a few words what the case page tells at length. */
function Standing(props: { readonly item: ListedFollowUp }) {
  const t = useText();
  const { closed, proposal, officer, instructed } = props.item;
  if (closed !== null)
    return (
      <>
        {t(closed.end === null ? 'inspect.closed' : `followUp.end.${closed.end}`)}
        {closed.link !== null && <span className={`mono ${table.sub}`}>{closed.link}</span>}
      </>
    );
  if (instructed) return <>{t('followUp.instructed')}</>;
  if (proposal) return <>{t('followUps.proposed', { name: proposal.byName })}</>;
  if (officer) return <>{t('followUp.inHands', { name: officer.name })}</>;
  return <>{t('followUps.waits')}</>;
}
