import { Button, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, isSystemAdministrator, useSession, type Proposal } from '#web/client';
import type { TextKey } from '#web/texts';
import { Empty, LoadingRows, Page, ProblemNote, tableClasses as table, useFormat, useText } from '#web/ui';
import { countsInWords } from './counts.ts';
import { ProposalStatus } from './proposal-status.tsx';
import { reasonOf } from './reason-of.ts';

/** What waits for a second person, and what became of what was proposed before. */
export function ApprovalsPage() {
  const t = useText();
  const navigate = useNavigate();
  const session = useSession();
  const { show = 'open' } = useSearch({ from: '/approvals' });
  const open = show !== 'all';
  const proposals = useInfiniteQuery({
    queryKey: ['proposals', open],
    queryFn: ({ pageParam }) => api.proposals({ open, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = proposals.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('approval.title')} lead={t('approval.lead')}>
      <SegmentedControl
        mb={16}
        transitionDuration={0}
        aria-label={t('approval.show')}
        value={open ? 'open' : 'all'}
        onChange={(value) =>
          void navigate({ to: '/approvals', search: value === 'all' ? { show: 'all' } : {}, replace: true })
        }
        data={[
          { value: 'open', label: t('approval.showOpen') },
          { value: 'all', label: t('approval.showAll') },
        ]}
      />
      {proposals.error && <ProblemNote error={proposals.error} onRetry={() => void proposals.refetch()} />}
      {proposals.isPending && <LoadingRows rows={3} />}
      {items.length > 0 && <ProposalTable proposals={items} />}
      {proposals.isSuccess && items.length === 0 && (
        <Empty
          title={t(open ? 'approval.emptyOpen' : 'approval.empty')}
          hint={t('approval.emptyHint')}
          action={
            isSystemAdministrator(session) && (
              <Button variant="default" onClick={() => void navigate({ to: '/reference' })}>
                {t('nav.reference')}
              </Button>
            )
          }
        />
      )}
      {proposals.hasNextPage && (
        <Button
          variant="default"
          mt={16}
          loading={proposals.isFetchingNextPage}
          onClick={() => void proposals.fetchNextPage()}
        >
          {t('app.more')}
        </Button>
      )}
    </Page>
  );
}

function ProposalTable(props: { readonly proposals: readonly Proposal[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows} ${table.stack}`}>
        <caption>{t('approval.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('approval.proposal')}</th>
            <th scope="col">{t('approval.changes')}</th>
            <th scope="col">{t('approval.proposedBy')}</th>
            <th scope="col">{t('approval.state')}</th>
          </tr>
        </thead>
        <tbody>
          {props.proposals.map((proposal) => (
            <tr key={proposal.id}>
              <td>
                <Link to="/approvals/$id" params={{ id: proposal.id }} className={table.link}>
                  {proposal.id} · {t(`approval.kind.${proposal.kind}` as TextKey)}
                </Link>
                <span className={table.sub}>{reasonOf(proposal, t)}</span>
              </td>
              <td>{countsInWords(proposal.counts, t)}</td>
              <td>
                {proposal.proposed.name ?? '—'}
                <span className={table.sub}>{format.since(proposal.proposed.at)}</span>
              </td>
              <td>
                <ProposalStatus proposal={proposal} />
                {proposal.status === 'proposed' && (
                  <span className={table.sub}>{t('approval.until', { date: format.date(proposal.lastDay) })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
