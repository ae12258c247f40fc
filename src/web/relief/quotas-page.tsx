import { TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type Quota } from '#web/client';
import {
  Counted,
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  tableClasses as table,
  useCodeNames,
  useFormat,
  useLocal,
  useText,
} from '#web/ui';
import { Balance } from './balance.tsx';
import classes from './relief.module.css';
import { reliefApi } from './relief-api.ts';

/** What is left of each tariff quota, for anyone, so that nobody ships on a guess. */
export function QuotasPage() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { on = '' } = useSearch({ from: '/quotas' });
  const found = useQuery({
    queryKey: ['quotas', on],
    queryFn: () => reliefApi.quotas(on),
    placeholderData: keepPreviousData,
  });
  const go = (day: string) => void navigate({ to: '/quotas', search: day === '' ? {} : { on: day }, replace: true });
  return (
    <Page title={t('quota.title')} lead={t('quota.lead')}>
      <TextInput
        className={classes.filters}
        label={t('tariff.on')}
        type="date"
        maw={220}
        value={on}
        onChange={(event) => go(event.currentTarget.value)}
      />
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRows />}
      {found.data && found.data.items.length === 0 && (
        <Empty title={t('quota.emptyTitle')} hint={t('quota.emptyHint')} />
      )}
      {found.data && found.data.items.length > 0 && (
        <>
          <QuotaTable items={found.data.items} />
          <p className="quiet" style={{ marginTop: 16 }}>
            {t('quota.asOf', { at: format.instant(found.data.asOf) })}
            {found.data.items.some(({ illustrative }) => illustrative) && ` ${t('quota.illustrative')}`}
          </p>
        </>
      )}
    </Page>
  );
}

function QuotaTable(props: { readonly items: readonly Quota[] }) {
  const t = useText();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{t('quota.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('quota.order')}</th>
            <th scope="col" className={table.wide}>
              {t('quota.codes')}
            </th>
            <th scope="col" className={table.wide}>
              {t('quota.origins')}
            </th>
            <th scope="col" className={table.wide}>
              {t('quota.period')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('quota.rate')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('quota.volume')}
            </th>
            <th scope="col" className={table.num}>
              {t('quota.left')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <QuotaRow key={`${item.order} ${item.from}`} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function QuotaRow(props: { readonly item: Quota }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const countryName = useCodeNames('country');
  const { item } = props;
  const origins = item.origins?.map(countryName).join(', ') ?? t('quota.anyOrigin');
  const period = t('exemption.span', { from: format.date(item.from), to: format.date(item.to) });
  return (
    <tr>
      <td>
        {local(item.name)}
        <span className={`mono ${table.sub}`}>{item.order}</span>
        <span className={`${table.sub} ${table.small}`}>
          {origins}
          <br />
          {period}
        </span>
      </td>
      <td className={table.wide}>
        {item.codePrefixes.map((prefix) => (
          <Link key={prefix} to="/tariff" search={{ q: prefix }} className="mono">
            {prefix}
          </Link>
        ))}
      </td>
      <td className={table.wide}>{origins}</td>
      <td className={`nowrap ${table.wide}`}>{period}</td>
      <td className={`${table.num} ${table.wide}`}>
        {item.rate === null ? t('quota.asPrinted') : `${format.decimal(item.rate)}\u00a0%`}
      </td>
      <td className={`${table.num} ${table.wide}`}>
        <Counted value={item.volume} unitCode={item.unitCode} />
      </td>
      <td className={table.num}>
        <Balance left={item.left} drawn={item.drawn} total={item.volume} unitCode={item.unitCode} />
      </td>
    </tr>
  );
}
