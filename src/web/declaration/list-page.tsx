import { Button, Checkbox, Select } from '@mantine/core';
import { IconArrowsSort, IconPlus, IconUpload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, useSession, type DeclarationSummary, type SavedView, type Status } from '#web/client';
import { Drafts } from '#web/lodge';
import {
  ChannelBadge,
  Empty,
  Filters,
  HOLDERS,
  LoadingRows,
  Page,
  ProblemNote,
  StatusLine,
  tableClasses as table,
  useFormat,
  useText,
  type ListFilters,
} from '#web/ui';
import { BulkActions } from './bulk-actions.tsx';
import classes from './list-page.module.css';
import { SavedViews, useFirstView } from './saved-views.tsx';

const STATUSES: readonly Status[] = [
  'preRegistered',
  'lapsed',
  'awaitingDocuments',
  'awaitingPayment',
  'underDocumentCheck',
  'underInspection',
  'discrepancyFound',
  'released',
];
const PAGE_ROWS = 25;
const SORTS = ['newest', 'oldest', 'due', 'tax', 'status'] as const;

/** Filters and order, as the address has them. */
interface Asked extends ListFilters {
  readonly sort?: string;
  readonly client?: string;
}

export function ListPage() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const filters: Asked = useSearch({ from: '/declarations' });
  const sort = SORTS.find((each) => each === filters.sort);
  const list = useInfiniteQuery({
    queryKey: ['declarations', filters],
    queryFn: ({ pageParam }) => api.declarations({ ...filters, sort, cursor: pageParam, limit: PAGE_ROWS }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: 20_000,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const asOf = list.data?.pages.at(-1)?.asOf;
  const filtered = Boolean(filters.q ?? filters.status ?? filters.channel ?? filters.client);
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const change = (next: Asked) => void navigate({ to: '/declarations', search: next, replace: true });
  const show = (view: Pick<SavedView, 'filters' | 'hiddenColumns'>) => {
    setHidden(view.hiddenColumns);
    change(view.filters);
  };
  useFirstView('list', filtered || sort !== undefined, show);
  const shown = items.filter(({ number }) => chosen.has(number)).map(({ number }) => number);
  const nothingYet = list.isSuccess && items.length === 0 && !filtered;
  return (
    <Page title={t('list.title')} actions={<Actions />}>
      <Drafts />
      {!nothingYet && (
        <Filters
          value={filters}
          onChange={(next) => change({ ...ordering(filters), ...next })}
          statuses={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          end={
            <span className={classes.end}>
              {asOf && t('list.asOf', { at: format.since(asOf) })}
              <Clients value={filters.client} onChange={(client) => change({ ...filters, client })} />
              <Select
                className={classes.sort}
                aria-label={t('list.sort')}
                leftSection={<IconArrowsSort size={16} stroke={1.75} aria-hidden />}
                data={SORTS.map((each) => ({ value: each, label: t(`list.sort.${each}`) }))}
                value={sort ?? 'newest'}
                allowDeselect={false}
                onChange={(next) => change({ ...filters, sort: next === 'newest' ? '' : (next ?? '') })}
                comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
              />
              <SavedViews place="list" filters={{ ...filters }} onShow={show} columns={{ hidden, onHide: setHidden }} />
            </span>
          }
        />
      )}
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows />}
      {nothingYet && <Empty title={t('list.emptyTitle')} hint={t('list.emptyHint')} action={<Actions />} />}
      {list.isSuccess && items.length === 0 && filtered && (
        <Empty
          title={t(list.hasNextPage ? 'list.noneLatelyTitle' : 'list.noMatchTitle')}
          hint={t(list.hasNextPage ? 'list.noneLatelyHint' : 'list.noMatchHint')}
          action={
            <Button variant="default" onClick={() => change({ ...(sort && { sort }) })}>
              {t('list.clear')}
            </Button>
          }
        />
      )}
      {items.length > 0 && (
        <DeclarationTable
          items={items}
          hidden={hidden}
          chosen={chosen}
          onChoose={(numbers, isChosen) => setChosen(withNumbers(chosen, numbers, isChosen))}
        />
      )}
      {shown.length > 0 && (
        <BulkActions key={shown.join(' ')} numbers={shown.slice(0, CHOSEN_MAX)} onDone={() => setChosen(new Set())} />
      )}
      {list.hasNextPage && (
        <Button variant="default" mt={16} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t(items.length === 0 ? 'list.further' : 'app.more')}
        </Button>
      )}
    </Page>
  );
}

/** Kept when what is typed or chosen beside it changes. */
const ordering = ({ sort, client }: Asked): Asked => ({ ...(sort && { sort }), ...(client && { client }) });

/** For a broker: whose goods. Nothing where there is no choice. */
function Clients(props: { readonly value: string | undefined; readonly onChange: (client: string) => void }) {
  const t = useText();
  const session = useSession();
  const isBroker = session?.roles.includes('broker') ?? false;
  const { data } = useQuery({ queryKey: ['desk', undefined], queryFn: () => api.desk(undefined), enabled: isBroker });
  const clients = data?.clients ?? [];
  const { value = '' } = props;
  if (clients.length < 2) return null;
  return (
    <Select
      className={classes.clients}
      aria-label={t('desk.clients')}
      data={[
        { value: '', label: t('list.everyClient') },
        // Several were chosen at the desk.
        ...(value.includes(',') ? [{ value, label: t('list.clients', { count: value.split(',').length }) }] : []),
        ...clients.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value}
      searchable
      allowDeselect={false}
      onChange={(client) => props.onChange(client ?? '')}
      comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
    />
  );
}

function Actions() {
  const t = useText();
  return (
    <>
      <Button
        variant="default"
        component={Link}
        to="/declarations/import"
        leftSection={<IconUpload size={16} aria-hidden />}
      >
        {t('list.upload')}
      </Button>
      <Button component={Link} to="/declarations/new" leftSection={<IconPlus size={16} aria-hidden />}>
        {t('list.lodge')}
      </Button>
    </>
  );
}

interface TableProps {
  readonly items: readonly DeclarationSummary[];
  readonly hidden: readonly string[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (numbers: readonly string[], isChosen: boolean) => void;
}

function DeclarationTable(props: TableProps) {
  const t = useText();
  const { items, hidden, chosen, onChoose } = props;
  const own = items.filter(isChoosable).map(({ number }) => number);
  const picked = own.filter((number) => chosen.has(number)).length;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows}`}>
        <caption>{t('list.title')}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.check}>
              <Checkbox
                size="xs"
                aria-label={t('bulk.chooseAll')}
                checked={own.length > 0 && picked === own.length}
                indeterminate={picked > 0 && picked < own.length}
                onChange={(event) => onChoose(own, event.currentTarget.checked)}
              />
            </th>
            <th scope="col">{t('list.number')}</th>
            <th scope="col">{t('list.goods')}</th>
            {!hidden.includes('channel') && (
              <th scope="col" className={table.wide}>
                {t('list.channel')}
              </th>
            )}
            {!hidden.includes('state') && (
              <th scope="col" className={table.wide}>
                {t('list.state')}
              </th>
            )}
            {!hidden.includes('due') && (
              <th scope="col" className={`${table.num} ${table.wide}`}>
                {t('list.due')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <DeclarationRow key={item.number} item={item} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DeclarationRow(props: TableProps & { readonly item: DeclarationSummary }) {
  const { item, hidden } = props;
  const t = useText();
  const format = useFormat();
  const status = <StatusLine status={item.status} since={item.statusSince} holder={HOLDERS[item.status]} />;
  const due = item.amountDue === '0' ? <span className="quiet">–</span> : format.money(item.amountDue, item.currency);
  return (
    <tr>
      <td className={classes.check}>
        {isChoosable(item) && (
          <Checkbox
            size="xs"
            aria-label={t('bulk.choose', { number: item.number })}
            checked={props.chosen.has(item.number)}
            onChange={(event) => props.onChoose([item.number], event.currentTarget.checked)}
          />
        )}
      </td>
      <td className="nowrap">
        <Link
          to={item.shipment?.branch === 1 ? '/shipments/$number' : '/declarations/$number'}
          params={{ number: item.number }}
          className={`mono ${table.link}`}
        >
          {item.number}
        </Link>
        <span className={table.sub}>
          {item.typeCode}
          {item.ownReference && <span className="mono"> · {item.ownReference}</span>}
        </span>
        {item.shipment !== null && (
          <span className={table.sub}>{t('shipment.partsShort', { count: item.shipment.total })}</span>
        )}
      </td>
      <td>
        <span className={table.said}>{item.description}</span>
        <span className={`${table.sub} ${table.said}`}>
          {t('list.lines', { count: item.goodsItemCount })} ·{' '}
          {item.direction === 'import' ? item.exporterName : item.importerName}
        </span>
        <div className={table.small} style={{ marginTop: 8, display: 'grid', gap: 4 }}>
          <ChannelBadge channel={item.channel} quiet />
          {status}
          {item.amountDue !== '0' && (
            <span>
              {t('list.due')}: {due}
            </span>
          )}
        </div>
      </td>
      {!hidden.includes('channel') && (
        <td className={table.wide}>
          <ChannelBadge channel={item.channel} quiet />
        </td>
      )}
      {!hidden.includes('state') && <td className={`nowrap ${table.wide}`}>{status}</td>}
      {!hidden.includes('due') && <td className={`${table.num} ${table.wide}`}>{due}</td>}
    </tr>
  );
}

/** What is done to one of several linked declarations is done to all: on the page of the shipment. */
const isChoosable = ({ shipment }: DeclarationSummary): boolean => shipment === null;

/** Each is asked what is legal for it. */
const CHOSEN_MAX = 50;

function withNumbers(before: ReadonlySet<string>, numbers: readonly string[], isChosen: boolean): ReadonlySet<string> {
  const after = new Set(before);
  for (const number of numbers)
    if (isChosen) after.add(number);
    else after.delete(number);
  return after;
}
