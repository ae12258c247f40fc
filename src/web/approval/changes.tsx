import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CHANGES, type Change, type ChangeCounts } from '#core/approval';
import type { ChangesPage, ShownChange } from '#web/client';
import type { TextKey } from '#web/texts';
import {
  Empty,
  LoadingRows,
  ProblemNote,
  tableClasses as table,
  useFormat,
  useLocal,
  useText,
  useTypedSearch,
} from '#web/ui';
import classes from './approval.module.css';
import { useColumnName } from './column-name.ts';
import { useValueName } from './value-name.ts';

export interface ChangesQuestion {
  readonly change?: Change;
  readonly q?: string;
  readonly cursor?: string;
}

/** Line by line, what would change; filtered by what becomes of a line, and searched by code or name. */
export function Changes(props: {
  readonly name: readonly string[];
  readonly counts: ChangeCounts;
  readonly ask: (question: ChangesQuestion) => Promise<ChangesPage>;
}) {
  const t = useText();
  const { name, counts, ask } = props;
  const [change, setChange] = useState<Change | 'all'>('all');
  const [q, setQ] = useState('');
  const search = useTypedSearch(q, setQ);
  const changes = useInfiniteQuery({
    queryKey: ['changes', ...name, change, q],
    queryFn: ({ pageParam }) =>
      ask({
        ...(change === 'all' ? {} : { change }),
        ...(q ? { q } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = changes.data?.pages.flatMap((page) => page.items) ?? [];
  const total = CHANGES.reduce((sum, one) => sum + counts[one], 0);
  return (
    <>
      <div className={classes.filters} role="search">
        <SegmentedControl
          transitionDuration={0}
          aria-label={t('change.filter')}
          value={change}
          onChange={(value) => setChange(CHANGES.find((one) => one === value) ?? 'all')}
          data={[
            { value: 'all', label: `${t('change.all')} ${total}` },
            ...CHANGES.map((one) => ({ value: one, label: `${t(`change.${one}`)} ${counts[one]}` })),
          ]}
        />
        <TextInput
          className={classes.search}
          aria-label={t('change.search')}
          placeholder={t('change.search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          type="search"
          {...search}
        />
      </div>
      {changes.error && <ProblemNote error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.isPending && <LoadingRows />}
      {items.length > 0 && <ChangesTable changes={items} />}
      {changes.isSuccess && items.length === 0 && <Empty title={t('change.noMatch')} hint={t('change.noMatchHint')} />}
      {changes.hasNextPage && (
        <Button
          variant="default"
          mt={16}
          loading={changes.isFetchingNextPage}
          onClick={() => void changes.fetchNextPage()}
        >
          {t('app.more')}
        </Button>
      )}
    </>
  );
}

/** What becomes of each line, field by field. */
export function ChangesTable(props: { readonly changes: readonly ShownChange[] }) {
  const t = useText();
  const local = useLocal();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('approval.changes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('change.key')}</th>
            <th scope="col">{t('change.what')}</th>
            <th scope="col">{t('change.fields')}</th>
          </tr>
        </thead>
        <tbody>
          {props.changes.map((one) => (
            <tr key={`${one.key} ${one.change}`}>
              <td>
                <span className="mono">{one.key}</span>
                <span className={table.sub}>{local(one.name)}</span>
              </td>
              <td>{t(`change.${one.change}`)}</td>
              <td>
                <Fields fields={one.fields} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Fields(props: { readonly fields: ShownChange['fields'] }) {
  const t = useText();
  const format = useFormat();
  const columnName = useColumnName();
  const valueName = useValueName();
  const shown = (field: string, text: string): string => {
    if (DAYS.has(field)) return format.date(text);
    const named = valueName(field, text);
    if (named !== undefined) return named;
    return NO_FIGURES.has(field) ? text : format.decimal(text);
  };
  return (
    <div className={classes.fields}>
      {props.fields.map(({ field, before, after }) => (
        <div key={field} className={classes.field}>
          <span>{KNOWN_FIELDS.has(field) ? t(`field.${field}` as TextKey) : columnName(field)}</span>
          <span className={classes.value}>
            {before !== null && before !== '' && (
              <>
                <span className={classes.before}>{shown(field, before)}</span> <span aria-hidden>→</span>
                <span className={classes.hidden}> {t('change.becomes')} </span>{' '}
              </>
            )}
            {after === null || after === '' ? t('change.nothing') : shown(field, after)}
          </span>
        </div>
      ))}
    </div>
  );
}

const DAYS: ReadonlySet<string> = new Set(['date', 'valid_from', 'valid_to', 'validFrom', 'validTo']);
/** Codes and words: digits in them are none to be grouped. */
const NO_FIGURES: ReadonlySet<string> = new Set([
  'code',
  'name_vi',
  'name_en',
  'unit',
  'policy_refs',
  'edition',
  'rec19',
  'rec20',
  'budget_item',
  'vnaccs_table',
]);

/** Of the tariff; everything else is a column of another table, or the code of an agreement, which is its name for those who read it. */
export const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  'code',
  'name_vi',
  'name_en',
  'unit',
  'ordinary',
  'mfn',
  'vat',
  'environment_tax',
  'policy_refs',
  'valid_to',
]);
