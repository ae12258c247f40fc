import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '#web/client';
import {
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  tableClasses as table,
  useFormat,
  useLocal,
  useText,
  useTypedSearch,
} from '#web/ui';
import { rateText } from './rate-text.ts';
import classes from './tariff.module.css';

const ROWS_MAX = 50;
const QUERY_LENGTH_MIN = 2;

/** The tariff, by digits or by words, as of any day. */
export function TariffPage() {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const navigate = useNavigate();
  const { q = '', on = '' } = useSearch({ from: '/tariff' });
  const go = (search: { readonly q?: string; readonly on?: string }) =>
    void navigate({ to: '/tariff', search, replace: true });
  const search = useTypedSearch(q, (text) => go({ q: text, on }));
  const enabled = q.trim().length >= QUERY_LENGTH_MIN;
  const found = useQuery({
    queryKey: ['tariff', q.trim(), on, ROWS_MAX],
    queryFn: ({ signal }) => api.tariff({ q: q.trim(), on, limit: ROWS_MAX }, signal),
    enabled,
    placeholderData: keepPreviousData,
  });
  const items = enabled ? (found.data?.items ?? []) : [];
  return (
    <Page title={t('tariff.title')} lead={t('tariff.lead')}>
      <div className={classes.search} role="search">
        <TextInput
          label={t('tariff.search')}
          description={t('tariff.example')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          type="search"
          size="md"
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          {...search}
        />
        <TextInput
          label={t('tariff.on')}
          type="date"
          size="md"
          value={on}
          onChange={(event) => go({ q, on: event.currentTarget.value })}
        />
      </div>
      <div className={classes.results}>
        {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
        {enabled && found.isPending && <LoadingRows />}
        {!enabled && <Empty title={t('tariff.startTitle')} hint={t('tariff.startHint')} />}
        {enabled && found.isSuccess && items.length === 0 && (
          <Empty title={t('tariff.noMatchTitle')} hint={t('tariff.noMatchHint')} />
        )}
        {items.length > 0 && (
          <div className={table.scroll}>
            <table className={`${table.table} ${table.rows}`}>
              <caption>{t('tariff.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('tariff.code')}</th>
                  <th scope="col">{t('tariff.name')}</th>
                  <th scope="col" className={table.wide}>
                    {t('tariff.unit')}
                  </th>
                  <th scope="col" className={table.num}>
                    {t('tariff.mfn')}
                  </th>
                  <th scope="col" className={`${table.num} ${table.wide}`}>
                    {t('tariff.vat')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.code}>
                    <td>
                      <Link
                        to="/tariff/$code"
                        params={{ code: item.code }}
                        search={on === '' ? {} : { on }}
                        className={`mono ${table.link}`}
                      >
                        {item.code}
                      </Link>
                    </td>
                    <td>{local(item.name)}</td>
                    <td className={table.wide}>{item.unitCodes.join(', ')}</td>
                    <td className={table.num}>{rateText(item.mfn, format.decimal)}</td>
                    <td className={`${table.num} ${table.wide}`}>{item.vat}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Page>
  );
}
