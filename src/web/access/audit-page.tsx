import { Button, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, isSystemAdministrator, useSession, type AuditEntry } from '#web/client';
import type { TextKey } from '#web/texts';
import {
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  tableClasses as table,
  useFormat,
  usePreferences,
  useText,
  useTypedSearch,
} from '#web/ui';
import { auditWords } from './audit-words.ts';
import classes from './settings.module.css';

interface AuditFilters {
  readonly kind?: string;
  readonly who?: string;
  readonly about?: string;
  readonly from?: string;
  readonly to?: string;
}
type Kind = AuditEntry['kind'];
const KINDS: readonly Kind[] = ['act', 'change', 'view'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Who changed accounts and rights, and who looked at whose data. The filters live in the address of the page. */
export function AuditPage() {
  const t = useText();
  const session = useSession();
  const filters: AuditFilters = useSearch({ from: '/audit' });
  const { who, about, from, to } = filters;
  const kind = KINDS.find((each) => each === filters.kind);
  const asked = {
    ...(kind && { kind }),
    ...(who && { who }),
    ...(about && { subjectId: about }),
    ...(from && DAY.test(from) && { from }),
    ...(to && DAY.test(to) && { to }),
  };
  const entries = useInfiniteQuery({
    queryKey: ['audit', kind, who, about, from, to],
    queryFn: ({ pageParam }) =>
      api.audit({
        ...asked,
        ...(pageParam && { cursor: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Boolean(kind ?? who ?? about ?? from ?? to);
  return (
    <Page title={t('audit.title')} lead={t(isSystemAdministrator(session) ? 'audit.leadAll' : 'audit.lead')}>
      <AuditFilterBar value={filters} isFiltered={isFiltered} />
      {items.length > 0 && (
        <p className={classes.export}>
          <a href={api.auditCsvUrl(asked)} download="audit.csv">
            {t('audit.export')}
          </a>
        </p>
      )}
      {entries.error && <ProblemNote error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.isPending && <LoadingRows />}
      {items.length > 0 && <AuditTable entries={items} />}
      {entries.isSuccess && items.length === 0 && (
        <Empty
          title={t(isFiltered ? 'audit.noMatchTitle' : 'audit.emptyTitle')}
          hint={t(isFiltered ? 'list.noMatchHint' : 'audit.emptyHint')}
        />
      )}
      {entries.hasNextPage && (
        <Button
          variant="default"
          mt={16}
          loading={entries.isFetchingNextPage}
          onClick={() => void entries.fetchNextPage()}
        >
          {t('app.more')}
        </Button>
      )}
    </Page>
  );
}

function AuditFilterBar(props: { readonly value: AuditFilters; readonly isFiltered: boolean }) {
  const t = useText();
  const navigate = useNavigate();
  const { value } = props;
  const change = (search: AuditFilters) => void navigate({ to: '/audit', search, replace: true });
  const who = useTypedSearch(value.who ?? '', (next) => change({ ...value, who: next }));
  const about = useTypedSearch(value.about ?? '', (next) => change({ ...value, about: next }));
  const day = (field: 'from' | 'to') => ({
    type: 'date',
    label: t(`audit.${field}`),
    value: value[field] ?? '',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ ...value, [field]: event.currentTarget.value }),
  });
  return (
    <div className={classes.filters} role="search">
      <Select
        label={t('audit.kind')}
        data={[
          { value: '', label: t('list.any') },
          ...KINDS.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })),
        ]}
        value={value.kind ?? ''}
        onChange={(kind) => change({ ...value, kind: kind ?? '' })}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
      />
      <TextInput label={t('audit.who')} type="search" {...who} />
      <TextInput label={t('audit.about')} type="search" {...about} />
      <TextInput {...day('from')} />
      <TextInput {...day('to')} />
      {props.isFiltered && (
        <Button variant="subtle" onClick={() => change({})}>
          {t('list.clear')}
        </Button>
      )}
    </div>
  );
}

function AuditTable(props: { readonly entries: readonly AuditEntry[] }) {
  const t = useText();
  const format = useFormat();
  const { language } = usePreferences();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('audit.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('audit.at')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.did')}</th>
            <th scope="col">{t('audit.about')}</th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <tr key={entry.id}>
              <td>{format.instant(entry.at)}</td>
              <td>
                <span className={classes.name}>
                  {entry.who ? (entry.who.name ?? entry.who.id) : t('audit.somebody')}
                </span>
                <span className={table.sub}>{entry.organisation.name ?? entry.organisation.id}</span>
              </td>
              <td>
                {entry.label?.[language] ?? auditWords(entry.action, language)}
                <Details entry={entry} />
              </td>
              <td>
                {entry.subject.name ?? <span className="mono">{entry.subject.id}</span>}
                {entry.concerns.length > 0 && <span className={`mono ${table.sub}`}>{entry.concerns.join('  ')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Of what was set, what people can read: roles. */
function Details(props: { readonly entry: AuditEntry }) {
  const t = useText();
  const roles: unknown = props.entry.details?.['roles'];
  if (!Array.isArray(roles)) return null;
  return <span className={table.sub}>{roles.map((role) => t(`role.${String(role)}` as TextKey)).join(', ')}</span>;
}
