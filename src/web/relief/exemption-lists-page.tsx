import { Button, Switch } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { isDeclarant, isOfficer, useSession, type ExemptionListSummary } from '#web/client';
import { CodeName, Empty, LoadingRows, Page, ProblemNote, tableClasses as table, useFormat, useText } from '#web/ui';
import { ListStatusLine } from './list-status.tsx';
import classes from './relief.module.css';
import { reliefApi } from './relief-api.ts';

/** A holder sees its own lists; an office those it keeps, and what waits for its answer. */
export function ExemptionListsPage() {
  const t = useText();
  const navigate = useNavigate();
  const session = useSession();
  const { waiting } = useSearch({ from: '/exemption-lists' });
  const officer = isOfficer(session);
  const list = useInfiniteQuery({
    queryKey: ['exemptionLists', waiting],
    queryFn: ({ pageParam }) => reliefApi.exemptionLists({ waiting: waiting === 'yes', before: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.before,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const register = isDeclarant(session) && (
    <Button onClick={() => void navigate({ to: '/exemption-lists/new' })}>{t('exemption.register')}</Button>
  );
  const filter = (only: boolean) =>
    void navigate({ to: '/exemption-lists', search: only ? { waiting: 'yes' } : {}, replace: true });
  return (
    <Page title={t('exemption.title')} lead={t(officer ? 'exemption.leadOffice' : 'exemption.lead')} actions={register}>
      {officer && (
        <Switch
          className={classes.filters}
          label={t('exemption.onlyWaiting')}
          checked={waiting === 'yes'}
          onChange={(event) => filter(event.currentTarget.checked)}
        />
      )}
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows />}
      {list.isSuccess && items.length === 0 && (
        <Empty
          title={t(waiting === 'yes' ? 'exemption.nothingWaits' : 'exemption.emptyTitle')}
          hint={t(officer ? 'exemption.emptyOfficeHint' : 'exemption.emptyHint')}
        />
      )}
      {items.length > 0 && <ListTable items={items} withHolder={officer} />}
      {list.hasNextPage && (
        <Button variant="default" mt={16} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </Page>
  );
}

function ListTable(props: { readonly items: readonly ExemptionListSummary[]; readonly withHolder: boolean }) {
  const t = useText();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows}`}>
        <caption>{t('exemption.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('exemption.number')}</th>
            <th scope="col">{t('exemption.project')}</th>
            {props.withHolder && (
              <th scope="col" className={table.wide}>
                {t('exemption.holder')}
              </th>
            )}
            <th scope="col" className={table.wide}>
              {t('exemption.ground')}
            </th>
            <th scope="col" className={table.wide}>
              {t('exemption.period')}
            </th>
            <th scope="col" className={table.wide}>
              {t('exemption.state')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <ListRow key={item.id} item={item} withHolder={props.withHolder} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ListRow(props: { readonly item: ExemptionListSummary; readonly withHolder: boolean }) {
  const t = useText();
  const format = useFormat();
  const { item } = props;
  const status = <ListStatusLine list={item} />;
  return (
    <tr>
      <td>
        <Link to="/exemption-lists/$id" params={{ id: item.id }} className={`mono ${table.link}`}>
          {item.id}
        </Link>
        <span className={table.sub}>
          <CodeName list="customs-office" code={item.officeId} />
        </span>
      </td>
      <td>
        <span className={table.said}>{item.project}</span>
        <span className={table.sub}>{t('exemption.lines', { count: item.lineCount })}</span>
        <div className={table.small} style={{ marginTop: 8 }}>
          {status}
        </div>
      </td>
      {props.withHolder && (
        <td className={table.wide}>
          <span className={table.said}>{item.holderName}</span>
          <span className={`mono ${table.sub}`}>{item.holderId}</span>
        </td>
      )}
      <td className={table.wide}>
        <CodeName list="relief-ground" code={item.groundCode} />
      </td>
      <td className={`nowrap ${table.wide}`}>
        {t('exemption.span', { from: format.date(item.validFrom), to: format.date(item.validTo) })}
      </td>
      <td className={table.wide}>{status}</td>
    </tr>
  );
}
