import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
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
import { FindingLabel } from './finding-label.tsx';
import { referralApi, type Referral } from './referral-api.ts';

const REFRESH_MS = 30_000;

/** What customs refers to this agency: what waits for its answer, the most urgent first. */
export function ReferralsPage() {
  const t = useText();
  const navigate = useNavigate();
  const { show } = useSearch({ from: '/referrals' });
  const all = show === 'all';
  const query = useQuery({
    queryKey: ['referrals', all],
    queryFn: () => referralApi.list(all),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const items = query.data?.items ?? [];
  return (
    <Page title={t('referral.title')} lead={t('referral.lead')}>
      <SegmentedControl
        mb={16}
        transitionDuration={0}
        aria-label={t('referral.show')}
        value={all ? 'all' : 'open'}
        onChange={(next) => void navigate({ to: '/referrals', search: next === 'all' ? { show: 'all' } : {} })}
        data={[
          { value: 'open', label: t('referral.open') },
          { value: 'all', label: t('referral.all') },
        ]}
      />
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows rows={4} />}
      {query.isSuccess && items.length === 0 && (
        <Empty title={t(all ? 'referral.none' : 'referral.nothingToDo')} hint={t('referral.noneHint')} />
      )}
      {items.length > 0 && <ReferralTable items={items} />}
      {query.data?.isCut && <p className="quiet">{t('referral.cut', { count: items.length })}</p>}
    </Page>
  );
}

function ReferralTable(props: { readonly items: readonly Referral[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows} ${table.stack}`}>
        <caption>{t('referral.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('referral.declaration')}</th>
            <th scope="col">{t('referral.office')}</th>
            <th scope="col">{t('referral.raised')}</th>
            <th scope="col">{t('referral.due')}</th>
            <th scope="col">{t('referral.yours')}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map(({ number, officeId, raisedAt, dueAt, finding, weighed, gone, released }) => (
            <tr key={number}>
              <th scope="row">
                <Link to="/referrals/$number" params={{ number }} className={`${table.link} mono`}>
                  {number}
                </Link>
              </th>
              <td data-label={t('referral.office')}>
                <CodeName list="customs-office" code={officeId} />
              </td>
              <td data-label={t('referral.raised')}>{format.instant(raisedAt)}</td>
              <td data-label={t('referral.due')}>
                {gone ? (
                  <span className="quiet">{t('referral.gone')}</span>
                ) : finding === null || finding === 'seen' ? (
                  <DueBy at={dueAt} now={format.now()} />
                ) : (
                  <span className="quiet">–</span>
                )}
                {released && !gone && <span className={table.sub}>{t('referral.released')}</span>}
              </td>
              <td data-label={t('referral.yours')}>
                <FindingLabel finding={finding} weighed={weighed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
