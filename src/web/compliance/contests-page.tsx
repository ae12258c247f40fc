import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  ScrollRegion,
  tableClasses as table,
  useFormat,
  useText,
} from '#web/ui';
import { complianceApi } from './compliance-api.ts';

/** What parties said against their measures and nobody has answered yet, oldest first. */
export function ContestsPage() {
  const t = useText();
  const format = useFormat();
  const query = useQuery({ queryKey: ['complianceContests'], queryFn: () => complianceApi.complianceContests() });
  return (
    <Page title={t('compliance.waitingTitle')} lead={t('compliance.waitingLead')}>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {query.data?.items.length === 0 && (
        <Empty
          title={t('compliance.nothingWaits')}
          hint={t('list.asOf', { at: format.since(new Date(query.dataUpdatedAt).toISOString()) })}
        />
      )}
      {query.data && query.data.items.length > 0 && (
        <ScrollRegion label={t('compliance.waitingTitle')}>
          <table className={`${table.table} ${table.rows}`}>
            <caption>{t('compliance.waitingTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('compliance.party')}</th>
                <th scope="col">{t('compliance.level')}</th>
                <th scope="col">{t('compliance.class')}</th>
                <th scope="col">{t('compliance.why')}</th>
                <th scope="col">{t('compliance.sent')}</th>
              </tr>
            </thead>
            <tbody>
              {query.data.items.map(({ id, name, level, riskClass, since, reason }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to="/parties/$id" params={{ id }} className={table.link}>
                      {name}
                    </Link>
                    <span className={`${table.sub} mono`}>{id}</span>
                  </th>
                  <td>{level}</td>
                  <td>{riskClass}</td>
                  <td>{reason}</td>
                  <td>{format.since(since)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Page>
  );
}
