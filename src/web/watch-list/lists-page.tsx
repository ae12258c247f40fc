import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ENTRY_KINDS } from '#core/watch-list';
import {
  ChannelBadge,
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useText,
  useTypedSearch,
} from '#web/ui';
import { ImportDialog } from './import-dialog.tsx';
import { NameBox } from './name-box.tsx';
import { Standing } from './standing.tsx';
import classes from './watch-list.module.css';
import { watchListApi, type WatchListEntrySummary } from './watch-list-api.ts';

const STANDINGS = ['active', 'upcoming', 'expired', 'ended'] as const;

/** Whom and what officers look out for, as far as the reader may know, and a box to try names in. */
export function WatchListsPage() {
  const t = useText();
  const navigate = useNavigate();
  const [imports, setImports] = useState(false);
  return (
    <Page
      title={t('watchList.title')}
      lead={t('watchList.lead')}
      actions={
        <>
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/risk/watch-list/new' })}
          >
            {t('watchList.add')}
          </Button>
          <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={() => setImports(true)}>
            {t('watchList.import')}
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <Entries />
        <Section title={t('watchList.try')}>
          <NameBox />
        </Section>
      </div>
      {imports && <ImportDialog onClose={() => setImports(false)} />}
    </Page>
  );
}

function Entries() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/risk/watch-list' });
  const kind = ENTRY_KINDS.find((each) => each === search.kind);
  const standing = STANDINGS.find((each) => each === search.standing);
  const question = { ...(search.q ? { q: search.q } : {}), ...(kind && { kind }), ...(standing && { standing }) };
  const entries = useInfiniteQuery({
    queryKey: ['watch-list', question],
    queryFn: ({ pageParam }) => watchListApi.entries({ ...question, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const change = (next: Readonly<Record<string, string>>) =>
    void navigate({ to: '/risk/watch-list', search: { ...search, ...next }, replace: true });
  const typed = useTypedSearch(search.q ?? '', (q) => change({ q }));
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.keys(question).length > 0;
  return (
    <div>
      <div className={classes.filters} role="search">
        <TextInput
          className={classes.search}
          aria-label={t('watchList.search')}
          placeholder={t('watchList.search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          type="search"
          {...typed}
        />
        <Choice
          label={t('watchList.kind')}
          value={kind ?? ''}
          data={ENTRY_KINDS.map((value) => ({ value, label: t(`watchList.kind.${value}`) }))}
          onChange={(value) => change({ kind: value })}
        />
        <Choice
          label={t('watchList.standing')}
          value={standing ?? ''}
          data={STANDINGS.map((value) => ({ value, label: t(`watchList.standing.${value}`) }))}
          onChange={(value) => change({ standing: value })}
        />
      </div>
      {entries.error && <ProblemNote error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.isPending && <LoadingRows rows={6} />}
      {entries.isSuccess && items.length === 0 && (
        <Empty
          title={t(isFiltered ? 'watchList.noMatch' : 'watchList.empty')}
          hint={t(isFiltered ? 'watchList.noMatchHint' : 'watchList.emptyHint')}
        />
      )}
      {items.length > 0 && <EntryTable entries={items} />}
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
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  return (
    <Select
      aria-label={props.label}
      data={[{ value: '', label: `${props.label}: ${t('list.any')}` }, ...props.data]}
      value={props.value}
      onChange={(value) => props.onChange(value ?? '')}
      allowDeselect={false}
      comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
    />
  );
}

function EntryTable(props: { readonly entries: readonly WatchListEntrySummary[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows} ${table.stack}`}>
        <caption>{t('watchList.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watchList.value')}</th>
            <th scope="col">{t('watchList.effect')}</th>
            <th scope="col">{t('watchList.standing')}</th>
            <th scope="col">{t('watchList.until')}</th>
            <th scope="col" className={table.num}>
              {t('watchList.matches')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map(
            ({ id, value, kind, list, sensitivity, channel, waits, lacksApprover, standing, validTo, matches }) => (
              <tr key={id}>
                <td>
                  <Link to="/risk/watch-list/$id" params={{ id }} className={table.link}>
                    {value}
                  </Link>
                  <span className={table.sub}>
                    {t(`watchList.kind.${kind}`)} · {list} · {t(`watchList.sensitivity.${sensitivity}`)}
                  </span>
                </td>
                <td>
                  {channel === 'green' ? t('watchList.watches') : <ChannelBadge channel={channel} />}
                  {waits && (
                    <span className={table.sub}>
                      {t(lacksApprover ? 'watchList.noApproverShort' : 'watchList.waitsShort')}
                    </span>
                  )}
                </td>
                <td>
                  <Standing standing={standing} />
                </td>
                <td className="nowrap">{validTo === null ? t('watchList.noEnd') : format.date(validTo)}</td>
                <td className={table.num}>{format.decimal(String(matches))}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
